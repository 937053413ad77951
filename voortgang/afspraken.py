"""The afsprakenmatrix: what each layer of government promised, actie by actie, and about the programme as a whole."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import groupby
from typing import Any

import django_filters as df
from django.db.models import CharField, Exists, F, OuterRef, Q, Value
from django.http import QueryDict

from acties.afspraakstanden import kies
from acties.delen import Afspraakregel, Deel
from acties.filters import ActieFilter
from acties.kader import Kader, Keuze
from acties.models import Actie, Afspraak, Afspraaksoort, Afspraakstand, Herkomst, Toezegging
from acties.models.actie import ActieQuerySet
from acties.models.afspraak import AfspraakQuerySet
from acties.stand import Stand
from acties.standen import standen
from basis.postgres.vast import Vast
from basis.tijd.moment import Moment
from basis.web.adres import Adres
from basis.web.bladeren import eerste_rijen
from partijen.models import Bestuurslaag
from voortgang.models import Dagtelling
from voortgang.op_lijn import OP_LIJN, op_lijn, per_lijn

VIER = tuple(laag for laag in Bestuurslaag if laag != Bestuurslaag.OVERIG)  # equal partners: what is counted
EERSTE = 2  # promises of an actie that are shown at once; one alone is not folded
# What to show of the acties: those in which a promise stands, or those in which none does.
MET, ZONDER = "met", "zonder"
# What is asked of promises; the other choices are about acties.
OVER_AFSPRAKEN = ("laag", "soort", "afspraakstand", "herkomst", "te_laat")
JA = (("ja", "Alleen te laat"),)


class Matrixfilter(ActieFilter):
    """What the page can be narrowed to: acties, and the promises that one wants to see of them."""

    soort = df.MultipleChoiceFilter(label="Soort afspraak", choices=Afspraaksoort, method="blijft")
    laag = df.MultipleChoiceFilter(label="Overheid", choices=Bestuurslaag, method="blijft")
    afspraakstand = df.MultipleChoiceFilter(label="Stand van de afspraak", choices=Afspraakstand, method="blijft")
    herkomst = df.MultipleChoiceFilter(label="Herkomst", choices=Herkomst, method="blijft")
    te_laat = df.MultipleChoiceFilter(label="Te laat", choices=JA, method="blijft")

    def __init__(self, data: QueryDict, kader: Kader, queryset: ActieQuerySet, moment: Moment) -> None:
        super().__init__(data, kader, queryset)
        self.filters["soort"].extra["choices"] = Afspraaksoort.choices
        self.moment = moment

    def blijft(self, rijen: ActieQuerySet, naam: str, waarde: list[str]) -> ActieQuerySet:
        return rijen  # one promise must meet all that is asked of promises: see `afspraken`

    @property
    def afspraken(self) -> AfspraakQuerySet | None:
        """The promises that were asked for; None when no choice was made among them."""
        keuze = {naam: self.gekozen[naam] for naam in OVER_AFSPRAKEN if naam in self.gekozen}
        return kies(keuze, self.moment) if keuze else None

    def rijen(self, zonder: str = "") -> ActieQuerySet:
        """The acties that all valid choices leave."""
        rijen, afspraken = super().rijen(zonder), self.afspraken
        return rijen if afspraken is None else rijen.filter(pk__in=afspraken.van_een_actie().values("actie"))


# -- a row ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Balk:
    """A promise over the boxes of layers that stand next to each other."""

    regel: Afspraakregel
    breed: int
    samen_met: tuple[str, ...]  # layers that stand apart and made it too


@dataclass(frozen=True)
class Leeg:
    """The box of a layer in which no bar lies, and why: a word of `WAAROM`."""

    laag: str
    waarom: str


VERDER, ANDERE, WEL, MISSCHIEN, NIET, NIET_BEKEND = "verder", "andere", "wel", "misschien", "niet", "niet-bekend"
WAAROM = {
    VERDER: "afspraak bekend, staat hieronder",
    ANDERE: "andere afspraak bekend",
    WEL: "doet mee, geen afspraak bekend",
    MISSCHIEN: "niet bekend of deze overheid toen meedeed",
    NIET: "doet niet mee",
    NIET_BEKEND: "geen deelnemer bekend op deze dag",
}
Cel = Balk | Leeg | None  # None: its layer stands in another line of the row


@dataclass(frozen=True)
class Matrixrij:
    """One actie: lines of cells (a bar stands once for all its boxes), and what stands below these."""

    actie: Actie
    regels: tuple[tuple[Cel, ...], ...]
    buiten: tuple[Afspraakregel, ...]  # of parties outside the four layers alone
    meer: tuple[Afspraakregel, ...]  # behind the first ones, and what all makers withdrew; folded, unless it is one
    leeg: tuple[Leeg, ...]
    onzeker: tuple[int, int]  # of how many parties, and promises, it is not certain how they stood on a day in the past
    alle: tuple[Afspraakregel, ...]


def matrix(acties: Sequence[Actie], moment: Moment, alleen: Collection[int] | None = None) -> list[Matrixrij]:
    """The rows of one page; with `alleen` (keys) only with these promises."""
    gevonden = standen(acties, moment, Deel.DEELNAMES, Deel.AFSPRAKEN, teksten=False)
    return [_rij(stand, [r for r in stand.afspraken if mag(r, alleen)]) for stand in gevonden.values()]


def mag(regel: Afspraakregel, alleen: Collection[int] | None) -> bool:
    return alleen is None or regel.afspraak.pk in alleen


def _rij(stand: Stand, regels: Sequence[Afspraakregel]) -> Matrixrij:
    staand = sorted((regel for regel in regels if regel.staat), key=lambda regel: not regel.is_te_laat)
    tot = EERSTE if len(regels) > EERSTE + 1 else EERSTE + 1
    eerste, verder = staand[:tot], staand[tot:]
    in_vakken = [regel for regel in eerste if in_vier(regel)]
    bezet = _lagen(in_vakken)
    leeg = _leeg(stand, [laag for laag in VIER if laag not in bezet], verder)
    onzeker = stand.onzeker.per_soort
    return Matrixrij(
        stand.actie,
        tuple(_cellen(lijn, leeg if not nummer else {}) for nummer, lijn in enumerate(_leg(in_vakken))),
        tuple(regel for regel in eerste if not in_vier(regel)),
        (*verder, *(regel for regel in regels if not regel.staat)),
        tuple(leeg.values()),
        (len({een.over.pk for een in onzeker["deelnames"]}), len({een.over.pk for een in onzeker["afspraak"]})),
        tuple(regels),
    )


def in_vier(regel: Afspraakregel) -> tuple[str, ...]:
    """The layers, of the four, whose boxes it fills."""
    return tuple(laag for laag in regel.lagen if laag in VIER)


def _lagen(regels: Iterable[Afspraakregel]) -> set[str]:
    return {laag for regel in regels for laag in regel.lagen}


def _leeg(stand: Stand, lagen: Collection[str], verder: Iterable[Afspraakregel]) -> dict[str, Leeg]:
    """The boxes of these layers, in which none of the first promises lies, and why."""
    redenen = (
        (VERDER, _lagen(verder)),
        (ANDERE, _lagen(stand.afspraken)),
        (WEL, {deelname.partij.bestuurslaag for deelname in stand.deelnames}),
        (MISSCHIEN, {een.over.bestuurslaag for een in stand.onzeker.per_soort["deelnames"]}),
        (NIET if stand.moment.is_nu else NIET_BEKEND, VIER),
    )
    return {laag: Leeg(laag, next(r for r, van in redenen if laag in van)) for laag in lagen}


Lijn = dict[int, Balk]  # by the place of each box that the bar fills


def _leg(regels: Iterable[Afspraakregel]) -> list[Lijn]:
    """Each promise in the first line in which all its boxes are free; at least one line."""
    lijnen: list[Lijn] = [{}]
    for regel in regels:
        balken = _balken(regel)
        lijn = next((lijn for lijn in lijnen if not balken.keys() & lijn.keys()), None)
        if lijn is None:
            lijnen.append(lijn := {})
        lijn.update(balken)
    return lijnen


def _balken(regel: Afspraakregel) -> Lijn:
    lagen = in_vier(regel)
    plekken = [VIER.index(Bestuurslaag(laag)) for laag in lagen]
    balken: Lijn = {}
    for _, groep in groupby(enumerate(plekken), key=lambda paar: paar[1] - paar[0]):
        naast = [plek for _, plek in groep]
        hier = [VIER[plek] for plek in naast]
        balk = Balk(regel, len(naast), tuple(laag for laag in lagen if laag not in hier))
        balken |= dict.fromkeys(naast, balk)
    return balken


def _cellen(lijn: Lijn, leeg: Mapping[str, Leeg]) -> tuple[Cel, ...]:
    cellen: list[Cel] = []
    for plek, laag in enumerate(VIER):
        balk = lijn.get(plek)
        if balk is None or plek == 0 or lijn.get(plek - 1) is not balk:
            cellen.append(balk or leeg.get(laag))
    return tuple(cellen)


# -- which acties, and counts of them ---------------------------------------------------------------------------


def op_volgorde(acties: ActieQuerySet, toon: str, moment: Moment) -> ActieQuerySet:
    """Acties by line and name; with `toon` only those with, or only those without, a promise that stands."""
    if toon in (MET, ZONDER):
        staat = Exists(Afspraak.objects.die_staan(moment).filter(actie=OuterRef("pk")))
        acties = acties.filter(staat) if toon == MET else acties.exclude(staat)
    return op_lijn(acties)


def sleutels_van(afspraken: AfspraakQuerySet | None, acties: Sequence[Actie]) -> set[int] | None:
    """The keys of those of these promises that are of one of these acties, or of the programme."""
    if afspraken is None:
        return None
    hier = afspraken.filter(Q(actie__in=acties) | Q(programma__isnull=False))
    return set(hier.order_by().values_list("pk", flat=True))


@dataclass(frozen=True)
class Vaktelling:
    """The boxes of acties, one for each of the four layers: with a promise, and else with who takes part."""

    acties: int
    bekend: int
    geen: int

    @property
    def vakken(self) -> int:
        return self.acties * len(VIER)

    @property
    def niet(self) -> int:
        return self.vakken - self.bekend - self.geen


def tel_vakken(acties: ActieQuerySet, moment: Moment) -> Vaktelling:
    """The boxes of these acties at a moment, counted in the tables and the journal."""
    sleutels = list(acties.order_by().values_list("pk", flat=True))  # asked once: a choice may cost much
    gekozen: Any = Actie.objects.filter(pk__een_van=sleutels)
    makers: Any = Toezegging.objects.die_staan(moment).van_lagen(VIER).filter(afspraak__actie__pk__een_van=sleutels)
    bekend = makers.order_by().values_list(F("afspraak__actie"), F("partij__bestuurslaag")).distinct()
    rijen = gekozen.bestond(moment)
    doen_mee = [rijen.van_laag(laag).values_list("pk", Value(laag, CharField())) for laag in VIER]
    aantal = bekend.count()
    return Vaktelling(len(sleutels), aantal, bekend.union(*doen_mee).count() - aantal)


def tel_alle_vakken(op: date) -> Vaktelling:
    """The boxes of all acties on a day, from the counts that are kept."""
    aantal = Counter[str]()
    for wat, _, _, totaal in _vakken_op(op)():
        aantal[wat] += totaal
    return Vaktelling(aantal["status"], aantal["vak"], aantal["bezet"] - aantal["vak"])


@lru_cache(maxsize=2)
def _vakken_op(op: date) -> Vast[tuple[str, str, int, int]]:
    status, *vakken = (Dagtelling.objects.op(wat, op) for wat in ("status", "vak", "bezet"))
    return Vast(lambda: status.union(*vakken, all=True))


@lru_cache(maxsize=2)
def eerste_van(lijnen: tuple[Keuze, ...]) -> Vast[Actie]:
    """The rows of the first page of all acties of today, by line and name."""
    return Vast(lambda: eerste_rijen(per_lijn(Actie.objects.te_zien(Moment.nu()), lijnen, Adres()), OP_LIJN))
