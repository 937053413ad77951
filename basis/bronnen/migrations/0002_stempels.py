"""The two counters must be there before the first page is made."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("bronnen", "0001_bronnen")]

    operations = [
        migrations.RunSQL(
            "INSERT INTO bronnen_stempel (naam, versie) VALUES ('kader', 0), ('inhoud', 0)",
            "DELETE FROM bronnen_stempel",
        )
    ]
