"""Keep what a text was before each edit, by triggers (docs/adr/0025)."""

import django.core.validators
import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

import basis.web.velden


class Migration(migrations.Migration):
    dependencies = [
        ("acties", "0005_goedgekeurd"),
        ("bronnen", "0003_geschiedenis"),
        ("programmalijnen", "0002_geschiedenis"),
    ]

    operations = [
        migrations.CreateModel(
            name="ActieBewerking",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                (
                    "slug",
                    models.SlugField(
                        db_index=False,
                        help_text="Het laatste deel van het webadres.",
                        max_length=120,
                        verbose_name="adresnaam",
                    ),
                ),
                ("titel", models.CharField(max_length=250, verbose_name="titel")),
                (
                    "doel",
                    models.TextField(
                        help_text="Wat willen de partijen samen bereiken?", verbose_name="gezamenlijk doel"
                    ),
                ),
                (
                    "samenvatting",
                    models.TextField(
                        help_text="In gewone taal (B1), voor iedereen te begrijpen.", verbose_name="samenvatting"
                    ),
                ),
                (
                    "toelichting",
                    models.TextField(
                        blank=True,
                        help_text="U kunt Markdown gebruiken: ## voor een kop, - voor een lijst, [tekst](https://…) voor een link.",
                        verbose_name="toelichting",
                    ),
                ),
                ("looptijd", basis.web.velden.PeriodeField(blank=True, null=True, verbose_name="looptijd")),
            ],
            options={
                "verbose_name": "bewerking",
                "verbose_name_plural": "bewerkingen",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="AfspraakBewerking",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                (
                    "eigen_doel",
                    models.TextField(help_text="Wat wil deze partij zelf bereiken?", verbose_name="eigen doel"),
                ),
                ("middelen", models.TextField(blank=True, help_text="Geld, mensen of tijd.", verbose_name="middelen")),
                (
                    "bestuursafspraak",
                    models.TextField(
                        blank=True, help_text="Wat spraken de bestuurders af?", verbose_name="bestuursafspraak"
                    ),
                ),
                (
                    "managementafspraak",
                    models.TextField(
                        blank=True,
                        help_text="Wat spraken de leidinggevenden af over de uitvoering?",
                        verbose_name="managementafspraak",
                    ),
                ),
            ],
            options={
                "verbose_name": "bewerking",
                "verbose_name_plural": "bewerkingen",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="DocumentBewerking",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("titel", models.CharField(max_length=300, verbose_name="titel")),
                (
                    "soort",
                    models.CharField(
                        help_text="Bijvoorbeeld Kamerstuk, rapport of nieuwsbericht.",
                        max_length=60,
                        verbose_name="soort",
                    ),
                ),
                ("nummer", models.CharField(blank=True, max_length=100, verbose_name="officieel nummer")),
                ("datum", basis.web.velden.PeriodeField(blank=True, null=True, verbose_name="datum")),
                ("url", models.URLField(blank=True, max_length=500, verbose_name="webadres")),
                (
                    "bestand",
                    models.FileField(
                        blank=True,
                        upload_to="documenten/%Y/",
                        validators=[
                            django.core.validators.FileExtensionValidator(("pdf", "odt", "ods", "docx", "xlsx", "csv"))
                        ],
                        verbose_name="bestand",
                    ),
                ),
            ],
            options={
                "verbose_name": "bewerking",
                "verbose_name_plural": "bewerkingen",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="FasedefinitieBewerking",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("naam", models.CharField(max_length=100, verbose_name="naam")),
                (
                    "uitleg",
                    models.TextField(
                        blank=True, help_text="Wat gebeurt er in deze fase? In gewone taal.", verbose_name="uitleg"
                    ),
                ),
                ("volgorde", models.PositiveSmallIntegerField(verbose_name="volgorde")),
                ("optioneel", models.BooleanField(default=False, verbose_name="mag worden overgeslagen")),
                ("inspraak_open", models.BooleanField(default=False, verbose_name="inwoners kunnen meedoen")),
            ],
            options={
                "verbose_name": "bewerking",
                "verbose_name_plural": "bewerkingen",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="MijlpaalBewerking",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("titel", models.CharField(max_length=250, verbose_name="titel")),
                (
                    "soort",
                    models.CharField(
                        blank=True,
                        help_text="Bijvoorbeeld advies, stemming of start.",
                        max_length=40,
                        verbose_name="soort",
                    ),
                ),
                ("toelichting", models.TextField(blank=True, verbose_name="toelichting")),
                ("nummer", models.CharField(blank=True, max_length=100, verbose_name="officieel nummer")),
                (
                    "gepland",
                    basis.web.velden.PeriodeField(
                        blank=True,
                        help_text="De eerste afspraak. Na publicatie verandert deze datum nooit meer; herijk dan de verwachting.",
                        null=True,
                        verbose_name="oorspronkelijk gepland",
                    ),
                ),
                ("volgorde", models.PositiveSmallIntegerField(default=0, verbose_name="volgorde")),
            ],
            options={
                "verbose_name": "bewerking",
                "verbose_name_plural": "bewerkingen",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="OnderdeelBewerking",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("titel", models.CharField(max_length=250, verbose_name="titel")),
                ("samenvatting", models.TextField(blank=True, verbose_name="samenvatting")),
                ("vraag", models.TextField(blank=True, verbose_name="vraag")),
                ("aanpak", models.TextField(blank=True, verbose_name="aanpak")),
                ("opbrengst", models.TextField(blank=True, verbose_name="opbrengst")),
                ("betekenis", models.TextField(blank=True, verbose_name="betekenis voor het openbaar bestuur")),
                (
                    "herkomst",
                    models.TextField(blank=True, help_text="Waar komt dit onderdeel vandaan?", verbose_name="herkomst"),
                ),
                ("looptijd", basis.web.velden.PeriodeField(blank=True, null=True, verbose_name="looptijd")),
                ("volgorde", models.PositiveSmallIntegerField(default=0, verbose_name="volgorde")),
            ],
            options={
                "verbose_name": "bewerking",
                "verbose_name_plural": "bewerkingen",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="OnderdeelsoortBewerking",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("naam", models.CharField(max_length=100, verbose_name="naam")),
                ("meervoud", models.CharField(max_length=100, verbose_name="meervoud")),
                ("volgorde", models.PositiveSmallIntegerField(default=0, verbose_name="volgorde")),
            ],
            options={
                "verbose_name": "bewerking",
                "verbose_name_plural": "bewerkingen",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="SoortBewerking",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("naam", models.CharField(max_length=100, verbose_name="naam")),
                ("meervoud", models.CharField(max_length=100, verbose_name="meervoud")),
                ("toelichting", models.TextField(blank=True, verbose_name="toelichting")),
                ("volgorde", models.PositiveSmallIntegerField(default=0, verbose_name="volgorde")),
                (
                    "bevestig_na",
                    models.PositiveSmallIntegerField(
                        default=90,
                        help_text="Dagen. Zo lang na de laatste melding of bevestiging vraagt het portaal of alles nog klopt.",
                        verbose_name="bevestigen na",
                    ),
                ),
                (
                    "verouderd_na",
                    models.PositiveSmallIntegerField(
                        default=180,
                        help_text="Dagen. Daarna noemt het portaal een actie of afspraak verouderd.",
                        verbose_name="verouderd na",
                    ),
                ),
            ],
            options={
                "verbose_name": "bewerking",
                "verbose_name_plural": "bewerkingen",
                "abstract": False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="actie",
            trigger=pgtrigger.compiler.Trigger(
                name="gewijzigd_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."bron_id" IS DISTINCT FROM (NEW."bron_id") OR OLD."doel" IS DISTINCT FROM (NEW."doel") OR OLD."looptijd" IS DISTINCT FROM (NEW."looptijd") OR OLD."programmalijn_id" IS DISTINCT FROM (NEW."programmalijn_id") OR OLD."samenvatting" IS DISTINCT FROM (NEW."samenvatting") OR OLD."slug" IS DISTINCT FROM (NEW."slug") OR OLD."soort_id" IS DISTINCT FROM (NEW."soort_id") OR OLD."titel" IS DISTINCT FROM (NEW."titel") OR OLD."toelichting" IS DISTINCT FROM (NEW."toelichting"))',
                    func='INSERT INTO "acties_actiebewerking" ("bron_id", "doel", "looptijd", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "programmalijn_id", "samenvatting", "slug", "soort_id", "titel", "toelichting") VALUES (OLD."bron_id", OLD."doel", OLD."looptijd", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'gewijzigd\', OLD."id", OLD."programmalijn_id", OLD."samenvatting", OLD."slug", OLD."soort_id", OLD."titel", OLD."toelichting"); RETURN NULL;',
                    hash="dfbb023a13dbba6c1c2304dbcab20bfeb91e00ec",
                    operation="UPDATE",
                    pgid="pgtrigger_gewijzigd_update_79e8a",
                    table="acties_actie",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="actie",
            trigger=pgtrigger.compiler.Trigger(
                name="verwijderd_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "acties_actiebewerking" ("bron_id", "doel", "looptijd", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "programmalijn_id", "samenvatting", "slug", "soort_id", "titel", "toelichting") VALUES (OLD."bron_id", OLD."doel", OLD."looptijd", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'verwijderd\', OLD."id", OLD."programmalijn_id", OLD."samenvatting", OLD."slug", OLD."soort_id", OLD."titel", OLD."toelichting"); RETURN NULL;',
                    hash="622ad4cd534b77e87c841786f621f7593f92441e",
                    operation="DELETE",
                    pgid="pgtrigger_verwijderd_delete_3f554",
                    table="acties_actie",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="afspraak",
            trigger=pgtrigger.compiler.Trigger(
                name="gewijzigd_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."bestuursafspraak" IS DISTINCT FROM (NEW."bestuursafspraak") OR OLD."bron_id" IS DISTINCT FROM (NEW."bron_id") OR OLD."eigen_doel" IS DISTINCT FROM (NEW."eigen_doel") OR OLD."managementafspraak" IS DISTINCT FROM (NEW."managementafspraak") OR OLD."middelen" IS DISTINCT FROM (NEW."middelen"))',
                    func='INSERT INTO "acties_afspraakbewerking" ("bestuursafspraak", "bron_id", "eigen_doel", "managementafspraak", "middelen", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."bestuursafspraak", OLD."bron_id", OLD."eigen_doel", OLD."managementafspraak", OLD."middelen", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'gewijzigd\', OLD."id"); RETURN NULL;',
                    hash="afdadf2932d7adc66fd5d6bfd2c791ace5f210e5",
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
                    func='INSERT INTO "acties_afspraakbewerking" ("bestuursafspraak", "bron_id", "eigen_doel", "managementafspraak", "middelen", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."bestuursafspraak", OLD."bron_id", OLD."eigen_doel", OLD."managementafspraak", OLD."middelen", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'verwijderd\', OLD."id"); RETURN NULL;',
                    hash="be95f6769c1cf85dedcb6e39938f017d7d6f83fa",
                    operation="DELETE",
                    pgid="pgtrigger_verwijderd_delete_1a419",
                    table="acties_afspraak",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="document",
            trigger=pgtrigger.compiler.Trigger(
                name="gewijzigd_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."bestand" IS DISTINCT FROM (NEW."bestand") OR OLD."bron_id" IS DISTINCT FROM (NEW."bron_id") OR OLD."datum" IS DISTINCT FROM (NEW."datum") OR OLD."nummer" IS DISTINCT FROM (NEW."nummer") OR OLD."soort" IS DISTINCT FROM (NEW."soort") OR OLD."titel" IS DISTINCT FROM (NEW."titel") OR OLD."url" IS DISTINCT FROM (NEW."url"))',
                    func='INSERT INTO "acties_documentbewerking" ("bestand", "bron_id", "datum", "nummer", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "soort", "titel", "url") VALUES (OLD."bestand", OLD."bron_id", OLD."datum", OLD."nummer", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'gewijzigd\', OLD."id", OLD."soort", OLD."titel", OLD."url"); RETURN NULL;',
                    hash="6ab3ba28c4c22d9f6a0b3ffe8eaf684aa2950e4b",
                    operation="UPDATE",
                    pgid="pgtrigger_gewijzigd_update_3912e",
                    table="acties_document",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="document",
            trigger=pgtrigger.compiler.Trigger(
                name="verwijderd_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "acties_documentbewerking" ("bestand", "bron_id", "datum", "nummer", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "soort", "titel", "url") VALUES (OLD."bestand", OLD."bron_id", OLD."datum", OLD."nummer", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'verwijderd\', OLD."id", OLD."soort", OLD."titel", OLD."url"); RETURN NULL;',
                    hash="a4e69c3bf212bf8d4a2aabac62138b7c9ad259dd",
                    operation="DELETE",
                    pgid="pgtrigger_verwijderd_delete_e757d",
                    table="acties_document",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="fasedefinitie",
            trigger=pgtrigger.compiler.Trigger(
                name="gewijzigd_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."inspraak_open" IS DISTINCT FROM (NEW."inspraak_open") OR OLD."naam" IS DISTINCT FROM (NEW."naam") OR OLD."optioneel" IS DISTINCT FROM (NEW."optioneel") OR OLD."soort_id" IS DISTINCT FROM (NEW."soort_id") OR OLD."uitleg" IS DISTINCT FROM (NEW."uitleg") OR OLD."volgorde" IS DISTINCT FROM (NEW."volgorde"))',
                    func='INSERT INTO "acties_fasedefinitiebewerking" ("inspraak_open", "naam", "optioneel", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "soort_id", "uitleg", "volgorde") VALUES (OLD."inspraak_open", OLD."naam", OLD."optioneel", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'gewijzigd\', OLD."id", OLD."soort_id", OLD."uitleg", OLD."volgorde"); RETURN NULL;',
                    hash="b1d8ed8bd31ced6cfc913dbbd682505d93f0524d",
                    operation="UPDATE",
                    pgid="pgtrigger_gewijzigd_update_892b0",
                    table="acties_fasedefinitie",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="fasedefinitie",
            trigger=pgtrigger.compiler.Trigger(
                name="verwijderd_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "acties_fasedefinitiebewerking" ("inspraak_open", "naam", "optioneel", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "soort_id", "uitleg", "volgorde") VALUES (OLD."inspraak_open", OLD."naam", OLD."optioneel", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'verwijderd\', OLD."id", OLD."soort_id", OLD."uitleg", OLD."volgorde"); RETURN NULL;',
                    hash="32fa2a3c94b550f05acf0e275e1eda26c8373408",
                    operation="DELETE",
                    pgid="pgtrigger_verwijderd_delete_1509b",
                    table="acties_fasedefinitie",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="mijlpaal",
            trigger=pgtrigger.compiler.Trigger(
                name="gewijzigd_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."bron_id" IS DISTINCT FROM (NEW."bron_id") OR OLD."gepland" IS DISTINCT FROM (NEW."gepland") OR OLD."nummer" IS DISTINCT FROM (NEW."nummer") OR OLD."soort" IS DISTINCT FROM (NEW."soort") OR OLD."titel" IS DISTINCT FROM (NEW."titel") OR OLD."toelichting" IS DISTINCT FROM (NEW."toelichting") OR OLD."volgorde" IS DISTINCT FROM (NEW."volgorde"))',
                    func='INSERT INTO "acties_mijlpaalbewerking" ("bron_id", "gepland", "nummer", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "soort", "titel", "toelichting", "volgorde") VALUES (OLD."bron_id", OLD."gepland", OLD."nummer", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'gewijzigd\', OLD."id", OLD."soort", OLD."titel", OLD."toelichting", OLD."volgorde"); RETURN NULL;',
                    hash="927d231907dae9cfe0e9adf0713575ae72099315",
                    operation="UPDATE",
                    pgid="pgtrigger_gewijzigd_update_90bd8",
                    table="acties_mijlpaal",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="mijlpaal",
            trigger=pgtrigger.compiler.Trigger(
                name="verwijderd_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "acties_mijlpaalbewerking" ("bron_id", "gepland", "nummer", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "soort", "titel", "toelichting", "volgorde") VALUES (OLD."bron_id", OLD."gepland", OLD."nummer", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'verwijderd\', OLD."id", OLD."soort", OLD."titel", OLD."toelichting", OLD."volgorde"); RETURN NULL;',
                    hash="4876aeb1bb217a62ee6ad78658dc55ec364edfe8",
                    operation="DELETE",
                    pgid="pgtrigger_verwijderd_delete_a3693",
                    table="acties_mijlpaal",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="onderdeel",
            trigger=pgtrigger.compiler.Trigger(
                name="gewijzigd_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."aanpak" IS DISTINCT FROM (NEW."aanpak") OR OLD."betekenis" IS DISTINCT FROM (NEW."betekenis") OR OLD."bron_id" IS DISTINCT FROM (NEW."bron_id") OR OLD."herkomst" IS DISTINCT FROM (NEW."herkomst") OR OLD."looptijd" IS DISTINCT FROM (NEW."looptijd") OR OLD."opbrengst" IS DISTINCT FROM (NEW."opbrengst") OR OLD."samenvatting" IS DISTINCT FROM (NEW."samenvatting") OR OLD."soort_id" IS DISTINCT FROM (NEW."soort_id") OR OLD."titel" IS DISTINCT FROM (NEW."titel") OR OLD."volgorde" IS DISTINCT FROM (NEW."volgorde") OR OLD."vraag" IS DISTINCT FROM (NEW."vraag"))',
                    func='INSERT INTO "acties_onderdeelbewerking" ("aanpak", "betekenis", "bron_id", "herkomst", "looptijd", "opbrengst", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "samenvatting", "soort_id", "titel", "volgorde", "vraag") VALUES (OLD."aanpak", OLD."betekenis", OLD."bron_id", OLD."herkomst", OLD."looptijd", OLD."opbrengst", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'gewijzigd\', OLD."id", OLD."samenvatting", OLD."soort_id", OLD."titel", OLD."volgorde", OLD."vraag"); RETURN NULL;',
                    hash="0956ebc6deea135b18840a2b1691f024650dc0d9",
                    operation="UPDATE",
                    pgid="pgtrigger_gewijzigd_update_52175",
                    table="acties_onderdeel",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="onderdeel",
            trigger=pgtrigger.compiler.Trigger(
                name="verwijderd_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "acties_onderdeelbewerking" ("aanpak", "betekenis", "bron_id", "herkomst", "looptijd", "opbrengst", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "samenvatting", "soort_id", "titel", "volgorde", "vraag") VALUES (OLD."aanpak", OLD."betekenis", OLD."bron_id", OLD."herkomst", OLD."looptijd", OLD."opbrengst", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'verwijderd\', OLD."id", OLD."samenvatting", OLD."soort_id", OLD."titel", OLD."volgorde", OLD."vraag"); RETURN NULL;',
                    hash="4905ec1202122931063edd70f951bf8ee844908e",
                    operation="DELETE",
                    pgid="pgtrigger_verwijderd_delete_059d2",
                    table="acties_onderdeel",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="onderdeelsoort",
            trigger=pgtrigger.compiler.Trigger(
                name="gewijzigd_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."meervoud" IS DISTINCT FROM (NEW."meervoud") OR OLD."naam" IS DISTINCT FROM (NEW."naam") OR OLD."volgorde" IS DISTINCT FROM (NEW."volgorde"))',
                    func='INSERT INTO "acties_onderdeelsoortbewerking" ("meervoud", "naam", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "volgorde") VALUES (OLD."meervoud", OLD."naam", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'gewijzigd\', OLD."id", OLD."volgorde"); RETURN NULL;',
                    hash="b5023f0e422c4b585fa97a9db93efd55be5a3991",
                    operation="UPDATE",
                    pgid="pgtrigger_gewijzigd_update_e8565",
                    table="acties_onderdeelsoort",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="onderdeelsoort",
            trigger=pgtrigger.compiler.Trigger(
                name="verwijderd_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "acties_onderdeelsoortbewerking" ("meervoud", "naam", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "volgorde") VALUES (OLD."meervoud", OLD."naam", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'verwijderd\', OLD."id", OLD."volgorde"); RETURN NULL;',
                    hash="2d6c4d6f8b1ca3c0d15a9b0be8e46b5d61700b71",
                    operation="DELETE",
                    pgid="pgtrigger_verwijderd_delete_75525",
                    table="acties_onderdeelsoort",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="soort",
            trigger=pgtrigger.compiler.Trigger(
                name="gewijzigd_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."bevestig_na" IS DISTINCT FROM (NEW."bevestig_na") OR OLD."meervoud" IS DISTINCT FROM (NEW."meervoud") OR OLD."naam" IS DISTINCT FROM (NEW."naam") OR OLD."toelichting" IS DISTINCT FROM (NEW."toelichting") OR OLD."verouderd_na" IS DISTINCT FROM (NEW."verouderd_na") OR OLD."volgorde" IS DISTINCT FROM (NEW."volgorde"))',
                    func='INSERT INTO "acties_soortbewerking" ("bevestig_na", "meervoud", "naam", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "toelichting", "verouderd_na", "volgorde") VALUES (OLD."bevestig_na", OLD."meervoud", OLD."naam", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'gewijzigd\', OLD."id", OLD."toelichting", OLD."verouderd_na", OLD."volgorde"); RETURN NULL;',
                    hash="1a2b36d7386cfdd52e06d270fc510506806d000a",
                    operation="UPDATE",
                    pgid="pgtrigger_gewijzigd_update_100cc",
                    table="acties_soort",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="soort",
            trigger=pgtrigger.compiler.Trigger(
                name="verwijderd_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "acties_soortbewerking" ("bevestig_na", "meervoud", "naam", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "toelichting", "verouderd_na", "volgorde") VALUES (OLD."bevestig_na", OLD."meervoud", OLD."naam", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'verwijderd\', OLD."id", OLD."toelichting", OLD."verouderd_na", OLD."volgorde"); RETURN NULL;',
                    hash="daaac8d7fc5abff3c8ea1d1033883e8c36601289",
                    operation="DELETE",
                    pgid="pgtrigger_verwijderd_delete_5db28",
                    table="acties_soort",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddField(
            model_name="actiebewerking",
            name="bron",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="bronnen.bron",
                verbose_name="bron",
            ),
        ),
        migrations.AddField(
            model_name="actiebewerking",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="bewerkingen",
                to="acties.actie",
            ),
        ),
        migrations.AddField(
            model_name="actiebewerking",
            name="programmalijn",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="programmalijnen.programmalijn",
                verbose_name="programmalijn",
            ),
        ),
        migrations.AddField(
            model_name="actiebewerking",
            name="soort",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="acties.soort",
                verbose_name="soort",
            ),
        ),
        migrations.AddField(
            model_name="afspraakbewerking",
            name="bron",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="bronnen.bron",
                verbose_name="bron",
            ),
        ),
        migrations.AddField(
            model_name="afspraakbewerking",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="bewerkingen",
                to="acties.afspraak",
            ),
        ),
        migrations.AddField(
            model_name="documentbewerking",
            name="bron",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="bronnen.bron",
                verbose_name="bron",
            ),
        ),
        migrations.AddField(
            model_name="documentbewerking",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="bewerkingen",
                to="acties.document",
            ),
        ),
        migrations.AddField(
            model_name="fasedefinitiebewerking",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="bewerkingen",
                to="acties.fasedefinitie",
            ),
        ),
        migrations.AddField(
            model_name="fasedefinitiebewerking",
            name="soort",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="acties.soort",
                verbose_name="soort",
            ),
        ),
        migrations.AddField(
            model_name="mijlpaalbewerking",
            name="bron",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="bronnen.bron",
                verbose_name="bron",
            ),
        ),
        migrations.AddField(
            model_name="mijlpaalbewerking",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="bewerkingen",
                to="acties.mijlpaal",
            ),
        ),
        migrations.AddField(
            model_name="onderdeelbewerking",
            name="bron",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="bronnen.bron",
                verbose_name="bron",
            ),
        ),
        migrations.AddField(
            model_name="onderdeelbewerking",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="bewerkingen",
                to="acties.onderdeel",
            ),
        ),
        migrations.AddField(
            model_name="onderdeelbewerking",
            name="soort",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="acties.onderdeelsoort",
                verbose_name="soort",
            ),
        ),
        migrations.AddField(
            model_name="onderdeelsoortbewerking",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="bewerkingen",
                to="acties.onderdeelsoort",
            ),
        ),
        migrations.AddField(
            model_name="soortbewerking",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="bewerkingen",
                to="acties.soort",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="actiebewerking",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="cb7496d903826b1cbd7e71c2ff1422541c9e3da7",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_844c1",
                    table="acties_actiebewerking",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="afspraakbewerking",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="2fc4917c4fe28d001a57759ca08a8f58374321a8",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_da361",
                    table="acties_afspraakbewerking",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="documentbewerking",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="9ae2de66606e085940bb56c5c912c3b50fa9ee94",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_974ee",
                    table="acties_documentbewerking",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="fasedefinitiebewerking",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="2cba2c8fc8c0aa8625a02a290bc54e4e45d5eb76",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_24b3d",
                    table="acties_fasedefinitiebewerking",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="mijlpaalbewerking",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="e1b2b8cf6549663656ed6d66cfc0256e74a77329",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_b9392",
                    table="acties_mijlpaalbewerking",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="onderdeelbewerking",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="b2804c429cb27b8f099d1218e1ec363606fea1be",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_6a03a",
                    table="acties_onderdeelbewerking",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="onderdeelsoortbewerking",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="cea644e433b9618cbb3812473ccf440538ce5d74",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_366e5",
                    table="acties_onderdeelsoortbewerking",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="soortbewerking",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="0ba4e9b0fb24b6b38e109d82c38f2d00c24a72a5",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_559f1",
                    table="acties_soortbewerking",
                    when="BEFORE",
                ),
            ),
        ),
    ]
