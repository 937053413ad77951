"""A party may go on as more than one other.

Backwards a party keeps the first of those; who went on as whom before an edit stays in no column.
"""

import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

NEEM_OVER = """
INSERT INTO partijen_opvolging (partij_id, opvolger_id)
SELECT id, opvolger_id FROM partijen_partij WHERE opvolger_id IS NOT NULL
"""
# What was there before an edit and not after it, went. No row of the new table stands for it.
NEEM_GESCHIEDENIS_OVER = """
INSERT INTO partijen_opvolgingbewerking (pgh_created_at, pgh_label, pgh_context, pgh_obj_id, partij_id, opvolger_id)
SELECT pgh_created_at, 'verwijderd', pgh_context, 0, pgh_obj_id, opvolger_id FROM (
    SELECT b.*, CASE WHEN lead(b.pgh_id) OVER w IS NULL THEN p.opvolger_id ELSE lead(b.opvolger_id) OVER w END AS daarna
    FROM partijen_partijbewerking b LEFT JOIN partijen_partij p ON p.id = b.pgh_obj_id
    WINDOW w AS (PARTITION BY b.pgh_obj_id ORDER BY b.pgh_id)
) bewerking WHERE opvolger_id IS NOT NULL AND opvolger_id IS DISTINCT FROM daarna ORDER BY pgh_id
"""
ZET_TERUG = """
UPDATE partijen_partij SET opvolger_id = eerste FROM (
    SELECT DISTINCT ON (partij_id) partij_id, opvolger_id AS eerste FROM partijen_opvolging ORDER BY partij_id, id
) opvolging WHERE partij_id = partijen_partij.id
"""
# A table with checks that still wait can't be altered.
MEETEEN = "SET CONSTRAINTS ALL IMMEDIATE"


