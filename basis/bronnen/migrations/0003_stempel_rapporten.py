"""How many reports everyone can read, counted once for those that are there already."""

from django.db import migrations, models

TEL = """
DO $$ BEGIN
  INSERT INTO bronnen_stempel (naam, versie) VALUES ('rapporten', 0);
  IF to_regclass('voortgang_rapport') IS NOT NULL THEN
    UPDATE bronnen_stempel SET versie = (SELECT count(*) FROM voortgang_rapport WHERE publicatie = 'gepubliceerd')
    WHERE naam = 'rapporten';
  END IF;
END $$
"""


class Migration(migrations.Migration):
    dependencies = [("bronnen", "0002_stempels")]

    operations = [
        migrations.AlterField(
            model_name="stempel",
            name="naam",
            field=models.CharField(
                choices=[("kader", "kader"), ("inhoud", "inhoud"), ("rapporten", "rapporten")],
                max_length=10,
                primary_key=True,
                serialize=False,
                verbose_name="naam",
            ),
        ),
        migrations.RunSQL(TEL, "DELETE FROM bronnen_stempel WHERE naam = 'rapporten'"),
    ]
