"""What was mailed to makers of afspraken is kept."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("acties", "0009_afspraken_van_meer"),
        ("werk", "0001_werk"),
    ]

    operations = [
        migrations.CreateModel(
            name="Makersvraag",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "gebeurtenis",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="makersvragen",
                        to="acties.gebeurtenis",
                        verbose_name="gebeurtenis",
                    ),
                ),
                (
                    "toezegging",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="makersvragen",
                        to="acties.toezegging",
                        verbose_name="toezegging",
                    ),
                ),
            ],
            options={
                "verbose_name": "vraag aan een maker",
                "verbose_name_plural": "vragen aan makers",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("toezegging", "gebeurtenis"),
                        name="makersvraag_uniek",
                        violation_error_message="Dit is al gevraagd.",
                    )
                ],
            },
        ),
    ]
