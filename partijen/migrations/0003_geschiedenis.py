"""Keep what a text was before each edit, by triggers (docs/adr/0025)."""

import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

import basis.web.velden


class Migration(migrations.Migration):
    dependencies = [
        ("bronnen", "0003_geschiedenis"),
        ("partijen", "0002_rollen_en_vier_ogen"),
    ]

    operations = [
        migrations.CreateModel(
            name="PartijBewerking",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("naam", models.CharField(max_length=200, verbose_name="naam")),
                ("afkorting", models.CharField(blank=True, max_length=30, verbose_name="afkorting")),
                (
                    "soort",
                    models.CharField(
                        choices=[
                            ("rijk", "Rijk"),
                            ("provincie", "provincie"),
                            ("gemeente", "gemeente"),
                            ("waterschap", "waterschap"),
                            ("koepel", "koepel van overheden"),
                            ("adviesorgaan", "adviesorgaan"),
                            ("parlement", "parlement"),
                            ("kennisinstelling", "kennisinstelling"),
                            ("bedrijf", "bedrijf"),
                            ("maatschappelijk", "maatschappelijke organisatie"),
                            ("beroepsvereniging", "beroepsvereniging"),
                            ("uitvoeringsorganisatie", "uitvoeringsorganisatie"),
                            ("samenwerkingsverband", "samenwerkingsverband"),
                        ],
                        max_length=30,
                        verbose_name="soort",
                    ),
                ),
                (
                    "bestuurslaag",
                    models.CharField(
                        choices=[
                            ("rijk", "Rijk"),
                            ("provincies", "provincies"),
                            ("gemeenten", "gemeenten"),
                            ("waterschappen", "waterschappen"),
                            ("overig", "overig"),
                        ],
                        max_length=20,
                        verbose_name="bestuurslaag",
                    ),
                ),
                (
                    "tooi",
                    models.URLField(
                        blank=True,
                        help_text="Het adres van deze organisatie in het register van overheidsorganisaties (TOOI).",
                        null=True,
                        verbose_name="TOOI-code",
                    ),
                ),
                ("url", models.URLField(blank=True, max_length=300, verbose_name="website")),
                (
                    "geldig",
                    basis.web.velden.PeriodeField(
                        blank=True,
                        help_text="De periode waarin de organisatie bestaat. Leeg: altijd.",
                        null=True,
                        verbose_name="bestaat",
                    ),
                ),
                ("toelichting", models.TextField(blank=True, verbose_name="toelichting")),
                (
                    "vier_ogen",
                    models.BooleanField(
                        default=False,
                        help_text="Een tweede persoon keurt meldingen van deze partij goed.",
                        verbose_name="vier ogen",
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
            model_name="partij",
            trigger=pgtrigger.compiler.Trigger(
                name="gewijzigd_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."afkorting" IS DISTINCT FROM (NEW."afkorting") OR OLD."bestuurslaag" IS DISTINCT FROM (NEW."bestuurslaag") OR OLD."bron_id" IS DISTINCT FROM (NEW."bron_id") OR OLD."geldig" IS DISTINCT FROM (NEW."geldig") OR OLD."naam" IS DISTINCT FROM (NEW."naam") OR OLD."opvolger_id" IS DISTINCT FROM (NEW."opvolger_id") OR OLD."soort" IS DISTINCT FROM (NEW."soort") OR OLD."toelichting" IS DISTINCT FROM (NEW."toelichting") OR OLD."tooi" IS DISTINCT FROM (NEW."tooi") OR OLD."url" IS DISTINCT FROM (NEW."url") OR OLD."vier_ogen" IS DISTINCT FROM (NEW."vier_ogen"))',
                    func='INSERT INTO "partijen_partijbewerking" ("afkorting", "bestuurslaag", "bron_id", "geldig", "naam", "opvolger_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "soort", "toelichting", "tooi", "url", "vier_ogen") VALUES (OLD."afkorting", OLD."bestuurslaag", OLD."bron_id", OLD."geldig", OLD."naam", OLD."opvolger_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'gewijzigd\', OLD."id", OLD."soort", OLD."toelichting", OLD."tooi", OLD."url", OLD."vier_ogen"); RETURN NULL;',
                    hash="487f1e9fd86a1c950a541b31268f5db97133a8cd",
                    operation="UPDATE",
                    pgid="pgtrigger_gewijzigd_update_ae784",
                    table="partijen_partij",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="partij",
            trigger=pgtrigger.compiler.Trigger(
                name="verwijderd_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "partijen_partijbewerking" ("afkorting", "bestuurslaag", "bron_id", "geldig", "naam", "opvolger_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "soort", "toelichting", "tooi", "url", "vier_ogen") VALUES (OLD."afkorting", OLD."bestuurslaag", OLD."bron_id", OLD."geldig", OLD."naam", OLD."opvolger_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'verwijderd\', OLD."id", OLD."soort", OLD."toelichting", OLD."tooi", OLD."url", OLD."vier_ogen"); RETURN NULL;',
                    hash="7886aa549bbe8b037593f0b00853cc5164948e3a",
                    operation="DELETE",
                    pgid="pgtrigger_verwijderd_delete_34fe6",
                    table="partijen_partij",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddField(
            model_name="partijbewerking",
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
            model_name="partijbewerking",
            name="opvolger",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="partijen.partij",
                verbose_name="opvolger",
            ),
        ),
        migrations.AddField(
            model_name="partijbewerking",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="bewerkingen",
                to="partijen.partij",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="partijbewerking",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="fcaac2e70e7ee36683f8774248a8228e5d45976e",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_e5f44",
                    table="partijen_partijbewerking",
                    when="BEFORE",
                ),
            ),
        ),
    ]
