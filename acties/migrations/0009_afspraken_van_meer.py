"""What a promise had of its only maker goes, now that each maker has its own part in it."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("acties", "0008_oude_afspraken"),
    ]

    operations = [
        migrations.RemoveField(
            model_name="afspraak",
            name="bestuursafspraak",
        ),
        migrations.RemoveField(
            model_name="afspraak",
            name="bevestigd_op",
        ),
        migrations.RemoveField(
            model_name="afspraak",
            name="eigen_doel",
        ),
        migrations.RemoveField(
            model_name="afspraak",
            name="managementafspraak",
        ),
        migrations.RemoveField(
            model_name="afspraak",
            name="middelen",
        ),
        migrations.RemoveField(
            model_name="afspraak",
            name="partij",
        ),
        migrations.RemoveField(
            model_name="afspraak",
            name="stand",
        ),
        migrations.RemoveField(
            model_name="afspraakbewerking",
            name="bestuursafspraak",
        ),
        migrations.RemoveField(
            model_name="afspraakbewerking",
            name="eigen_doel",
        ),
        migrations.RemoveField(
            model_name="afspraakbewerking",
            name="managementafspraak",
        ),
        migrations.RemoveField(
            model_name="afspraakbewerking",
            name="middelen",
        ),
        migrations.AlterField(
            model_name="afspraak",
            name="slug",
            field=models.SlugField(
                help_text="Het laatste deel van het webadres.",
                max_length=120,
                unique=True,
                verbose_name="adresnaam",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="afspraak",
            trigger=pgtrigger.compiler.Trigger(
                name="uiterste_dag_blijft",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."uiterlijk" IS DISTINCT FROM (NEW."uiterlijk") AND OLD."uiterlijk" IS NOT NULL)',
                    func="\n                IF OLD.actie_id IS NULL\n                    OR EXISTS (SELECT 1 FROM acties_actie WHERE id = OLD.actie_id AND gepubliceerd_op IS NOT NULL) THEN\n                    RAISE EXCEPTION 'De uiterste dag van een afspraak verandert niet na publicatie.'\n                        USING ERRCODE = 'check_violation', CONSTRAINT = 'afspraak_uiterste_dag_blijft';\n                END IF;\n                RETURN NEW;\n                ",
                    hash="579021af1a3bfc73bd56011999c546b692f54048",
                    operation='UPDATE OF "uiterlijk"',
                    pgid="pgtrigger_uiterste_dag_blijft_68da3",
                    table="acties_afspraak",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="afspraak",
            trigger=pgtrigger.compiler.Trigger(
                name="gewijzigd_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."bedrag_voor" IS DISTINCT FROM (NEW."bedrag_voor") OR OLD."bron_id" IS DISTINCT FROM (NEW."bron_id") OR OLD."soort" IS DISTINCT FROM (NEW."soort") OR OLD."tekst" IS DISTINCT FROM (NEW."tekst") OR OLD."titel" IS DISTINCT FROM (NEW."titel"))',
                    func='INSERT INTO "acties_afspraakbewerking" ("bedrag_voor", "bron_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "soort", "tekst", "titel") VALUES (OLD."bedrag_voor", OLD."bron_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'gewijzigd\', OLD."id", OLD."soort", OLD."tekst", OLD."titel"); RETURN NULL;',
                    hash="424ea96242475a2e450b57bf0f3b6d4a355c8901",
                    operation="UPDATE",
                    pgid="pgtrigger_gewijzigd_update_c90f8",
                    table="acties_afspraak",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="afspraak",
            trigger=pgtrigger.compiler.Trigger(
                name="verwijderd_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "acties_afspraakbewerking" ("bedrag_voor", "bron_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "soort", "tekst", "titel") VALUES (OLD."bedrag_voor", OLD."bron_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'verwijderd\', OLD."id", OLD."soort", OLD."tekst", OLD."titel"); RETURN NULL;',
                    hash="93b53d7f74c3e95b24da1d2d79c7d7214c46fc13",
                    operation="DELETE",
                    pgid="pgtrigger_verwijderd_delete_1a419",
                    table="acties_afspraak",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="afspraak",
            index=models.Index(
                models.Func(models.F("uiterlijk"), function="upper"),
                condition=models.Q(("uiterlijk__isnull", False)),
                name="afspraak_uiterlijk",
            ),
        ),
        migrations.AddConstraint(
            model_name="afspraak",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("actie__isnull", False), ("programma__isnull", True)),
                    models.Q(("actie__isnull", True), ("programma__isnull", False)),
                    _connector="OR",
                ),
                name="afspraak_van_actie_of_programma",
                violation_error_message="Een afspraak gaat over een actie, of over het hele programma.",
            ),
        ),
        migrations.AddConstraint(
            model_name="afspraak",
            constraint=models.CheckConstraint(
                condition=models.Q(("soort__in", ["eigen-doel", "middelen", "bestuursafspraak", "managementafspraak"])),
                name="afspraak_soort_bestaat",
                violation_error_message="Kies een bestaande soort afspraak.",
            ),
        ),
        migrations.AddConstraint(
            model_name="afspraak",
            constraint=models.CheckConstraint(
                condition=models.Q(("herkomst__in", ["gemeld", "gevonden"])),
                name="afspraak_herkomst_bestaat",
                violation_error_message="Kies een bestaande herkomst.",
            ),
        ),
        migrations.AddConstraint(
            model_name="afspraak",
            constraint=models.CheckConstraint(
                condition=models.Q(("herkomst", "gemeld"), ("bron__isnull", False), _connector="OR"),
                name="afspraak_gevonden_heeft_bron",
                violation_error_message="Een afspraak die is gevonden, heeft een bron.",
            ),
        ),
        migrations.AddConstraint(
            model_name="afspraak",
            constraint=models.CheckConstraint(
                condition=models.Q(("is_zeker", True), ("bron__isnull", False), _connector="OR"),
                name="afspraak_niet_zeker_heeft_bron",
                violation_error_message="Alleen van een bron is onzeker of het klopt.",
            ),
        ),
        migrations.AddConstraint(
            model_name="afspraak",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("bedrag__isnull", True), models.Q(("bedrag_voor", ""), _negated=True), _connector="OR"
                ),
                name="afspraak_bedrag_heeft_doel",
                violation_error_message="Vul in waarvoor het bedrag is.",
            ),
        ),
        migrations.AddConstraint(
            model_name="afspraak",
            constraint=models.CheckConstraint(
                condition=models.Q(("tekst", ""), _negated=True),
                name="afspraak_heeft_tekst",
                violation_error_message="Vul in wat is afgesproken.",
            ),
        ),
        migrations.AddConstraint(
            model_name="afspraak",
            constraint=models.CheckConstraint(
                condition=models.Q(("verwacht__isnull", True), ("uiterlijk__isnull", False), _connector="OR"),
                name="afspraak_verwacht_na_uiterlijk",
                violation_error_message="Alleen een afspraak met een dag wordt opnieuw gepland.",
            ),
        ),
        migrations.AddConstraint(
            model_name="afspraak",
            constraint=models.CheckConstraint(
                condition=models.Q(("gemaakt__isnull", True), ("gemaakt__isempty", False), _connector="OR"),
                name="afspraak_gemaakt_niet_leeg",
                violation_error_message="Een periode eindigt niet voor het begin.",
            ),
        ),
        migrations.AddConstraint(
            model_name="afspraak",
            constraint=models.CheckConstraint(
                condition=models.Q(("uiterlijk__isnull", True), ("uiterlijk__isempty", False), _connector="OR"),
                name="afspraak_uiterlijk_niet_leeg",
                violation_error_message="Een periode eindigt niet voor het begin.",
            ),
        ),
        migrations.AddConstraint(
            model_name="afspraak",
            constraint=models.CheckConstraint(
                condition=models.Q(("verwacht__isnull", True), ("verwacht__isempty", False), _connector="OR"),
                name="afspraak_verwacht_niet_leeg",
                violation_error_message="Een periode eindigt niet voor het begin.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="afhankelijkheid",
            trigger=pgtrigger.compiler.Trigger(
                name="geen_kring",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n                PERFORM pg_advisory_xact_lock(731001);\n                IF EXISTS (\n                    WITH RECURSIVE keten (id) AS (SELECT NEW.op_id UNION\n                        SELECT a.op_id FROM acties_afhankelijkheid AS a JOIN keten ON a.afspraak_id = keten.id)\n                    SELECT 1 FROM keten WHERE id = NEW.afspraak_id\n                ) THEN\n                    RAISE EXCEPTION 'Afspraken wachten niet op elkaar in een kring.'\n                        USING ERRCODE = 'check_violation', CONSTRAINT = 'afhankelijkheid_geen_kring';\n                END IF;\n                RETURN NEW;\n                ",
                    hash="ade27c06e667c5a8cf09f76e0cc7993d8b6e5f0e",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_geen_kring_17bbb",
                    table="acties_afhankelijkheid",
                    when="BEFORE",
                ),
            ),
        ),
    ]
