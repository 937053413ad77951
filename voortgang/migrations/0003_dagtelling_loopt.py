"""Counts by day know the status `loopt` as one of a running actie; no actie has it yet, so nothing is counted anew."""

from django.db import migrations

ZET = """
DO $$ BEGIN
    EXECUTE replace(pg_get_functiondef('voortgang_stappen'::regproc), $oud${}$oud$, $nieuw${}$nieuw$);
END $$
"""
ZONDER, MET = "NOT IN ('gepland', 'op-schema',", "NOT IN ('gepland', 'loopt', 'op-schema',"


class Migration(migrations.Migration):
    dependencies = [("voortgang", "0002_dagtelling_bijhouden"), ("acties", "0004_status_loopt")]

    operations = [migrations.RunSQL(ZET.format(ZONDER, MET), ZET.format(MET, ZONDER))]
