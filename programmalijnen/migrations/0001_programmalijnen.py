"""Opgaven, programmalijnen and pages of text."""

import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("bronnen", "0001_bronnen"),
    ]

    operations = [
        migrations.CreateModel(
            name="Pagina",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "slug",
                    models.SlugField(
                        help_text="Het webadres: /adresnaam/.", max_length=100, unique=True, verbose_name="adresnaam"
                    ),
                ),
                ("titel", models.CharField(max_length=200, verbose_name="titel")),
                (
                    "omschrijving",
                    models.CharField(
                        help_text="Eén zin, voor zoekmachines.", max_length=300, verbose_name="omschrijving"
                    ),
                ),
                (
                    "tekst",
                    models.TextField(
                        help_text="U kunt Markdown gebruiken: ## voor een kop, - voor een lijst, [tekst](https://…) voor een link.",
                        verbose_name="tekst",
                    ),
                ),
                ("is_gepubliceerd", models.BooleanField(default=True, verbose_name="gepubliceerd")),
                ("gewijzigd_op", models.DateTimeField(auto_now=True, verbose_name="gewijzigd op")),
            ],
            options={
                "verbose_name": "pagina",
                "verbose_name_plural": "pagina's",
            },
        ),
        migrations.CreateModel(
            name="PaginaBewerking",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                (
                    "slug",
                    models.SlugField(
                        db_index=False, help_text="Het webadres: /adresnaam/.", max_length=100, verbose_name="adresnaam"
                    ),
                ),
                ("titel", models.CharField(max_length=200, verbose_name="titel")),
                (
                    "omschrijving",
                    models.CharField(
                        help_text="Eén zin, voor zoekmachines.", max_length=300, verbose_name="omschrijving"
                    ),
                ),
                (
                    "tekst",
                    models.TextField(
                        help_text="U kunt Markdown gebruiken: ## voor een kop, - voor een lijst, [tekst](https://…) voor een link.",
                        verbose_name="tekst",
                    ),
                ),
                ("is_gepubliceerd", models.BooleanField(default=True, verbose_name="gepubliceerd")),
            ],
            options={
                "verbose_name": "bewerking",
                "verbose_name_plural": "bewerkingen",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Programmalijn",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("slug", models.SlugField(max_length=100, unique=True, verbose_name="adresnaam")),
                ("titel", models.CharField(max_length=200, verbose_name="titel")),
                (
                    "volgorde",
                    models.PositiveSmallIntegerField(
                        help_text="Bepaalt ook de kleur: de eerste drie lijnen hebben een eigen kleur.",
                        unique=True,
                        verbose_name="volgorde",
                    ),
                ),
                (
                    "samenvatting",
                    models.TextField(help_text="Eén of twee zinnen in gewone taal.", verbose_name="samenvatting"),
                ),
                (
                    "toelichting",
                    models.TextField(
                        blank=True,
                        help_text="U kunt Markdown gebruiken: ## voor een kop, - voor een lijst, [tekst](https://…) voor een link.",
                        verbose_name="toelichting",
                    ),
                ),
                (
                    "pictogram",
                    models.CharField(
                        default="landmark",
                        help_text="Naam van een Lucide-icoon.",
                        max_length=40,
                        verbose_name="pictogram",
                    ),
                ),
            ],
            options={
                "verbose_name": "programmalijn",
                "verbose_name_plural": "programmalijnen",
            },
        ),
        migrations.CreateModel(
            name="ProgrammalijnBewerking",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("titel", models.CharField(max_length=200, verbose_name="titel")),
                (
                    "volgorde",
                    models.PositiveSmallIntegerField(
                        help_text="Bepaalt ook de kleur: de eerste drie lijnen hebben een eigen kleur.",
                        verbose_name="volgorde",
                    ),
                ),
                (
                    "samenvatting",
                    models.TextField(help_text="Eén of twee zinnen in gewone taal.", verbose_name="samenvatting"),
                ),
                (
                    "toelichting",
                    models.TextField(
                        blank=True,
                        help_text="U kunt Markdown gebruiken: ## voor een kop, - voor een lijst, [tekst](https://…) voor een link.",
                        verbose_name="toelichting",
                    ),
                ),
                (
                    "pictogram",
                    models.CharField(
                        default="landmark",
                        help_text="Naam van een Lucide-icoon.",
                        max_length=40,
                        verbose_name="pictogram",
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
            name="Opgave",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("nummer", models.PositiveSmallIntegerField(unique=True, verbose_name="nummer")),
                ("slug", models.SlugField(max_length=100, unique=True, verbose_name="adresnaam")),
                ("titel", models.CharField(max_length=200, verbose_name="titel")),
                ("samenvatting", models.TextField(blank=True, verbose_name="samenvatting")),
                (
                    "bron",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="opgaven",
                        to="bronnen.bron",
                        verbose_name="bron",
                    ),
                ),
            ],
            options={
                "verbose_name": "opgave",
                "verbose_name_plural": "opgaven",
            },
        ),
        migrations.CreateModel(
            name="OpgaveBewerking",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("nummer", models.PositiveSmallIntegerField(verbose_name="nummer")),
                ("titel", models.CharField(max_length=200, verbose_name="titel")),
                ("samenvatting", models.TextField(blank=True, verbose_name="samenvatting")),
                (
                    "bron",
                    models.ForeignKey(
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
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="bewerkingen",
                        to="programmalijnen.opgave",
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
            model_name="pagina",
            trigger=pgtrigger.compiler.Trigger(
                name="gewijzigd_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."is_gepubliceerd" IS DISTINCT FROM (NEW."is_gepubliceerd") OR OLD."omschrijving" IS DISTINCT FROM (NEW."omschrijving") OR OLD."slug" IS DISTINCT FROM (NEW."slug") OR OLD."tekst" IS DISTINCT FROM (NEW."tekst") OR OLD."titel" IS DISTINCT FROM (NEW."titel"))',
                    func='INSERT INTO "programmalijnen_paginabewerking" ("is_gepubliceerd", "omschrijving", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "tekst", "titel") VALUES (OLD."is_gepubliceerd", OLD."omschrijving", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'gewijzigd\', OLD."id", OLD."slug", OLD."tekst", OLD."titel"); RETURN NULL;',
                    hash="8307191810cc491065e2ab77305ce59adfd636ac",
                    operation="UPDATE",
                    pgid="pgtrigger_gewijzigd_update_97308",
                    table="programmalijnen_pagina",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="pagina",
            trigger=pgtrigger.compiler.Trigger(
                name="verwijderd_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "programmalijnen_paginabewerking" ("is_gepubliceerd", "omschrijving", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "tekst", "titel") VALUES (OLD."is_gepubliceerd", OLD."omschrijving", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'verwijderd\', OLD."id", OLD."slug", OLD."tekst", OLD."titel"); RETURN NULL;',
                    hash="eed87905945595ca891960d67bc5bd8bc99e0e47",
                    operation="DELETE",
                    pgid="pgtrigger_verwijderd_delete_91b39",
                    table="programmalijnen_pagina",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddField(
            model_name="paginabewerking",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="bewerkingen",
                to="programmalijnen.pagina",
            ),
        ),
        migrations.AddField(
            model_name="programmalijn",
            name="bron",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="programmalijnen",
                to="bronnen.bron",
                verbose_name="bron",
            ),
        ),
        migrations.AddField(
            model_name="programmalijn",
            name="opgave",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="programmalijnen",
                to="programmalijnen.opgave",
                verbose_name="opgave",
            ),
        ),
        migrations.AddField(
            model_name="programmalijnbewerking",
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
            model_name="programmalijnbewerking",
            name="opgave",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="programmalijnen.opgave",
                verbose_name="opgave",
            ),
        ),
        migrations.AddField(
            model_name="programmalijnbewerking",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="bewerkingen",
                to="programmalijnen.programmalijn",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="opgave",
            trigger=pgtrigger.compiler.Trigger(
                name="schuift_stempel_kader",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="UPDATE bronnen_stempel SET versie = versie + 1 WHERE naam = 'kader'; RETURN NULL;",
                    hash="3b0dc4dbb31511e3835497cfdce8431fd0341b8b",
                    level="STATEMENT",
                    operation="INSERT OR UPDATE OR DELETE",
                    pgid="pgtrigger_schuift_stempel_kader_c8e0f",
                    table="programmalijnen_opgave",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="opgave",
            trigger=pgtrigger.compiler.Trigger(
                name="gewijzigd_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."bron_id" IS DISTINCT FROM (NEW."bron_id") OR OLD."nummer" IS DISTINCT FROM (NEW."nummer") OR OLD."samenvatting" IS DISTINCT FROM (NEW."samenvatting") OR OLD."titel" IS DISTINCT FROM (NEW."titel"))',
                    func='INSERT INTO "programmalijnen_opgavebewerking" ("bron_id", "nummer", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "samenvatting", "titel") VALUES (OLD."bron_id", OLD."nummer", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'gewijzigd\', OLD."id", OLD."samenvatting", OLD."titel"); RETURN NULL;',
                    hash="62927429080f64f5444e273d995070bbeae7620d",
                    operation="UPDATE",
                    pgid="pgtrigger_gewijzigd_update_33173",
                    table="programmalijnen_opgave",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="opgave",
            trigger=pgtrigger.compiler.Trigger(
                name="verwijderd_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "programmalijnen_opgavebewerking" ("bron_id", "nummer", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "samenvatting", "titel") VALUES (OLD."bron_id", OLD."nummer", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'verwijderd\', OLD."id", OLD."samenvatting", OLD."titel"); RETURN NULL;',
                    hash="71e3a97444b1795e0ee29f76f5c2a5d85523f74b",
                    operation="DELETE",
                    pgid="pgtrigger_verwijderd_delete_5bd87",
                    table="programmalijnen_opgave",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="opgavebewerking",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="977ced5a4913ef630a719d562e556093d34c5cd7",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_7bf40",
                    table="programmalijnen_opgavebewerking",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="paginabewerking",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="6e28574d628ed51906a9d019ef24792be56dde15",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_ecd36",
                    table="programmalijnen_paginabewerking",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="programmalijn",
            trigger=pgtrigger.compiler.Trigger(
                name="schuift_stempel_kader",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="UPDATE bronnen_stempel SET versie = versie + 1 WHERE naam = 'kader'; RETURN NULL;",
                    hash="f8fc32ee2d26f831670d751eaef6495b2dcd4498",
                    level="STATEMENT",
                    operation="INSERT OR UPDATE OR DELETE",
                    pgid="pgtrigger_schuift_stempel_kader_b3429",
                    table="programmalijnen_programmalijn",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="programmalijn",
            trigger=pgtrigger.compiler.Trigger(
                name="gewijzigd_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."bron_id" IS DISTINCT FROM (NEW."bron_id") OR OLD."opgave_id" IS DISTINCT FROM (NEW."opgave_id") OR OLD."pictogram" IS DISTINCT FROM (NEW."pictogram") OR OLD."samenvatting" IS DISTINCT FROM (NEW."samenvatting") OR OLD."titel" IS DISTINCT FROM (NEW."titel") OR OLD."toelichting" IS DISTINCT FROM (NEW."toelichting") OR OLD."volgorde" IS DISTINCT FROM (NEW."volgorde"))',
                    func='INSERT INTO "programmalijnen_programmalijnbewerking" ("bron_id", "opgave_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "pictogram", "samenvatting", "titel", "toelichting", "volgorde") VALUES (OLD."bron_id", OLD."opgave_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'gewijzigd\', OLD."id", OLD."pictogram", OLD."samenvatting", OLD."titel", OLD."toelichting", OLD."volgorde"); RETURN NULL;',
                    hash="f217fc147ad8992360d091b1078c64618d0d1333",
                    operation="UPDATE",
                    pgid="pgtrigger_gewijzigd_update_675f3",
                    table="programmalijnen_programmalijn",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="programmalijn",
            trigger=pgtrigger.compiler.Trigger(
                name="verwijderd_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "programmalijnen_programmalijnbewerking" ("bron_id", "opgave_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "pictogram", "samenvatting", "titel", "toelichting", "volgorde") VALUES (OLD."bron_id", OLD."opgave_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'verwijderd\', OLD."id", OLD."pictogram", OLD."samenvatting", OLD."titel", OLD."toelichting", OLD."volgorde"); RETURN NULL;',
                    hash="30053a75c54c8ec8b2256225ef1e3fe2649993c5",
                    operation="DELETE",
                    pgid="pgtrigger_verwijderd_delete_9f61c",
                    table="programmalijnen_programmalijn",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="programmalijnbewerking",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="c6b9fbbcba4e51dd20e0f0134d9b6a795eb4a24d",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_15772",
                    table="programmalijnen_programmalijnbewerking",
                    when="BEFORE",
                ),
            ),
        ),
    ]
