"""When a thing that can be found is of, and which source says so: shown with each hit."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("zoeken", "0001_zoeken"),
    ]

    operations = [
        migrations.AddField(
            model_name="zoekregel",
            name="bron",
            field=models.CharField(blank=True, help_text="De titel van de bron.", max_length=300, verbose_name="bron"),
        ),
        migrations.AddField(
            model_name="zoekregel",
            name="datum",
            field=models.CharField(blank=True, help_text="In woorden.", max_length=100, verbose_name="datum"),
        ),
    ]
