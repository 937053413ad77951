"""What kind of change a row of the journal is, as readers count them: a column that the database keeps."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("acties", "0003_terugblik"),
        ("bronnen", "0002_stempels"),
        ("partijen", "0001_partijen"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="gebeurtenis",
            name="verandering",
            field=models.GeneratedField(
                db_persist=True,
                expression=models.Case(
                    models.When(
                        models.Q(("soort", "status"), ("van__status", models.F("naar__status"))),
                        then=models.Value("voortgang"),
                    ),
                    models.When(
                        models.Q(
                            ("soort", "mijlpaal-bereikt"), models.Q(("naar__contains", {"stand": "ja"}), _negated=True)
                        ),
                        then=models.Value("mijlpaal-bijgesteld"),
                    ),
                    models.When(models.Q(("soort", "afspraak"), ("van", {})), then=models.Value("afspraak-gemaakt")),
                    models.When(
                        models.Q(("naar__contains", {"stand": "ingetrokken"}), ("soort", "afspraak")),
                        then=models.Value("afspraak-ingetrokken"),
                    ),
                    models.When(
                        models.Q(("naar__contains", {"stand": "nagekomen"}), ("soort", "afspraak")),
                        then=models.Value("afspraak-nagekomen"),
                    ),
                    models.When(
                        models.Q(
                            models.Q(("naar", {"stand": "bevestigd"}), ("soort", "afspraak")),
                            models.Q(("afspraak__isnull", False), ("soort", "bevestigd")),
                            _connector="OR",
                        ),
                        then=models.Value("afspraak-bevestigd"),
                    ),
                    models.When(models.Q(("soort", "afspraak")), then=models.Value("afspraak-gewijzigd")),
                    models.When(
                        models.Q(("soort", "onderdeel"), ("van", {})), then=models.Value("onderdeel-toegevoegd")
                    ),
                    models.When(models.Q(("soort", "onderdeel")), then=models.Value("onderdeel-gewijzigd")),
                    models.When(models.Q(("soort", "document"), ("van", {})), then=models.Value("document-toegevoegd")),
                    models.When(
                        models.Q(("naar__contains", {"is_vervallen": True}), ("soort", "document")),
                        then=models.Value("document-verwijderd"),
                    ),
                    models.When(models.Q(("soort", "document")), then=models.Value("document-gewijzigd")),
                    default=models.F("soort"),
                ),
                output_field=models.CharField(
                    choices=[
                        ("status", "status veranderd"),
                        ("voortgang", "voortgang gemeld, status gelijk"),
                        ("fase", "nieuwe fase"),
                        ("mijlpaal-bereikt", "mijlpaal bereikt"),
                        ("mijlpaal-herijkt", "mijlpaal opnieuw gepland"),
                        ("mijlpaal-toegevoegd", "mijlpaal toegevoegd"),
                        ("mijlpaal-bijgesteld", "mijlpaal bijgesteld"),
                        ("mijlpaal-vervallen", "mijlpaal vervallen"),
                        ("afspraak-gemaakt", "afspraak gemaakt"),
                        ("afspraak-bevestigd", "afspraak bevestigd"),
                        ("afspraak-gewijzigd", "afspraak gewijzigd"),
                        ("afspraak-nagekomen", "afspraak nagekomen"),
                        ("afspraak-ingetrokken", "afspraak ingetrokken"),
                        ("onderdeel-toegevoegd", "thema of onderdeel toegevoegd"),
                        ("onderdeel-gewijzigd", "thema of onderdeel gewijzigd"),
                        ("document-toegevoegd", "document toegevoegd"),
                        ("document-gewijzigd", "document gewijzigd"),
                        ("document-verwijderd", "document verwijderd"),
                        ("deelname", "deelnemers gewijzigd"),
                        ("bevestigd", "actie bevestigd als nog actueel"),
                        ("aangemaakt", "actie aangemaakt"),
                        ("gepubliceerd", "actie gepubliceerd"),
                        ("ingetrokken", "publicatie ingetrokken"),
                    ],
                    max_length=30,
                    verbose_name="verandering",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="gebeurtenis",
            index=models.Index(fields=["verandering", "telt_vanaf", "id"], name="gebeurtenis_verandering"),
        ),
        migrations.AddIndex(
            model_name="gebeurtenis",
            index=models.Index(
                condition=models.Q(("datum__isnull", True)), fields=["telt_vanaf", "id"], name="gebeurtenis_ongedateerd"
            ),
        ),
    ]
