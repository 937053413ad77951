"""From which day it is certain that a row of the journal had taken effect (docs/adr/0036)."""

import django.db.models.functions.comparison
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("acties", "0003_deeltelling"),
    ]

    operations = [
        migrations.AddField(
            model_name="gebeurtenis",
            name="zeker_vanaf",
            field=models.GeneratedField(
                db_persist=True,
                expression=django.db.models.functions.comparison.Greatest(
                    models.Func(models.F("datum"), function="lower"),
                    django.db.models.functions.comparison.Least(
                        models.Func(models.F("datum"), template="(upper(%(expressions)s) - 1)"),
                        models.Func(
                            models.F("geregistreerd_op"),
                            template="(%(expressions)s AT TIME ZONE 'Europe/Amsterdam')::date",
                        ),
                    ),
                ),
                output_field=models.DateField(),
            ),
        ),
        migrations.AddIndex(
            model_name="gebeurtenis",
            index=models.Index(
                condition=models.Q(("zeker_vanaf__gt", models.F("telt_vanaf"))),
                fields=["zeker_vanaf", "telt_vanaf"],
                name="gebeurtenis_vaag",
            ),
        ),
        migrations.AddIndex(
            model_name="gebeurtenis",
            index=models.Index(
                condition=models.Q(("zeker_vanaf__gt", models.F("telt_vanaf"))),
                fields=["actie", "zeker_vanaf", "telt_vanaf"],
                name="gebeurtenis_actie_vaag",
            ),
        ),
    ]
