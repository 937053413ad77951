"""The ronde: what the programmabureau asks, about which acties, until when; and the moment at which it was closed."""

from collections.abc import Iterable
from datetime import date
from hashlib import blake2b
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from acties.models import Actie, Soort
from acties.models.actie import ActieQuerySet
from acties.models.status import LOPEND
from basis.tijd.moment import Moment
from basis.web.tekst import Regelveld, Tekstveld
from partijen.models import Gebruiker
from programmalijnen.models import OPMAAK_HULP, Programmalijn


class Rondestand(models.TextChoices):
    """How far a ronde is."""

    CONCEPT = "concept", "concept"
    OPEN = "open", "open"
    GESLOTEN = "gesloten", "gesloten"


class Bereik(models.TextChoices):
    """Which acties a ronde asks about."""

    ALLES = "alles", "alle lopende acties"
    LIJN = "programmalijn", "de lopende acties van één programmalijn"
    SOORT = "soort", "de lopende acties van één soort"
    GEKOZEN = "gekozen", "acties die u zelf kiest"


class RondeQuerySet(models.QuerySet["Ronde"]):
    """The words of the domain for these rows."""

    def concept(self) -> Self:
        return self.filter(stand=Rondestand.CONCEPT)

    def open(self) -> Self:
        return self.filter(stand=Rondestand.OPEN)

    def gesloten(self) -> Self:
        return self.filter(stand=Rondestand.GESLOTEN)

    def met_deadline_tussen(self, van: date, tot: date) -> Self:
        return self.filter(deadline__range=(van, tot))

    def begonnen(self) -> Self:
        """Without drafts."""
        return self.exclude(stand=Rondestand.CONCEPT)

    def behalve(self, ronde: "Ronde") -> Self:
        return self.exclude(pk=ronde.pk)

    def voor_lijst(self) -> Self:
        """Joined and sorted for any list: what must be done first stands first."""
        return self.select_related("programmalijn", "soort").order_by("deadline", "pk")

    def nieuwste_eerst(self) -> Self:
        """By when they were closed."""
        return self.select_related("programmalijn", "soort").order_by("-gesloten_op", "-pk")


