"""Titles sorted by the new `sorteersleutel`."""

from django.db import migrations

# A generated column is made again when what it is made of is written.
SORTEER_OPNIEUW = """
UPDATE acties_actie SET titel = titel WHERE sorteertitel IS DISTINCT FROM public.sorteersleutel(titel)
"""


class Migration(migrations.Migration):
    dependencies = [("acties", "0012_zonder_demo"), ("zoeken", "0003_vouwen")]

    operations = [migrations.RunSQL(SORTEER_OPNIEUW, migrations.RunSQL.noop)]
