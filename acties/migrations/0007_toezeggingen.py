"""A promise may have more makers, each with a stand of its own, and be about the programme as a whole."""

import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.functions.comparison
import pgtrigger.migrations
from django.db import migrations, models

import basis.web.velden


class Migration(migrations.Migration):
    dependencies = [
        ("acties", "0006_teksten"),
        ("bronnen", "0002_stempels"),
        ("partijen", "0001_partijen"),
        ("programmalijnen", "0002_programma"),
    ]

    operations = [
        migrations.CreateModel(
            name="Afhankelijkheid",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ],
            options={
                "verbose_name": "afhankelijkheid",
                "verbose_name_plural": "afhankelijkheden",
            },
        ),
        migrations.CreateModel(
            name="Toezegging",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "namens_laag",
                    models.BooleanField(
                        default=False,
                        help_text="Zoals een koepel voor haar leden spreekt.",
                        verbose_name="namens de hele bestuurslaag",
                    ),
                ),
                (
                    "stand",
                    models.CharField(
                        choices=[
                            ("voorgenomen", "voorgenomen"),
                            ("bevestigd", "bevestigd"),
                            ("opnieuw", "opnieuw te bevestigen"),
                            ("aangepast", "aangepast"),
                            ("nagekomen", "nagekomen"),
                            ("ingetrokken", "ingetrokken"),
                        ],
                        default="voorgenomen",
                        max_length=20,
                        verbose_name="stand",
                    ),
                ),
                (
                    "bevestigd_op",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="laatst bevestigd op"),
                ),
                (
                    "onjuist",
                    models.TextField(
                        blank=True,
                        help_text="Wat volgens de partij niet klopt aan wat hier staat.",
                        verbose_name="wat er niet klopt",
                    ),
                ),
                ("in_journaal", models.CharField(editable=False, max_length=150, verbose_name="naam in het journaal")),
            ],
            options={
                "verbose_name": "toezegging",
                "verbose_name_plural": "toezeggingen",
            },
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="afspraak",
            name="gewijzigd_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="afspraak",
            name="verwijderd_delete",
        ),
        migrations.RemoveConstraint(
            model_name="afspraak",
            name="afspraak_uniek",
        ),
        migrations.RemoveConstraint(
            model_name="afspraak",
            name="afspraak_stand_bestaat",
        ),
        migrations.RemoveConstraint(
            model_name="afspraak",
            name="afspraak_bevestigd_heeft_moment",
        ),
        migrations.RemoveConstraint(
            model_name="afspraak",
            name="afspraak_heeft_doel",
        ),
        migrations.RemoveConstraint(
            model_name="gebeurtenis",
            name="gebeurtenis_soort_bestaat",
        ),
        migrations.AddField(
            model_name="afspraak",
            name="bedrag",
            field=models.PositiveBigIntegerField(blank=True, null=True, verbose_name="bedrag in hele euro’s"),
        ),
        migrations.AddField(
            model_name="afspraak",
            name="bedrag_voor",
            field=models.CharField(blank=True, max_length=200, verbose_name="waarvoor is het bedrag?"),
        ),
        migrations.AddField(
            model_name="afspraak",
            name="gemaakt",
            field=basis.web.velden.PeriodeField(blank=True, null=True, verbose_name="gemaakt"),
        ),
        migrations.AddField(
            model_name="afspraak",
            name="herkomst",
            field=models.CharField(
                choices=[("gemeld", "gemeld door de partij"), ("gevonden", "gevonden in een openbare bron")],
                default="gemeld",
                max_length=10,
                verbose_name="herkomst",
            ),
        ),
        migrations.AddField(
            model_name="afspraak",
            name="indiener",
            field=models.ForeignKey(
                blank=True,
                help_text="Leeg: het programmabureau legde haar vast.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="voorgestelde_afspraken",
                to="partijen.partij",
                verbose_name="voorgesteld door",
            ),
        ),
        migrations.AddField(
            model_name="afspraak",
            name="is_zeker",
            field=models.BooleanField(default=True, verbose_name="de bron is zeker"),
        ),
        migrations.AddField(
            model_name="afspraak",
            name="programma",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="afspraken",
                to="programmalijnen.programma",
                verbose_name="programma",
            ),
        ),
        migrations.AddField(
            model_name="afspraak",
            name="slug",
            field=models.SlugField(
                default=None,
                help_text="Het laatste deel van het webadres.",
                max_length=120,
                null=True,
                unique=True,
                verbose_name="adresnaam",
            ),
        ),
        migrations.AddField(
            model_name="afspraak",
            name="soort",
            field=models.CharField(
                choices=[
                    ("eigen-doel", "eigen doel"),
                    ("middelen", "middelen"),
                    ("bestuursafspraak", "bestuursafspraak"),
                    ("managementafspraak", "managementafspraak"),
                ],
                default="",
                max_length=20,
                verbose_name="soort",
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="afspraak",
            name="tekst",
            field=models.TextField(default="", verbose_name="wat is afgesproken"),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="afspraak",
            name="titel",
            field=models.CharField(default="", max_length=120, verbose_name="korte titel"),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="afspraak",
            name="uiterlijk",
            field=basis.web.velden.PeriodeField(
                blank=True,
                help_text="De eerste afspraak. Na publicatie verandert deze dag nooit meer; plan de afspraak dan opnieuw.",
                null=True,
                verbose_name="uiterlijk",
            ),
        ),
        migrations.AddField(
            model_name="afspraak",
            name="verwacht",
            field=basis.web.velden.PeriodeField(blank=True, null=True, verbose_name="nu verwacht"),
        ),
        migrations.AddField(
            model_name="afspraakbewerking",
            name="bedrag_voor",
            field=models.CharField(blank=True, max_length=200, verbose_name="waarvoor is het bedrag?"),
        ),
        migrations.AddField(
            model_name="afspraakbewerking",
            name="soort",
            field=models.CharField(
                choices=[
                    ("eigen-doel", "eigen doel"),
                    ("middelen", "middelen"),
                    ("bestuursafspraak", "bestuursafspraak"),
                    ("managementafspraak", "managementafspraak"),
                ],
                default="",
                max_length=20,
                verbose_name="soort",
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="afspraakbewerking",
            name="tekst",
            field=models.TextField(default="", verbose_name="wat is afgesproken"),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="afspraakbewerking",
            name="titel",
            field=models.CharField(default="", max_length=120, verbose_name="korte titel"),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="gebeurtenis",
            name="programma",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="gebeurtenissen",
                to="programmalijnen.programma",
                verbose_name="programma",
            ),
        ),
        migrations.AlterField(
            model_name="afspraak",
            name="actie",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="afspraken",
                to="acties.actie",
                verbose_name="actie",
            ),
        ),
        migrations.AlterField(
            model_name="gebeurtenis",
            name="actie",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="gebeurtenissen",
                to="acties.actie",
                verbose_name="actie",
            ),
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
                    ("afspraak-herijkt", "Afspraak opnieuw gepland"),
                    ("toezegging", "Stand van een afspraak gemeld"),
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
        migrations.RemoveIndex(
            model_name="gebeurtenis",
            name="gebeurtenis_verandering",
        ),
        migrations.RemoveField(
            model_name="gebeurtenis",
            name="verandering",
        ),
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
                        models.Q(
                            ("soort__in", ["afspraak", "toezegging"]),
                            models.Func(
                                models.F("naar"),
                                models.Value('$.keyvalue() ? (@.key starts with "stand" && @.value == "ingetrokken")'),
                                output_field=models.BooleanField(),
                                template="jsonb_path_exists(%(expressions)s::jsonpath)",
                            ),
                        ),
                        then=models.Value("afspraak-ingetrokken"),
                    ),
                    models.When(
                        models.Q(
                            ("soort__in", ["afspraak", "toezegging"]),
                            models.Func(
                                models.F("naar"),
                                models.Value('$.keyvalue() ? (@.key starts with "stand" && @.value == "nagekomen")'),
                                output_field=models.BooleanField(),
                                template="jsonb_path_exists(%(expressions)s::jsonpath)",
                            ),
                        ),
                        then=models.Value("afspraak-nagekomen"),
                    ),
                    models.When(
                        models.Q(
                            models.Q(("naar", {"stand": "bevestigd"}), ("soort", "afspraak")),
                            models.Q(
                                ("soort", "toezegging"),
                                ("soort__in", ["afspraak", "toezegging"]),
                                models.Func(
                                    models.F("naar"),
                                    models.Value(
                                        '$.keyvalue() ? (@.key starts with "stand" && @.value == "bevestigd")'
                                    ),
                                    output_field=models.BooleanField(),
                                    template="jsonb_path_exists(%(expressions)s::jsonpath)",
                                ),
                            ),
                            models.Q(("afspraak__isnull", False), ("soort", "bevestigd")),
                            _connector="OR",
                        ),
                        then=models.Value("afspraak-bevestigd"),
                    ),
                    models.When(
                        models.Q(("soort__in", ["afspraak", "toezegging"])), then=models.Value("afspraak-gewijzigd")
                    ),
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
                        ("afspraak-herijkt", "afspraak opnieuw gepland"),
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
        migrations.AddIndex(
            model_name="gebeurtenis",
            index=models.Index(fields=["verandering", "telt_vanaf", "id"], name="gebeurtenis_verandering"),
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
                            "afspraak-herijkt",
                            "toezegging",
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
            constraint=models.UniqueConstraint(
                fields=("programma", "versie"),
                name="gebeurtenis_versie_van_programma_uniek",
                violation_error_message="Iemand anders was u voor.",
            ),
        ),
        migrations.AddConstraint(
            model_name="gebeurtenis",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("actie__isnull", False), ("programma__isnull", True)),
                    models.Q(("actie__isnull", True), ("programma__isnull", False)),
                    _connector="OR",
                ),
                name="gebeurtenis_van_actie_of_programma",
                violation_error_message="Een gebeurtenis gaat over een actie, of over het hele programma.",
            ),
        ),
        migrations.AddField(
            model_name="afhankelijkheid",
            name="afspraak",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="afhankelijkheden", to="acties.afspraak"
            ),
        ),
        migrations.AddField(
            model_name="afhankelijkheid",
            name="op",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="afhankelijken", to="acties.afspraak"
            ),
        ),
        migrations.AddField(
            model_name="afspraak",
            name="wacht_op",
            field=models.ManyToManyField(
                blank=True, related_name="houdt_op", through="acties.Afhankelijkheid", to="acties.afspraak"
            ),
        ),
        migrations.AddField(
            model_name="toezegging",
            name="afspraak",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="toezeggingen",
                to="acties.afspraak",
                verbose_name="afspraak",
            ),
        ),
        migrations.AddField(
            model_name="toezegging",
            name="partij",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="toezeggingen",
                to="partijen.partij",
                verbose_name="partij",
            ),
        ),
        migrations.AddConstraint(
            model_name="afhankelijkheid",
            constraint=models.UniqueConstraint(
                fields=("afspraak", "op"),
                name="afhankelijkheid_uniek",
                violation_error_message="Deze afspraak wacht daar al op.",
            ),
        ),
        migrations.AddIndex(
            model_name="toezegging",
            index=models.Index(fields=["partij", "stand"], name="toezegging_partij_stand"),
        ),
        migrations.AddConstraint(
            model_name="toezegging",
            constraint=models.UniqueConstraint(
                fields=("afspraak", "partij"),
                name="toezegging_uniek",
                violation_error_message="Deze partij deed deze afspraak al.",
            ),
        ),
        migrations.AddConstraint(
            model_name="toezegging",
            constraint=models.UniqueConstraint(fields=("afspraak", "in_journaal"), name="toezegging_in_journaal_uniek"),
        ),
        migrations.AddConstraint(
            model_name="toezegging",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("stand__in", ["voorgenomen", "bevestigd", "opnieuw", "aangepast", "nagekomen", "ingetrokken"])
                ),
                name="toezegging_stand_bestaat",
                violation_error_message="Kies een bestaande stand.",
            ),
        ),
        migrations.AddConstraint(
            model_name="toezegging",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("stand__in", ["bevestigd", "aangepast"]), _negated=True),
                    ("bevestigd_op__isnull", False),
                    _connector="OR",
                ),
                name="toezegging_bevestigd_heeft_moment",
                violation_error_message="Een bevestigde afspraak heeft een datum van bevestiging.",
            ),
        ),
        # Which mijlpalen are expected in a period that has begun.
        migrations.AddIndex(
            model_name="mijlpaal",
            index=django.contrib.postgres.indexes.GistIndex(
                django.db.models.functions.comparison.Coalesce("verwacht", "gepland"),
                condition=models.Q(("is_vervallen", False), ("stand", "nee")),
                name="mijlpaal_nu",
            ),
        ),
    ]
