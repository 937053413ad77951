"""The programme as a whole, about which there are promises too."""

import datetime

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("programmalijnen", "0001_programmalijnen"),
        ("bronnen", "0002_stempels"),
    ]

    operations = [
        migrations.CreateModel(
            name="Programma",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("titel", models.CharField(max_length=200, verbose_name="titel")),
                ("gepubliceerd_op", models.DateTimeField(auto_now_add=True, verbose_name="gepubliceerd op")),
                (
                    "veranderd_op",
                    models.DateField(
                        default=datetime.date(1, 1, 1), editable=False, verbose_name="laatst veranderd op"
                    ),
                ),
                ("versie", models.PositiveIntegerField(default=0, editable=False, verbose_name="versie")),
            ],
            options={
                "verbose_name": "programma",
                "verbose_name_plural": "programma’s",
                "constraints": [models.CheckConstraint(condition=models.Q(("pk", 1)), name="programma_is_er_een")],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="programma",
            trigger=pgtrigger.compiler.Trigger(
                name="schuift_stempel_inhoud",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    constraint="CONSTRAINT",
                    func="\nIF current_setting('portaal.stempel_inhoud', true) IS DISTINCT FROM statement_timestamp()::text THEN\n    UPDATE bronnen_stempel SET versie = versie + 1 WHERE naam = 'inhoud';\n    PERFORM set_config('portaal.stempel_inhoud', statement_timestamp()::text, true);\nEND IF;\n RETURN NULL;",
                    hash="a6fc421650e6fa8a5b12bf1514b0369f4a86bc3b",
                    operation="INSERT OR UPDATE OR DELETE",
                    pgid="pgtrigger_schuift_stempel_inhoud_67be4",
                    table="programmalijnen_programma",
                    timing="DEFERRABLE INITIALLY IMMEDIATE",
                    when="AFTER",
                ),
            ),
        ),
    ]
