"""Mail: one row per person and occasion."""

import django.contrib.postgres.fields
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
            name="Bericht",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "soort",
                    models.CharField(
                        choices=[
                            ("uitnodiging", "uitnodiging"),
                            ("wachtwoord", "nieuw wachtwoord"),
                            ("beveiliging", "wijziging van uw beveiliging"),
                            ("herinnering", "wekelijkse herinnering"),
                            ("ronde-open", "updateronde geopend"),
                            ("ronde-dicht", "updateronde gesloten"),
                            ("goedkeuren", "concept wacht op goedkeuring"),
                            ("goedgekeurd", "concept goedgekeurd"),
                            ("teruggegeven", "concept teruggegeven"),
                        ],
                        max_length=20,
                        verbose_name="soort",
                    ),
                ),
                ("gelegenheid", models.CharField(max_length=200, verbose_name="gelegenheid")),
                ("adres", models.EmailField(max_length=254, verbose_name="e-mailadres")),
                ("gegevens", models.JSONField(blank=True, default=dict, verbose_name="gegevens")),
                (
                    "stand",
                    models.CharField(
                        choices=[
                            ("wacht", "wacht op verzending"),
                            ("verzonden", "verzonden"),
                            ("vervallen", "niet meer nodig"),
                            ("mislukt", "niet aangenomen"),
                        ],
                        default="wacht",
                        max_length=20,
                        verbose_name="stand",
                    ),
                ),
                ("pogingen", models.PositiveIntegerField(default=0, verbose_name="pogingen")),
                (
                    "begonnen",
                    models.PositiveIntegerField(
                        default=0,
                        help_text="Hoe vaak een verzending begon waarvan niemand het einde zag.",
                        verbose_name="begonnen, einde onbekend",
                    ),
                ),
                ("fout", models.CharField(blank=True, max_length=300, verbose_name="laatste fout")),
                ("gemaakt_op", models.DateTimeField(auto_now_add=True, verbose_name="gemaakt op")),
                ("verzonden_op", models.DateTimeField(blank=True, null=True, verbose_name="verzonden op")),
                (
                    "aan",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="berichten",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="aan",
                    ),
                ),
            ],
            options={
                "verbose_name": "bericht",
                "verbose_name_plural": "berichten",
                "indexes": [
                    models.Index(condition=models.Q(("stand", "wacht")), fields=["gemaakt_op"], name="bericht_wacht")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("adres", "gelegenheid"),
                        name="bericht_een_per_gelegenheid",
                        violation_error_message="Dit bericht is er al.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "soort__in",
                                [
                                    "uitnodiging",
                                    "wachtwoord",
                                    "beveiliging",
                                    "herinnering",
                                    "ronde-open",
                                    "ronde-dicht",
                                    "goedkeuren",
                                    "goedgekeurd",
                                    "teruggegeven",
                                ],
                            )
                        ),
                        name="bericht_soort_bestaat",
                        violation_error_message="Kies een bestaande soort bericht.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("stand__in", ["wacht", "verzonden", "vervallen", "mislukt"])),
                        name="bericht_stand_bestaat",
                        violation_error_message="Kies een bestaande stand.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("stand", "verzonden"), _negated=True),
                            ("verzonden_op__isnull", False),
                            _connector="OR",
                        ),
                        name="bericht_verzonden_heeft_moment",
                        violation_error_message="Een verzonden bericht heeft een moment.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Herinnerstand",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "waarover",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=64),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="waarover",
                    ),
                ),
                ("keer", models.PositiveIntegerField(default=0, verbose_name="keer achter elkaar")),
                ("herinnerd_in", models.DateField(blank=True, null=True, verbose_name="herinnerd in de week van")),
                ("bekeken_in", models.DateField(blank=True, null=True, verbose_name="bekeken in de week van")),
                (
                    "gebruiker",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="herinnerstand",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="gebruiker",
                    ),
                ),
            ],
            options={
                "verbose_name": "stand van de herinnering",
                "verbose_name_plural": "standen van de herinnering",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("keer", 0), ("herinnerd_in__isnull", False), _connector="OR"),
                        name="herinnerstand_keer_heeft_week",
                        violation_error_message="Wie is herinnerd, is dat in een week.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Voorkeur",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "uit",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=20),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="krijgt niet",
                    ),
                ),
                (
                    "dag",
                    models.PositiveSmallIntegerField(
                        choices=[(0, "maandag"), (1, "dinsdag"), (2, "woensdag"), (3, "donderdag"), (4, "vrijdag")],
                        default=0,
                        verbose_name="dag van de herinnering",
                    ),
                ),
                (
                    "gebruiker",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="voorkeur",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="gebruiker",
                    ),
                ),
            ],
            options={
                "verbose_name": "voorkeur voor berichten",
                "verbose_name_plural": "voorkeuren voor berichten",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "uit__contained_by",
                                [
                                    "herinnering",
                                    "ronde-open",
                                    "ronde-dicht",
                                    "goedkeuren",
                                    "goedgekeurd",
                                    "teruggegeven",
                                ],
                            )
                        ),
                        name="voorkeur_soort_uit_te_zetten",
                        violation_error_message="Deze soort bericht kunt u niet uitzetten.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("dag__in", [0, 1, 2, 3, 4])),
                        name="voorkeur_dag_is_werkdag",
                        violation_error_message="Kies een dag van maandag tot en met vrijdag.",
                    ),
                ],
            },
        ),
    ]
