"""What was asked never changes, and a ronde that is closed doesn't either.

Plain triggers on purpose, as for the journal (docs/adr/0003): those of django-pgtrigger can be switched off by any SQL
that sets `pgtrigger.ignore`, and they don't stop TRUNCATE.
"""

from django.db import migrations

ERBIJ = """
CREATE FUNCTION rondes_ligt_vast() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '%', TG_ARGV[0] USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER ronde_gesloten_blijft BEFORE UPDATE OR DELETE ON rondes_ronde
    FOR EACH ROW WHEN (OLD.stand = 'gesloten')
    EXECUTE FUNCTION rondes_ligt_vast('Een gesloten ronde verandert niet meer.');
CREATE TRIGGER ronde_niet_leegmaken BEFORE TRUNCATE ON rondes_ronde
    FOR EACH STATEMENT EXECUTE FUNCTION rondes_ligt_vast('Een gesloten ronde verandert niet meer.');
CREATE TRIGGER rondevraag_blijft BEFORE UPDATE OR DELETE OR TRUNCATE ON rondes_rondevraag
    FOR EACH STATEMENT EXECUTE FUNCTION rondes_ligt_vast('Wat een ronde vroeg, verandert niet meer.');
"""
ERAF = """
DROP TRIGGER rondevraag_blijft ON rondes_rondevraag;
DROP TRIGGER ronde_niet_leegmaken ON rondes_ronde;
DROP TRIGGER ronde_gesloten_blijft ON rondes_ronde;
DROP FUNCTION rondes_ligt_vast();
"""


class Migration(migrations.Migration):
    dependencies = [("rondes", "0001_rondes")]

    operations = [migrations.RunSQL(ERBIJ, ERAF)]
