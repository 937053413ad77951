"""The function of who signed for a party."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("acties", "0015_codes"),
    ]

    operations = [
        migrations.AddField(
            model_name="toezegging",
            name="getekend_door",
            field=models.CharField(blank=True, max_length=120, verbose_name="functie van wie tekende"),
        ),
    ]
