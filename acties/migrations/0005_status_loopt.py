"""A status for an actie that runs while nobody says how it goes."""

from django.db import migrations, models

STATUSSEN = [
    ("gepland", "gepland"),
    ("loopt", "loopt, geen melding"),
    ("op-schema", "op schema"),
    ("aandacht-nodig", "aandacht nodig"),
    ("vertraagd", "vertraagd"),
    ("afgerond", "afgerond"),
    ("gestopt", "gestopt"),
    ("overgegaan", "gaat verder in ander werk"),
]


class Migration(migrations.Migration):
    dependencies = [("acties", "0004_zeker_vanaf")]

    operations = [
        migrations.AlterField(
            model_name="actie",
            name="status",
            field=models.CharField(choices=STATUSSEN, default="gepland", max_length=20, verbose_name="status"),
        ),
        migrations.AlterField(
            model_name="telling",
            name="status",
            field=models.CharField(choices=STATUSSEN, max_length=20, verbose_name="status"),
        ),
        migrations.RemoveConstraint(model_name="actie", name="actie_status_bestaat"),
        migrations.AddConstraint(
            model_name="actie",
            constraint=models.CheckConstraint(
                condition=models.Q(status__in=[status for status, _ in STATUSSEN]),
                name="actie_status_bestaat",
                violation_error_message="Kies een bestaande status.",
            ),
        ),
    ]
