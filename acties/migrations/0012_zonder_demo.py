"""The counts that are kept are of the real programme (docs/adr/0039): not of what was made up for the demo."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations

ECHT = """
DROP TRIGGER telt_delen_wijzig ON acties_actie;
CREATE CONSTRAINT TRIGGER telt_delen_wijzig
    AFTER UPDATE OF programmalijn_id, soort_id, status, publicatie, is_demo
    ON acties_actie DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW
    WHEN ((OLD.programmalijn_id, OLD.soort_id, OLD.status, OLD.publicatie, OLD.is_demo)
        IS DISTINCT FROM (NEW.programmalijn_id, NEW.soort_id, NEW.status, NEW.publicatie, NEW.is_demo))
    EXECUTE FUNCTION acties_hertel_actie();
SELECT acties_hertel(id) FROM acties_actie WHERE is_demo;
UPDATE acties_telling AS t SET aantal = (SELECT count(*) FROM acties_actie AS a WHERE a.publicatie = 'gepubliceerd'
    AND NOT a.is_demo AND (a.programmalijn_id, a.soort_id, a.status) = (t.programmalijn_id, t.soort_id, t.status))
"""
TELT = "WHERE actie.id = welke AND actie.publicatie = 'gepubliceerd'"


def hertel_zonder_demo(apps, schema_editor):
    """The function of migration 0003 with one condition more."""
    with schema_editor.connection.cursor() as cursor:
        cursor.execute("SELECT pg_get_functiondef('acties_hertel(bigint)'::regprocedure)")
        cursor.execute(cursor.fetchone()[0].replace(TELT, f"{TELT} AND NOT actie.is_demo"))
        cursor.execute(ECHT)


class Migration(migrations.Migration):
    dependencies = [
        ("acties", "0011_opbrengst"),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="actie",
            name="telt_mee",
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="actie",
            trigger=pgtrigger.compiler.Trigger(
                name="telt_mee",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    constraint="CONSTRAINT",
                    declare="DECLARE rij record;",
                    func="\n                FOR rij IN\n                    SELECT programmalijn_id, soort_id, status, sum(stap) AS stap FROM (VALUES\n                        (OLD.programmalijn_id, OLD.soort_id, OLD.status, OLD.publicatie, OLD.is_demo, -1),\n                        (NEW.programmalijn_id, NEW.soort_id, NEW.status, NEW.publicatie, NEW.is_demo, 1)\n                    ) AS v (programmalijn_id, soort_id, status, publicatie, is_demo, stap)\n                    WHERE publicatie = 'gepubliceerd' AND NOT is_demo\n                    GROUP BY 1, 2, 3 HAVING sum(stap) <> 0 ORDER BY 1, 2, 3\n                LOOP\n                    INSERT INTO acties_telling (programmalijn_id, soort_id, status, aantal)\n                    VALUES (rij.programmalijn_id, rij.soort_id, rij.status, 0)\n                    ON CONFLICT (programmalijn_id, soort_id, status) DO NOTHING;\n                    UPDATE acties_telling SET aantal = aantal + rij.stap\n                    WHERE (programmalijn_id, soort_id, status) = (rij.programmalijn_id, rij.soort_id, rij.status);\n                END LOOP;\n                RETURN NULL;\n                ",
                    hash="83599135d49cfe3c032136326d4585eca03cc06b",
                    operation="INSERT OR UPDATE OR DELETE",
                    pgid="pgtrigger_telt_mee_3edae",
                    table="acties_actie",
                    timing="DEFERRABLE INITIALLY IMMEDIATE",
                    when="AFTER",
                ),
            ),
        ),
        migrations.RunPython(hertel_zonder_demo, migrations.RunPython.noop),
    ]
