"""The security log."""

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
            name="Logregel",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("moment", models.DateTimeField(auto_now_add=True, verbose_name="moment")),
                (
                    "handeling",
                    models.CharField(
                        choices=[
                            ("inloggen", "inloggen"),
                            ("uitloggen", "uitloggen"),
                            ("geblokkeerd", "inloggen geblokkeerd na te veel pogingen"),
                            ("tweede-stap", "tweede stap bij het inloggen"),
                            ("tweede-stap-erbij", "tweede stap toegevoegd"),
                            ("tweede-stap-weg", "tweede stap verwijderd"),
                            ("wachtwoord", "wachtwoord veranderd"),
                            ("wachtwoord-gevraagd", "nieuw wachtwoord gevraagd"),
                            ("sessie-beeindigd", "sessie beëindigd"),
                            ("uitnodiging", "uitnodiging verstuurd"),
                            ("uitnodiging-gebruikt", "uitnodiging gebruikt"),
                            ("uitnodiging-ingetrokken", "uitnodiging ingetrokken"),
                            ("recht-gegeven", "recht gegeven"),
                            ("recht-afgenomen", "recht afgenomen"),
                            ("account", "account gewijzigd"),
                            ("identiteit", "inlog van een organisatie gekoppeld"),
                            ("ronde", "updateronde geopend of gesloten"),
                            ("gewist", "gegevens van een persoon gewist"),
                        ],
                        max_length=40,
                        verbose_name="handeling",
                    ),
                ),
                (
                    "resultaat",
                    models.CharField(
                        choices=[("gelukt", "gelukt"), ("mislukt", "mislukt"), ("geweigerd", "geweigerd")],
                        default="gelukt",
                        max_length=20,
                        verbose_name="resultaat",
                    ),
                ),
                (
                    "object",
                    models.CharField(
                        blank=True, help_text="Wie of wat het betreft.", max_length=300, verbose_name="object"
                    ),
                ),
                ("herkomst", models.GenericIPAddressField(blank=True, null=True, verbose_name="herkomst")),
                ("bijzonderheden", models.JSONField(blank=True, default=dict, verbose_name="bijzonderheden")),
                (
                    "door",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="logregels",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="door",
                    ),
                ),
            ],
            options={
                "verbose_name": "logregel",
                "verbose_name_plural": "logregels",
                "indexes": [models.Index(fields=["-moment", "-id"], name="logregel_nieuwste")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "handeling__in",
                                [
                                    "inloggen",
                                    "uitloggen",
                                    "geblokkeerd",
                                    "tweede-stap",
                                    "tweede-stap-erbij",
                                    "tweede-stap-weg",
                                    "wachtwoord",
                                    "wachtwoord-gevraagd",
                                    "sessie-beeindigd",
                                    "uitnodiging",
                                    "uitnodiging-gebruikt",
                                    "uitnodiging-ingetrokken",
                                    "recht-gegeven",
                                    "recht-afgenomen",
                                    "account",
                                    "identiteit",
                                    "ronde",
                                    "gewist",
                                ],
                            )
                        ),
                        name="logregel_handeling_bestaat",
                        violation_error_message="Kies een bestaande handeling.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("resultaat__in", ["gelukt", "mislukt", "geweigerd"])),
                        name="logregel_resultaat_bestaat",
                        violation_error_message="Kies een bestaand resultaat.",
                    ),
                ],
            },
        ),
    ]
