"""A ronde asks about each afspraak of a party apart."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("acties", "0009_afspraken_van_meer"),
        ("rondes", "0002_ronde_ligt_vast"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="rondevraag",
            name="rondevraag_uniek",
        ),
        migrations.AddField(
            model_name="rondevraag",
            name="toezegging",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="rondevragen",
                to="acties.toezegging",
                verbose_name="afspraak",
            ),
        ),
        migrations.AddConstraint(
            model_name="rondevraag",
            constraint=models.UniqueConstraint(
                fields=("ronde", "actie", "partij", "waarover", "toezegging"),
                name="rondevraag_uniek",
                nulls_distinct=False,
                violation_error_message="Deze vraag staat al in de ronde.",
            ),
        ),
        migrations.AddConstraint(
            model_name="rondevraag",
            constraint=models.CheckConstraint(
                condition=models.Q(("toezegging__isnull", True), ("waarover", "afspraak"), _connector="OR"),
                name="rondevraag_toezegging_is_afspraak",
                violation_error_message="Alleen een vraag over een afspraak noemt er een.",
            ),
        ),
    ]
