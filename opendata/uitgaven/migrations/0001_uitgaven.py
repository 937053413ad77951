"""The open data as files: sets of files, in pieces."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Uitgave",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("merk", models.CharField(max_length=120, verbose_name="merk")),
                ("stand", models.DateField(verbose_name="stand")),
                ("positie", models.BigIntegerField(verbose_name="positie in het journaal")),
                ("gemaakt_op", models.DateTimeField(verbose_name="gemaakt op")),
            ],
            options={
                "verbose_name": "uitgave",
                "verbose_name_plural": "uitgaven",
            },
        ),
        migrations.CreateModel(
            name="Bestand",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("naam", models.CharField(max_length=100, verbose_name="naam")),
                ("grootte", models.BigIntegerField(verbose_name="aantal bytes")),
                ("sha256", models.CharField(max_length=64, verbose_name="sha256")),
                (
                    "rijen",
                    models.PositiveIntegerField(
                        help_text="Leeg: het bestand is geen tabel.", blank=True, null=True, verbose_name="aantal rijen"
                    ),
                ),
                (
                    "uitgave",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="bestanden",
                        to="uitgaven.uitgave",
                        verbose_name="uitgave",
                    ),
                ),
            ],
            options={
                "verbose_name": "bestand van een uitgave",
                "verbose_name_plural": "bestanden van een uitgave",
            },
        ),
        migrations.CreateModel(
            name="Bestandsdeel",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("nummer", models.PositiveIntegerField(verbose_name="nummer")),
                ("inhoud", models.BinaryField(verbose_name="inhoud")),
                (
                    "bestand",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="delen",
                        to="uitgaven.bestand",
                        verbose_name="bestand",
                    ),
                ),
            ],
            options={
                "verbose_name": "deel van een bestand",
                "verbose_name_plural": "delen van een bestand",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("bestand", "nummer"),
                        name="bestandsdeel_uniek_in_bestand",
                        violation_error_message="Dit bestand heeft al een deel met dit nummer.",
                    )
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="bestand",
            constraint=models.UniqueConstraint(
                fields=("uitgave", "naam"),
                name="bestand_uniek_in_uitgave",
                violation_error_message="Deze uitgave heeft al een bestand met deze naam.",
            ),
        ),
        migrations.AddConstraint(
            model_name="bestand",
            constraint=models.CheckConstraint(
                condition=models.Q(("sha256__regex", "^[0-9a-f]{64}$")),
                name="bestand_heeft_sha256",
                violation_error_message="Een bestand heeft een sha256 van 64 tekens.",
            ),
        ),
    ]
