"""Reports, and the counts by day that are kept."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("partijen", "0001_partijen"),
        ("programmalijnen", "0001_programmalijnen"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Bijdrage",
            fields=[
                ("actie", models.BigIntegerField(primary_key=True, serialize=False)),
                ("stappen", models.JSONField()),
            ],
            options={
                "verbose_name": "bijdrage",
                "verbose_name_plural": "bijdragen",
            },
        ),
        migrations.CreateModel(
            name="Dagtelling",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("wat", models.SlugField(db_index=False, max_length=20)),
                (
                    "nummer",
                    models.IntegerField(help_text="Een jaar, of bij verschoven mijlpalen: min het aantal dagen."),
                ),
                ("waarde", models.SlugField(db_index=False, max_length=40)),
                ("dag", models.DateField()),
                ("aantal", models.IntegerField()),
            ],
            options={
                "verbose_name": "dagtelling",
                "verbose_name_plural": "dagtellingen",
                "constraints": [
                    models.UniqueConstraint(fields=("wat", "nummer", "waarde", "dag"), name="dagtelling_uniek")
                ],
            },
        ),
        migrations.CreateModel(
            name="Rapport",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("slug", models.SlugField(max_length=120, unique=True, verbose_name="adresnaam")),
                ("titel", models.CharField(max_length=150, verbose_name="titel")),
                ("van", models.DateField(verbose_name="eerste dag van de periode")),
                ("tot", models.DateField(verbose_name="laatste dag van de periode")),
                ("peildatum", models.DateField(verbose_name="peildatum")),
                (
                    "bereik",
                    models.CharField(
                        choices=[
                            ("alles", "het hele programma"),
                            ("programmalijn", "één programmalijn"),
                            ("partij", "één partij"),
                        ],
                        default="alles",
                        max_length=20,
                        verbose_name="bereik",
                    ),
                ),
                (
                    "inleiding",
                    models.TextField(
                        blank=True,
                        help_text="U kunt Markdown gebruiken: ## voor een kop, - voor een lijst, [tekst](https://…) voor een link.",
                        max_length=10000,
                        verbose_name="inleiding",
                    ),
                ),
                ("bekend", models.DateTimeField(default=django.utils.timezone.now, verbose_name="gegevens tot en met")),
                (
                    "stand",
                    models.CharField(
                        choices=[
                            ("wacht", "in de wachtrij"),
                            ("bezig", "wordt gemaakt"),
                            ("klaar", "klaar"),
                            ("mislukt", "mislukt"),
                        ],
                        default="wacht",
                        max_length=10,
                        verbose_name="stand",
                    ),
                ),
                ("stap", models.PositiveSmallIntegerField(default=0, verbose_name="stap")),
                ("stappen", models.PositiveSmallIntegerField(default=0, verbose_name="aantal stappen")),
                ("bezig_met", models.CharField(blank=True, max_length=200, verbose_name="bezig met")),
                ("fout", models.TextField(blank=True, verbose_name="wat er misging")),
                ("gegevens", models.JSONField(blank=True, null=True, verbose_name="inhoud")),
                (
                    "publicatie",
                    models.CharField(
                        choices=[("concept", "concept"), ("gepubliceerd", "gepubliceerd")],
                        default="concept",
                        max_length=20,
                        verbose_name="publicatie",
                    ),
                ),
                ("gepubliceerd_op", models.DateTimeField(blank=True, null=True, verbose_name="gepubliceerd op")),
                ("inzending", models.UUIDField(editable=False, null=True, unique=True, verbose_name="inzending")),
                ("aangevraagd_op", models.DateTimeField(auto_now_add=True, verbose_name="aangevraagd op")),
                ("gewijzigd_op", models.DateTimeField(auto_now=True, verbose_name="laatst gewijzigd op")),
                (
                    "door",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rapporten",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="aangevraagd door",
                    ),
                ),
                (
                    "inleiding_door",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="inleidingen",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="inleiding geschreven door",
                    ),
                ),
                (
                    "namens",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="gemaakte_rapporten",
                        to="partijen.partij",
                        verbose_name="namens",
                    ),
                ),
                (
                    "partij",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rapporten",
                        to="partijen.partij",
                        verbose_name="partij",
                    ),
                ),
                (
                    "programmalijn",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rapporten",
                        to="programmalijnen.programmalijn",
                        verbose_name="programmalijn",
                    ),
                ),
            ],
            options={
                "verbose_name": "rapport",
                "verbose_name_plural": "rapporten",
            },
        ),
        migrations.CreateModel(
            name="Rapportbestand",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "soort",
                    models.CharField(
                        choices=[("pdf", "PDF"), ("ods", "rekenblad (ODS)"), ("csv", "tabel (CSV)")],
                        max_length=3,
                        verbose_name="soort",
                    ),
                ),
                ("inhoud", models.BinaryField(verbose_name="inhoud")),
                ("bytes", models.PositiveIntegerField(verbose_name="aantal bytes")),
                (
                    "rapport",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="bestanden", to="voortgang.rapport"
                    ),
                ),
            ],
            options={
                "verbose_name": "bestand van een rapport",
                "verbose_name_plural": "bestanden van rapporten",
            },
        ),
        migrations.AddIndex(
            model_name="rapport",
            index=models.Index(
                condition=models.Q(("publicatie", "gepubliceerd")), fields=["tot", "van", "id"], name="rapport_openbaar"
            ),
        ),
        migrations.AddConstraint(
            model_name="rapport",
            constraint=models.CheckConstraint(
                condition=models.Q(("tot__gte", models.F("van"))),
                name="rapport_periode_eindigt_na_begin",
                violation_error_message="De periode eindigt niet voor het begin.",
            ),
        ),
        migrations.AddConstraint(
            model_name="rapport",
            constraint=models.CheckConstraint(
                condition=models.Q(("peildatum__gte", models.F("tot"))),
                name="rapport_peildatum_na_periode",
                violation_error_message="De peildatum ligt niet voor het einde van de periode.",
            ),
        ),
        migrations.AddConstraint(
            model_name="rapport",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("bereik", "alles"), ("partij__isnull", True), ("programmalijn__isnull", True)),
                    models.Q(("bereik", "programmalijn"), ("partij__isnull", True), ("programmalijn__isnull", False)),
                    models.Q(("bereik", "partij"), ("partij__isnull", False), ("programmalijn__isnull", True)),
                    _connector="OR",
                ),
                name="rapport_bereik_past",
                violation_error_message="Kies waarover het rapport gaat: alles, één programmalijn of één partij.",
            ),
        ),
        migrations.AddConstraint(
            model_name="rapport",
            constraint=models.CheckConstraint(
                condition=models.Q(("stand__in", ["wacht", "bezig", "klaar", "mislukt"])),
                name="rapport_stand_bestaat",
                violation_error_message="Kies een bestaande stand.",
            ),
        ),
        migrations.AddConstraint(
            model_name="rapport",
            constraint=models.CheckConstraint(
                condition=models.Q(("publicatie__in", ["concept", "gepubliceerd"])),
                name="rapport_publicatie_bestaat",
                violation_error_message="Kies concept of gepubliceerd.",
            ),
        ),
        migrations.AddConstraint(
            model_name="rapport",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("stand", "klaar"), _negated=True), ("gegevens__isnull", False), _connector="OR"
                ),
                name="rapport_klaar_heeft_inhoud",
                violation_error_message="Een rapport dat klaar is, heeft inhoud.",
            ),
        ),
        migrations.AddConstraint(
            model_name="rapport",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("stand", "mislukt"), _negated=True),
                    models.Q(("fout", ""), _negated=True),
                    _connector="OR",
                ),
                name="rapport_mislukt_zegt_waarom",
                violation_error_message="Een mislukt rapport zegt wat er misging.",
            ),
        ),
        migrations.AddConstraint(
            model_name="rapport",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("publicatie", "gepubliceerd"), _negated=True),
                    models.Q(("gepubliceerd_op__isnull", False), ("stand", "klaar")),
                    _connector="OR",
                ),
                name="rapport_gepubliceerd_is_klaar",
                violation_error_message="Alleen een rapport dat klaar is, kan worden gepubliceerd.",
            ),
        ),
        migrations.AddConstraint(
            model_name="rapportbestand",
            constraint=models.UniqueConstraint(
                fields=("rapport", "soort"),
                name="rapportbestand_een_per_soort",
                violation_error_message="Dit rapport heeft dit bestand al.",
            ),
        ),
        migrations.AddConstraint(
            model_name="rapportbestand",
            constraint=models.CheckConstraint(
                condition=models.Q(("soort__in", ["pdf", "ods", "csv"])),
                name="rapportbestand_soort_bestaat",
                violation_error_message="Kies pdf, ods of csv.",
            ),
        ),
    ]
