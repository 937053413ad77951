"""There is mail about afspraken."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("berichten", "0001_berichten"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="bericht",
            name="bericht_soort_bestaat",
        ),
        migrations.RemoveConstraint(
            model_name="voorkeur",
            name="voorkeur_soort_uit_te_zetten",
        ),
        migrations.AlterField(
            model_name="bericht",
            name="soort",
            field=models.CharField(
                choices=[
                    ("uitnodiging", "uitnodiging"),
                    ("wachtwoord", "nieuw wachtwoord"),
                    ("beveiliging", "wijziging van uw beveiliging"),
                    ("herinnering", "wekelijkse herinnering"),
                    ("ronde-open", "updateronde geopend"),
                    ("ronde-dicht", "updateronde gesloten"),
                    ("afspraak", "afspraak vraagt uw antwoord"),
                    ("goedkeuren", "concept wacht op goedkeuring"),
                    ("goedgekeurd", "concept goedgekeurd"),
                    ("teruggegeven", "concept teruggegeven"),
                ],
                max_length=20,
                verbose_name="soort",
            ),
        ),
        migrations.AddConstraint(
            model_name="bericht",
            constraint=models.CheckConstraint(
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
                            "afspraak",
                            "goedkeuren",
                            "goedgekeurd",
                            "teruggegeven",
                        ],
                    )
                ),
                name="bericht_soort_bestaat",
                violation_error_message="Kies een bestaande soort bericht.",
            ),
        ),
        migrations.AddConstraint(
            model_name="voorkeur",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "uit__contained_by",
                        [
                            "herinnering",
                            "ronde-open",
                            "ronde-dicht",
                            "afspraak",
                            "goedkeuren",
                            "goedgekeurd",
                            "teruggegeven",
                        ],
                    )
                ),
                name="voorkeur_soort_uit_te_zetten",
                violation_error_message="Deze soort bericht kunt u niet uitzetten.",
            ),
        ),
    ]
