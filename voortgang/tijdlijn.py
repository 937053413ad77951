"""The whole programme on one axis: each actie with its phases and mijlpalen, as wide as they are known."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import groupby
from typing import Any

from django.db.models import Exists, OuterRef, Q

from acties.delen import Deel, Einde, Mijlpaalregel, Verblijf
from acties.models import Actie, Fase, Gebeurtenis, Mijlpaal, Status
from acties.models.actie import ActieQuerySet
from acties.models.status import VOORBIJ
from acties.stand import Stand, laatste_verandering
from acties.standen import standen
from basis.tijd.perioden import DAG, DateRange, toon_periode
from basis.web.adres import Adres
from basis.web.bladeren import Bladzijde, blader
from voortgang.baan import Baan, maak_baan
from voortgang.blik import Blik
from voortgang.op_lijn import OP_LIJN, op_lijn
from voortgang.tijdas import As, Streep, als_streep, fasestreep, ingekort, maak_as, van_tot

_DELEN = (Deel.FASEN, Deel.VERBLIJVEN, Deel.SINDS, Deel.MIJLPALEN)
PER_LETTER = 1.1  # per cent of the narrowest drawing that a letter needs


@dataclass(frozen=True)
class Fasebalk:
    """A stay in a phase."""

    naam: str
    nummer: int  # of the phase in its kind, from 1; 0 when the kind no longer has it
    tekst: str  # when, in words
    streep: Streep
    loopt: bool  # it is the present one

    @property
    def opschrift(self) -> str:
        """What fits in the days that are sure: its name, else its number, else nothing."""
        if self.streep.kern_breedte >= PER_LETTER * len(self.naam) + 2:
            return self.naam
        return str(self.nummer) if self.streep.kern_breedte >= 2.5 and self.nummer else ""


@dataclass(frozen=True)
class Teken:
    """A mijlpaal on the axis: the middle of its period, and the period itself."""

    regel: Mijlpaalregel
    tekst: str  # when, in words
    midden: float
    streep: Streep


@dataclass
class Tijdlijnrij:
    """An actie on the axis."""

    actie: Actie
    status: Status | None
    looptijd: Streep | None
    baan: Baan
    sinds: str = ""  # the day beside its status, in words
    einde: Einde | None = None  # None while it runs
    fasen: list[Fasebalk] = field(default_factory=list)
    tekens: list[Teken] = field(default_factory=list)
    ongedateerd: int = 0  # phases and mijlpalen without any date
    elders: int = 0  # those that lie before or after the axis

    @property
    def is_leeg(self) -> bool:
        return not (self.fasen or self.tekens)

    @property
    def sleutel(self) -> list[Fasebalk]:
        """The phases that are drawn without their name."""
        return [fase for fase in self.fasen if fase.opschrift != fase.naam]

    @property
    def hoogte(self) -> int:
        """Pixels of its drawing."""
        return 80 if self.tekens else 48


@dataclass(frozen=True)
class Tijdlijn:
    """A page of the timeline: acties by line."""

    as_: As
    vandaag: float | None
    groepen: list[tuple[Any, list[Tijdlijnrij]]]
    bladzijde: Bladzijde[Actie]
    verandering: DateRange | None  # when something last changed in all of these; None: not known, or not all are here


def maak_tijdlijn(blik: Blik, jaar: int | None, adres: Adres, *, kort: bool = False) -> Tijdlijn:
    """A page of acties with their course.

    `kort`: without the years ahead for which nothing is planned, and with when something last changed.
    """
    as_ = maak_as(blik.op, jaar)
    bladzijde = blader(_acties(blik, as_), OP_LIJN, adres)
    met_verandering = kort and not bladzijde.volgende  # it takes the whole journal of these acties
    delen = (*_DELEN, Deel.VERANDERING) if met_verandering else _DELEN
    gevonden = standen(bladzijde.rijen, blik.moment, *delen).values()
    if kort:
        as_ = ingekort(as_, max([blik.op, *_laatste_dagen(gevonden)]))
    rijen = [_rij(stand, as_) for stand in gevonden]
    vandaag = as_.plek(blik.op) if as_.van <= blik.op < as_.tot else None
    per_lijn = groupby(rijen, key=lambda rij: rij.actie.programmalijn)
    laatst = laatste_verandering(gevonden) if met_verandering else None
    return Tijdlijn(as_, vandaag, [(lijn, list(groep)) for lijn, groep in per_lijn], bladzijde, laatst)


def _laatste_dagen(gevonden: Iterable[Stand]) -> Iterator[date]:
    """The last days of what was, and what is planned."""
    for stand in gevonden:
        mijlpalen = (regel.mijlpaal.actuele_datum for regel in stand.geldende_mijlpalen)
        for wanneer in (stand.actie.looptijd, *mijlpalen):
            if wanneer and wanneer.upper:
                yield wanneer.upper - DAG


def _acties(blik: Blik, as_: As) -> ActieQuerySet:
    """The acties that have something on the axis."""
    rijen = op_lijn(blik.acties().bestond(blik.moment))
    if not as_.jaar:
        return rijen
    voor = replace(blik.moment, op=min(as_.van - DAG, blik.op), is_nu=False)
    toen = Gebeurtenis.objects.filter(actie=OuterRef("pk")).geldend_op(voor).laatste_woord("status")
    return rijen.alias(status_voor=toen).filter(_raakt(as_, "status_toen" if rijen.is_toen else "status"))


def _raakt(as_: As, status: str) -> Q:
    """For acties with `status_voor`, how they stood before the year: with their looptijd, a phase or a mijlpaal in it.

    What has no end of its own lasts on, unless the actie had come to its end by then.
    """
    jaar = DateRange(as_.van, as_.tot, "[)")
    fasen = Fase.objects.filter(actie=OuterRef("pk"), begonnen__startswith__lt=as_.tot)
    mijlpalen = Mijlpaal.objects.filter(actie=OuterRef("pk"))
    wanneer = Q(gepland__overlap=jaar) | Q(verwacht__overlap=jaar) | Q(bereikt__overlap=jaar)
    was_voorbij = Q(**{f"{status}__in": VOORBIJ}) & Q(status_voor__in=VOORBIJ)
    return (
        Q(looptijd__overlap=jaar, looptijd__upper_inf=False)
        | Exists(fasen.filter(Q(begonnen__overlap=jaar) | Q(beeindigd__endswith__gt=as_.van)))
        | Exists(mijlpalen.filter(wanneer))
        | ((Q(looptijd__overlap=jaar) | Exists(fasen.filter(is_huidig=True))) & ~was_voorbij)
    )


# -- one actie --------------------------------------------------------------------------------------------------


def _rij(stand: Stand, as_: As) -> Tijdlijnrij:
    """How its course looks on the axis."""
    op = stand.moment.op
    status = Status(stand.status) if stand.status else None
    rij = Tijdlijnrij(stand.actie, status, _looptijd(stand, as_), maak_baan(stand, as_), stand.sinds_tekst, stand.einde)
    fasen = {stap.definitie.slug: (nummer, stap.definitie.naam) for nummer, stap in enumerate(stand.stappen, start=1)}
    for verblijf in stand.verblijven:
        _zet_fase(rij, verblijf, fasen.get(verblijf.fase, (0, verblijf.fase)), as_, op)
    for regel in stand.geldende_mijlpalen:
        _zet_mijlpaal(rij, regel, as_, op)
    rij.tekens.sort(key=lambda teken: teken.midden)
    return rij


def _looptijd(stand: Stand, as_: As) -> Streep | None:
    """From begin to end. One without an end lasts to the end of the actie; when that has no date it is not drawn."""
    looptijd, op = stand.actie.looptijd, stand.moment.op
    if looptijd and looptijd.upper is None:
        eind = stand.verloop.eind(op)
        looptijd = van_tot(looptijd, None, eind - DAG) if eind else None
    return als_streep(as_, looptijd, op) if looptijd and as_.raakt(looptijd) else None


def _zet_fase(rij: Tijdlijnrij, verblijf: Verblijf, fase: tuple[int, str], as_: As, op: date) -> None:
    """A phase runs until it was left, the present one until the day that is looked at. `fase`: its number and name.

    The last one runs until the actie came to its end; of one that began after that only the begin is drawn.
    """
    begin = verblijf.begonnen
    tot = verblijf.beeindigd or (begin if verblijf.einde else None)
    if begin is None or (tot is None and not verblijf.is_huidig):
        rij.ongedateerd += 1
    elif not as_.raakt(van_tot(begin, tot, op)):
        rij.elders += 1
    else:
        nummer, naam = fase
        streep = fasestreep(as_, begin, tot, op)
        rij.fasen.append(Fasebalk(naam, nummer, verblijf.tekst, streep, verblijf.is_huidig))


def _zet_mijlpaal(rij: Tijdlijnrij, regel: Mijlpaalregel, as_: As, op: date) -> None:
    wanneer = regel.mijlpaal.actuele_datum
    if wanneer is None:
        rij.ongedateerd += 1
    elif not as_.raakt(wanneer):
        rij.elders += 1
    else:
        streep = als_streep(as_, wanneer, op)
        rij.tekens.append(Teken(regel, toon_periode(wanneer), round(streep.x + streep.breedte / 2, 3), streep))
