"""What a second filter of one name is told; in the database nothing changes."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("werk", "0002_makersvraag")]

    operations = [
        migrations.AlterConstraint(
            model_name="bewaardfilter",
            name="bewaard_filter_naam_uniek",
            constraint=models.UniqueConstraint(
                fields=("gebruiker", "naam"),
                name="bewaard_filter_naam_uniek",
                violation_error_message="U hebt al een filter met deze naam. Kies een andere naam.",
            ),
        ),
    ]
