"""Counts of requests; unlogged, for a count may be lost, and each request writes one."""

from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True
    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Verzoektelling",
            fields=[
                ("sleutel", models.CharField(max_length=64, primary_key=True, serialize=False, verbose_name="sleutel")),
                ("aantal", models.PositiveIntegerField(verbose_name="aantal")),
                ("begin", models.DateTimeField(verbose_name="begin")),
            ],
            options={
                "verbose_name": "telling van verzoeken",
                "verbose_name_plural": "tellingen van verzoeken",
            },
        ),
        migrations.RunSQL(
            "ALTER TABLE api_verzoektelling SET UNLOGGED", "ALTER TABLE api_verzoektelling SET LOGGED", elidable=False
        ),
    ]
