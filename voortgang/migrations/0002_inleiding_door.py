"""Who last wrote the introduction of a report: with four eyes another one publishes it."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("voortgang", "0001_voortgang"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="rapport",
            name="inleiding_door",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="inleidingen",
                to=settings.AUTH_USER_MODEL,
                verbose_name="inleiding geschreven door",
            ),
        ),
    ]
