"""The log only grows, but for rows that are older than 18 months: those may go (docs/adr/0025).

Plain triggers, as for the journal: the ones of django-pgtrigger can be put to sleep by any SQL. By row, because the age
of each row decides; refusing to change or empty the table goes by statement, so that it also stops what hits nothing.
"""

from django.db import migrations

ERBIJ = """
CREATE FUNCTION logboek_alleen_erbij() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Het beveiligingslogboek groeit alleen.' USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER alleen_erbij BEFORE UPDATE OR TRUNCATE ON logboek_logregel
    FOR EACH STATEMENT EXECUTE FUNCTION logboek_alleen_erbij();
CREATE TRIGGER bewaartermijn BEFORE DELETE ON logboek_logregel
    FOR EACH ROW WHEN (OLD.moment > now() - INTERVAL '548 days') EXECUTE FUNCTION logboek_alleen_erbij();
"""
ERAF = """
DROP TRIGGER alleen_erbij ON logboek_logregel;
DROP TRIGGER bewaartermijn ON logboek_logregel;
DROP FUNCTION logboek_alleen_erbij();
"""


class Migration(migrations.Migration):
    dependencies = [("logboek", "0001_logboek")]

    operations = [migrations.RunSQL(ERBIJ, ERAF)]
