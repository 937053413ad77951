"""The acties of which nobody can say whether they were there on a day are found without reading the whole journal."""

from django.db import migrations, models
from django.db.models import F, Q


class Migration(migrations.Migration):
    dependencies = [("acties", "0009_afspraken_van_meer")]

    operations = [
        migrations.AddIndex(
            model_name="gebeurtenis",
            index=models.Index(
                fields=["actie", "telt_vanaf", "id"],
                name="gebeurtenis_status_onzeker",
                condition=Q(naar__has_key="status") & (Q(zeker_vanaf__gt=F("telt_vanaf")) | Q(datum__isnull=True)),
            ),
        ),
    ]
