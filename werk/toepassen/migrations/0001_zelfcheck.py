"""The self-check that a party keeps of how it applies a code."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("acties", "0015_codes"),
        ("codes", "0001_begin"),
        ("partijen", "0002_zoeknaam"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Zelfcheck",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("antwoorden", models.JSONField(blank=True, default=dict, verbose_name="antwoorden")),
                (
                    "stand",
                    models.CharField(
                        choices=[
                            ("concept", "concept"),
                            ("klaar", "wacht op een collega"),
                            ("openbaar", "openbaar gemaakt"),
                            ("weggegooid", "weggegooid"),
                        ],
                        default="concept",
                        max_length=20,
                        verbose_name="stand",
                    ),
                ),
                ("gemaakt_op", models.DateTimeField(auto_now_add=True, verbose_name="gemaakt op")),
                ("gewijzigd_op", models.DateTimeField(auto_now=True, verbose_name="gewijzigd op")),
                (
                    "code",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="zelfchecks",
                        to="codes.code",
                        verbose_name="code",
                    ),
                ),
                (
                    "door",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="zelfchecks",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="laatst bewaard door",
                    ),
                ),
                (
                    "gebeurtenis",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="zelfcheck",
                        to="acties.gebeurtenis",
                        verbose_name="melding",
                    ),
                ),
                (
                    "goedgekeurd_door",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="goedgekeurd door",
                    ),
                ),
                (
                    "partij",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="zelfchecks",
                        to="partijen.partij",
                        verbose_name="partij",
                    ),
                ),
                (
                    "versie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="zelfchecks",
                        to="codes.versie",
                        verbose_name="versie",
                    ),
                ),
            ],
            options={
                "verbose_name": "zelfcheck",
                "verbose_name_plural": "zelfchecks",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("stand__in", ["concept", "klaar"])),
                        fields=("partij", "code"),
                        name="zelfcheck_een_tegelijk",
                        violation_error_message="Uw organisatie heeft al een zelfcheck van deze code.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("stand__in", ["concept", "klaar", "openbaar", "weggegooid"])),
                        name="zelfcheck_stand_bestaat",
                        violation_error_message="Kies een bestaande stand.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("gebeurtenis__isnull", False), ("stand", "openbaar")),
                            models.Q(models.Q(("stand", "openbaar"), _negated=True), ("gebeurtenis__isnull", True)),
                            _connector="OR",
                        ),
                        name="zelfcheck_openbaar_heeft_melding",
                        violation_error_message="Een zelfcheck die openbaar is, is een melding.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("goedgekeurd_door__isnull", True),
                            models.Q(("goedgekeurd_door", models.F("door")), _negated=True),
                            _connector="OR",
                        ),
                        name="zelfcheck_tweede_is_een_ander",
                        violation_error_message="Wie het laatst bewaarde, keurt het niet zelf goed.",
                    ),
                ],
            },
        ),
    ]
