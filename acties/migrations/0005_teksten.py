"""A change of a text is a row of the journal, which needs no reason (docs/adr/0037)."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("acties", "0004_zeker_vanaf"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="gebeurtenis",
            name="gebeurtenis_soort_bestaat",
        ),
        migrations.RemoveConstraint(
            model_name="gebeurtenis",
            name="gebeurtenis_heeft_reden",
        ),
        migrations.AlterField(
            model_name="gebeurtenis",
            name="soort",
            field=models.CharField(
                choices=[
                    ("aangemaakt", "Actie aangemaakt"),
                    ("gepubliceerd", "Actie gepubliceerd"),
                    ("ingetrokken", "Publicatie ingetrokken"),
                    ("status", "Voortgang gemeld"),
                    ("fase", "Nieuwe fase"),
                    ("mijlpaal-toegevoegd", "Mijlpaal toegevoegd"),
                    ("mijlpaal-bereikt", "Mijlpaal bereikt"),
                    ("mijlpaal-herijkt", "Mijlpaal opnieuw gepland"),
                    ("mijlpaal-vervallen", "Mijlpaal vervallen"),
                    ("afspraak", "Afspraak vastgelegd"),
                    ("deelname", "Deelnemers gewijzigd"),
                    ("onderdeel", "Onderdeel gewijzigd"),
                    ("document", "Document toegevoegd"),
                    ("bevestigd", "Nog actueel"),
                    ("teruggenomen", "Melding teruggenomen"),
                    ("tekst", "Tekst gewijzigd"),
                ],
                max_length=30,
                verbose_name="soort",
            ),
        ),
        # Its choices are no part of the column, which can't be altered.
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.AlterField(
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
                                    ("soort", "mijlpaal-bereikt"),
                                    models.Q(("naar__contains", {"stand": "ja"}), _negated=True),
                                ),
                                then=models.Value("mijlpaal-bijgesteld"),
                            ),
                            models.When(
                                models.Q(("soort", "afspraak"), ("van", {})), then=models.Value("afspraak-gemaakt")
                            ),
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
                            models.When(
                                models.Q(("soort", "document"), ("van", {})), then=models.Value("document-toegevoegd")
                            ),
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
                                ("teruggenomen", "melding meteen teruggenomen"),
                                ("tekst", "tekst gewijzigd"),
                                ("aangemaakt", "actie aangemaakt"),
                                ("gepubliceerd", "actie gepubliceerd"),
                                ("ingetrokken", "publicatie ingetrokken"),
                            ],
                            max_length=30,
                            verbose_name="verandering",
                        ),
                    ),
                ),
            ]
        ),
        migrations.AddConstraint(
            model_name="gebeurtenis",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "soort__in",
                        [
                            "aangemaakt",
                            "gepubliceerd",
                            "ingetrokken",
                            "status",
                            "fase",
                            "mijlpaal-toegevoegd",
                            "mijlpaal-bereikt",
                            "mijlpaal-herijkt",
                            "mijlpaal-vervallen",
                            "afspraak",
                            "deelname",
                            "onderdeel",
                            "document",
                            "bevestigd",
                            "teruggenomen",
                            "tekst",
                        ],
                    )
                ),
                name="gebeurtenis_soort_bestaat",
                violation_error_message="Kies een bestaande soort gebeurtenis.",
            ),
        ),
        migrations.AddConstraint(
            model_name="gebeurtenis",
            constraint=models.CheckConstraint(
                condition=models.Q(("reden__regex", "\\S"), ("soort", "tekst"), _connector="OR"),
                name="gebeurtenis_heeft_reden",
                violation_error_message="Geen verandering zonder reden.",
            ),
        ),
    ]
