"""Two more things that the log tells of: opening and closing a ronde, and wiping the data of a person."""

from django.db import migrations, models

HANDELINGEN = (
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
)


class Migration(migrations.Migration):
    dependencies = [("logboek", "0002_bewaartermijn")]

    operations = [
        migrations.AlterField(
            model_name="logregel",
            name="handeling",
            field=models.CharField(choices=HANDELINGEN, max_length=40, verbose_name="handeling"),
        ),
        migrations.RemoveConstraint(model_name="logregel", name="logregel_handeling_bestaat"),
        migrations.AddConstraint(
            model_name="logregel",
            constraint=models.CheckConstraint(
                condition=models.Q(("handeling__in", [naam for naam, _ in HANDELINGEN])),
                name="logregel_handeling_bestaat",
                violation_error_message="Kies een bestaande handeling.",
            ),
        ),
    ]