class Ronde(models.Model):
    """One updateronde. As a draft its choice of acties is a rule; opening it makes that a fixed list of questions.

    Of closing it keeps the moment alone: how everything stood then is read back (`werk.rondes.slotstand`). A trigger
    refuses every change of a ronde that is closed.
    """

    slug = models.SlugField("adresnaam", max_length=120, unique=True)
    titel = Regelveld("titel", max_length=150)
    tekst = Tekstveld("tekst", blank=True, max_length=10_000, help_text=OPMAAK_HULP)
    deadline = models.DateField("deadline")
    bereik = models.CharField("welke acties", max_length=20, choices=Bereik, default=Bereik.ALLES)
    programmalijn = models.ForeignKey(
        Programmalijn,
        verbose_name="programmalijn",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="rondes",
    )
    soort = models.ForeignKey(
        Soort, verbose_name="soort", null=True, blank=True, on_delete=models.PROTECT, related_name="rondes"
    )
    gekozen = models.ManyToManyField(Actie, verbose_name="gekozen acties", blank=True, related_name="+")

    stand = models.CharField("stand", max_length=10, choices=Rondestand, default=Rondestand.CONCEPT)
    door = models.ForeignKey(
        Gebruiker, verbose_name="gemaakt door", null=True, blank=True, on_delete=models.PROTECT, related_name="rondes"
    )
    geopend_op = models.DateTimeField("geopend op", null=True, blank=True)
    gesloten_op = models.DateTimeField("gesloten op", null=True, blank=True)
    inzending = models.UUIDField("inzending", null=True, unique=True, editable=False)
    aangemaakt_op = models.DateTimeField("aangemaakt op", auto_now_add=True)

    objects = RondeQuerySet.as_manager()

    class Meta:
        verbose_name = "updateronde"
        verbose_name_plural = "updaterondes"
        indexes = (models.Index(fields=["stand", "deadline", "id"], name="ronde_stand"),)
        constraints = (
            models.CheckConstraint(
                condition=Q(stand__in=Rondestand.values),
                name="ronde_stand_bestaat",
                violation_error_message="Kies een bestaande stand.",
            ),
            models.CheckConstraint(
                condition=Q(bereik__in=["alles", "gekozen"], programmalijn__isnull=True, soort__isnull=True)
                | Q(bereik="programmalijn", programmalijn__isnull=False, soort__isnull=True)
                | Q(bereik="soort", programmalijn__isnull=True, soort__isnull=False),
                name="ronde_bereik_past",
                violation_error_message="Kies over welke acties de ronde gaat.",
            ),
            models.CheckConstraint(
                condition=Q(stand="concept", geopend_op__isnull=True)
                | ~Q(stand="concept") & Q(geopend_op__isnull=False),
                name="ronde_open_heeft_moment",
                violation_error_message="Een ronde die is geopend, heeft een moment van openen.",
            ),
            models.CheckConstraint(
                condition=Q(stand="gesloten", gesloten_op__isnull=False)
                | ~Q(stand="gesloten") & Q(gesloten_op__isnull=True),
                name="ronde_gesloten_heeft_moment",
                violation_error_message="Alleen een gesloten ronde heeft een moment van sluiten.",
            ),
            models.CheckConstraint(
                condition=Q(gesloten_op__isnull=True) | Q(gesloten_op__gte=F("geopend_op")),
                name="ronde_sluit_na_openen",
                violation_error_message="Een ronde sluit niet voordat zij is geopend.",
            ),
        )

    def __str__(self) -> str:
        return self.titel

    def get_absolute_url(self) -> str:
        return reverse("rondes:ronde", args=[self.slug])

    @property
    def is_concept(self) -> bool:
        return self.stand == Rondestand.CONCEPT

    @property
    def is_open(self) -> bool:
        return self.stand == Rondestand.OPEN

    @property
    def is_gesloten(self) -> bool:
        return self.stand == Rondestand.GESLOTEN

    @property
    def moment(self) -> Moment:
        """The day of closing as it was known at that very moment; of a closed ronde."""
        assert self.gesloten_op
        return Moment(timezone.localdate(self.gesloten_op), bekend=self.gesloten_op)

    def merk(self, gekozen: Iterable[Actie] | None = None) -> str:
        """Marks what the draft says, with these acties or those it has now; another text has another mark."""
        sleutels = sorted(actie.pk for actie in (self.gekozen.all() if gekozen is None else gekozen))
        zegt = [self.titel, self.tekst, self.deadline, str(self.bereik), self.programmalijn_id, self.soort_id, sleutels]
        return blake2b(repr(zegt).encode(), digest_size=12).hexdigest()

    @property
    def waarover(self) -> str:
        """The choice of acties in words."""
        if self.bereik == Bereik.LIJN:
            return f"de lopende acties van de programmalijn {self.programmalijn}"
        if self.bereik == Bereik.SOORT:
            return f"de lopende acties van de soort {self.soort}"
        return "alle lopende acties" if self.bereik == Bereik.ALLES else "gekozen acties"

    def is_verlopen(self, op: date | None = None) -> bool:
        """Whether the last day to answer has passed; it stays open until someone closes it."""
        return self.deadline < (op or timezone.localdate())

    def acties(self) -> ActieQuerySet:
        """The acties that the choice means now: visible ones that still run."""
        lopend: ActieQuerySet = Actie.objects.zichtbaar().met_status(*LOPEND)
        if self.bereik == Bereik.LIJN:
            return lopend.filter(programmalijn=self.programmalijn)
        if self.bereik == Bereik.SOORT:
            return lopend.filter(soort=self.soort)
        return lopend if self.bereik == Bereik.ALLES else lopend.filter(pk__in=self.gekozen.values("pk"))
