"""A draft may be about the programme as a whole."""

import django.db.models.deletion
from django.db import migrations, models

import basis.web.tekst


class Migration(migrations.Migration):
    dependencies = [
        ("concepten", "0002_soorten_afspraak"),
        ("programmalijnen", "0002_programma"),
    ]

    operations = [
        migrations.AlterField(
            model_name="concept",
            name="actie",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="concepten",
                to="acties.actie",
                verbose_name="actie",
            ),
        ),
        migrations.AddField(
            model_name="concept",
            name="programma",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="concepten",
                to="programmalijnen.programma",
                verbose_name="programma",
            ),
        ),
        migrations.AlterField(
            model_name="concept",
            name="welke",
            field=basis.web.tekst.Regelveld(
                blank=True,
                help_text="De mijlpaal, de partij, de afspraak of de regel van het journaal.",
                max_length=120,
                verbose_name="welke",
            ),
        ),
        migrations.AddConstraint(
            model_name="concept",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("actie__isnull", False), ("programma__isnull", True)),
                    models.Q(("actie__isnull", True), ("programma__isnull", False)),
                    _connector="OR",
                ),
                name="concept_van_actie_of_programma",
                violation_error_message="Een concept gaat over een actie, of over het hele programma.",
            ),
        ),
    ]