class Migration(migrations.Migration):
    dependencies = [
        ("partijen", "0002_zoeknaam"),
    ]

    operations = [
        migrations.CreateModel(
            name="Opvolging",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "opvolger",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partijen.partij",
                        verbose_name="opvolger",
                    ),
                ),
                (
                    "partij",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="opvolgingen",
                        to="partijen.partij",
                        verbose_name="partij",
                    ),
                ),
            ],
            options={
                "verbose_name": "opvolging",
                "verbose_name_plural": "opvolgingen",
            },
        ),
        migrations.CreateModel(
            name="OpvolgingBewerking",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                (
                    "opvolger",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="partijen.partij",
                        verbose_name="opvolger",
                    ),
                ),
                (
                    "partij",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="partijen.partij",
                        verbose_name="partij",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="bewerkingen",
                        to="partijen.opvolging",
                    ),
                ),
            ],
            options={
                "verbose_name": "bewerking",
                "verbose_name_plural": "bewerkingen",
                "abstract": False,
            },
        ),
        migrations.AddConstraint(
            model_name="opvolging",
            constraint=models.UniqueConstraint(
                fields=("partij", "opvolger"),
                name="opvolging_uniek",
                violation_error_message="Deze partij gaat al verder als die andere.",
            ),
        ),
        migrations.AddConstraint(
            model_name="opvolging",
            constraint=models.CheckConstraint(
                condition=models.Q(("partij", models.F("opvolger")), _negated=True),
                name="partij_volgt_zichzelf_niet_op",
                violation_error_message="Een partij volgt niet zichzelf op.",
            ),
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="partij",
            name="gewijzigd_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="partij",
            name="verwijderd_delete",
        ),
        migrations.RunSQL([NEEM_OVER, NEEM_GESCHIEDENIS_OVER, MEETEEN], [ZET_TERUG, MEETEEN]),
        migrations.RemoveConstraint(
            model_name="partij",
            name="partij_volgt_zichzelf_niet_op",
        ),
        migrations.RemoveField(
            model_name="partij",
            name="opvolger",
        ),
        migrations.RemoveField(
            model_name="partijbewerking",
            name="opvolger",
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="partij",
            trigger=pgtrigger.compiler.Trigger(
                name="gewijzigd_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."afkorting" IS DISTINCT FROM (NEW."afkorting") OR OLD."bestuurslaag" IS DISTINCT FROM (NEW."bestuurslaag") OR OLD."bron_id" IS DISTINCT FROM (NEW."bron_id") OR OLD."geldig" IS DISTINCT FROM (NEW."geldig") OR OLD."naam" IS DISTINCT FROM (NEW."naam") OR OLD."soort" IS DISTINCT FROM (NEW."soort") OR OLD."toelichting" IS DISTINCT FROM (NEW."toelichting") OR OLD."tooi" IS DISTINCT FROM (NEW."tooi") OR OLD."url" IS DISTINCT FROM (NEW."url") OR OLD."vier_ogen" IS DISTINCT FROM (NEW."vier_ogen"))',
                    func='INSERT INTO "partijen_partijbewerking" ("afkorting", "bestuurslaag", "bron_id", "geldig", "naam", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "soort", "toelichting", "tooi", "url", "vier_ogen") VALUES (OLD."afkorting", OLD."bestuurslaag", OLD."bron_id", OLD."geldig", OLD."naam", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'gewijzigd\', OLD."id", OLD."soort", OLD."toelichting", OLD."tooi", OLD."url", OLD."vier_ogen"); RETURN NULL;',
                    hash="34795c9bc8079b9ef0b52c4c0620b95142f0301f",
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
                    func='INSERT INTO "partijen_partijbewerking" ("afkorting", "bestuurslaag", "bron_id", "geldig", "naam", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "soort", "toelichting", "tooi", "url", "vier_ogen") VALUES (OLD."afkorting", OLD."bestuurslaag", OLD."bron_id", OLD."geldig", OLD."naam", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'verwijderd\', OLD."id", OLD."soort", OLD."toelichting", OLD."tooi", OLD."url", OLD."vier_ogen"); RETURN NULL;',
                    hash="789e3c5ea56370c91706c35c5c99f3994aa910b3",
                    operation="DELETE",
                    pgid="pgtrigger_verwijderd_delete_34fe6",
                    table="partijen_partij",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddField(
            model_name="partij",
            name="opvolgers",
            field=models.ManyToManyField(
                related_name="voorgangers",
                through="partijen.Opvolging",
                through_fields=("partij", "opvolger"),
                to="partijen.partij",
                verbose_name="opvolgers",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="opvolging",
            trigger=pgtrigger.compiler.Trigger(
                name="schuift_stempel_kader",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="UPDATE bronnen_stempel SET versie = versie + 1 WHERE naam = 'kader'; RETURN NULL;",
                    hash="9450aea5791880c10bbad67ae0a9193dcb853064",
                    level="STATEMENT",
                    operation="INSERT OR UPDATE OR DELETE",
                    pgid="pgtrigger_schuift_stempel_kader_f0dad",
                    table="partijen_opvolging",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="opvolging",
            trigger=pgtrigger.compiler.Trigger(
                name="gewijzigd_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."opvolger_id" IS DISTINCT FROM (NEW."opvolger_id") OR OLD."partij_id" IS DISTINCT FROM (NEW."partij_id"))',
                    func='INSERT INTO "partijen_opvolgingbewerking" ("opvolger_id", "partij_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."opvolger_id", OLD."partij_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'gewijzigd\', OLD."id"); RETURN NULL;',
                    hash="88d3c1c0c14e8b1b83570c39ceeb124f2fa44389",
                    operation="UPDATE",
                    pgid="pgtrigger_gewijzigd_update_70d0b",
                    table="partijen_opvolging",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="opvolging",
            trigger=pgtrigger.compiler.Trigger(
                name="verwijderd_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "partijen_opvolgingbewerking" ("opvolger_id", "partij_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."opvolger_id", OLD."partij_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'verwijderd\', OLD."id"); RETURN NULL;',
                    hash="ac8c01e9d960b0840d61a43f1ecbce670a186a39",
                    operation="DELETE",
                    pgid="pgtrigger_verwijderd_delete_43917",
                    table="partijen_opvolging",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="opvolgingbewerking",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="b6e6af43b89e017c97914079d5d5ffac70eb0a68",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_631e9",
                    table="partijen_opvolgingbewerking",
                    when="BEFORE",
                ),
            ),
        ),
    ]
