"""The name by which a party is found, and names sorted by the new `sorteersleutel`."""

import django.contrib.postgres.indexes
import django.db.models.functions.text
from django.db import migrations, models

# A generated column is made again when what it is made of is written.
SORTEER_OPNIEUW = """
UPDATE partijen_partij SET naam = naam WHERE sorteernaam IS DISTINCT FROM public.sorteersleutel(naam)
"""


class Migration(migrations.Migration):
    dependencies = [
        ("bronnen", "0002_stempels"),
        ("partijen", "0001_partijen"),
        ("zoeken", "0003_vouwen"),
    ]

    operations = [
        migrations.AddField(
            model_name="partij",
            name="zoeknaam",
            field=models.GeneratedField(
                db_persist=True,
                expression=models.Func(
                    django.db.models.functions.text.Concat("naam", models.Value(" "), "afkorting"),
                    function="zoeksleutel",
                ),
                output_field=models.TextField(),
            ),
        ),
        migrations.AddIndex(
            model_name="partij",
            index=django.contrib.postgres.indexes.GinIndex(
                fastupdate=False, fields=["zoeknaam"], name="partij_zoeknaam", opclasses=["gin_trgm_ops"]
            ),
        ),
        migrations.RunSQL(SORTEER_OPNIEUW, migrations.RunSQL.noop),
    ]
