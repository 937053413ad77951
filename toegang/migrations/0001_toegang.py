"""Logging in: invitations, attempts, sessions, identities elsewhere."""

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
            name="Poging",
            fields=[
                ("sleutel", models.CharField(max_length=64, primary_key=True, serialize=False, verbose_name="sleutel")),
                ("aantal", models.PositiveIntegerField(default=0, verbose_name="aantal")),
                ("begin", models.DateTimeField(verbose_name="begin")),
            ],
            options={
                "verbose_name": "poging",
                "verbose_name_plural": "pogingen",
                "indexes": [models.Index(fields=["begin"], name="poging_begin")],
            },
        ),
        migrations.CreateModel(
            name="Sessie",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sleutel", models.CharField(editable=False, max_length=40, unique=True, verbose_name="sleutel")),
                ("begonnen_op", models.DateTimeField(verbose_name="begonnen op")),
                ("laatst_op", models.DateTimeField(verbose_name="laatst gebruikt op")),
                ("herkomst", models.GenericIPAddressField(blank=True, null=True, verbose_name="herkomst")),
                ("apparaat", models.CharField(blank=True, max_length=100, verbose_name="apparaat")),
                (
                    "gebruiker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sessies",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="gebruiker",
                    ),
                ),
            ],
            options={
                "verbose_name": "sessie",
                "verbose_name_plural": "sessies",
            },
        ),
        migrations.CreateModel(
            name="Identiteit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uitgever", models.CharField(max_length=300, verbose_name="uitgever (iss)")),
                ("onderwerp", models.CharField(max_length=255, verbose_name="onderwerp (sub)")),
                ("gekoppeld_op", models.DateTimeField(auto_now_add=True, verbose_name="gekoppeld op")),
                (
                    "gebruiker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="identiteiten",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="gebruiker",
                    ),
                ),
            ],
            options={
                "verbose_name": "identiteit",
                "verbose_name_plural": "identiteiten",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("uitgever", "onderwerp"),
                        name="identiteit_uniek",
                        violation_error_message="Deze inlog hoort al bij iemand.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Uitnodiging",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("email", models.EmailField(max_length=254, verbose_name="e-mailadres")),
                ("naam", models.CharField(blank=True, max_length=150, verbose_name="naam")),
                ("functie", models.CharField(blank=True, max_length=150, verbose_name="functie")),
                (
                    "rol",
                    models.CharField(
                        choices=[
                            ("lezer", "lezer"),
                            ("medewerker", "medewerker"),
                            ("redacteur", "redacteur"),
                            ("programmabureau", "programmabureau"),
                            ("beheerder", "beheerder"),
                        ],
                        max_length=20,
                        verbose_name="rol",
                    ),
                ),
                (
                    "sleutel",
                    models.CharField(editable=False, max_length=64, unique=True, verbose_name="afdruk van de sleutel"),
                ),
                ("gemaakt_op", models.DateTimeField(auto_now_add=True, verbose_name="gemaakt op")),
                ("geldig_tot", models.DateTimeField(verbose_name="geldig tot")),
                ("gebruikt_op", models.DateTimeField(blank=True, null=True, verbose_name="gebruikt op")),
                ("ingetrokken_op", models.DateTimeField(blank=True, null=True, verbose_name="ingetrokken op")),
                (
                    "inzending",
                    models.UUIDField(blank=True, editable=False, null=True, unique=True, verbose_name="inzending"),
                ),
                (
                    "door",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="uitgenodigden",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="uitgenodigd door",
                    ),
                ),
                (
                    "gebruiker",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="gebruikt door",
                    ),
                ),
                (
                    "partij",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="uitnodigingen",
                        to="partijen.partij",
                        verbose_name="partij",
                    ),
                ),
            ],
            options={
                "verbose_name": "uitnodiging",
                "verbose_name_plural": "uitnodigingen",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("partij__isnull", False), ("rol__in", ["lezer", "medewerker", "redacteur"])),
                            models.Q(("partij__isnull", True), ("rol__in", ["programmabureau", "beheerder"])),
                            _connector="OR",
                        ),
                        name="uitnodiging_rol_past",
                        violation_error_message="Kies een rol bij een partij, of een rol voor het hele portaal.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("gebruikt_op__isnull", True), ("gebruiker__isnull", False), _connector="OR"
                        ),
                        name="uitnodiging_gebruikt_door_iemand",
                        violation_error_message="Een gebruikte uitnodiging is door iemand gebruikt.",
                    ),
                ],
            },
        ),
    ]
