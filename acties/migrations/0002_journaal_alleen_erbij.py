"""The journal only grows.

A plain trigger on purpose, not one of django-pgtrigger: those can be switched off by any SQL that sets
`pgtrigger.ignore`, and they don't stop TRUNCATE (docs/adr/0003).
"""

from django.db import migrations

ERBIJ = """
CREATE FUNCTION acties_journaal_alleen_erbij() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Het journaal verandert niet: leg een fout recht met een nieuwe regel.'
        USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER journaal_alleen_erbij BEFORE UPDATE OR DELETE OR TRUNCATE ON acties_gebeurtenis
    FOR EACH STATEMENT EXECUTE FUNCTION acties_journaal_alleen_erbij();
"""
ERAF = """
DROP TRIGGER journaal_alleen_erbij ON acties_gebeurtenis;
DROP FUNCTION acties_journaal_alleen_erbij();
"""


class Migration(migrations.Migration):
    dependencies = [("acties", "0001_acties")]

    operations = [migrations.RunSQL(ERBIJ, ERAF)]
