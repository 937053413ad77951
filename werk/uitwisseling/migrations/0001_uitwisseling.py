"""Files that people bring back."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Invoer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sleutel", models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name="sleutel")),
                ("naam", models.CharField(max_length=200, verbose_name="bestand")),
                ("inhoud", models.BinaryField(blank=True, null=True, verbose_name="inhoud")),
                (
                    "stand",
                    models.CharField(
                        choices=[
                            ("wacht", "wacht op lezen"),
                            ("lezen", "wordt gelezen"),
                            ("gelezen", "gelezen"),
                            ("doorvoeren", "wordt doorgevoerd"),
                            ("klaar", "doorgevoerd"),
                            ("mislukt", "mislukt"),
                        ],
                        default="wacht",
                        max_length=12,
                        verbose_name="stand",
                    ),
                ),
                ("stap", models.PositiveIntegerField(default=0, verbose_name="gelezen rijen")),
                ("stappen", models.PositiveIntegerField(default=0, verbose_name="aantal rijen")),
                ("voorbeeld", models.JSONField(blank=True, default=dict, verbose_name="wat er verandert")),
                ("keuzes", models.JSONField(blank=True, default=dict, verbose_name="gekozen bij botsingen")),
                ("reden", models.TextField(blank=True, max_length=2000, verbose_name="reden voor rijen zonder reden")),
                ("fout", models.TextField(blank=True, verbose_name="wat er misging")),
                ("aantal", models.PositiveIntegerField(default=0, verbose_name="aantal veranderde rijen")),
                (
                    "inzending",
                    models.UUIDField(blank=True, editable=False, null=True, unique=True, verbose_name="inzending"),
                ),
                ("aangemaakt_op", models.DateTimeField(auto_now_add=True, verbose_name="verstuurd op")),
                (
                    "door",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="invoeren",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="van",
                    ),
                ),
            ],
            options={
                "verbose_name": "bestand met wijzigingen",
                "verbose_name_plural": "bestanden met wijzigingen",
                "indexes": [models.Index(fields=["door", "-aangemaakt_op"], name="invoer_van")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("stand__in", ["wacht", "lezen", "gelezen", "doorvoeren", "klaar", "mislukt"])
                        ),
                        name="invoer_stand_bestaat",
                        violation_error_message="Kies een bestaande stand.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("inhoud__isnull", True), ("stand", "klaar")),
                            models.Q(models.Q(("stand", "klaar"), _negated=True), ("inhoud__isnull", False)),
                            _connector="OR",
                        ),
                        name="invoer_bewaart_bestand_tot_klaar",
                        violation_error_message="Een bestand dat is doorgevoerd, wordt niet bewaard.",
                    ),
                ],
            },
        ),
    ]
