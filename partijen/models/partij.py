"""The organisations of the programme."""

from collections.abc import Iterable
from datetime import date
from typing import Self

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Concat
from django.utils import timezone
from django.utils.functional import cached_property

from basis.bronnen.models import IEDERE_WIJZIGING, Bron, Stempel, schuift_stempel
from basis.tijd.moment import Moment
from basis.tijd.perioden import dag, is_voorbij, toon_periode
from basis.web.adres import pad
from basis.web.geschiedenis import volg_tekst
from basis.web.getallen import opsomming
from basis.web.tekst import Regelveld, Tekstveld, Webadresveld
from basis.web.velden import PeriodeField
from basis.zoeken.vouwen import Zoeksleutel, zoeksleutel


class Partijsoort(models.TextChoices):
    """What sort of organisation a party is."""

    RIJK = "rijk", "Rijk"
    PROVINCIE = "provincie", "provincie"
    GEMEENTE = "gemeente", "gemeente"
    WATERSCHAP = "waterschap", "waterschap"
    KOEPEL = "koepel", "koepel van overheden"
    ADVIESORGAAN = "adviesorgaan", "adviesorgaan"
    PARLEMENT = "parlement", "parlement"
    KENNISINSTELLING = "kennisinstelling", "kennisinstelling"
    BEDRIJF = "bedrijf", "bedrijf"
    MAATSCHAPPELIJK = "maatschappelijk", "maatschappelijke organisatie"
    BEROEPSVERENIGING = "beroepsvereniging", "beroepsvereniging"
    UITVOERING = "uitvoeringsorganisatie", "uitvoeringsorganisatie"
    SAMENWERKING = "samenwerkingsverband", "samenwerkingsverband"


class Bestuurslaag(models.TextChoices):
    """The four layers of Dutch government that are equal partners, and the rest."""

    RIJK = "rijk", "Rijk"
    PROVINCIES = "provincies", "provincies"
    GEMEENTEN = "gemeenten", "gemeenten"
    WATERSCHAPPEN = "waterschappen", "waterschappen"
    OVERIG = "overig", "overig"


LAAG_VAN_SOORT = {
    Partijsoort.RIJK: Bestuurslaag.RIJK,
    Partijsoort.PROVINCIE: Bestuurslaag.PROVINCIES,
    Partijsoort.GEMEENTE: Bestuurslaag.GEMEENTEN,
    Partijsoort.WATERSCHAP: Bestuurslaag.WATERSCHAPPEN,
}


# What stands before the name of a place or region, and what nobody types.
VOOR_DE_NAAM = (
    *LAAG_VAN_SOORT,
    "hoogheemraadschap",
    "hoogheemraadschap van",
    "wetterskip",
    "ministerie van",
)


class PartijQuerySet(models.QuerySet["Partij"]):
    """The words of the domain for these rows."""

    def te_zien(self, moment: Moment) -> Self:
        """Parties that a page shows: real ones, unless the invented is asked for."""
        return self.all() if moment.met_demo else self.filter(is_demo=False)

    def geldig(self, op: date | None = None) -> Self:
        """Parties that exist on the day `op` (None: today)."""
        return self.filter(Q(geldig__isnull=True) | Q(geldig__contains=op or timezone.localdate()))

    def met_naam(self, woord: str) -> Self:
        """Parties whose name or abbreviation has this text in it, whatever its capitals, accents and signs."""
        return self.filter(zoeknaam__gevouwen=woord) if zoeksleutel(woord) else self.none()

    def die_heten(self, woord: str) -> Self:
        """Parties with exactly this name or abbreviation; the word for what they are may be left out."""
        sleutel = zoeksleutel(woord)
        namen = [sleutel, *(f"{wat} {sleutel}" for wat in VOOR_DE_NAAM)]
        gevouwen = self.met_naam(woord).alias(heet=Zoeksleutel("naam"), kort=Zoeksleutel("afkorting"))
        return gevouwen.filter(Q(heet__in=namen) | Q(kort=sleutel))

    def koepels(self, op: date | None = None) -> Self:
        """Who speaks for a layer of government on the day `op` (None: today): VNG, IPO, UvW."""
        return self.filter(soort=Partijsoort.KOEPEL).exclude(bestuurslaag=Bestuurslaag.OVERIG).geldig(op)

    def gezocht(self, laag: str = "", woord: str = "") -> Self:
        """Parties of one layer, with this text in their name; empty leaves that out."""
        rijen = self.filter(bestuurslaag=laag) if laag else self.all()
        return rijen.met_naam(woord) if woord else rijen

    def van_lagen(self, lagen: Iterable[str]) -> Self:
        return self.filter(bestuurslaag__in=set(lagen))

    def met_vier_ogen(self) -> Self:
        """Parties where a second person looks at each report."""
        return self.filter(vier_ogen=True)

    def met_slugs(self, slugs: Iterable[str]) -> Self:
        return self.filter(slug__in=set(slugs))

    def van_soort(self, *soorten: str) -> Self:
        return self.filter(soort__in=soorten)

    def met_leden(self) -> Self:
        """Parties that someone acts for."""
        return self.filter(lidmaatschappen__isnull=False).distinct()

    def voor_lijst(self) -> Self:
        return self.order_by("sorteernaam", "pk")


