"""Parties, people and who may act for whom."""

import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import basis.web.velden


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("bronnen", "0001_bronnen"),
    ]

    operations = [
        migrations.CreateModel(
            name="Gebruiker",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                (
                    "is_superuser",
                    models.BooleanField(
                        default=False,
                        help_text="Designates that this user has all permissions without explicitly assigning them.",
                        verbose_name="superuser status",
                    ),
                ),
                ("email", models.EmailField(max_length=254, unique=True, verbose_name="e-mailadres")),
                ("naam", models.CharField(max_length=150, verbose_name="naam")),
                (
                    "functie",
                    models.CharField(
                        blank=True,
                        help_text="Zo ziet het publiek deze persoon.",
                        max_length=150,
                        verbose_name="functie",
                    ),
                ),
                (
                    "is_active",
                    models.BooleanField(
                        default=True, help_text="Zet uit om iemand de toegang te ontzeggen.", verbose_name="actief"
                    ),
                ),
                (
                    "is_staff",
                    models.BooleanField(default=False, help_text="Mag in het beheer.", verbose_name="beheerder"),
                ),
                (
                    "is_programmabureau",
                    models.BooleanField(
                        default=False,
                        help_text="Werkt aan alle acties en opent updaterondes.",
                        verbose_name="programmabureau",
                    ),
                ),
                ("is_demo", models.BooleanField(default=False, verbose_name="verzonnen, voor de demo")),
                ("date_joined", models.DateTimeField(default=django.utils.timezone.now, verbose_name="aangemaakt op")),
                (
                    "groups",
                    models.ManyToManyField(
                        blank=True,
                        help_text="The groups this user belongs to. A user will get all permissions granted to each of their groups.",
                        related_name="user_set",
                        related_query_name="user",
                        to="auth.group",
                        verbose_name="groups",
                    ),
                ),
                (
                    "user_permissions",
                    models.ManyToManyField(
                        blank=True,
                        help_text="Specific permissions for this user.",
                        related_name="user_set",
                        related_query_name="user",
                        to="auth.permission",
                        verbose_name="user permissions",
                    ),
                ),
            ],
            options={
                "verbose_name": "gebruiker",
                "verbose_name_plural": "gebruikers",
            },
        ),
        migrations.CreateModel(
            name="Partij",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("naam", models.CharField(max_length=200, verbose_name="naam")),
                ("afkorting", models.CharField(blank=True, max_length=30, verbose_name="afkorting")),
                (
                    "slug",
                    models.SlugField(
                        help_text="Het laatste deel van het webadres.",
                        max_length=100,
                        unique=True,
                        verbose_name="adresnaam",
                    ),
                ),
                (
                    "soort",
                    models.CharField(
                        choices=[
                            ("rijk", "Rijk"),
                            ("provincie", "provincie"),
                            ("gemeente", "gemeente"),
                            ("waterschap", "waterschap"),
                            ("koepel", "koepel van overheden"),
                            ("adviesorgaan", "adviesorgaan"),
                            ("parlement", "parlement"),
                            ("kennisinstelling", "kennisinstelling"),
                            ("bedrijf", "bedrijf"),
                            ("maatschappelijk", "maatschappelijke organisatie"),
                            ("beroepsvereniging", "beroepsvereniging"),
                            ("uitvoeringsorganisatie", "uitvoeringsorganisatie"),
                            ("samenwerkingsverband", "samenwerkingsverband"),
                        ],
                        max_length=30,
                        verbose_name="soort",
                    ),
                ),
                (
                    "bestuurslaag",
                    models.CharField(
                        choices=[
                            ("rijk", "Rijk"),
                            ("provincies", "provincies"),
                            ("gemeenten", "gemeenten"),
                            ("waterschappen", "waterschappen"),
                            ("overig", "overig"),
                        ],
                        max_length=20,
                        verbose_name="bestuurslaag",
                    ),
                ),
                (
                    "tooi",
                    models.URLField(
                        blank=True,
                        help_text="Het adres van deze organisatie in het register van overheidsorganisaties (TOOI).",
                        null=True,
                        unique=True,
                        verbose_name="TOOI-code",
                    ),
                ),
                ("url", models.URLField(blank=True, max_length=300, verbose_name="website")),
                (
                    "geldig",
                    basis.web.velden.PeriodeField(
                        blank=True,
                        help_text="De periode waarin de organisatie bestaat. Leeg: altijd.",
                        null=True,
                        verbose_name="bestaat",
                    ),
                ),
                ("toelichting", models.TextField(blank=True, verbose_name="toelichting")),
                (
                    "vier_ogen",
                    models.BooleanField(
                        default=False,
                        help_text="Een tweede persoon keurt meldingen van deze partij goed.",
                        verbose_name="vier ogen",
                    ),
                ),
                ("is_demo", models.BooleanField(default=False, verbose_name="verzonnen, voor de demo")),
                (
                    "sorteernaam",
                    models.GeneratedField(
                        db_persist=True,
                        expression=models.Func(models.F("naam"), function="sorteersleutel"),
                        output_field=models.TextField(),
                    ),
                ),
                (
                    "bron",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="partijen",
                        to="bronnen.bron",
                        verbose_name="bron",
                    ),
                ),
                (
                    "opvolger",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="voorgangers",
                        to="partijen.partij",
                        verbose_name="opvolger",
                    ),
                ),
            ],
            options={
                "verbose_name": "partij",
                "verbose_name_plural": "partijen",
            },
        ),
        migrations.CreateModel(
            name="Lidmaatschap",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "rol",
                    models.CharField(
                        choices=[("lezer", "lezer"), ("medewerker", "medewerker"), ("redacteur", "redacteur")],
                        default="medewerker",
                        max_length=20,
                        verbose_name="rol",
                    ),
                ),
                (
                    "gebruiker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="lidmaatschappen",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="gebruiker",
                    ),
                ),
                (
                    "partij",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lidmaatschappen",
                        to="partijen.partij",
                        verbose_name="partij",
                    ),
                ),
            ],
            options={
                "verbose_name": "lidmaatschap",
                "verbose_name_plural": "lidmaatschappen",
            },
        ),
        migrations.CreateModel(
            name="PartijBewerking",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("naam", models.CharField(max_length=200, verbose_name="naam")),
                ("afkorting", models.CharField(blank=True, max_length=30, verbose_name="afkorting")),
                (
                    "soort",
                    models.CharField(
                        choices=[
                            ("rijk", "Rijk"),
                            ("provincie", "provincie"),
                            ("gemeente", "gemeente"),
                            ("waterschap", "waterschap"),
                            ("koepel", "koepel van overheden"),
                            ("adviesorgaan", "adviesorgaan"),
                            ("parlement", "parlement"),
                            ("kennisinstelling", "kennisinstelling"),
                            ("bedrijf", "bedrijf"),
                            ("maatschappelijk", "maatschappelijke organisatie"),
                            ("beroepsvereniging", "beroepsvereniging"),
                            ("uitvoeringsorganisatie", "uitvoeringsorganisatie"),
                            ("samenwerkingsverband", "samenwerkingsverband"),
                        ],
                        max_length=30,
                        verbose_name="soort",
                    ),
                ),
                (
                    "bestuurslaag",
                    models.CharField(
                        choices=[
                            ("rijk", "Rijk"),
                            ("provincies", "provincies"),
                            ("gemeenten", "gemeenten"),
                            ("waterschappen", "waterschappen"),
                            ("overig", "overig"),
                        ],
                        max_length=20,
                        verbose_name="bestuurslaag",
                    ),
                ),
                (
                    "tooi",
                    models.URLField(
                        blank=True,
                        help_text="Het adres van deze organisatie in het register van overheidsorganisaties (TOOI).",
                        null=True,
                        verbose_name="TOOI-code",
                    ),
                ),
                ("url", models.URLField(blank=True, max_length=300, verbose_name="website")),
                (
                    "geldig",
                    basis.web.velden.PeriodeField(
                        blank=True,
                        help_text="De periode waarin de organisatie bestaat. Leeg: altijd.",
                        null=True,
                        verbose_name="bestaat",
                    ),
                ),
                ("toelichting", models.TextField(blank=True, verbose_name="toelichting")),
                (
                    "vier_ogen",
                    models.BooleanField(
                        default=False,
                        help_text="Een tweede persoon keurt meldingen van deze partij goed.",
                        verbose_name="vier ogen",
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
                    "opvolger",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="partijen.partij",
                        verbose_name="opvolger",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="bewerkingen",
                        to="partijen.partij",
                    ),
                ),
            ],
            options={
                "verbose_name": "bewerking",
                "verbose_name_plural": "bewerkingen",
                "abstract": False,
            },
        ),
        migrations.AddConstraint(
            model_name="gebruiker",
            constraint=models.UniqueConstraint(
                django.db.models.functions.text.Lower("email"),
                name="gebruiker_email_uniek",
                violation_error_message="Er is al een gebruiker met dit e-mailadres.",
            ),
        ),
        migrations.AddIndex(
            model_name="partij",
            index=models.Index(fields=["sorteernaam", "id"], name="partij_naam"),
        ),
        migrations.AddConstraint(
            model_name="partij",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "soort__in",
                        [
                            "rijk",
                            "provincie",
                            "gemeente",
                            "waterschap",
                            "koepel",
                            "adviesorgaan",
                            "parlement",
                            "kennisinstelling",
                            "bedrijf",
                            "maatschappelijk",
                            "beroepsvereniging",
                            "uitvoeringsorganisatie",
                            "samenwerkingsverband",
                        ],
                    )
                ),
                name="partij_soort_bestaat",
                violation_error_message="Kies een bestaande soort partij.",
            ),
        ),
        migrations.AddConstraint(
            model_name="partij",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("bestuurslaag__in", ["rijk", "provincies", "gemeenten", "waterschappen", "overig"])
                ),
                name="partij_bestuurslaag_bestaat",
                violation_error_message="Kies een bestaande bestuurslaag.",
            ),
        ),
        migrations.AddConstraint(
            model_name="partij",
            constraint=models.CheckConstraint(
                condition=models.Q(("opvolger", models.F("pk")), _negated=True),
                name="partij_volgt_zichzelf_niet_op",
                violation_error_message="Een partij volgt niet zichzelf op.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="partij",
            trigger=pgtrigger.compiler.Trigger(
                name="schuift_stempel_kader",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="UPDATE bronnen_stempel SET versie = versie + 1 WHERE naam = 'kader'; RETURN NULL;",
                    hash="1b1e7c25241cf4903a14c756f0bde088c9c5cc50",
                    level="STATEMENT",
                    operation="INSERT OR UPDATE OR DELETE",
                    pgid="pgtrigger_schuift_stempel_kader_0839f",
                    table="partijen_partij",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="partij",
            trigger=pgtrigger.compiler.Trigger(
                name="gewijzigd_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."afkorting" IS DISTINCT FROM (NEW."afkorting") OR OLD."bestuurslaag" IS DISTINCT FROM (NEW."bestuurslaag") OR OLD."bron_id" IS DISTINCT FROM (NEW."bron_id") OR OLD."geldig" IS DISTINCT FROM (NEW."geldig") OR OLD."naam" IS DISTINCT FROM (NEW."naam") OR OLD."opvolger_id" IS DISTINCT FROM (NEW."opvolger_id") OR OLD."soort" IS DISTINCT FROM (NEW."soort") OR OLD."toelichting" IS DISTINCT FROM (NEW."toelichting") OR OLD."tooi" IS DISTINCT FROM (NEW."tooi") OR OLD."url" IS DISTINCT FROM (NEW."url") OR OLD."vier_ogen" IS DISTINCT FROM (NEW."vier_ogen"))',
                    func='INSERT INTO "partijen_partijbewerking" ("afkorting", "bestuurslaag", "bron_id", "geldig", "naam", "opvolger_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "soort", "toelichting", "tooi", "url", "vier_ogen") VALUES (OLD."afkorting", OLD."bestuurslaag", OLD."bron_id", OLD."geldig", OLD."naam", OLD."opvolger_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'gewijzigd\', OLD."id", OLD."soort", OLD."toelichting", OLD."tooi", OLD."url", OLD."vier_ogen"); RETURN NULL;',
                    hash="487f1e9fd86a1c950a541b31268f5db97133a8cd",
                    operation="UPDATE",
                    pgid="pgtrigger_gewijzigd_update_ae784",
                    table="partijen_partij",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="partij",
            trigger=pgtrigger.compiler.Trigger(
                name="verwijderd_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "partijen_partijbewerking" ("afkorting", "bestuurslaag", "bron_id", "geldig", "naam", "opvolger_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "soort", "toelichting", "tooi", "url", "vier_ogen") VALUES (OLD."afkorting", OLD."bestuurslaag", OLD."bron_id", OLD."geldig", OLD."naam", OLD."opvolger_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'verwijderd\', OLD."id", OLD."soort", OLD."toelichting", OLD."tooi", OLD."url", OLD."vier_ogen"); RETURN NULL;',
                    hash="7886aa549bbe8b037593f0b00853cc5164948e3a",
                    operation="DELETE",
                    pgid="pgtrigger_verwijderd_delete_34fe6",
                    table="partijen_partij",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="lidmaatschap",
            constraint=models.UniqueConstraint(
                fields=("gebruiker", "partij"),
                name="lidmaatschap_uniek",
                violation_error_message="Deze persoon is al lid van deze partij.",
            ),
        ),
        migrations.AddConstraint(
            model_name="lidmaatschap",
            constraint=models.CheckConstraint(
                condition=models.Q(("rol__in", ["lezer", "medewerker", "redacteur"])),
                name="lidmaatschap_rol_bestaat",
                violation_error_message="Kies een bestaande rol.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="partijbewerking",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="fcaac2e70e7ee36683f8774248a8228e5d45976e",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_e5f44",
                    table="partijen_partijbewerking",
                    when="BEFORE",
                ),
            ),
        ),
    ]
