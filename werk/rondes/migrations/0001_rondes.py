"""Updaterondes and what they ask."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("acties", "0001_acties"),
        ("partijen", "0001_partijen"),
        ("programmalijnen", "0001_programmalijnen"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Ronde",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("slug", models.SlugField(max_length=120, unique=True, verbose_name="adresnaam")),
                ("titel", models.CharField(max_length=150, verbose_name="titel")),
                (
                    "tekst",
                    models.TextField(
                        blank=True,
                        help_text="U kunt Markdown gebruiken: ## voor een kop, - voor een lijst, [tekst](https://…) voor een link.",
                        max_length=10000,
                        verbose_name="tekst",
                    ),
                ),
                ("deadline", models.DateField(verbose_name="deadline")),
                (
                    "bereik",
                    models.CharField(
                        choices=[
                            ("alles", "alle lopende acties"),
                            ("programmalijn", "de lopende acties van één programmalijn"),
                            ("soort", "de lopende acties van één soort"),
                            ("gekozen", "acties die u zelf kiest"),
                        ],
                        default="alles",
                        max_length=20,
                        verbose_name="welke acties",
                    ),
                ),
                (
                    "stand",
                    models.CharField(
                        choices=[("concept", "concept"), ("open", "open"), ("gesloten", "gesloten")],
                        default="concept",
                        max_length=10,
                        verbose_name="stand",
                    ),
                ),
                ("geopend_op", models.DateTimeField(blank=True, null=True, verbose_name="geopend op")),
                ("gesloten_op", models.DateTimeField(blank=True, null=True, verbose_name="gesloten op")),
                ("inzending", models.UUIDField(editable=False, null=True, unique=True, verbose_name="inzending")),
                ("aangemaakt_op", models.DateTimeField(auto_now_add=True, verbose_name="aangemaakt op")),
                (
                    "door",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rondes",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="gemaakt door",
                    ),
                ),
                (
                    "gekozen",
                    models.ManyToManyField(
                        blank=True, related_name="+", to="acties.actie", verbose_name="gekozen acties"
                    ),
                ),
                (
                    "programmalijn",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rondes",
                        to="programmalijnen.programmalijn",
                        verbose_name="programmalijn",
                    ),
                ),
                (
                    "soort",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rondes",
                        to="acties.soort",
                        verbose_name="soort",
                    ),
                ),
            ],
            options={
                "verbose_name": "updateronde",
                "verbose_name_plural": "updaterondes",
            },
        ),
        migrations.CreateModel(
            name="Rondevraag",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "waarover",
                    models.CharField(
                        choices=[("gezamenlijk", "voortgang van de actie"), ("afspraak", "eigen afspraak")],
                        max_length=20,
                        verbose_name="waarover",
                    ),
                ),
                (
                    "actie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rondevragen",
                        to="acties.actie",
                        verbose_name="actie",
                    ),
                ),
                (
                    "partij",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rondevragen",
                        to="partijen.partij",
                        verbose_name="partij",
                    ),
                ),
                (
                    "ronde",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="vragen",
                        to="rondes.ronde",
                        verbose_name="ronde",
                    ),
                ),
            ],
            options={
                "verbose_name": "vraag van een updateronde",
                "verbose_name_plural": "vragen van updaterondes",
            },
        ),
        migrations.AddIndex(
            model_name="ronde",
            index=models.Index(fields=["stand", "deadline", "id"], name="ronde_stand"),
        ),
        migrations.AddConstraint(
            model_name="ronde",
            constraint=models.CheckConstraint(
                condition=models.Q(("stand__in", ["concept", "open", "gesloten"])),
                name="ronde_stand_bestaat",
                violation_error_message="Kies een bestaande stand.",
            ),
        ),
        migrations.AddConstraint(
            model_name="ronde",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("bereik__in", ["alles", "gekozen"]), ("programmalijn__isnull", True), ("soort__isnull", True)
                    ),
                    models.Q(("bereik", "programmalijn"), ("programmalijn__isnull", False), ("soort__isnull", True)),
                    models.Q(("bereik", "soort"), ("programmalijn__isnull", True), ("soort__isnull", False)),
                    _connector="OR",
                ),
                name="ronde_bereik_past",
                violation_error_message="Kies over welke acties de ronde gaat.",
            ),
        ),
        migrations.AddConstraint(
            model_name="ronde",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("geopend_op__isnull", True), ("stand", "concept")),
                    models.Q(models.Q(("stand", "concept"), _negated=True), ("geopend_op__isnull", False)),
                    _connector="OR",
                ),
                name="ronde_open_heeft_moment",
                violation_error_message="Een ronde die is geopend, heeft een moment van openen.",
            ),
        ),
        migrations.AddConstraint(
            model_name="ronde",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("gesloten_op__isnull", False), ("stand", "gesloten")),
                    models.Q(models.Q(("stand", "gesloten"), _negated=True), ("gesloten_op__isnull", True)),
                    _connector="OR",
                ),
                name="ronde_gesloten_heeft_moment",
                violation_error_message="Alleen een gesloten ronde heeft een moment van sluiten.",
            ),
        ),
        migrations.AddConstraint(
            model_name="ronde",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("gesloten_op__isnull", True), ("gesloten_op__gte", models.F("geopend_op")), _connector="OR"
                ),
                name="ronde_sluit_na_openen",
                violation_error_message="Een ronde sluit niet voordat zij is geopend.",
            ),
        ),
        migrations.AddIndex(
            model_name="rondevraag",
            index=models.Index(fields=["ronde", "partij"], name="rondevraag_partij"),
        ),
        migrations.AddConstraint(
            model_name="rondevraag",
            constraint=models.UniqueConstraint(
                fields=("ronde", "actie", "partij", "waarover"),
                name="rondevraag_uniek",
                violation_error_message="Deze vraag staat al in de ronde.",
            ),
        ),
        migrations.AddConstraint(
            model_name="rondevraag",
            constraint=models.CheckConstraint(
                condition=models.Q(("waarover__in", ["gezamenlijk", "afspraak"])),
                name="rondevraag_waarover_bestaat",
                violation_error_message="Kies een bestaand onderdeel van de actie.",
            ),
        ),
    ]
