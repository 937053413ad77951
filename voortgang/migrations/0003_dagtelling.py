"""Counts by day that are kept: the tables."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("voortgang", "0002_inleiding_door"),
        ("acties", "0009_teruggenomen"),
        ("partijen", "0003_geschiedenis"),
    ]

    operations = [
        migrations.CreateModel(
            name="Bijdrage",
            fields=[
                ("actie", models.BigIntegerField(primary_key=True, serialize=False)),
                ("stappen", models.JSONField()),
            ],
            options={"verbose_name": "bijdrage", "verbose_name_plural": "bijdragen"},
        ),
        migrations.CreateModel(
            name="Dagtelling",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("wat", models.SlugField(db_index=False, max_length=20)),
                (
                    "nummer",
                    models.IntegerField(help_text="Een jaar, of bij verschoven mijlpalen: min het aantal dagen."),
                ),
                ("waarde", models.SlugField(db_index=False, max_length=40)),
                ("dag", models.DateField()),
                ("aantal", models.IntegerField()),
            ],
            options={
                "verbose_name": "dagtelling",
                "verbose_name_plural": "dagtellingen",
                "constraints": [
                    models.UniqueConstraint(fields=("wat", "nummer", "waarde", "dag"), name="dagtelling_uniek")
                ],
            },
        ),
    ]
