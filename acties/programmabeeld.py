"""How the programme stands as a whole, for who comes first: in one sentence, as arcs, and by what it yielded."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache
from itertools import islice
from typing import Any
from urllib.parse import urlencode

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef
from django.db.models.functions import JSONObject
from django.utils import timezone

from acties.bogen import Boog, Tijdas, bogen, is_per_lijn
from acties.delen import Deel, Stuksoort
from acties.kader import Kader
from acties.models import Actie, Bereikt, Mijlpaal, Onderdeel, Status, Telling
from acties.models.actie import ActieQuerySet
from acties.models.status import LOPEND
from acties.overzicht import Statustelling, statustellingen, tel_per_status
from acties.stand import Stand, laatste_verandering
from acties.standen import standen
from acties.tabellen import VasteVraag
from acties.tekening import Tekening, breed_vel, klein_vel, smal_vel, teken
from basis.postgres.vast import Vast
from basis.tijd.moment import Moment
from basis.tijd.perioden import DateRange, laatste_dag, peildag
from basis.web.geheugen import onthoud
from basis.web.getallen import voluit
from programmalijnen.models import Programmalijn

TE_TEKENEN = 120  # acties that are read for the drawing; of more only the counts are shown
STIL = 90  # days without a change that are worth a word
OPEN = 5  # mijlpalen of which is said that they are open
_DELEN = (Deel.SINDS, Deel.MIJLPALEN, Deel.ONDERDELEN, Deel.VERANDERING)
# What a number of acties does: of one, and of more.
_DOET: dict[Status, tuple[str, str]] = {
    Status.LOOPT: ("loopt", "lopen"),
    Status.AANDACHT: ("vraagt aandacht", "vragen aandacht"),
    Status.OVERGEGAAN: ("gaat verder in ander werk", "gaan verder in ander werk"),
}
_LOPEN = tuple(status for status in LOPEND if status != Status.GEPLAND)  # those that have begun
MEESTE_WOORDEN = 3  # statuses that a heading names; of more the running ones are taken together
_SINDS = {Status.OVERGEGAAN: ("gaat verder", "sinds")}


@dataclass(frozen=True)
class Telzin:
    """A part of a sentence that counts acties, and the statuses that it counts."""

    tekst: str
    statussen: tuple[str, ...]

    @property
    def vraag(self) -> str:
        """What the list of acties is asked for them."""
        return urlencode([("status", status) for status in self.statussen])


@dataclass(frozen=True)
class Actierij:
    """An actie as a row beside the drawing, at the end of its arc (`nummer`, from 1)."""

    actie: Actie
    nummer: int
    stand_tekst: str

    @property
    def kort(self) -> str:
        return self.actie.korte_naam or self.actie.titel


@dataclass(frozen=True)
class Lijn:
    """A programmalijn with its acties, or only their counts when there are many, and what they yielded."""

    lijn: Programmalijn
    rijen: list[Actierij] = field(default_factory=list)
    nummer: int = 0  # of its arc, when it has one of its own
    telling: Sequence[Telzin] = ()
    opbrengsten: list[Onderdeel] = field(default_factory=list)


@dataclass(frozen=True)
class Programmabeeld:
    """All that is shown of the programme as a whole at a moment."""

    moment: Moment
    vandaag: date
    standen: list[Stand]
    lijnen: list[Lijn]
    bogen: list[Boog]
    tellingen: list[Statustelling]
    is_per_lijn: bool  # there are too many acties for an arc, or a row, of each

    @property
    def is_geteld(self) -> bool:
        """Whether there are so many acties that they were counted and not read; then their promises are not either."""
        return bool(self.tellingen) and not self.standen

    @property
    def aanhef(self) -> str:
        """How many acties there are, as the begin of a sentence."""
        aantal = sum(telling.aantal for telling in self.tellingen)
        return f"{voluit(aantal, vooraan=True)} {'actie' if aantal == 1 else 'acties'}"

    @property
    def telzinnen(self) -> list[Telzin]:
        return telzinnen(self.tellingen)

    @cached_property
    def breed(self) -> Tekening:
        return teken(self.bogen, breed_vel(len(self.bogen)), self.as_)

    @cached_property
    def smal(self) -> Tekening:
        return teken(self.bogen, smal_vel(len(self.bogen)), self.as_)

    @cached_property
    def klein(self) -> Tekening:
        return teken(self.bogen, klein_vel(len(self.bogen)), self.as_)

    @property
    def as_(self) -> Tijdas:
        return Tijdas.tot_en_met(self.vandaag)

    @property
    def is_gestreept(self) -> bool:
        """Whether something in the drawing is not known to the day: then the legend says what stripes are."""
        return any(stuk.soort == Stuksoort.VAAG for boog in self.bogen for stuk in boog.stukken)

    @property
    def is_gepland(self) -> bool:
        return any(stuk.soort == Stuksoort.PLAN for boog in self.bogen for stuk in boog.stukken)

    @property
    def verandering(self) -> DateRange | None:
        """When something last changed, as far as that is known."""
        return laatste_verandering(self.standen)

    @property
    def stil_sinds(self) -> DateRange | None:
        """When something last changed, when that is long ago."""
        laatst = self.verandering
        dag = peildag(laatst) if laatst else None
        return laatst if dag and (self.moment.op - dag).days > STIL else None

    @property
    def open_mijlpalen(self) -> list[Mijlpaal]:
        """Those of which the day has passed, or is not known, and that were not reached as far as is known."""
        alle = (regel for stand in self.standen for regel in stand.geldende_mijlpalen)
        open_ = (regel.mijlpaal for regel in alle if not regel.komt_na(self.moment.op))
        return list(islice((mijlpaal for mijlpaal in open_ if mijlpaal.stand != Bereikt.JA), OPEN))


def telzinnen(tellingen: Sequence[Statustelling]) -> list[Telzin]:
    """The counts by status in words: "vijf afgerond", "twee gaan verder in ander werk"."""
    aantallen = {telling.status: telling.aantal for telling in tellingen if telling.aantal}
    samen = [status for status in _LOPEN if status in aantallen] if len(aantallen) > MEESTE_WOORDEN else []
    zinnen = [
        Telzin(_doet(status, aantal, len(aantallen) == 1), (status.value,))
        for status, aantal in aantallen.items()
        if status not in samen
    ]
    if not samen:
        return zinnen
    aantal = sum(aantallen[status] for status in samen)
    return [Telzin(_doet(Status.LOOPT, aantal, False), tuple(status.value for status in samen)), *zinnen]


def _doet(status: Status, aantal: int, alleen: bool) -> str:
    """With the number before it; alone and of one actie without: "Eén actie: afgerond"."""
    een, meer = _DOET.get(status, (status.label, status.label))
    if alleen:
        return een if aantal == 1 else f"alle {voluit(aantal)} {meer}"
    return f"{voluit(aantal)} {een if aantal == 1 else meer}"


def lees_programma(moment: Moment) -> Programmabeeld:
    """The visible acties as they stood at the moment."""
    vandaag, lijnen = timezone.localdate(), _LIJNEN()
    bekend = _tellingen_nu(lijnen) if moment.is_gewoon else {}
    is_veel = sum(telling.aantal for telling in _som(bekend)) > TE_TEKENEN
    gelezen = [] if is_veel else _lees_standen(moment)
    geteld = bekend or (_tel(gelezen) if gelezen else tel_per_status(moment))
    tellingen = _som(geteld)
    per_lijn = is_per_lijn(sum(telling.aantal for telling in tellingen))
    verlopen = [stand.verloop for stand in gelezen]
    alle = bogen(verlopen, moment.op, Tijdas.tot_en_met(vandaag), per_lijn=per_lijn)
    uit = [_lijn(een, gelezen, alle, geteld.get(een.pk, []), per_lijn=per_lijn) for een in lijnen]
    return Programmabeeld(moment, vandaag, gelezen, uit, alle, tellingen, per_lijn)


def _met_tellingen() -> Any:
    """The lines, each with its kept counts by kind and status: `[status, how many]`."""
    van_lijn = Telling.objects.voor_lijst().filter(programmalijn=OuterRef("pk")).order_by()
    paren = van_lijn.values(paar=JSONObject(status="status", aantal="aantal"))
    return Programmalijn.objects.voor_lijst().annotate(geteld=ArraySubquery(paren))


def _tellingen_nu(lijnen: Iterable[Any]) -> dict[int, list[Statustelling]]:
    """Per line (its pk) the statuses of now in the real programme; nothing when it has no acties."""
    per_lijn: dict[int, Counter[str]] = {}
    for lijn in lijnen:
        for telling in lijn.geteld:
            per_lijn.setdefault(lijn.pk, Counter())[telling["status"]] += telling["aantal"]
    return {lijn: statustellingen(aantallen) for lijn, aantallen in per_lijn.items()}


_LIJNEN: Vast[Any] = Vast(_met_tellingen)


def _lees_standen(moment: Moment) -> list[Stand]:
    """Those of the acties that there were then; none when there are more than are drawn."""
    acties = _nu_te_tekenen(moment.met_demo, TE_TEKENEN) if moment.is_nu else _te_tekenen(moment, TE_TEKENEN)
    return list(standen(acties, moment, *_DELEN).values())


def _te_tekenen(moment: Moment, hoogstens: int) -> ActieQuerySet:
    acties = Actie.objects.te_zien(moment).bestond(moment)
    te_veel = Exists(acties.order_by().values("pk")[hoogstens : hoogstens + 1])  # asked once, and then nothing is read
    return acties.filter(~te_veel).select_related("programmalijn").order_by("programmalijn__volgorde", "pk")


@lru_cache
def _nu_te_tekenen(met_demo: bool, hoogstens: int) -> VasteVraag:
    return VasteVraag(_te_tekenen(Moment.nu(met_demo=met_demo), hoogstens).all)


def _tel(gelezen: Sequence[Stand]) -> dict[int, list[Statustelling]]:
    per_lijn: dict[int, Counter[str]] = {}
    for stand in gelezen:
        per_lijn.setdefault(stand.actie.programmalijn_id, Counter())[stand.status] += 1
    return {lijn: statustellingen(aantallen) for lijn, aantallen in per_lijn.items()}


def _som(per_lijn: dict[int, list[Statustelling]]) -> list[Statustelling]:
    som = Counter[str]()
    for tellingen in per_lijn.values():
        som.update({telling.status: telling.aantal for telling in tellingen})
    return statustellingen(som)


def _lijn(
    lijn: Programmalijn,
    gelezen: Sequence[Stand],
    alle: Sequence[Boog],
    geteld: Sequence[Statustelling],
    *,
    per_lijn: bool,
) -> Lijn:
    telling = telzinnen(geteld)
    per_slug = {stand.actie.slug: stand for stand in gelezen if stand.actie.programmalijn_id == lijn.pk}
    nummers = {boog.sleutel: nummer for nummer, boog in enumerate(alle, start=1)}
    volgorde = [boog.sleutel for boog in alle if boog.sleutel in per_slug] or list(per_slug)
    opbrengsten = [deel for slug in volgorde for deel in _opbrengsten(per_slug[slug])]
    if per_lijn:
        return Lijn(lijn, [], nummers.get(str(lijn.volgorde), 0), telling, opbrengsten)
    rijen = [
        Actierij(per_slug[boog.sleutel].actie, nummers[boog.sleutel], stand_in_woorden(per_slug[boog.sleutel]))
        for boog in alle
        if boog.sleutel in per_slug
    ]
    return Lijn(lijn, rijen, 0, telling, opbrengsten)


def _opbrengsten(stand: Stand) -> list[Onderdeel]:
    """The first headline result of an actie."""
    return [deel for deel in stand.onderdelen if deel.soort.is_opbrengst][:1]


def stand_in_woorden(stand: Stand) -> str:
    """The status with the year of the end: "afgerond in 2022", "gaat verder sinds 2024"."""
    status = Status(stand.status)
    if stand.einde is None:
        return str(status.label)
    doet, woord = _SINDS.get(status, (str(status.label), "in"))
    jaren = _jaren(stand.einde.wanneer)
    return f"{doet} {woord} {jaren}" if jaren else f"{doet}, jaar onbekend"


def _jaren(wanneer: DateRange | None) -> str:
    """The year of a period, or the two that it lies between."""
    if wanneer is None:
        return ""
    dagen = [dag for dag in (wanneer.lower, laatste_dag(wanneer)) if dag]
    return " of ".join(dict.fromkeys(str(dag.year) for dag in dagen))


def kaartje(kader: Kader, moment: Moment) -> Tekening:
    """The small map of the programme, kept ready until something changes, or the day does."""
    sleutel = f"kaartje:{kader.stempel}:{moment.vraag}:{timezone.localdate()}"
    return onthoud(sleutel, lambda: lees_programma(moment).klein)
