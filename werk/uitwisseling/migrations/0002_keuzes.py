"""What a person chooses where a file and the portal clash."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("uitwisseling", "0001_uitwisseling")]

    operations = [
        migrations.AddField(
            model_name="invoer",
            name="keuzes",
            field=models.JSONField(blank=True, default=dict, verbose_name="gekozen bij botsingen"),
        ),
    ]
