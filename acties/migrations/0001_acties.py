"""Acties, what belongs to them, and the journal."""

import datetime

import django.core.validators
import django.db.models.constraints
import django.db.models.deletion
import django.db.models.functions.comparison
import django.db.models.functions.datetime
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import basis.web.velden


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("bronnen", "0001_bronnen"),
        ("partijen", "0001_partijen"),
        ("programmalijnen", "0001_programmalijnen"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Fasedefinitie",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("slug", models.SlugField(max_length=60, verbose_name="vaste naam")),
                ("naam", models.CharField(max_length=100, verbose_name="naam")),
                (
                    "uitleg",
                    models.TextField(
                        blank=True, help_text="Wat gebeurt er in deze fase? In gewone taal.", verbose_name="uitleg"
                    ),
                ),
                ("volgorde", models.PositiveSmallIntegerField(verbose_name="volgorde")),
                ("optioneel", models.BooleanField(default=False, verbose_name="mag worden overgeslagen")),
                ("inspraak_open", models.BooleanField(default=False, verbose_name="inwoners kunnen meedoen")),
            ],
            options={
                "verbose_name": "fase van een soort",
                "verbose_name_plural": "fasen van een soort",
                "ordering": ("soort", "volgorde", "pk"),
            },
        ),
        migrations.CreateModel(
            name="Onderdeelsoort",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("slug", models.SlugField(max_length=60, unique=True, verbose_name="adresnaam")),
                ("naam", models.CharField(max_length=100, verbose_name="naam")),
                ("meervoud", models.CharField(max_length=100, verbose_name="meervoud")),
                ("volgorde", models.PositiveSmallIntegerField(default=0, verbose_name="volgorde")),
            ],
            options={
                "verbose_name": "soort onderdeel",
                "verbose_name_plural": "soorten onderdelen",
                "ordering": ("volgorde", "naam"),
            },
        ),
        migrations.CreateModel(
            name="OnderdeelsoortBewerking",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("naam", models.CharField(max_length=100, verbose_name="naam")),
                ("meervoud", models.CharField(max_length=100, verbose_name="meervoud")),
                ("volgorde", models.PositiveSmallIntegerField(default=0, verbose_name="volgorde")),
            ],
            options={
                "verbose_name": "bewerking",
                "verbose_name_plural": "bewerkingen",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Soort",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("slug", models.SlugField(max_length=60, unique=True, verbose_name="adresnaam")),
                ("naam", models.CharField(max_length=100, verbose_name="naam")),
                ("meervoud", models.CharField(max_length=100, verbose_name="meervoud")),
                ("toelichting", models.TextField(blank=True, verbose_name="toelichting")),
                ("volgorde", models.PositiveSmallIntegerField(default=0, verbose_name="volgorde")),
                (
                    "bevestig_na",
                    models.PositiveSmallIntegerField(
                        default=90,
                        help_text="Dagen. Zo lang na de laatste melding of bevestiging vraagt het portaal of alles nog klopt.",
                        verbose_name="bevestigen na",
                    ),
                ),
                (
                    "verouderd_na",
                    models.PositiveSmallIntegerField(
                        default=180,
                        help_text="Dagen. Daarna noemt het portaal een actie of afspraak verouderd.",
                        verbose_name="verouderd na",
                    ),
                ),
            ],
            options={
                "verbose_name": "soort actie",
                "verbose_name_plural": "soorten acties",
            },
        ),
        migrations.CreateModel(
            name="SoortBewerking",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("naam", models.CharField(max_length=100, verbose_name="naam")),
                ("meervoud", models.CharField(max_length=100, verbose_name="meervoud")),
                ("toelichting", models.TextField(blank=True, verbose_name="toelichting")),
                ("volgorde", models.PositiveSmallIntegerField(default=0, verbose_name="volgorde")),
                (
                    "bevestig_na",
                    models.PositiveSmallIntegerField(
                        default=90,
                        help_text="Dagen. Zo lang na de laatste melding of bevestiging vraagt het portaal of alles nog klopt.",
                        verbose_name="bevestigen na",
                    ),
                ),
                (
                    "verouderd_na",
                    models.PositiveSmallIntegerField(
                        default=180,
                        help_text="Dagen. Daarna noemt het portaal een actie of afspraak verouderd.",
                        verbose_name="verouderd na",
                    ),
                ),
            ],
            options={
                "verbose_name": "bewerking",
                "verbose_name_plural": "bewerkingen",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Telling",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("gepland", "gepland"),
                            ("op-schema", "op schema"),
                            ("aandacht-nodig", "aandacht nodig"),
                            ("vertraagd", "vertraagd"),
                            ("afgerond", "afgerond"),
                            ("gestopt", "gestopt"),
                            ("overgegaan", "gaat verder in ander werk"),
                        ],
                        max_length=20,
                        verbose_name="status",
                    ),
                ),
                ("aantal", models.IntegerField(default=0, verbose_name="aantal")),
            ],
            options={
                "verbose_name": "telling",
                "verbose_name_plural": "tellingen",
            },
        ),
        migrations.CreateModel(
            name="Actie",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "slug",
                    models.SlugField(
                        help_text="Het laatste deel van het webadres.",
                        max_length=120,
                        unique=True,
                        verbose_name="adresnaam",
                    ),
                ),
                ("titel", models.CharField(max_length=250, verbose_name="titel")),
                (
                    "doel",
                    models.TextField(
                        help_text="Wat willen de partijen samen bereiken?", verbose_name="gezamenlijk doel"
                    ),
                ),
                (
                    "samenvatting",
                    models.TextField(
                        help_text="In gewone taal (B1), voor iedereen te begrijpen.", verbose_name="samenvatting"
                    ),
                ),
                (
                    "toelichting",
                    models.TextField(
                        blank=True,
                        help_text="U kunt Markdown gebruiken: ## voor een kop, - voor een lijst, [tekst](https://…) voor een link.",
                        verbose_name="toelichting",
                    ),
                ),
                ("looptijd", basis.web.velden.PeriodeField(blank=True, null=True, verbose_name="looptijd")),
                ("is_demo", models.BooleanField(default=False, verbose_name="verzonnen, voor de demo")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("gepland", "gepland"),
                            ("op-schema", "op schema"),
                            ("aandacht-nodig", "aandacht nodig"),
                            ("vertraagd", "vertraagd"),
                            ("afgerond", "afgerond"),
                            ("gestopt", "gestopt"),
                            ("overgegaan", "gaat verder in ander werk"),
                        ],
                        default="gepland",
                        max_length=20,
                        verbose_name="status",
                    ),
                ),
                (
                    "publicatie",
                    models.CharField(
                        choices=[
                            ("concept", "concept"),
                            ("gepubliceerd", "gepubliceerd"),
                            ("ingetrokken", "ingetrokken"),
                        ],
                        default="concept",
                        max_length=20,
                        verbose_name="publicatie",
                    ),
                ),
                (
                    "gepubliceerd_op",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="voor het eerst gepubliceerd op"
                    ),
                ),
                (
                    "bevestigd_op",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="laatst bevestigd op"),
                ),
                (
                    "veranderd_op",
                    models.DateField(
                        default=datetime.date(1, 1, 1), editable=False, verbose_name="laatst veranderd op"
                    ),
                ),
                ("aangemaakt_op", models.DateTimeField(auto_now_add=True, verbose_name="aangemaakt op")),
                ("versie", models.PositiveIntegerField(default=0, editable=False, verbose_name="versie")),
                (
                    "sorteertitel",
                    models.GeneratedField(
                        db_persist=True,
                        expression=models.Func(models.F("titel"), function="sorteersleutel"),
                        output_field=models.TextField(),
                    ),
                ),
                (
                    "begin",
                    models.GeneratedField(
                        db_persist=True,
                        expression=django.db.models.functions.comparison.Coalesce(
                            models.Func(models.F("looptijd"), function="lower"), models.Value(datetime.date(1, 1, 1))
                        ),
                        output_field=models.DateField(),
                    ),
                ),
                (
                    "bron",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="acties",
                        to="bronnen.bron",
                        verbose_name="bron",
                    ),
                ),
                (
                    "opgaven",
                    models.ManyToManyField(
                        blank=True, related_name="acties", to="programmalijnen.opgave", verbose_name="opgaven"
                    ),
                ),
                (
                    "programmalijn",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="acties",
                        to="programmalijnen.programmalijn",
                        verbose_name="programmalijn",
                    ),
                ),
                (
                    "voorgangers",
                    models.ManyToManyField(
                        blank=True, related_name="opvolgers", to="acties.actie", verbose_name="voorgangers"
                    ),
                ),
            ],
            options={
                "verbose_name": "actie",
                "verbose_name_plural": "acties",
            },
        ),
        migrations.CreateModel(
            name="ActieBewerking",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                (
                    "slug",
                    models.SlugField(
                        db_index=False,
                        help_text="Het laatste deel van het webadres.",
                        max_length=120,
                        verbose_name="adresnaam",
                    ),
                ),
                ("titel", models.CharField(max_length=250, verbose_name="titel")),
                (
                    "doel",
                    models.TextField(
                        help_text="Wat willen de partijen samen bereiken?", verbose_name="gezamenlijk doel"
                    ),
                ),
                (
                    "samenvatting",
                    models.TextField(
                        help_text="In gewone taal (B1), voor iedereen te begrijpen.", verbose_name="samenvatting"
                    ),
                ),
                (
                    "toelichting",
                    models.TextField(
                        blank=True,
                        help_text="U kunt Markdown gebruiken: ## voor een kop, - voor een lijst, [tekst](https://…) voor een link.",
                        verbose_name="toelichting",
                    ),
                ),
                ("looptijd", basis.web.velden.PeriodeField(blank=True, null=True, verbose_name="looptijd")),
                (
                    "bron",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="bronnen.bron",
                        verbose_name="bron",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="bewerkingen",
                        to="acties.actie",
                    ),
                ),
                (
                    "programmalijn",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="programmalijnen.programmalijn",
                        verbose_name="programmalijn",
                    ),
                ),
            ],
            options={
                "verbose_name": "bewerking",
                "verbose_name_plural": "bewerkingen",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Afspraak",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "eigen_doel",
                    models.TextField(help_text="Wat wil deze partij zelf bereiken?", verbose_name="eigen doel"),
                ),
                ("middelen", models.TextField(blank=True, help_text="Geld, mensen of tijd.", verbose_name="middelen")),
                (
                    "bestuursafspraak",
                    models.TextField(
                        blank=True, help_text="Wat spraken de bestuurders af?", verbose_name="bestuursafspraak"
                    ),
                ),
                (
                    "managementafspraak",
                    models.TextField(
                        blank=True,
                        help_text="Wat spraken de leidinggevenden af over de uitvoering?",
                        verbose_name="managementafspraak",
                    ),
                ),
                (
                    "stand",
                    models.CharField(
                        choices=[
                            ("voorgenomen", "voorgenomen"),
                            ("bevestigd", "bevestigd"),
                            ("aangepast", "aangepast"),
                            ("ingetrokken", "ingetrokken"),
                            ("nagekomen", "nagekomen"),
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
                    "actie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="afspraken",
                        to="acties.actie",
                        verbose_name="actie",
                    ),
                ),
                (
                    "bron",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="afspraken",
                        to="bronnen.bron",
                        verbose_name="bron",
                    ),
                ),
                (
                    "partij",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="afspraken",
                        to="partijen.partij",
                        verbose_name="partij",
                    ),
                ),
            ],
            options={
                "verbose_name": "afspraak",
                "verbose_name_plural": "afspraken",
            },
        ),
        migrations.CreateModel(
            name="AfspraakBewerking",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                (
                    "eigen_doel",
                    models.TextField(help_text="Wat wil deze partij zelf bereiken?", verbose_name="eigen doel"),
                ),
                ("middelen", models.TextField(blank=True, help_text="Geld, mensen of tijd.", verbose_name="middelen")),
                (
                    "bestuursafspraak",
                    models.TextField(
                        blank=True, help_text="Wat spraken de bestuurders af?", verbose_name="bestuursafspraak"
                    ),
                ),
                (
                    "managementafspraak",
                    models.TextField(
                        blank=True,
                        help_text="Wat spraken de leidinggevenden af over de uitvoering?",
                        verbose_name="managementafspraak",
                    ),
                ),
                (
                    "bron",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="bronnen.bron",
                        verbose_name="bron",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="bewerkingen",
                        to="acties.afspraak",
                    ),
                ),
            ],
            options={
                "verbose_name": "bewerking",
                "verbose_name_plural": "bewerkingen",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Deelname",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "rol",
                    models.CharField(
                        choices=[
                            ("trekker", "leidt de actie"),
                            ("indiener", "indiener"),
                            ("opdrachtgever", "opdrachtgever"),
                            ("kernpartner", "kernpartner"),
                            ("ondertekenaar", "ondertekenaar"),
                            ("mede-opsteller", "mede-opsteller"),
                            ("opsteller", "opsteller"),
                            ("partner", "partner"),
                            ("programmateam", "lid van het programmateam"),
                            ("medewetgever", "medewetgever"),
                            ("toezichthouder", "toezichthouder"),
                            ("adviseur", "adviseur"),
                            ("geconsulteerd", "geconsulteerd"),
                            ("kennispartner", "kennispartner"),
                            ("onderzoeker", "onderzoeker"),
                            ("evaluator", "evaluator"),
                            ("oprichter", "oprichter"),
                            ("organisator", "organisator"),
                            ("ontwikkelaar", "ontwikkelaar"),
                            ("opdrachtnemer", "opdrachtnemer"),
                            ("begeleider", "begeleider"),
                            ("uitvoerder", "uitvoerder"),
                            ("toepasser", "toepasser"),
                            ("proefdeelnemer", "deelnemer aan de proef"),
                            ("winnaar", "winnaar"),
                            ("deelnemer", "deelnemer"),
                        ],
                        max_length=20,
                        verbose_name="rol",
                    ),
                ),
                ("toelichting", models.CharField(blank=True, max_length=300, verbose_name="toelichting")),
                (
                    "actie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="deelnames",
                        to="acties.actie",
                        verbose_name="actie",
                    ),
                ),
                (
                    "bron",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="deelnames",
                        to="bronnen.bron",
                        verbose_name="bron",
                    ),
                ),
                (
                    "partij",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="deelnames",
                        to="partijen.partij",
                        verbose_name="partij",
                    ),
                ),
            ],
            options={
                "verbose_name": "deelname",
                "verbose_name_plural": "deelnames",
            },
        ),
        migrations.CreateModel(
            name="Document",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("slug", models.SlugField(max_length=160, verbose_name="vaste naam")),
                ("titel", models.CharField(max_length=300, verbose_name="titel")),
                (
                    "soort",
                    models.CharField(
                        help_text="Bijvoorbeeld Kamerstuk, rapport of nieuwsbericht.",
                        max_length=60,
                        verbose_name="soort",
                    ),
                ),
                ("nummer", models.CharField(blank=True, max_length=100, verbose_name="officieel nummer")),
                ("datum", basis.web.velden.PeriodeField(blank=True, null=True, verbose_name="datum")),
                ("url", models.URLField(blank=True, max_length=500, verbose_name="webadres")),
                (
                    "bestand",
                    models.FileField(
                        blank=True,
                        upload_to="documenten/%Y/",
                        validators=[
                            django.core.validators.FileExtensionValidator(("pdf", "odt", "ods", "docx", "xlsx", "csv"))
                        ],
                        verbose_name="bestand",
                    ),
                ),
                ("is_vervallen", models.BooleanField(default=False, verbose_name="vervallen")),
                (
                    "actie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="documenten",
                        to="acties.actie",
                        verbose_name="actie",
                    ),
                ),
                (
                    "bron",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="documenten",
                        to="bronnen.bron",
                        verbose_name="bron",
                    ),
                ),
            ],
            options={
                "verbose_name": "document",
                "verbose_name_plural": "documenten",
            },
        ),
        migrations.CreateModel(
            name="DocumentBewerking",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("titel", models.CharField(max_length=300, verbose_name="titel")),
                (
                    "soort",
                    models.CharField(
                        help_text="Bijvoorbeeld Kamerstuk, rapport of nieuwsbericht.",
                        max_length=60,
                        verbose_name="soort",
                    ),
                ),
                ("nummer", models.CharField(blank=True, max_length=100, verbose_name="officieel nummer")),
                ("datum", basis.web.velden.PeriodeField(blank=True, null=True, verbose_name="datum")),
                ("url", models.URLField(blank=True, max_length=500, verbose_name="webadres")),
                (
                    "bestand",
                    models.FileField(
                        blank=True,
                        upload_to="documenten/%Y/",
                        validators=[
                            django.core.validators.FileExtensionValidator(("pdf", "odt", "ods", "docx", "xlsx", "csv"))
                        ],
                        verbose_name="bestand",
                    ),
                ),
                (
                    "bron",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="bronnen.bron",
                        verbose_name="bron",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="bewerkingen",
                        to="acties.document",
                    ),
                ),
            ],
            options={
                "verbose_name": "bewerking",
                "verbose_name_plural": "bewerkingen",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Fase",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("volgnummer", models.PositiveSmallIntegerField(verbose_name="volgnummer")),
                ("begonnen", basis.web.velden.PeriodeField(blank=True, null=True, verbose_name="begonnen")),
                ("is_huidig", models.BooleanField(default=True, verbose_name="nu")),
                ("beeindigd", basis.web.velden.PeriodeField(blank=True, null=True, verbose_name="beëindigd")),
                (
                    "actie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="fasen",
                        to="acties.actie",
                        verbose_name="actie",
                    ),
                ),
                (
                    "bron",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="fasen",
                        to="bronnen.bron",
                        verbose_name="bron",
                    ),
                ),
                (
                    "definitie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="bezoeken",
                        to="acties.fasedefinitie",
                        verbose_name="fase",
                    ),
                ),
            ],
            options={
                "verbose_name": "fase",
                "verbose_name_plural": "fasen",
                "ordering": ("actie", "volgnummer"),
            },
        ),
        migrations.CreateModel(
            name="FasedefinitieBewerking",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("naam", models.CharField(max_length=100, verbose_name="naam")),
                (
                    "uitleg",
                    models.TextField(
                        blank=True, help_text="Wat gebeurt er in deze fase? In gewone taal.", verbose_name="uitleg"
                    ),
                ),
                ("volgorde", models.PositiveSmallIntegerField(verbose_name="volgorde")),
                ("optioneel", models.BooleanField(default=False, verbose_name="mag worden overgeslagen")),
                ("inspraak_open", models.BooleanField(default=False, verbose_name="inwoners kunnen meedoen")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="bewerkingen",
                        to="acties.fasedefinitie",
                    ),
                ),
            ],
            options={
                "verbose_name": "bewerking",
                "verbose_name_plural": "bewerkingen",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Mijlpaal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("slug", models.SlugField(max_length=120, verbose_name="vaste naam")),
                ("titel", models.CharField(max_length=250, verbose_name="titel")),
                (
                    "soort",
                    models.CharField(
                        blank=True,
                        help_text="Bijvoorbeeld advies, stemming of start.",
                        max_length=40,
                        verbose_name="soort",
                    ),
                ),
                ("toelichting", models.TextField(blank=True, verbose_name="toelichting")),
                ("nummer", models.CharField(blank=True, max_length=100, verbose_name="officieel nummer")),
                (
                    "gepland",
                    basis.web.velden.PeriodeField(
                        blank=True,
                        help_text="De eerste afspraak. Na publicatie verandert deze datum nooit meer; herijk dan de verwachting.",
                        null=True,
                        verbose_name="oorspronkelijk gepland",
                    ),
                ),
                ("verwacht", basis.web.velden.PeriodeField(blank=True, null=True, verbose_name="nu verwacht")),
                ("bereikt", basis.web.velden.PeriodeField(blank=True, null=True, verbose_name="bereikt")),
                (
                    "stand",
                    models.CharField(
                        choices=[
                            ("ja", "bereikt"),
                            ("nee", "nog niet bereikt"),
                            ("onbekend", "onbekend of dit is bereikt"),
                        ],
                        default="nee",
                        max_length=10,
                        verbose_name="bereikt?",
                    ),
                ),
                ("is_vervallen", models.BooleanField(default=False, verbose_name="vervallen")),
                ("volgorde", models.PositiveSmallIntegerField(default=0, verbose_name="volgorde")),
                (
                    "actie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="mijlpalen",
                        to="acties.actie",
                        verbose_name="actie",
                    ),
                ),
                (
                    "bron",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="mijlpalen",
                        to="bronnen.bron",
                        verbose_name="bron",
                    ),
                ),
            ],
            options={
                "verbose_name": "mijlpaal",
                "verbose_name_plural": "mijlpalen",
            },
        ),
        migrations.CreateModel(
            name="MijlpaalBewerking",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("titel", models.CharField(max_length=250, verbose_name="titel")),
                (
                    "soort",
                    models.CharField(
                        blank=True,
                        help_text="Bijvoorbeeld advies, stemming of start.",
                        max_length=40,
                        verbose_name="soort",
                    ),
                ),
                ("toelichting", models.TextField(blank=True, verbose_name="toelichting")),
                ("nummer", models.CharField(blank=True, max_length=100, verbose_name="officieel nummer")),
                (
                    "gepland",
                    basis.web.velden.PeriodeField(
                        blank=True,
                        help_text="De eerste afspraak. Na publicatie verandert deze datum nooit meer; herijk dan de verwachting.",
                        null=True,
                        verbose_name="oorspronkelijk gepland",
                    ),
                ),
                ("volgorde", models.PositiveSmallIntegerField(default=0, verbose_name="volgorde")),
                (
                    "bron",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="bronnen.bron",
                        verbose_name="bron",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="bewerkingen",
                        to="acties.mijlpaal",
                    ),
                ),
            ],
            options={
                "verbose_name": "bewerking",
                "verbose_name_plural": "bewerkingen",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Onderdeel",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("slug", models.SlugField(max_length=120, verbose_name="adresnaam")),
                ("titel", models.CharField(max_length=250, verbose_name="titel")),
                ("samenvatting", models.TextField(blank=True, verbose_name="samenvatting")),
                ("vraag", models.TextField(blank=True, verbose_name="vraag")),
                ("aanpak", models.TextField(blank=True, verbose_name="aanpak")),
                ("opbrengst", models.TextField(blank=True, verbose_name="opbrengst")),
                ("betekenis", models.TextField(blank=True, verbose_name="betekenis voor het openbaar bestuur")),
                (
                    "herkomst",
                    models.TextField(blank=True, help_text="Waar komt dit onderdeel vandaan?", verbose_name="herkomst"),
                ),
                ("looptijd", basis.web.velden.PeriodeField(blank=True, null=True, verbose_name="looptijd")),
                (
                    "stand",
                    models.CharField(
                        choices=[
                            ("gepland", "gepland"),
                            ("loopt", "loopt"),
                            ("afgerond", "afgerond"),
                            ("gestopt", "gestopt"),
                            ("overgegaan", "gaat verder in ander werk"),
                            ("onbekend", "onbekend"),
                        ],
                        default="onbekend",
                        max_length=20,
                        verbose_name="stand",
                    ),
                ),
                ("volgorde", models.PositiveSmallIntegerField(default=0, verbose_name="volgorde")),
                (
                    "actie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="onderdelen",
                        to="acties.actie",
                        verbose_name="actie",
                    ),
                ),
                (
                    "bron",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="onderdelen",
                        to="bronnen.bron",
                        verbose_name="bron",
                    ),
                ),
                (
                    "opvolgers",
                    models.ManyToManyField(
                        blank=True, related_name="voorgangers", to="acties.onderdeel", verbose_name="opvolgers"
                    ),
                ),
                (
                    "soort",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="onderdelen",
                        to="acties.onderdeelsoort",
                        verbose_name="soort",
                    ),
                ),
            ],
            options={
                "verbose_name": "onderdeel",
                "verbose_name_plural": "onderdelen",
            },
        ),
        migrations.CreateModel(
            name="Gebeurtenis",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "soort",
                    models.CharField(
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
                        ],
                        max_length=30,
                        verbose_name="soort",
                    ),
                ),
                ("van", models.JSONField(blank=True, default=dict, verbose_name="van")),
                ("naar", models.JSONField(blank=True, default=dict, verbose_name="naar")),
                ("reden", models.TextField(verbose_name="reden")),
                (
                    "functie",
                    models.CharField(
                        blank=True,
                        help_text="Van wie het meldde, op dat moment.",
                        max_length=150,
                        verbose_name="functie",
                    ),
                ),
                (
                    "datum",
                    basis.web.velden.PeriodeField(help_text="Leeg: niet bekend.", null=True, verbose_name="ging in op"),
                ),
                (
                    "geregistreerd_op",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), verbose_name="vastgelegd op"
                    ),
                ),
                ("versie", models.PositiveIntegerField(verbose_name="versie van de actie")),
                ("inzending", models.UUIDField(null=True, unique=True, verbose_name="inzending")),
                (
                    "vanaf",
                    models.GeneratedField(
                        db_persist=True,
                        expression=django.db.models.functions.comparison.Coalesce(
                            models.Func(models.F("datum"), function="lower"), models.Value(datetime.date(1, 1, 1))
                        ),
                        output_field=models.DateField(),
                    ),
                ),
                (
                    "telt_vanaf",
                    models.GeneratedField(
                        db_persist=True,
                        expression=django.db.models.functions.comparison.Coalesce(
                            models.Func(models.F("datum"), function="lower"),
                            models.Func(
                                models.F("geregistreerd_op"),
                                template="(%(expressions)s AT TIME ZONE 'Europe/Amsterdam')::date",
                            ),
                        ),
                        output_field=models.DateField(),
                    ),
                ),
                (
                    "verandering",
                    models.GeneratedField(
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
                                ("aangemaakt", "actie aangemaakt"),
                                ("gepubliceerd", "actie gepubliceerd"),
                                ("ingetrokken", "publicatie ingetrokken"),
                            ],
                            max_length=30,
                            verbose_name="verandering",
                        ),
                    ),
                ),
                (
                    "actie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="gebeurtenissen",
                        to="acties.actie",
                        verbose_name="actie",
                    ),
                ),
                (
                    "afspraak",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="gebeurtenissen",
                        to="acties.afspraak",
                    ),
                ),
                (
                    "bron",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="gebeurtenissen",
                        to="bronnen.bron",
                        verbose_name="bron",
                    ),
                ),
                (
                    "corrigeert",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="correcties",
                        to="acties.gebeurtenis",
                        verbose_name="corrigeert",
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="gebeurtenissen",
                        to="acties.document",
                    ),
                ),
                (
                    "door",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="gebeurtenissen",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="door",
                    ),
                ),
                (
                    "goedgekeurd_door",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="goedkeuringen",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="goedgekeurd door",
                    ),
                ),
                (
                    "namens",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="gebeurtenissen",
                        to="partijen.partij",
                        verbose_name="namens",
                    ),
                ),
                (
                    "mijlpaal",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="gebeurtenissen",
                        to="acties.mijlpaal",
                    ),
                ),
                (
                    "onderdeel",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="gebeurtenissen",
                        to="acties.onderdeel",
                    ),
                ),
            ],
            options={
                "verbose_name": "gebeurtenis",
                "verbose_name_plural": "gebeurtenissen",
            },
        ),
        migrations.CreateModel(
            name="Onderdeelpartij",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "rol",
                    models.CharField(
                        choices=[
                            ("trekker", "leidt de actie"),
                            ("indiener", "indiener"),
                            ("opdrachtgever", "opdrachtgever"),
                            ("kernpartner", "kernpartner"),
                            ("ondertekenaar", "ondertekenaar"),
                            ("mede-opsteller", "mede-opsteller"),
                            ("opsteller", "opsteller"),
                            ("partner", "partner"),
                            ("programmateam", "lid van het programmateam"),
                            ("medewetgever", "medewetgever"),
                            ("toezichthouder", "toezichthouder"),
                            ("adviseur", "adviseur"),
                            ("geconsulteerd", "geconsulteerd"),
                            ("kennispartner", "kennispartner"),
                            ("onderzoeker", "onderzoeker"),
                            ("evaluator", "evaluator"),
                            ("oprichter", "oprichter"),
                            ("organisator", "organisator"),
                            ("ontwikkelaar", "ontwikkelaar"),
                            ("opdrachtnemer", "opdrachtnemer"),
                            ("begeleider", "begeleider"),
                            ("uitvoerder", "uitvoerder"),
                            ("toepasser", "toepasser"),
                            ("proefdeelnemer", "deelnemer aan de proef"),
                            ("winnaar", "winnaar"),
                            ("deelnemer", "deelnemer"),
                        ],
                        max_length=20,
                        verbose_name="rol",
                    ),
                ),
                (
                    "onderdeel",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="partijen",
                        to="acties.onderdeel",
                        verbose_name="onderdeel",
                    ),
                ),
                (
                    "partij",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="onderdelen",
                        to="partijen.partij",
                        verbose_name="partij",
                    ),
                ),
            ],
            options={
                "verbose_name": "partij van een onderdeel",
                "verbose_name_plural": "partijen van een onderdeel",
            },
        ),
        migrations.CreateModel(
            name="OnderdeelBewerking",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("titel", models.CharField(max_length=250, verbose_name="titel")),
                ("samenvatting", models.TextField(blank=True, verbose_name="samenvatting")),
                ("vraag", models.TextField(blank=True, verbose_name="vraag")),
                ("aanpak", models.TextField(blank=True, verbose_name="aanpak")),
                ("opbrengst", models.TextField(blank=True, verbose_name="opbrengst")),
                ("betekenis", models.TextField(blank=True, verbose_name="betekenis voor het openbaar bestuur")),
                (
                    "herkomst",
                    models.TextField(blank=True, help_text="Waar komt dit onderdeel vandaan?", verbose_name="herkomst"),
                ),
                ("looptijd", basis.web.velden.PeriodeField(blank=True, null=True, verbose_name="looptijd")),
                ("volgorde", models.PositiveSmallIntegerField(default=0, verbose_name="volgorde")),
                (
                    "bron",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="bronnen.bron",
                        verbose_name="bron",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="bewerkingen",
                        to="acties.onderdeel",
                    ),
                ),
                (
                    "soort",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="acties.onderdeelsoort",
                        verbose_name="soort",
                    ),
                ),
            ],
            options={
                "verbose_name": "bewerking",
                "verbose_name_plural": "bewerkingen",
                "abstract": False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="onderdeelsoort",
            trigger=pgtrigger.compiler.Trigger(
                name="schuift_stempel_kader",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="UPDATE bronnen_stempel SET versie = versie + 1 WHERE naam = 'kader'; RETURN NULL;",
                    hash="d5f74cdaff088f8114276b4d1b13b0cf7b7eaab9",
                    level="STATEMENT",
                    operation="INSERT OR UPDATE OR DELETE",
                    pgid="pgtrigger_schuift_stempel_kader_72a49",
                    table="acties_onderdeelsoort",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="onderdeelsoort",
            trigger=pgtrigger.compiler.Trigger(
                name="gewijzigd_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."meervoud" IS DISTINCT FROM (NEW."meervoud") OR OLD."naam" IS DISTINCT FROM (NEW."naam") OR OLD."volgorde" IS DISTINCT FROM (NEW."volgorde"))',
                    func='INSERT INTO "acties_onderdeelsoortbewerking" ("meervoud", "naam", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "volgorde") VALUES (OLD."meervoud", OLD."naam", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'gewijzigd\', OLD."id", OLD."volgorde"); RETURN NULL;',
                    hash="b5023f0e422c4b585fa97a9db93efd55be5a3991",
                    operation="UPDATE",
                    pgid="pgtrigger_gewijzigd_update_e8565",
                    table="acties_onderdeelsoort",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="onderdeelsoort",
            trigger=pgtrigger.compiler.Trigger(
                name="verwijderd_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "acties_onderdeelsoortbewerking" ("meervoud", "naam", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "volgorde") VALUES (OLD."meervoud", OLD."naam", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'verwijderd\', OLD."id", OLD."volgorde"); RETURN NULL;',
                    hash="2d6c4d6f8b1ca3c0d15a9b0be8e46b5d61700b71",
                    operation="DELETE",
                    pgid="pgtrigger_verwijderd_delete_75525",
                    table="acties_onderdeelsoort",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddField(
            model_name="onderdeelsoortbewerking",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="bewerkingen",
                to="acties.onderdeelsoort",
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
        migrations.AddField(
            model_name="fasedefinitiebewerking",
            name="soort",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="acties.soort",
                verbose_name="soort",
            ),
        ),
        migrations.AddField(
            model_name="fasedefinitie",
            name="soort",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="fasedefinities",
                to="acties.soort",
                verbose_name="soort",
            ),
        ),
        migrations.AddField(
            model_name="actiebewerking",
            name="soort",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="acties.soort",
                verbose_name="soort",
            ),
        ),
        migrations.AddField(
            model_name="actie",
            name="soort",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="acties",
                to="acties.soort",
                verbose_name="soort",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="soort",
            trigger=pgtrigger.compiler.Trigger(
                name="schuift_stempel_kader",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="UPDATE bronnen_stempel SET versie = versie + 1 WHERE naam = 'kader'; RETURN NULL;",
                    hash="fcc29bdc5a50c2d5f3102888b5af85ac2e1cf287",
                    level="STATEMENT",
                    operation="INSERT OR UPDATE OR DELETE",
                    pgid="pgtrigger_schuift_stempel_kader_089e4",
                    table="acties_soort",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="soort",
            trigger=pgtrigger.compiler.Trigger(
                name="gewijzigd_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."bevestig_na" IS DISTINCT FROM (NEW."bevestig_na") OR OLD."meervoud" IS DISTINCT FROM (NEW."meervoud") OR OLD."naam" IS DISTINCT FROM (NEW."naam") OR OLD."toelichting" IS DISTINCT FROM (NEW."toelichting") OR OLD."verouderd_na" IS DISTINCT FROM (NEW."verouderd_na") OR OLD."volgorde" IS DISTINCT FROM (NEW."volgorde"))',
                    func='INSERT INTO "acties_soortbewerking" ("bevestig_na", "meervoud", "naam", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "toelichting", "verouderd_na", "volgorde") VALUES (OLD."bevestig_na", OLD."meervoud", OLD."naam", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'gewijzigd\', OLD."id", OLD."toelichting", OLD."verouderd_na", OLD."volgorde"); RETURN NULL;',
                    hash="1a2b36d7386cfdd52e06d270fc510506806d000a",
                    operation="UPDATE",
                    pgid="pgtrigger_gewijzigd_update_100cc",
                    table="acties_soort",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="soort",
            trigger=pgtrigger.compiler.Trigger(
                name="verwijderd_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "acties_soortbewerking" ("bevestig_na", "meervoud", "naam", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "toelichting", "verouderd_na", "volgorde") VALUES (OLD."bevestig_na", OLD."meervoud", OLD."naam", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'verwijderd\', OLD."id", OLD."toelichting", OLD."verouderd_na", OLD."volgorde"); RETURN NULL;',
                    hash="daaac8d7fc5abff3c8ea1d1033883e8c36601289",
                    operation="DELETE",
                    pgid="pgtrigger_verwijderd_delete_5db28",
                    table="acties_soort",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddField(
            model_name="soortbewerking",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="bewerkingen",
                to="acties.soort",
            ),
        ),
        migrations.AddField(
            model_name="telling",
            name="programmalijn",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="tellingen",
                to="programmalijnen.programmalijn",
            ),
        ),
        migrations.AddField(
            model_name="telling",
            name="soort",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="tellingen", to="acties.soort"
            ),
        ),
        migrations.AddConstraint(
            model_name="afspraak",
            constraint=models.UniqueConstraint(
                fields=("actie", "partij"),
                name="afspraak_uniek",
                violation_error_message="Deze partij heeft al een afspraak in deze actie. Pas die aan.",
            ),
        ),
        migrations.AddConstraint(
            model_name="afspraak",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("stand__in", ["voorgenomen", "bevestigd", "aangepast", "ingetrokken", "nagekomen"])
                ),
                name="afspraak_stand_bestaat",
                violation_error_message="Kies een bestaande stand.",
            ),
        ),
        migrations.AddConstraint(
            model_name="afspraak",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("stand__in", ["voorgenomen", "ingetrokken"]), ("bevestigd_op__isnull", False), _connector="OR"
                ),
                name="afspraak_bevestigd_heeft_moment",
                violation_error_message="Een bevestigde afspraak heeft een datum van bevestiging.",
            ),
        ),
        migrations.AddConstraint(
            model_name="afspraak",
            constraint=models.CheckConstraint(
                condition=models.Q(("eigen_doel", ""), _negated=True),
                name="afspraak_heeft_doel",
                violation_error_message="Een afspraak heeft een eigen doel.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="afspraak",
            trigger=pgtrigger.compiler.Trigger(
                name="gewijzigd_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."bestuursafspraak" IS DISTINCT FROM (NEW."bestuursafspraak") OR OLD."bron_id" IS DISTINCT FROM (NEW."bron_id") OR OLD."eigen_doel" IS DISTINCT FROM (NEW."eigen_doel") OR OLD."managementafspraak" IS DISTINCT FROM (NEW."managementafspraak") OR OLD."middelen" IS DISTINCT FROM (NEW."middelen"))',
                    func='INSERT INTO "acties_afspraakbewerking" ("bestuursafspraak", "bron_id", "eigen_doel", "managementafspraak", "middelen", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."bestuursafspraak", OLD."bron_id", OLD."eigen_doel", OLD."managementafspraak", OLD."middelen", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'gewijzigd\', OLD."id"); RETURN NULL;',
                    hash="afdadf2932d7adc66fd5d6bfd2c791ace5f210e5",
                    operation="UPDATE",
                    pgid="pgtrigger_gewijzigd_update_c90f8",
                    table="acties_afspraak",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="afspraak",
            trigger=pgtrigger.compiler.Trigger(
                name="verwijderd_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "acties_afspraakbewerking" ("bestuursafspraak", "bron_id", "eigen_doel", "managementafspraak", "middelen", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."bestuursafspraak", OLD."bron_id", OLD."eigen_doel", OLD."managementafspraak", OLD."middelen", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'verwijderd\', OLD."id"); RETURN NULL;',
                    hash="be95f6769c1cf85dedcb6e39938f017d7d6f83fa",
                    operation="DELETE",
                    pgid="pgtrigger_verwijderd_delete_1a419",
                    table="acties_afspraak",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="afspraakbewerking",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="2fc4917c4fe28d001a57759ca08a8f58374321a8",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_da361",
                    table="acties_afspraakbewerking",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="deelname",
            index=models.Index(fields=["partij", "actie"], name="deelname_partij_actie"),
        ),
        migrations.AddConstraint(
            model_name="deelname",
            constraint=models.UniqueConstraint(
                fields=("actie", "partij", "rol"),
                name="deelname_uniek",
                violation_error_message="Deze partij heeft deze rol al in deze actie.",
            ),
        ),
        migrations.AddConstraint(
            model_name="deelname",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "rol__in",
                        [
                            "trekker",
                            "indiener",
                            "opdrachtgever",
                            "kernpartner",
                            "ondertekenaar",
                            "mede-opsteller",
                            "opsteller",
                            "partner",
                            "programmateam",
                            "medewetgever",
                            "toezichthouder",
                            "adviseur",
                            "geconsulteerd",
                            "kennispartner",
                            "onderzoeker",
                            "evaluator",
                            "oprichter",
                            "organisator",
                            "ontwikkelaar",
                            "opdrachtnemer",
                            "begeleider",
                            "uitvoerder",
                            "toepasser",
                            "proefdeelnemer",
                            "winnaar",
                            "deelnemer",
                        ],
                    )
                ),
                name="deelname_rol_bestaat",
                violation_error_message="Kies een bestaande rol.",
            ),
        ),
        migrations.AddConstraint(
            model_name="document",
            constraint=models.UniqueConstraint(
                fields=("actie", "slug"),
                name="document_slug_uniek",
                violation_error_message="Deze actie heeft al een document met deze vaste naam.",
            ),
        ),
        migrations.AddConstraint(
            model_name="document",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("url", ""), _negated=True),
                    models.Q(("bestand", ""), _negated=True),
                    models.Q(("nummer", ""), _negated=True),
                    _connector="OR",
                ),
                name="document_is_te_vinden",
                violation_error_message="Een document heeft een webadres, een bestand of een officieel nummer.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="document",
            trigger=pgtrigger.compiler.Trigger(
                name="gewijzigd_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."bestand" IS DISTINCT FROM (NEW."bestand") OR OLD."bron_id" IS DISTINCT FROM (NEW."bron_id") OR OLD."datum" IS DISTINCT FROM (NEW."datum") OR OLD."nummer" IS DISTINCT FROM (NEW."nummer") OR OLD."soort" IS DISTINCT FROM (NEW."soort") OR OLD."titel" IS DISTINCT FROM (NEW."titel") OR OLD."url" IS DISTINCT FROM (NEW."url"))',
                    func='INSERT INTO "acties_documentbewerking" ("bestand", "bron_id", "datum", "nummer", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "soort", "titel", "url") VALUES (OLD."bestand", OLD."bron_id", OLD."datum", OLD."nummer", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'gewijzigd\', OLD."id", OLD."soort", OLD."titel", OLD."url"); RETURN NULL;',
                    hash="6ab3ba28c4c22d9f6a0b3ffe8eaf684aa2950e4b",
                    operation="UPDATE",
                    pgid="pgtrigger_gewijzigd_update_3912e",
                    table="acties_document",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="document",
            trigger=pgtrigger.compiler.Trigger(
                name="verwijderd_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "acties_documentbewerking" ("bestand", "bron_id", "datum", "nummer", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "soort", "titel", "url") VALUES (OLD."bestand", OLD."bron_id", OLD."datum", OLD."nummer", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'verwijderd\', OLD."id", OLD."soort", OLD."titel", OLD."url"); RETURN NULL;',
                    hash="a4e69c3bf212bf8d4a2aabac62138b7c9ad259dd",
                    operation="DELETE",
                    pgid="pgtrigger_verwijderd_delete_e757d",
                    table="acties_document",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="documentbewerking",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="9ae2de66606e085940bb56c5c912c3b50fa9ee94",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_974ee",
                    table="acties_documentbewerking",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="fase",
            constraint=models.UniqueConstraint(fields=("actie", "volgnummer"), name="fase_volgnummer_uniek"),
        ),
        migrations.AddConstraint(
            model_name="fase",
            constraint=models.UniqueConstraint(
                condition=models.Q(("is_huidig", True)),
                fields=("actie",),
                name="fase_een_tegelijk",
                violation_error_message="Een actie is in één fase tegelijk.",
            ),
        ),
        migrations.AddConstraint(
            model_name="fase",
            constraint=models.CheckConstraint(
                condition=models.Q(("is_huidig", False), ("beeindigd__isnull", True), _connector="OR"),
                name="fase_huidig_heeft_geen_einde",
                violation_error_message="De fase van nu heeft nog geen einde.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="fase",
            trigger=pgtrigger.compiler.Trigger(
                name="fase_past_bij_soort",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n                IF (SELECT soort_id FROM acties_fasedefinitie WHERE id = NEW.definitie_id)\n                    <> (SELECT soort_id FROM acties_actie WHERE id = NEW.actie_id) THEN\n                    RAISE EXCEPTION 'Deze fase hoort niet bij de soort van de actie.'\n                        USING ERRCODE = 'check_violation', CONSTRAINT = 'fase_past_bij_soort';\n                END IF;\n                RETURN NEW;\n                ",
                    hash="b55e198aa69c869f7cf2999b8cbebaf3797f932e",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_fase_past_bij_soort_7ccbc",
                    table="acties_fase",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="mijlpaal",
            index=models.Index(
                models.Func(django.db.models.functions.comparison.Coalesce("verwacht", "gepland"), function="lower"),
                models.F("id"),
                condition=models.Q(("is_vervallen", False), ("stand", "nee")),
                name="mijlpaal_komend",
            ),
        ),
        migrations.AddConstraint(
            model_name="mijlpaal",
            constraint=models.UniqueConstraint(
                fields=("actie", "slug"),
                name="mijlpaal_slug_uniek",
                violation_error_message="Deze actie heeft al een mijlpaal met deze vaste naam.",
            ),
        ),
        migrations.AddConstraint(
            model_name="mijlpaal",
            constraint=models.CheckConstraint(
                condition=models.Q(("stand__in", ["ja", "nee", "onbekend"])),
                name="mijlpaal_stand_bestaat",
                violation_error_message="Kies of de mijlpaal is bereikt: ja, nee of onbekend.",
            ),
        ),
        migrations.AddConstraint(
            model_name="mijlpaal",
            constraint=models.CheckConstraint(
                condition=models.Q(("bereikt__isnull", True), ("stand", "ja"), _connector="OR"),
                name="mijlpaal_bereikt_past_bij_stand",
                violation_error_message="Alleen een bereikte mijlpaal heeft een datum waarop die is bereikt.",
            ),
        ),
        migrations.AddConstraint(
            model_name="mijlpaal",
            constraint=models.CheckConstraint(
                condition=models.Q(("gepland__isnull", True), ("gepland__isempty", False), _connector="OR"),
                name="mijlpaal_gepland_niet_leeg",
                violation_error_message="Een periode eindigt niet voor het begin.",
            ),
        ),
        migrations.AddConstraint(
            model_name="mijlpaal",
            constraint=models.CheckConstraint(
                condition=models.Q(("verwacht__isnull", True), ("verwacht__isempty", False), _connector="OR"),
                name="mijlpaal_verwacht_niet_leeg",
                violation_error_message="Een periode eindigt niet voor het begin.",
            ),
        ),
        migrations.AddConstraint(
            model_name="mijlpaal",
            constraint=models.CheckConstraint(
                condition=models.Q(("bereikt__isnull", True), ("bereikt__isempty", False), _connector="OR"),
                name="mijlpaal_bereikt_niet_leeg",
                violation_error_message="Een periode eindigt niet voor het begin.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="mijlpaal",
            trigger=pgtrigger.compiler.Trigger(
                name="oorspronkelijke_datum_blijft",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."gepland" IS DISTINCT FROM (NEW."gepland") AND OLD."gepland" IS NOT NULL)',
                    func="\n                IF EXISTS (SELECT 1 FROM acties_actie WHERE id = OLD.actie_id AND gepubliceerd_op IS NOT NULL) THEN\n                    RAISE EXCEPTION 'De oorspronkelijke datum van een mijlpaal verandert niet na publicatie.'\n                        USING ERRCODE = 'check_violation', CONSTRAINT = 'mijlpaal_oorspronkelijke_datum_blijft';\n                END IF;\n                RETURN NEW;\n                ",
                    hash="f13bb9e90dbab6b9f3032acc14eef93c8bc1232c",
                    operation='UPDATE OF "gepland"',
                    pgid="pgtrigger_oorspronkelijke_datum_blijft_97db0",
                    table="acties_mijlpaal",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="mijlpaal",
            trigger=pgtrigger.compiler.Trigger(
                name="gewijzigd_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."bron_id" IS DISTINCT FROM (NEW."bron_id") OR OLD."gepland" IS DISTINCT FROM (NEW."gepland") OR OLD."nummer" IS DISTINCT FROM (NEW."nummer") OR OLD."soort" IS DISTINCT FROM (NEW."soort") OR OLD."titel" IS DISTINCT FROM (NEW."titel") OR OLD."toelichting" IS DISTINCT FROM (NEW."toelichting") OR OLD."volgorde" IS DISTINCT FROM (NEW."volgorde"))',
                    func='INSERT INTO "acties_mijlpaalbewerking" ("bron_id", "gepland", "nummer", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "soort", "titel", "toelichting", "volgorde") VALUES (OLD."bron_id", OLD."gepland", OLD."nummer", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'gewijzigd\', OLD."id", OLD."soort", OLD."titel", OLD."toelichting", OLD."volgorde"); RETURN NULL;',
                    hash="927d231907dae9cfe0e9adf0713575ae72099315",
                    operation="UPDATE",
                    pgid="pgtrigger_gewijzigd_update_90bd8",
                    table="acties_mijlpaal",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="mijlpaal",
            trigger=pgtrigger.compiler.Trigger(
                name="verwijderd_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "acties_mijlpaalbewerking" ("bron_id", "gepland", "nummer", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "soort", "titel", "toelichting", "volgorde") VALUES (OLD."bron_id", OLD."gepland", OLD."nummer", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'verwijderd\', OLD."id", OLD."soort", OLD."titel", OLD."toelichting", OLD."volgorde"); RETURN NULL;',
                    hash="4876aeb1bb217a62ee6ad78658dc55ec364edfe8",
                    operation="DELETE",
                    pgid="pgtrigger_verwijderd_delete_a3693",
                    table="acties_mijlpaal",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="mijlpaalbewerking",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="e1b2b8cf6549663656ed6d66cfc0256e74a77329",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_b9392",
                    table="acties_mijlpaalbewerking",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="gebeurtenis",
            index=models.Index(fields=["vanaf", "id"], name="gebeurtenis_nieuwste"),
        ),
        migrations.AddIndex(
            model_name="gebeurtenis",
            index=models.Index(fields=["actie", "vanaf", "id"], name="gebeurtenis_actie_nieuwste"),
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
            index=models.Index(fields=["verandering", "telt_vanaf", "id"], name="gebeurtenis_verandering"),
        ),
        migrations.AddIndex(
            model_name="gebeurtenis",
            index=models.Index(
                condition=models.Q(("datum__isnull", True)), fields=["telt_vanaf", "id"], name="gebeurtenis_ongedateerd"
            ),
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
                condition=models.Q(("reden__regex", "\\S")),
                name="gebeurtenis_heeft_reden",
                violation_error_message="Geen verandering zonder reden.",
            ),
        ),
        migrations.AddConstraint(
            model_name="gebeurtenis",
            constraint=models.CheckConstraint(
                condition=models.Q(("datum__isnull", True), ("datum__isempty", False), _connector="OR"),
                name="gebeurtenis_datum_niet_leeg",
                violation_error_message="Een periode eindigt niet voor het begin.",
            ),
        ),
        migrations.AddConstraint(
            model_name="gebeurtenis",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("goedgekeurd_door__isnull", True),
                    models.Q(("goedgekeurd_door", models.F("door")), _negated=True),
                    _connector="OR",
                ),
                name="gebeurtenis_goedgekeurd_door_ander",
                violation_error_message="Wie iets meldt, keurt dat niet zelf goed.",
            ),
        ),
        migrations.AddConstraint(
            model_name="gebeurtenis",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("soort", "teruggenomen"), _negated=True), ("corrigeert__isnull", False), _connector="OR"
                ),
                name="gebeurtenis_teruggenomen_zegt_wat",
                violation_error_message="Wie iets terugneemt, zegt wat.",
            ),
        ),
        migrations.AddConstraint(
            model_name="gebeurtenis",
            constraint=models.UniqueConstraint(
                condition=models.Q(("soort", "teruggenomen")),
                fields=("corrigeert",),
                name="gebeurtenis_een_keer_teruggenomen",
                violation_error_message="Deze melding is al teruggenomen.",
            ),
        ),
        migrations.AddConstraint(
            model_name="gebeurtenis",
            constraint=models.UniqueConstraint(
                fields=("actie", "versie"),
                name="gebeurtenis_versie_uniek",
                violation_error_message="Iemand anders was u voor.",
            ),
        ),
        migrations.AddConstraint(
            model_name="onderdeelpartij",
            constraint=models.UniqueConstraint(fields=("onderdeel", "partij", "rol"), name="onderdeelpartij_uniek"),
        ),
        migrations.AddConstraint(
            model_name="onderdeelpartij",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "rol__in",
                        [
                            "trekker",
                            "indiener",
                            "opdrachtgever",
                            "kernpartner",
                            "ondertekenaar",
                            "mede-opsteller",
                            "opsteller",
                            "partner",
                            "programmateam",
                            "medewetgever",
                            "toezichthouder",
                            "adviseur",
                            "geconsulteerd",
                            "kennispartner",
                            "onderzoeker",
                            "evaluator",
                            "oprichter",
                            "organisator",
                            "ontwikkelaar",
                            "opdrachtnemer",
                            "begeleider",
                            "uitvoerder",
                            "toepasser",
                            "proefdeelnemer",
                            "winnaar",
                            "deelnemer",
                        ],
                    )
                ),
                name="onderdeelpartij_rol_bestaat",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="onderdeelbewerking",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="b2804c429cb27b8f099d1218e1ec363606fea1be",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_6a03a",
                    table="acties_onderdeelbewerking",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="onderdeel",
            constraint=models.UniqueConstraint(
                fields=("actie", "slug"),
                name="onderdeel_slug_uniek",
                violation_error_message="Deze actie heeft al een onderdeel met deze adresnaam.",
            ),
        ),
        migrations.AddConstraint(
            model_name="onderdeel",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("stand__in", ["gepland", "loopt", "afgerond", "gestopt", "overgegaan", "onbekend"])
                ),
                name="onderdeel_stand_bestaat",
                violation_error_message="Kies een bestaande stand.",
            ),
        ),
        migrations.AddConstraint(
            model_name="onderdeel",
            constraint=models.CheckConstraint(
                condition=models.Q(("looptijd__isnull", True), ("looptijd__isempty", False), _connector="OR"),
                name="onderdeel_looptijd_niet_leeg",
                violation_error_message="De looptijd eindigt niet voor het begin.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="onderdeel",
            trigger=pgtrigger.compiler.Trigger(
                name="gewijzigd_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."aanpak" IS DISTINCT FROM (NEW."aanpak") OR OLD."betekenis" IS DISTINCT FROM (NEW."betekenis") OR OLD."bron_id" IS DISTINCT FROM (NEW."bron_id") OR OLD."herkomst" IS DISTINCT FROM (NEW."herkomst") OR OLD."looptijd" IS DISTINCT FROM (NEW."looptijd") OR OLD."opbrengst" IS DISTINCT FROM (NEW."opbrengst") OR OLD."samenvatting" IS DISTINCT FROM (NEW."samenvatting") OR OLD."soort_id" IS DISTINCT FROM (NEW."soort_id") OR OLD."titel" IS DISTINCT FROM (NEW."titel") OR OLD."volgorde" IS DISTINCT FROM (NEW."volgorde") OR OLD."vraag" IS DISTINCT FROM (NEW."vraag"))',
                    func='INSERT INTO "acties_onderdeelbewerking" ("aanpak", "betekenis", "bron_id", "herkomst", "looptijd", "opbrengst", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "samenvatting", "soort_id", "titel", "volgorde", "vraag") VALUES (OLD."aanpak", OLD."betekenis", OLD."bron_id", OLD."herkomst", OLD."looptijd", OLD."opbrengst", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'gewijzigd\', OLD."id", OLD."samenvatting", OLD."soort_id", OLD."titel", OLD."volgorde", OLD."vraag"); RETURN NULL;',
                    hash="0956ebc6deea135b18840a2b1691f024650dc0d9",
                    operation="UPDATE",
                    pgid="pgtrigger_gewijzigd_update_52175",
                    table="acties_onderdeel",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="onderdeel",
            trigger=pgtrigger.compiler.Trigger(
                name="verwijderd_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "acties_onderdeelbewerking" ("aanpak", "betekenis", "bron_id", "herkomst", "looptijd", "opbrengst", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "samenvatting", "soort_id", "titel", "volgorde", "vraag") VALUES (OLD."aanpak", OLD."betekenis", OLD."bron_id", OLD."herkomst", OLD."looptijd", OLD."opbrengst", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'verwijderd\', OLD."id", OLD."samenvatting", OLD."soort_id", OLD."titel", OLD."volgorde", OLD."vraag"); RETURN NULL;',
                    hash="4905ec1202122931063edd70f951bf8ee844908e",
                    operation="DELETE",
                    pgid="pgtrigger_verwijderd_delete_059d2",
                    table="acties_onderdeel",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="onderdeelsoortbewerking",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="cea644e433b9618cbb3812473ccf440538ce5d74",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_366e5",
                    table="acties_onderdeelsoortbewerking",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="fasedefinitiebewerking",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="2cba2c8fc8c0aa8625a02a290bc54e4e45d5eb76",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_24b3d",
                    table="acties_fasedefinitiebewerking",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="fasedefinitie",
            constraint=models.UniqueConstraint(
                fields=("soort", "slug"),
                name="fasedefinitie_slug_uniek",
                violation_error_message="Deze soort heeft al een fase met deze vaste naam.",
            ),
        ),
        migrations.AddConstraint(
            model_name="fasedefinitie",
            constraint=models.UniqueConstraint(
                deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                fields=("soort", "volgorde"),
                name="fasedefinitie_volgorde_uniek",
                violation_error_message="Elke fase van een soort heeft een eigen plaats in de volgorde.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="fasedefinitie",
            trigger=pgtrigger.compiler.Trigger(
                name="schuift_stempel_kader",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="UPDATE bronnen_stempel SET versie = versie + 1 WHERE naam = 'kader'; RETURN NULL;",
                    hash="8a88d9115384beab52e16e9a555bb0594aaf4d53",
                    level="STATEMENT",
                    operation="INSERT OR UPDATE OR DELETE",
                    pgid="pgtrigger_schuift_stempel_kader_3f061",
                    table="acties_fasedefinitie",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="fasedefinitie",
            trigger=pgtrigger.compiler.Trigger(
                name="gewijzigd_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."inspraak_open" IS DISTINCT FROM (NEW."inspraak_open") OR OLD."naam" IS DISTINCT FROM (NEW."naam") OR OLD."optioneel" IS DISTINCT FROM (NEW."optioneel") OR OLD."soort_id" IS DISTINCT FROM (NEW."soort_id") OR OLD."uitleg" IS DISTINCT FROM (NEW."uitleg") OR OLD."volgorde" IS DISTINCT FROM (NEW."volgorde"))',
                    func='INSERT INTO "acties_fasedefinitiebewerking" ("inspraak_open", "naam", "optioneel", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "soort_id", "uitleg", "volgorde") VALUES (OLD."inspraak_open", OLD."naam", OLD."optioneel", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'gewijzigd\', OLD."id", OLD."soort_id", OLD."uitleg", OLD."volgorde"); RETURN NULL;',
                    hash="b1d8ed8bd31ced6cfc913dbbd682505d93f0524d",
                    operation="UPDATE",
                    pgid="pgtrigger_gewijzigd_update_892b0",
                    table="acties_fasedefinitie",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="fasedefinitie",
            trigger=pgtrigger.compiler.Trigger(
                name="verwijderd_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "acties_fasedefinitiebewerking" ("inspraak_open", "naam", "optioneel", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "soort_id", "uitleg", "volgorde") VALUES (OLD."inspraak_open", OLD."naam", OLD."optioneel", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'verwijderd\', OLD."id", OLD."soort_id", OLD."uitleg", OLD."volgorde"); RETURN NULL;',
                    hash="32fa2a3c94b550f05acf0e275e1eda26c8373408",
                    operation="DELETE",
                    pgid="pgtrigger_verwijderd_delete_1509b",
                    table="acties_fasedefinitie",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="actiebewerking",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="cb7496d903826b1cbd7e71c2ff1422541c9e3da7",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_844c1",
                    table="acties_actiebewerking",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="actie",
            index=models.Index(
                models.F("sorteertitel"),
                models.F("id"),
                condition=models.Q(("publicatie", "gepubliceerd")),
                name="actie_titel",
            ),
        ),
        migrations.AddIndex(
            model_name="actie",
            index=models.Index(
                models.F("programmalijn"),
                models.F("sorteertitel"),
                models.F("id"),
                condition=models.Q(("publicatie", "gepubliceerd")),
                name="actie_lijn_titel",
            ),
        ),
        migrations.AddIndex(
            model_name="actie",
            index=models.Index(
                models.F("status"),
                models.F("sorteertitel"),
                models.F("id"),
                condition=models.Q(("publicatie", "gepubliceerd")),
                name="actie_status_titel",
            ),
        ),
        migrations.AddIndex(
            model_name="actie",
            index=models.Index(
                models.F("soort"),
                models.F("sorteertitel"),
                models.F("id"),
                condition=models.Q(("publicatie", "gepubliceerd")),
                name="actie_soort_titel",
            ),
        ),
        migrations.AddIndex(
            model_name="actie",
            index=models.Index(
                models.F("veranderd_op"),
                models.F("id"),
                condition=models.Q(("publicatie", "gepubliceerd")),
                name="actie_veranderd",
            ),
        ),
        migrations.AddIndex(
            model_name="actie",
            index=models.Index(
                models.F("begin"),
                models.F("id"),
                condition=models.Q(("publicatie", "gepubliceerd")),
                name="actie_begin",
            ),
        ),
        migrations.AddConstraint(
            model_name="actie",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "status__in",
                        ["gepland", "op-schema", "aandacht-nodig", "vertraagd", "afgerond", "gestopt", "overgegaan"],
                    )
                ),
                name="actie_status_bestaat",
                violation_error_message="Kies een bestaande status.",
            ),
        ),
        migrations.AddConstraint(
            model_name="actie",
            constraint=models.CheckConstraint(
                condition=models.Q(("publicatie__in", ["concept", "gepubliceerd", "ingetrokken"])),
                name="actie_publicatie_bestaat",
                violation_error_message="Kies concept, gepubliceerd of ingetrokken.",
            ),
        ),
        migrations.AddConstraint(
            model_name="actie",
            constraint=models.CheckConstraint(
                condition=models.Q(("publicatie", "concept"), ("gepubliceerd_op__isnull", False), _connector="OR"),
                name="actie_gepubliceerd_heeft_moment",
                violation_error_message="Een gepubliceerde actie heeft een moment van publicatie.",
            ),
        ),
        migrations.AddConstraint(
            model_name="actie",
            constraint=models.CheckConstraint(
                condition=models.Q(("looptijd__isnull", True), ("looptijd__isempty", False), _connector="OR"),
                name="actie_looptijd_niet_leeg",
                violation_error_message="De looptijd eindigt niet voor het begin.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="actie",
            trigger=pgtrigger.compiler.Trigger(
                name="schuift_stempel_inhoud",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    constraint="CONSTRAINT",
                    func="\nIF current_setting('portaal.stempel_inhoud', true) IS DISTINCT FROM statement_timestamp()::text THEN\n    UPDATE bronnen_stempel SET versie = versie + 1 WHERE naam = 'inhoud';\n    PERFORM set_config('portaal.stempel_inhoud', statement_timestamp()::text, true);\nEND IF;\n RETURN NULL;",
                    hash="7639c19d5c6101d9197fdb50f868690b1b8dee42",
                    operation="INSERT OR UPDATE OR DELETE",
                    pgid="pgtrigger_schuift_stempel_inhoud_91ffc",
                    table="acties_actie",
                    timing="DEFERRABLE INITIALLY IMMEDIATE",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="actie",
            trigger=pgtrigger.compiler.Trigger(
                name="schuift_stempel_kader",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="UPDATE bronnen_stempel SET versie = versie + 1 WHERE naam = 'kader'; RETURN NULL;",
                    hash="b45f82c56e099e4a725cfaa652ed1d47fd6bedf6",
                    level="STATEMENT",
                    operation='UPDATE OF "slug", "titel", "publicatie"',
                    pgid="pgtrigger_schuift_stempel_kader_48e8e",
                    table="acties_actie",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="actie",
            trigger=pgtrigger.compiler.Trigger(
                name="telt_mee",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    constraint="CONSTRAINT",
                    declare="DECLARE rij record;",
                    func="\n                FOR rij IN\n                    SELECT programmalijn_id, soort_id, status, sum(stap) AS stap FROM (VALUES\n                        (OLD.programmalijn_id, OLD.soort_id, OLD.status, -(OLD.publicatie = 'gepubliceerd')::int),\n                        (NEW.programmalijn_id, NEW.soort_id, NEW.status, (NEW.publicatie = 'gepubliceerd')::int)\n                    ) AS v (programmalijn_id, soort_id, status, stap)\n                    WHERE stap <> 0 GROUP BY 1, 2, 3 HAVING sum(stap) <> 0 ORDER BY 1, 2, 3\n                LOOP\n                    INSERT INTO acties_telling (programmalijn_id, soort_id, status, aantal)\n                    VALUES (rij.programmalijn_id, rij.soort_id, rij.status, 0)\n                    ON CONFLICT (programmalijn_id, soort_id, status) DO NOTHING;\n                    UPDATE acties_telling SET aantal = aantal + rij.stap\n                    WHERE (programmalijn_id, soort_id, status) = (rij.programmalijn_id, rij.soort_id, rij.status);\n                END LOOP;\n                RETURN NULL;\n                ",
                    hash="9b06f7870c2b881e41cef443ae2c5a23dd9247c1",
                    operation="INSERT OR UPDATE OR DELETE",
                    pgid="pgtrigger_telt_mee_3edae",
                    table="acties_actie",
                    timing="DEFERRABLE INITIALLY IMMEDIATE",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="actie",
            trigger=pgtrigger.compiler.Trigger(
                name="gewijzigd_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."bron_id" IS DISTINCT FROM (NEW."bron_id") OR OLD."doel" IS DISTINCT FROM (NEW."doel") OR OLD."looptijd" IS DISTINCT FROM (NEW."looptijd") OR OLD."programmalijn_id" IS DISTINCT FROM (NEW."programmalijn_id") OR OLD."samenvatting" IS DISTINCT FROM (NEW."samenvatting") OR OLD."slug" IS DISTINCT FROM (NEW."slug") OR OLD."soort_id" IS DISTINCT FROM (NEW."soort_id") OR OLD."titel" IS DISTINCT FROM (NEW."titel") OR OLD."toelichting" IS DISTINCT FROM (NEW."toelichting"))',
                    func='INSERT INTO "acties_actiebewerking" ("bron_id", "doel", "looptijd", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "programmalijn_id", "samenvatting", "slug", "soort_id", "titel", "toelichting") VALUES (OLD."bron_id", OLD."doel", OLD."looptijd", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'gewijzigd\', OLD."id", OLD."programmalijn_id", OLD."samenvatting", OLD."slug", OLD."soort_id", OLD."titel", OLD."toelichting"); RETURN NULL;',
                    hash="dfbb023a13dbba6c1c2304dbcab20bfeb91e00ec",
                    operation="UPDATE",
                    pgid="pgtrigger_gewijzigd_update_79e8a",
                    table="acties_actie",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="actie",
            trigger=pgtrigger.compiler.Trigger(
                name="verwijderd_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "acties_actiebewerking" ("bron_id", "doel", "looptijd", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "programmalijn_id", "samenvatting", "slug", "soort_id", "titel", "toelichting") VALUES (OLD."bron_id", OLD."doel", OLD."looptijd", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'verwijderd\', OLD."id", OLD."programmalijn_id", OLD."samenvatting", OLD."slug", OLD."soort_id", OLD."titel", OLD."toelichting"); RETURN NULL;',
                    hash="622ad4cd534b77e87c841786f621f7593f92441e",
                    operation="DELETE",
                    pgid="pgtrigger_verwijderd_delete_3f554",
                    table="acties_actie",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="soortbewerking",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="0ba4e9b0fb24b6b38e109d82c38f2d00c24a72a5",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_559f1",
                    table="acties_soortbewerking",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="telling",
            constraint=models.UniqueConstraint(fields=("programmalijn", "soort", "status"), name="telling_uniek"),
        ),
        migrations.AddConstraint(
            model_name="telling",
            constraint=models.CheckConstraint(condition=models.Q(("aantal__gte", 0)), name="telling_niet_negatief"),
        ),
        migrations.CreateModel(
            name="Deeltelling",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("status", models.SlugField(db_index=False, max_length=20, verbose_name="status")),
                ("naam", models.SlugField(db_index=False, max_length=10, verbose_name="filter")),
                ("keuze", models.SlugField(db_index=False, max_length=50, verbose_name="keuze")),
                ("aantal", models.IntegerField(verbose_name="aantal")),
                (
                    "programmalijn",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="deeltellingen",
                        to="programmalijnen.programmalijn",
                    ),
                ),
                (
                    "soort",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="deeltellingen", to="acties.soort"
                    ),
                ),
            ],
            options={
                "verbose_name": "deeltelling",
                "verbose_name_plural": "deeltellingen",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("programmalijn", "status", "soort", "naam", "keuze"), name="deeltelling_uniek"
                    )
                ],
            },
        ),
    ]
