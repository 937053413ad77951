"""A page of what changed between two days, by line and actie, and on the first page of the programme as a whole.

A page holds 25 acties in the order of the programme, each with its first changes.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Subquery
from django.db.models.functions import Coalesce

from acties.kader import Kader
from acties.models import HOOFDZAKEN, Actie, Gebeurtenis
from acties.models.journaalvragen import Zekerheid
from basis.web.adres import Adres
from basis.web.bladeren import Bladzijde, Sortering, blader
from programmalijnen.models import Programma, Programmalijn
from voortgang.op_lijn import OP_LIJN, per_lijn
from voortgang.verschil import Vraag
from voortgang.verschilregels import Verhaal, Verschilregel

HOOFD = "hoofd"  # of what is certain: the statuses, phases and mijlpalen, which come first
# Of one actie, or of the programme: how many are shown.
PER_GROEP = {HOOFD: 10, "zeker": 10, "mogelijk": 5, "onbekend": 5}
OP_TIJD = Sortering("tijd", "Op volgorde van tijd", "telt_vanaf")


@dataclass(frozen=True)
class Groep:
    """The first changes of one block of one kind, oldest first."""

    naam: str
    regels: list[Verschilregel]

    @property
    def kop(self) -> str:
        """What it opens on a click with; empty for what a reader wants to know first, which is not folded."""
        return KOPPEN[self.naam][0]

    @property
    def uitleg(self) -> str:
        return KOPPEN[self.naam][1]


# By their names: the main ones, the others that count when there are main ones and when not, and what is not certain.
KOPPEN = {
    HOOFD: ("", ""),
    "dag": ("", ""),
    "rest": ("Andere veranderingen", ""),
    Zekerheid.MOGELIJK: (
        "Misschien in deze periode",
        "Of het in deze periode gebeurde, is niet zeker. Dit telt niet mee.",
    ),
    Zekerheid.ONBEKEND: (
        "Niet bekend wanneer: vastgelegd in deze periode",
        "Wij weten niet wanneer dit begon. Dit telt niet mee.",
    ),
}


@dataclass(frozen=True)
class Blok:
    """The first changes of an actie (None: of the programme), by group; `is_meer` when there are more than these."""

    actie: Actie | None
    groepen: list[Groep]
    is_meer: bool

    @property
    def regels(self) -> list[Verschilregel]:
        return [regel for groep in self.groepen for regel in groep.regels]


@dataclass(frozen=True)
class Lijnblok:
    """A line with those of its acties that stand on the page."""

    lijn: Programmalijn
    acties: list[Blok]


@dataclass(frozen=True)
class Verschilblad:
    """One page: its lines, and the acties that they hold with the addresses of the pages around it.

    `programma` has what is about the programme as a whole; None on a later page, and when nothing is.
    """

    programma: Blok | None
    lijnen: list[Lijnblok]
    bladzijde: Bladzijde[Actie]

    @property
    def is_leeg(self) -> bool:
        return self.programma is None and not self.lijnen


def maak_blad(vraag: Vraag, kader: Kader, adres: Adres) -> Verschilblad:
    """The page that the address asks for."""
    # Asked of one actie after the other until there are enough; `Exists | Exists` would read the whole period first.
    eerste = Coalesce(*(Subquery(rijen.order_by().values("pk")[:1]) for rijen in _rijen_van(vraag, "pk").values()))
    acties = per_lijn(vraag.acties().alias(eerste=eerste).filter(eerste__isnull=False), kader.lijnen, adres)
    bladzijde: Bladzijde[Any] = blader(acties.annotate(**_sleutels(_rijen_van(vraag, "pk"))), OP_LIJN, adres)
    per = groupby(zip(bladzijde.rijen, _blokken(bladzijde.rijen), strict=True), key=lambda paar: paar[0].programmalijn)
    lijnen = [Lijnblok(lijn, [blok for _, blok in groep]) for lijn, groep in per]
    return Verschilblad(None if bladzijde.vorige else _van_programma(vraag), lijnen, bladzijde)


@dataclass(frozen=True)
class Tijdblad:
    """One page of what certainly changed, oldest first, whatever it is about."""

    regels: list[Verschilregel]
    bladzijde: Bladzijde[Gebeurtenis]

    @property
    def is_leeg(self) -> bool:
        return not self.regels


def maak_tijdblad(vraag: Vraag, adres: Adres) -> Tijdblad:
    """The page that the address asks for."""
    rijen: Any = vraag.rijen()[Zekerheid.ZEKER].met_onderwerp().select_related("actie")
    bladzijde: Bladzijde[Any] = blader(rijen, OP_TIJD, adres)
    return Tijdblad(Verhaal().vertel(bladzijde.rijen), bladzijde)


def _van_programma(vraag: Vraag) -> Blok | None:
    if not vraag.kiest_programma:
        return None
    programma: Any = Programma.objects.annotate(**_sleutels(vraag.van_deze(vraag.van_programma()))).get()
    delen = {naam: getattr(programma, naam) for naam in PER_GROEP}
    return _blok(None, delen, _regels(_eerste(delen), {})) if any(delen.values()) else None


def _sleutels(gevraagd: dict[Zekerheid, Any]) -> dict[str, ArraySubquery]:
    """Of each kind the keys of the first rows, and of one more when there are more."""
    return {
        naam: ArraySubquery(rijen.in_volgorde().values("pk")[: PER_GROEP[naam] + 1])
        for naam, rijen in _met_hoofdzaken(gevraagd).items()
    }


def _met_hoofdzaken(gevraagd: dict[Zekerheid, Any]) -> dict[str, Any]:
    """Of what is certain the main things apart."""
    zeker = gevraagd[Zekerheid.ZEKER]
    alle: dict[str, Any] = {naam.value: rijen for naam, rijen in gevraagd.items()}
    alle[HOOFD] = zeker.met_verandering(*HOOFDZAKEN)
    alle[Zekerheid.ZEKER.value] = zeker.exclude(verandering__in=HOOFDZAKEN)
    return alle


def _rijen_van(vraag: Vraag, actie: str) -> dict[Zekerheid, Any]:
    """The rows of one actie, of which an outer query tells the key, that are asked for."""
    return {**vraag.van_deze(Gebeurtenis.objects.filter(actie=OuterRef(actie)))}


def _blokken(acties: Sequence[Any]) -> list[Blok]:
    delen = {actie.pk: {naam: getattr(actie, naam) for naam in PER_GROEP} for actie in acties}
    sleutels = [pk for van_actie in delen.values() for pk in _eerste(van_actie)]
    regels = _regels(sleutels, {actie.pk: actie for actie in acties})
    return [_blok(actie, delen[actie.pk], regels) for actie in acties]


def _eerste(delen: dict[str, list[int]]) -> list[int]:
    """Of these keys those that are shown."""
    return [pk for naam, deel in delen.items() for pk in deel[: PER_GROEP[naam]]]


def _blok(actie: Actie | None, delen: dict[str, list[int]], regels: dict[int, Verschilregel]) -> Blok:
    """Of each kind the first ones of these rows (their keys)."""
    eerste = {naam: [regels[pk] for pk in deel[: PER_GROEP[naam]]] for naam, deel in delen.items()}
    return Blok(actie, _groepen(eerste), any(len(deel) > PER_GROEP[naam] for naam, deel in delen.items()))


def _groepen(delen: dict[str, list[Verschilregel]]) -> list[Groep]:
    """Those that have anything in them."""
    namen = {Zekerheid.ZEKER.value: "rest" if delen[HOOFD] else "dag"}
    return [Groep(namen.get(naam, naam), delen[naam]) for naam in PER_GROEP if delen[naam]]


def _regels(sleutels: list[int], acties: dict[int, Actie]) -> dict[int, Verschilregel]:
    """By key of their rows; `acties` are those that they are about, by key."""
    rijen = list(Gebeurtenis.objects.filter(pk__in=sleutels).met_onderwerp().in_volgorde())
    for rij in rijen:
        if rij.actie_id:
            rij.actie = acties[rij.actie_id]  # its address needs it; no query for each
    return {regel.rij.pk: regel for regel in Verhaal().vertel(rijen)}
