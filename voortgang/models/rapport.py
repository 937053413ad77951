"""The voortgangsrapportage: what was asked for, how far its making is, and what it says."""

from datetime import date
from typing import Any, Self

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from basis.tijd.moment import Moment
from basis.tijd.perioden import periode, toon_periode
from basis.web.adres import pad
from basis.web.tekst import Regelveld, Tekstveld
from partijen.models import Gebruiker, Partij
from programmalijnen.models import OPMAAK_HULP, Programmalijn


class Bereik(models.TextChoices):
    """Over which acties a report goes."""

    ALLES = "alles", "het hele programma"
    LIJN = "programmalijn", "één programmalijn"
    PARTIJ = "partij", "één partij"


class Rapportstand(models.TextChoices):
    """How far the making of a report is."""

    WACHT = "wacht", "in de wachtrij"
    BEZIG = "bezig", "wordt gemaakt"
    KLAAR = "klaar", "klaar"
    MISLUKT = "mislukt", "mislukt"


class Publicatie(models.TextChoices):
    """Whether the public sees a report."""

    CONCEPT = "concept", "concept"
    GEPUBLICEERD = "gepubliceerd", "gepubliceerd"


class RapportQuerySet(models.QuerySet["Rapport"]):
    """The words of the domain for these rows."""

    def zichtbaar(self) -> Self:
        """What the public may see."""
        return self.filter(publicatie=Publicatie.GEPUBLICEERD)

    def concept(self) -> Self:
        return self.filter(publicatie=Publicatie.CONCEPT)

    def van_partijen(self, partijen: Any) -> Self:
        """Reports that were made on behalf of one of these parties."""
        return self.filter(namens__in=partijen)

    def zonder_inhoud(self) -> Self:
        """Without the frozen content, which may be large: for lists."""
        return self.defer("gegevens")

    def voor_lijst(self) -> Self:
        """Joined and sorted for any list: the newest period first, and stable by `pk`."""
        return self.select_related("programmalijn", "partij", "namens").order_by("-tot", "-van", "-pk")


