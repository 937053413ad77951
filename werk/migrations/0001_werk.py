"""Filters that people keep."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("partijen", "0001_partijen"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="BewaardFilter",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("naam", models.CharField(max_length=60, verbose_name="naam")),
                (
                    "vraag",
                    models.CharField(
                        blank=True,
                        help_text="Het deel van het adres na het vraagteken.",
                        max_length=2000,
                        verbose_name="keuze",
                    ),
                ),
                ("gemaakt_op", models.DateTimeField(auto_now_add=True, verbose_name="bewaard op")),
                (
                    "gebruiker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="bewaarde_filters",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="van wie",
                    ),
                ),
                (
                    "partij",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="gedeelde_filters",
                        to="partijen.partij",
                        verbose_name="gedeeld met",
                    ),
                ),
            ],
            options={
                "verbose_name": "bewaard filter",
                "verbose_name_plural": "bewaarde filters",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("gebruiker", "naam"),
                        name="bewaard_filter_naam_uniek",
                        violation_error_message="U heeft al een filter met deze naam. Kies een andere naam.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("naam", ""), _negated=True),
                        name="bewaard_filter_heeft_naam",
                        violation_error_message="Geef het filter een naam.",
                    ),
                ],
            },
        ),
    ]
