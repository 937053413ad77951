"""A ronde keeps only the moment at which it closed: how everything stood then is read from the journal."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("rondes", "0002_ronde_ligt_vast")]

    operations = [
        migrations.RemoveConstraint(model_name="ronde", name="ronde_gesloten_heeft_momentopname"),
        migrations.RemoveField(model_name="ronde", name="momentopname"),
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
    ]