class Rapport(models.Model):
    """One report over a period, with its parameters. Made again from them it says the same.

    `bekend` is the moment up to which the journal is read: what is recorded later never gets in. `gegevens` is the
    frozen content; pages and files are made from it alone.
    """

    slug = models.SlugField("adresnaam", max_length=120, unique=True)
    titel = Regelveld("titel", max_length=150)
    van = models.DateField("eerste dag van de periode")
    tot = models.DateField("laatste dag van de periode")
    peildatum = models.DateField("peildatum")
    bereik = models.CharField("bereik", max_length=20, choices=Bereik, default=Bereik.ALLES)
    programmalijn = models.ForeignKey(
        Programmalijn,
        verbose_name="programmalijn",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="rapporten",
    )
    partij = models.ForeignKey(
        Partij, verbose_name="partij", null=True, blank=True, on_delete=models.PROTECT, related_name="rapporten"
    )
    inleiding = Tekstveld("inleiding", blank=True, max_length=10_000, help_text=OPMAAK_HULP)
    bekend = models.DateTimeField("gegevens tot en met", default=timezone.now)

    stand = models.CharField("stand", max_length=10, choices=Rapportstand, default=Rapportstand.WACHT)
    stap = models.PositiveSmallIntegerField("stap", default=0)
    stappen = models.PositiveSmallIntegerField("aantal stappen", default=0)
    bezig_met = Regelveld("bezig met", max_length=200, blank=True)
    fout = Tekstveld("wat er misging", blank=True)
    gegevens: "models.JSONField[dict[str, Any] | None, dict[str, Any] | None]" = models.JSONField(
        "inhoud", null=True, blank=True
    )

    publicatie = models.CharField("publicatie", max_length=20, choices=Publicatie, default=Publicatie.CONCEPT)
    gepubliceerd_op = models.DateTimeField("gepubliceerd op", null=True, blank=True)
    door = models.ForeignKey(
        Gebruiker,
        verbose_name="aangevraagd door",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="rapporten",
    )
    namens = models.ForeignKey(
        Partij,
        verbose_name="namens",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="gemaakte_rapporten",
    )
    inleiding_door = models.ForeignKey(
        Gebruiker,
        verbose_name="inleiding geschreven door",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="inleidingen",
    )
    inzending = models.UUIDField("inzending", null=True, unique=True, editable=False)
    aangevraagd_op = models.DateTimeField("aangevraagd op", auto_now_add=True)
    gewijzigd_op = models.DateTimeField("laatst gewijzigd op", auto_now=True)

    objects = RapportQuerySet.as_manager()

    class Meta:
        verbose_name = "rapport"
        verbose_name_plural = "rapporten"
        indexes = (
            models.Index(fields=["tot", "van", "id"], name="rapport_openbaar", condition=Q(publicatie="gepubliceerd")),
        )
        constraints = (
            models.CheckConstraint(
                condition=Q(tot__gte=F("van")),
                name="rapport_periode_eindigt_na_begin",
                violation_error_message="De periode eindigt niet voor het begin.",
            ),
            models.CheckConstraint(
                condition=Q(peildatum__gte=F("tot")),
                name="rapport_peildatum_na_periode",
                violation_error_message="De peildatum ligt niet voor het einde van de periode.",
            ),
            models.CheckConstraint(
                condition=Q(bereik="alles", programmalijn__isnull=True, partij__isnull=True)
                | Q(bereik="programmalijn", programmalijn__isnull=False, partij__isnull=True)
                | Q(bereik="partij", programmalijn__isnull=True, partij__isnull=False),
                name="rapport_bereik_past",
                violation_error_message="Kies waarover het rapport gaat: alles, één programmalijn of één partij.",
            ),
            models.CheckConstraint(
                condition=Q(stand__in=Rapportstand.values),
                name="rapport_stand_bestaat",
                violation_error_message="Kies een bestaande stand.",
            ),
            models.CheckConstraint(
                condition=Q(publicatie__in=Publicatie.values),
                name="rapport_publicatie_bestaat",
                violation_error_message="Kies concept of gepubliceerd.",
            ),
            models.CheckConstraint(
                condition=~Q(stand="klaar") | Q(gegevens__isnull=False),
                name="rapport_klaar_heeft_inhoud",
                violation_error_message="Een rapport dat klaar is, heeft inhoud.",
            ),
            models.CheckConstraint(
                condition=~Q(stand="mislukt") | ~Q(fout=""),
                name="rapport_mislukt_zegt_waarom",
                violation_error_message="Een mislukt rapport zegt wat er misging.",
            ),
            models.CheckConstraint(
                condition=~Q(publicatie="gepubliceerd") | Q(stand="klaar", gepubliceerd_op__isnull=False),
                name="rapport_gepubliceerd_is_klaar",
                violation_error_message="Alleen een rapport dat klaar is, kan worden gepubliceerd.",
            ),
        )

    def __str__(self) -> str:
        return self.titel

    def get_absolute_url(self) -> str:
        return pad("voortgang:rapport", self.slug)

    @property
    def moment(self) -> Moment:
        """How the report looks at the journal: what held on the peildatum, as far as it was recorded by then."""
        return Moment(self.peildatum, self.bekend)

    @property
    def schrijvers(self) -> set[int | None]:
        """The keys of who asked for it, and who last wrote its introduction."""
        return {self.door_id, self.inleiding_door_id}

    @property
    def vraagt_vier_ogen(self) -> bool:
        """Whether the party wants a second person to publish it."""
        return self.namens is not None and self.namens.vier_ogen

    @property
    def merk(self) -> str:
        """Marks how the report stands now; another one after each change."""
        return self.gewijzigd_op.isoformat()

    @property
    def periode_tekst(self) -> str:
        return toon_periode(periode(self.van, self.tot))

    @property
    def waarover(self) -> str:
        """The scope in words."""
        if self.bereik == Bereik.LIJN:
            return f"programmalijn {self.programmalijn}"
        return str(self.partij) if self.bereik == Bereik.PARTIJ else "het hele programma"

    @property
    def afzender(self) -> str:
        """On whose behalf it was made: a party, never a person."""
        return str(self.namens) if self.namens else "beheer van het portaal"

    @property
    def is_zichtbaar(self) -> bool:
        return self.publicatie == Publicatie.GEPUBLICEERD

    @property
    def is_klaar(self) -> bool:
        return self.stand == Rapportstand.KLAAR

    @property
    def is_mislukt(self) -> bool:
        return self.stand == Rapportstand.MISLUKT

    @property
    def wordt_gemaakt(self) -> bool:
        return self.stand in (Rapportstand.WACHT, Rapportstand.BEZIG)

    @property
    def dag_voor_begin(self) -> date:
        """The day whose evening is the begin of the period."""
        return date.fromordinal(self.van.toordinal() - 1)


class Bestandsoort(models.TextChoices):
    """The forms in which a report can be taken along."""

    PDF = "pdf", "PDF"
    ODS = "ods", "rekenblad (ODS)"
    CSV = "csv", "tabel (CSV)"


class Rapportbestand(models.Model):
    """A file of a report, beside it in the database: it comes and goes with the row, also in a backup."""

    rapport = models.ForeignKey(Rapport, on_delete=models.CASCADE, related_name="bestanden")
    soort = models.CharField("soort", max_length=3, choices=Bestandsoort)
    inhoud = models.BinaryField("inhoud")
    bytes = models.PositiveIntegerField("aantal bytes")

    class Meta:
        verbose_name = "bestand van een rapport"
        verbose_name_plural = "bestanden van rapporten"
        constraints = (
            models.UniqueConstraint(
                fields=["rapport", "soort"],
                name="rapportbestand_een_per_soort",
                violation_error_message="Dit rapport heeft dit bestand al.",
            ),
            models.CheckConstraint(
                condition=Q(soort__in=Bestandsoort.values),
                name="rapportbestand_soort_bestaat",
                violation_error_message="Kies pdf, ods of csv.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.rapport.slug}.{self.soort}"
