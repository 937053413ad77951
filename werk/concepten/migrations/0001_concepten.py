"""Drafts of what people report."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("acties", "0001_acties"),
        ("partijen", "0001_partijen"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Concept",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "soort",
                    models.CharField(
                        choices=[
                            ("voortgang", "voortgang melden"),
                            ("fase", "nieuwe fase melden"),
                            ("fasen-afronden", "fasen afronden"),
                            ("mijlpaal", "mijlpaal bijwerken"),
                            ("herijking", "mijlpaal opnieuw plannen"),
                            ("afspraak", "afspraak vastleggen"),
                            ("correctie", "melding verbeteren"),
                        ],
                        max_length=20,
                        verbose_name="soort",
                    ),
                ),
                (
                    "welke",
                    models.CharField(
                        blank=True,
                        help_text="De mijlpaal, de partij of de regel van het journaal.",
                        max_length=120,
                        verbose_name="welke",
                    ),
                ),
                ("gegevens", models.JSONField(blank=True, default=dict, verbose_name="gegevens")),
                (
                    "stand",
                    models.CharField(
                        choices=[
                            ("concept", "concept"),
                            ("ter-goedkeuring", "wacht op goedkeuring"),
                            ("teruggegeven", "teruggegeven"),
                            ("gepubliceerd", "gepubliceerd"),
                            ("weggegooid", "weggegooid"),
                        ],
                        default="concept",
                        max_length=20,
                        verbose_name="stand",
                    ),
                ),
                ("indiening", models.PositiveIntegerField(default=0, verbose_name="keer ingediend")),
                ("opmerking", models.TextField(blank=True, verbose_name="opmerking")),
                ("inzending", models.UUIDField(blank=True, null=True, unique=True, verbose_name="inzending")),
                ("gemaakt_op", models.DateTimeField(auto_now_add=True, verbose_name="gemaakt op")),
                ("gewijzigd_op", models.DateTimeField(auto_now=True, verbose_name="gewijzigd op")),
                (
                    "actie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="concepten",
                        to="acties.actie",
                        verbose_name="actie",
                    ),
                ),
                (
                    "beoordeeld_door",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="beoordeeld door",
                    ),
                ),
                (
                    "door",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="concepten",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="geschreven door",
                    ),
                ),
                (
                    "gebeurtenis",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="concept",
                        to="acties.gebeurtenis",
                        verbose_name="melding",
                    ),
                ),
                (
                    "namens",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="concepten",
                        to="partijen.partij",
                        verbose_name="namens",
                    ),
                ),
            ],
            options={
                "verbose_name": "concept",
                "verbose_name_plural": "concepten",
                "indexes": [
                    models.Index(
                        condition=models.Q(("stand__in", ["concept", "ter-goedkeuring", "teruggegeven"])),
                        fields=["actie"],
                        name="concept_open",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "soort__in",
                                [
                                    "voortgang",
                                    "fase",
                                    "fasen-afronden",
                                    "mijlpaal",
                                    "herijking",
                                    "afspraak",
                                    "correctie",
                                ],
                            )
                        ),
                        name="concept_soort_bestaat",
                        violation_error_message="Kies een bestaande soort melding.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("stand__in", ["concept", "ter-goedkeuring", "teruggegeven", "gepubliceerd", "weggegooid"])
                        ),
                        name="concept_stand_bestaat",
                        violation_error_message="Kies een bestaande stand.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("beoordeeld_door__isnull", True),
                            models.Q(("beoordeeld_door", models.F("door")), _negated=True),
                            _connector="OR",
                        ),
                        name="concept_beoordeeld_door_ander",
                        violation_error_message="Wie een concept schrijft, beoordeelt het niet zelf.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("stand", "teruggegeven"), _negated=True),
                            ("opmerking__regex", "\\S"),
                            _connector="OR",
                        ),
                        name="concept_teruggegeven_met_opmerking",
                        violation_error_message="Schrijf op waarom u het concept teruggeeft.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("stand", "gepubliceerd"), _negated=True),
                            ("gebeurtenis__isnull", False),
                            _connector="OR",
                        ),
                        name="concept_gepubliceerd_heeft_melding",
                        violation_error_message="Een gepubliceerd concept is een melding.",
                    ),
                ],
            },
        ),
    ]
