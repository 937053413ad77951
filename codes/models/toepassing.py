"""How a party applies a bepaling: it does, in part, or not and says why."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Self

from django.db import models
from django.db.models import Count, Exists, F, OuterRef, Q

from acties.models import Gebeurtenis
from acties.models.te_zien import TeZien
from basis.bronnen.models import IEDERE_WIJZIGING, Bron, Stempel, schuift_stempel
from basis.postgres.triggers import blijft
from basis.tijd.moment import Moment
from basis.web.tekst import Tekstveld
from codes.models.bepaling import Bepaling
from codes.models.code import Code
from codes.models.stand import is_leesbaar
from codes.models.tekst import Bepalingstekst
from codes.models.versie import Versie
from codes.models.wijziging import Wijziging
from partijen.models import Partij
from partijen.models.partij import PartijQuerySet

LANG = timedelta(days=365)  # after this a party is asked whether it still is so
LEG_UIT = "Leg uit waarom u dit deels of anders doet."


class Toepasstand(models.TextChoices):
    """How a party applies a bepaling, in the order in which pages tell it: that is no ranking."""

    TOEGEPAST = "toegepast", "toegepast"
    DEELS = "deels", "deels"
    WIJKT_AF = "wijkt-af", "wijkt af"
    NIET_BEOORDEELD = "niet-beoordeeld", "nog niet beoordeeld"

    @property
    def vraagt_uitleg(self) -> bool:
        """Whether it is no answer without a reason."""
        return self in (Toepasstand.DEELS, Toepasstand.WIJKT_AF)

    @property
    def in_telling(self) -> str:
        """The words behind a number: who differs has said why, which nobody may read as a refusal."""
        return f"{self.label}, met uitleg" if self is Toepasstand.WIJKT_AF else str(self.label)


class ToepassingQuerySet(TeZien["Toepassing"]):
    """The words of the domain for these rows."""

    def zichtbaar(self) -> Self:
        """What the public may see."""
        return self.filter(is_leesbaar("tekst__versie__"))

    def echt(self) -> Self:
        """Of a real code, by a real party."""
        return self.filter(tekst__versie__code__actie__is_demo=False, partij__is_demo=False)

    def van_code(self, code: Code) -> Self:
        return self.filter(tekst__versie__code=code)

    def van_bepalingen(self, bepalingen: Iterable[Bepaling]) -> Self:
        return self.filter(bepaling__in=bepalingen)

    def van_partij(self, partij: Partij) -> Self:
        return self.filter(partij=partij)

    def van_partijen(self, partijen: PartijQuerySet) -> Self:
        return self.filter(partij__in=partijen)

    def geldend_op(self, moment: Moment) -> Self:
        """What each party last said of each bepaling, now or at a moment, as the journal has it."""
        rijen = self
        if not moment.is_nu:
            gezegd = Gebeurtenis.objects.geldend_op(moment).filter(pk=OuterRef("gebeurtenis"))
            rijen = rijen.filter(Exists(gezegd))
        volgorde = ("-gebeurtenis__telt_vanaf", "-gebeurtenis_id")
        laatste = rijen.order_by("partij", "bepaling", *volgorde).distinct("partij", "bepaling")
        return self.filter(pk__in=laatste.values("pk"))

    def van_geldende(self, geldend: Iterable[Versie]) -> Self:
        """Of bepalingen that stand in these versions in force."""
        return self.filter(bepaling__in=Bepalingstekst.objects.van_versies(geldend).values("bepaling"))

    def met_eerder(self, geldend: Iterable[Versie]) -> Self:
        """With whether each is about an earlier text (`is_eerder`): since then its bepaling came to say something else,
        by the version in force. `geldend` are those in force, one for each code.
        """
        return self.annotate(is_eerder=_veranderd_sinds(geldend))

    def over_eerdere(self, geldend: Iterable[Versie]) -> Self:
        """Those about an earlier text; see `met_eerder`."""
        return self.filter(_veranderd_sinds(geldend))

    def oud_op(self, op: date) -> Self:
        """Those of which the party should say whether they still are so."""
        return self.filter(gebeurtenis__telt_vanaf__lt=op - LANG)

    def tellingen(self, geldend: Versie) -> Iterable[tuple[int, str, bool, int]]:
        """By the key of a bepaling, what was said of it and whether of an earlier text, by how many parties."""
        rijen = self.order_by().values_list("bepaling", "stand", _veranderd_sinds([geldend]))
        return rijen.annotate(hoe=Count("pk"))

    def voor_lijst(self) -> Self:
        """By the name of the party; that order says nothing."""
        rijen = self.select_related("partij", "bepaling", "tekst__versie", "bewijs_bron", "gebeurtenis")
        return rijen.order_by("bepaling", "partij__sorteernaam", "pk")


def _veranderd_sinds(geldend: Iterable[Versie]) -> Exists:
    """The condition on a toepassing that its bepaling came to say something else since, by the version in force."""
    tot = {"versie__code__versies__in": geldend, "versie__volgorde__lte": F("versie__code__versies__volgorde")}
    sinds = {"bepaling": OuterRef("bepaling"), "versie__volgorde__gt": OuterRef("tekst__versie__volgorde")}
    return Exists(Wijziging.objects.inhoudelijk().filter(**tot, **sinds))


class Toepassing(models.Model):
    """What a party said of how it applies a bepaling, as that read then. Rows only come: the last one counts.

    The journal says when, by whom and on which day it was so.
    """

    partij = models.ForeignKey(Partij, verbose_name="partij", on_delete=models.PROTECT, related_name="toepassingen")
    bepaling = models.ForeignKey(
        Bepaling, verbose_name="bepaling", on_delete=models.PROTECT, related_name="toepassingen"
    )
    tekst = models.ForeignKey(
        Bepalingstekst, verbose_name="tekst", on_delete=models.PROTECT, related_name="toepassingen"
    )
    stand = models.CharField("hoe", max_length=20, choices=Toepasstand)
    uitleg = Tekstveld("uitleg", max_length=2_000, blank=True)
    bewijs_bron = models.ForeignKey(
        Bron, verbose_name="waar dit staat", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    gebeurtenis = models.ForeignKey(
        Gebeurtenis, verbose_name="gebeurtenis", on_delete=models.PROTECT, related_name="toepassingen"
    )

    is_eerder: bool  # by `met_eerder`

    objects = ToepassingQuerySet.as_manager()

    class Meta:
        verbose_name = "toepassing"
        verbose_name_plural = "toepassingen"
        indexes = (models.Index(fields=["bepaling", "partij"], name="toepassing_bepaling_partij"),)
        constraints = (
            models.UniqueConstraint(
                fields=["gebeurtenis", "bepaling"],
                name="toepassing_een_keer_gezegd",
                violation_error_message="Zeg van elke bepaling één keer hoe u die toepast.",
            ),
            models.CheckConstraint(
                condition=Q(stand__in=Toepasstand.values),
                name="toepassing_stand_bestaat",
                violation_error_message="Kies hoe u dit toepast.",
            ),
            models.CheckConstraint(
                condition=~Q(stand__in=["deels", "wijkt-af"]) | ~Q(uitleg=""),
                name="toepassing_afwijken_heeft_uitleg",
                violation_error_message=LEG_UIT,
            ),
        )
        triggers = (
            blijft("toepassing_blijft", "Wat een partij over de toepassing zei, blijft staan."),
            schuift_stempel(Stempel.Naam.INHOUD, IEDERE_WIJZIGING),
        )

    def __str__(self) -> str:
        return f"{self.partij.korte_naam}: {self.bepaling} {self.get_stand_display()}"

    @property
    def is_beoordeeld(self) -> bool:
        return self.stand != Toepasstand.NIET_BEOORDEELD

    def is_oud(self, op: date) -> bool:
        """Whether the party should say whether it still is so."""
        gezegd_op: date = self.gebeurtenis.telt_vanaf
        return gezegd_op < op - LANG


class GevraagdeQuerySet(models.QuerySet["Gevraagde"]):
    """The words of the domain for these rows."""

    def van_code(self, code: Code) -> Self:
        return self.filter(code=code)

    def van_partijen(self, partijen: PartijQuerySet) -> Self:
        return self.filter(partij__in=partijen)

    def geldend_op(self, moment: Moment) -> Self:
        """Those of which it is certain that they had been asked at a moment, as the journal has it."""
        rijen = Gebeurtenis.objects.geldend_op(moment).filter(pk=OuterRef("gebeurtenis"))
        return self if moment.is_nu else self.filter(Exists(rijen))

    def laatste_keer(self) -> Self:
        """Of each party the last time that it was asked about a code."""
        deze, toen = OuterRef("gebeurtenis"), OuterRef("gebeurtenis__geregistreerd_op")
        later = Q(gebeurtenis__geregistreerd_op__gt=toen) | Q(gebeurtenis__geregistreerd_op=toen, gebeurtenis__gt=deze)
        nog_eens = Gevraagde.objects.filter(later, code=OuterRef("code"), partij=OuterRef("partij"))
        return self.exclude(Exists(nog_eens))

    def voor_lijst(self) -> Self:
        return self.select_related("partij", "gebeurtenis").order_by("gebeurtenis__telt_vanaf", "gebeurtenis", "pk")


class Gevraagde(models.Model):
    """A party that was asked to say how it applies a code. Rows only come."""

    code = models.ForeignKey(Code, verbose_name="code", on_delete=models.PROTECT, related_name="gevraagden")
    partij = models.ForeignKey(Partij, verbose_name="partij", on_delete=models.PROTECT, related_name="+")
    gebeurtenis = models.ForeignKey(
        Gebeurtenis, verbose_name="gebeurtenis", on_delete=models.PROTECT, related_name="gevraagden"
    )

    objects = GevraagdeQuerySet.as_manager()

    class Meta:
        verbose_name = "gevraagde partij"
        verbose_name_plural = "gevraagde partijen"
        constraints = (
            models.UniqueConstraint(
                fields=["gebeurtenis", "partij"],
                name="gevraagde_een_keer_gevraagd",
                violation_error_message="Deze partij is al gevraagd.",
            ),
        )
        triggers = (
            blijft("gevraagde_blijft", "Dat een partij is gevraagd, blijft staan."),
            schuift_stempel(Stempel.Naam.INHOUD, IEDERE_WIJZIGING),
        )

    def __str__(self) -> str:
        return f"{self.partij.korte_naam} over {self.code}"
