"""Sources of facts, and the stamps that say when content changed."""

import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

import basis.web.velden


class Migration(migrations.Migration):
    initial = True

    dependencies = [("zoeken", "0001_zoeken")]

    operations = [
        migrations.CreateModel(
            name="BronBewerking",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("titel", models.CharField(max_length=300, verbose_name="titel")),
                ("url", models.URLField(blank=True, max_length=500, verbose_name="webadres")),
                (
                    "soort",
                    models.CharField(
                        blank=True,
                        help_text="Bijvoorbeeld Kamerstuk of nieuwsbericht.",
                        max_length=60,
                        verbose_name="soort",
                    ),
                ),
                ("nummer", models.CharField(blank=True, max_length=100, verbose_name="officieel nummer")),
                ("datum", basis.web.velden.PeriodeField(blank=True, null=True, verbose_name="datum")),
            ],
            options={
                "verbose_name": "bewerking",
                "verbose_name_plural": "bewerkingen",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Stempel",
            fields=[
                (
                    "naam",
                    models.CharField(
                        choices=[("kader", "kader"), ("inhoud", "inhoud")],
                        max_length=10,
                        primary_key=True,
                        serialize=False,
                        verbose_name="naam",
                    ),
                ),
                ("versie", models.BigIntegerField(default=0, verbose_name="versie")),
            ],
        ),
        migrations.CreateModel(
            name="Bron",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "sleutel",
                    models.SlugField(
                        help_text="Vaste naam, voor het laden van inhoud.",
                        max_length=80,
                        unique=True,
                        verbose_name="sleutel",
                    ),
                ),
                ("titel", models.CharField(max_length=300, verbose_name="titel")),
                ("url", models.URLField(blank=True, max_length=500, verbose_name="webadres")),
                (
                    "soort",
                    models.CharField(
                        blank=True,
                        help_text="Bijvoorbeeld Kamerstuk of nieuwsbericht.",
                        max_length=60,
                        verbose_name="soort",
                    ),
                ),
                ("nummer", models.CharField(blank=True, max_length=100, verbose_name="officieel nummer")),
                ("datum", basis.web.velden.PeriodeField(blank=True, null=True, verbose_name="datum")),
            ],
            options={
                "verbose_name": "bron",
                "verbose_name_plural": "bronnen",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("url", ""), _negated=True),
                            models.Q(("nummer", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="bron_heeft_adres_of_nummer",
                        violation_error_message="Een bron heeft een webadres of een officieel nummer.",
                    )
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="bron",
            trigger=pgtrigger.compiler.Trigger(
                name="schuift_stempel_kader",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="UPDATE bronnen_stempel SET versie = versie + 1 WHERE naam = 'kader'; RETURN NULL;",
                    hash="d33053b3dab4a467342e0b29d38c1e6ea6d69d0b",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_schuift_stempel_kader_027c6",
                    table="bronnen_bron",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="bron",
            trigger=pgtrigger.compiler.Trigger(
                name="gewijzigd_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."datum" IS DISTINCT FROM (NEW."datum") OR OLD."nummer" IS DISTINCT FROM (NEW."nummer") OR OLD."soort" IS DISTINCT FROM (NEW."soort") OR OLD."titel" IS DISTINCT FROM (NEW."titel") OR OLD."url" IS DISTINCT FROM (NEW."url"))',
                    func='INSERT INTO "bronnen_bronbewerking" ("datum", "nummer", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "soort", "titel", "url") VALUES (OLD."datum", OLD."nummer", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'gewijzigd\', OLD."id", OLD."soort", OLD."titel", OLD."url"); RETURN NULL;',
                    hash="103993fd36791eadf119dba7a27f62c82a04e544",
                    operation="UPDATE",
                    pgid="pgtrigger_gewijzigd_update_cfdf1",
                    table="bronnen_bron",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="bron",
            trigger=pgtrigger.compiler.Trigger(
                name="verwijderd_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "bronnen_bronbewerking" ("datum", "nummer", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "soort", "titel", "url") VALUES (OLD."datum", OLD."nummer", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'verwijderd\', OLD."id", OLD."soort", OLD."titel", OLD."url"); RETURN NULL;',
                    hash="060c0be746bbd4c9e59df578b9cce7f1d170883b",
                    operation="DELETE",
                    pgid="pgtrigger_verwijderd_delete_f73b3",
                    table="bronnen_bron",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddField(
            model_name="bronbewerking",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="bewerkingen",
                to="bronnen.bron",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="bronbewerking",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="4d080ae8cf8099488c249ff8f086c710cfd5f0ec",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_b760f",
                    table="bronnen_bronbewerking",
                    when="BEFORE",
                ),
            ),
        ),
    ]
