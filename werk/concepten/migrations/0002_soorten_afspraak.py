"""Other kinds of what can be done with a promise can be a draft."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("acties", "0009_afspraken_van_meer"),
        ("concepten", "0001_concepten"),
        ("partijen", "0001_partijen"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="concept",
            name="concept_soort_bestaat",
        ),
        migrations.AlterField(
            model_name="concept",
            name="soort",
            field=models.CharField(
                choices=[
                    ("voortgang", "voortgang melden"),
                    ("fase", "nieuwe fase melden"),
                    ("fasen-afronden", "fasen afronden"),
                    ("mijlpaal", "mijlpaal bijwerken"),
                    ("herijking", "mijlpaal opnieuw plannen"),
                    ("afspraak", "afspraak vastleggen"),
                    ("afspraak-gevonden", "gevonden afspraak vastleggen"),
                    ("afspraak-wijzigen", "afspraak wijzigen"),
                    ("afspraak-herijken", "afspraak opnieuw plannen"),
                    ("afspraak-makers", "partijen toevoegen"),
                    ("afspraak-wacht", "zeggen waar de afspraak op wacht"),
                    ("toezegging", "stand van de afspraak melden"),
                    ("afspraak-weerspreken", "zeggen dat de afspraak niet klopt"),
                    ("correctie", "melding verbeteren"),
                ],
                max_length=20,
                verbose_name="soort",
            ),
        ),
        migrations.AddConstraint(
            model_name="concept",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "soort__in",
                        [
                            "voortgang",
                            "fase",
                            "fasen-afronden",
                            "mijlpaal",
                            "herijking",
                            "afspraak",
                            "afspraak-gevonden",
                            "afspraak-wijzigen",
                            "afspraak-herijken",
                            "afspraak-makers",
                            "afspraak-wacht",
                            "toezegging",
                            "afspraak-weerspreken",
                            "correctie",
                        ],
                    )
                ),
                name="concept_soort_bestaat",
                violation_error_message="Kies een bestaande soort melding.",
            ),
        ),
    ]