@volg_tekst(
    "naam",
    "afkorting",
    "soort",
    "bestuurslaag",
    "tooi",
    "url",
    "geldig",
    "toelichting",
    "bron",
    "vier_ogen",
)
class Partij(models.Model):
    """An organisation that takes part in the programme."""

    naam = Regelveld("naam", max_length=200)
    afkorting = Regelveld("afkorting", max_length=30, blank=True)
    slug = models.SlugField("adresnaam", max_length=100, unique=True, help_text="Het laatste deel van het webadres.")
    soort = models.CharField("soort", max_length=30, choices=Partijsoort)
    bestuurslaag = models.CharField("bestuurslaag", max_length=20, choices=Bestuurslaag)
    tooi = Webadresveld(
        "TOOI-code",
        null=True,  # unique, and unknown for most: NULLs don't clash
        blank=True,
        unique=True,
        help_text="Het adres van deze organisatie in het register van overheidsorganisaties (TOOI).",
    )
    url = Webadresveld("website", max_length=300, blank=True)
    geldig = PeriodeField(
        "bestaat", null=True, blank=True, help_text="De periode waarin de organisatie bestaat. Leeg: altijd."
    )
    opvolgers: "models.ManyToManyField[Partij, Opvolging]" = models.ManyToManyField(
        "self",
        verbose_name="opvolgers",
        through="Opvolging",
        through_fields=("partij", "opvolger"),
        symmetrical=False,
        related_name="voorgangers",
    )
    toelichting = Tekstveld("toelichting", blank=True)
    bron = models.ForeignKey(
        Bron, verbose_name="bron", null=True, blank=True, on_delete=models.PROTECT, related_name="partijen"
    )
    vier_ogen = models.BooleanField(
        "vier ogen", default=False, help_text="Een tweede persoon keurt meldingen van deze partij goed."
    )
    is_demo = models.BooleanField("verzonnen, voor de demo", default=False)
    sorteernaam = models.GeneratedField(
        expression=models.Func(F("naam"), function="sorteersleutel"), output_field=models.TextField(), db_persist=True
    )
    zoeknaam = models.GeneratedField(
        expression=models.Func(Concat("naam", Value(" "), "afkorting"), function="zoeksleutel"),
        output_field=models.TextField(),
        db_persist=True,
    )

    objects = PartijQuerySet.as_manager()

    class Meta:
        verbose_name = "partij"
        verbose_name_plural = "partijen"
        indexes = (
            models.Index(fields=["sorteernaam", "id"], name="partij_naam"),
            GinIndex(fields=["zoeknaam"], name="partij_zoeknaam", opclasses=["gin_trgm_ops"], fastupdate=False),
        )
        constraints = (
            models.CheckConstraint(
                condition=Q(soort__in=Partijsoort.values),
                name="partij_soort_bestaat",
                violation_error_message="Kies een bestaande soort partij.",
            ),
            models.CheckConstraint(
                condition=Q(bestuurslaag__in=Bestuurslaag.values),
                name="partij_bestuurslaag_bestaat",
                violation_error_message="Kies een bestaande bestuurslaag.",
            ),
        )
        triggers = (schuift_stempel(Stempel.Naam.KADER, IEDERE_WIJZIGING),)

    def __str__(self) -> str:
        return self.naam

    def get_absolute_url(self) -> str:
        return pad("partijen:partij", self.slug)

    @property
    def is_van_een_laag(self) -> bool:
        """Whether a koepel speaks for it, with others of its layer: a provincie, a gemeente or a waterschap."""
        return self.soort in LAAG_VAN_SOORT and self.soort != Partijsoort.RIJK

    @cached_property
    def korte_naam(self) -> str:
        """The abbreviation where people use one, else the name."""
        return self.afkorting or self.naam

    def is_opgeheven(self, op: date) -> bool:
        """Whether its end had come by the day `op`."""
        return self.geldig is not None and is_voorbij(self.geldig, op)

    def einde_op(self, op: date, opvolgers: Iterable["Partij"]) -> str:
        """When it ended and as what it went on, for in a sentence; empty as long as it exists on the day `op`."""
        if not self.is_opgeheven(op):
            return ""
        als = opsomming([str(opvolger) for opvolger in opvolgers])
        return f"opgeheven op {toon_periode(dag(self.geldig.upper))}{f', ging verder als {als}' if als else ''}"


class OpvolgingQuerySet(models.QuerySet["Opvolging"]):
    """The words of the domain for these rows."""

    def te_zien(self, moment: Moment) -> Self:
        """Those of parties that a page shows: real ones, unless the invented is asked for."""
        return self.all() if moment.met_demo else self.filter(partij__is_demo=False, opvolger__is_demo=False)

    def rond(self, partij: Partij) -> Self:
        """Those in which this party goes on as another, or another as this one; with both, by their names."""
        gevonden = self.filter(Q(partij=partij) | Q(opvolger=partij)).select_related("partij", "opvolger")
        return gevonden.order_by("opvolger__sorteernaam", "partij__sorteernaam", "pk")


@volg_tekst("partij", "opvolger")
class Opvolging(models.Model):
    """One party goes on as another: several as the same one is a merger, one as several a split."""

    partij = models.ForeignKey(Partij, verbose_name="partij", on_delete=models.CASCADE, related_name="opvolgingen")
    opvolger = models.ForeignKey(Partij, verbose_name="opvolger", on_delete=models.PROTECT, related_name="+")

    objects = OpvolgingQuerySet.as_manager()

    class Meta:
        verbose_name = "opvolging"
        verbose_name_plural = "opvolgingen"
        constraints = (
            models.UniqueConstraint(
                fields=["partij", "opvolger"],
                name="opvolging_uniek",
                violation_error_message="Deze partij gaat al verder als die andere.",
            ),
            models.CheckConstraint(
                condition=~Q(partij=F("opvolger")),
                name="partij_volgt_zichzelf_niet_op",
                violation_error_message="Een partij volgt niet zichzelf op.",
            ),
        )
        triggers = (schuift_stempel(Stempel.Naam.KADER, IEDERE_WIJZIGING),)

    def __str__(self) -> str:
        return f"{self.partij} gaat verder als {self.opvolger}"
