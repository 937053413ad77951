"""Looking back fast, and for how long each kind of actie may be silent."""

import django.db.models.functions.comparison
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("acties", "0002_journaal_alleen_erbij"),
        ("bronnen", "0002_stempels"),
        ("partijen", "0001_partijen"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="gebeurtenis",
            name="telt_vanaf",
            field=models.GeneratedField(
                db_persist=True,
                expression=django.db.models.functions.comparison.Coalesce(
                    models.Func(models.F("datum"), function="lower"),
                    models.Func(
                        models.F("geregistreerd_op"), template="(%(expressions)s AT TIME ZONE 'Europe/Amsterdam')::date"
                    ),
                ),
                output_field=models.DateField(),
            ),
        ),
        migrations.AddField(
            model_name="soort",
            name="bevestig_na",
            field=models.PositiveSmallIntegerField(
                default=90,
                help_text="Dagen. Zo lang na de laatste melding of bevestiging vraagt het portaal of alles nog klopt.",
                verbose_name="bevestigen na",
            ),
        ),
        migrations.AddField(
            model_name="soort",
            name="verouderd_na",
            field=models.PositiveSmallIntegerField(
                default=180,
                help_text="Dagen. Daarna noemt het portaal een actie of afspraak verouderd.",
                verbose_name="verouderd na",
            ),
        ),
        migrations.AddIndex(
            model_name="gebeurtenis",
            index=models.Index(fields=["telt_vanaf", "id"], name="gebeurtenis_telt_vanaf"),
        ),
        migrations.AddIndex(
            model_name="gebeurtenis",
            index=models.Index(fields=["actie", "telt_vanaf", "id"], name="gebeurtenis_actie_telt_vanaf"),
        ),
        migrations.AddIndex(
            model_name="gebeurtenis",
            index=models.Index(
                condition=models.Q(("naar__has_key", "status")),
                fields=["actie", "telt_vanaf", "id"],
                name="gebeurtenis_status",
            ),
        ),
        migrations.AddIndex(
            model_name="gebeurtenis",
            index=models.Index(
                condition=models.Q(("naar__has_key", "deelnames")),
                fields=["actie", "telt_vanaf", "id"],
                name="gebeurtenis_deelnames",
            ),
        ),
        migrations.AddConstraint(
            model_name="soort",
            constraint=models.CheckConstraint(
                condition=models.Q(("bevestig_na__gte", 1), ("verouderd_na__gt", models.F("bevestig_na"))),
                name="soort_verouderd_na_bevestigen",
                violation_error_message="Verouderd is een actie later dan dat zij om bevestiging vraagt.",
            ),
        ),
    ]
