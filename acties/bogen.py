"""The programme as a drawing: an arc for each actie, from its begin to its end (docs/woorden.md: boog).

What happened is full, what is planned is open, what is not known to the day is striped. Nothing here reads the
database; `acties.tekening` puts arcs on a sheet.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from acties.models.status import LOPEND
from basis.tijd.perioden import DateRange, peildag

BEGIN = 2018  # the year in which the programme began: what came before it stands at the begin of the axis
MEESTE = 9  # arcs of their own that a reader can still tell apart; beyond that there is one for each programmalijn
VAAG = 31  # days: of an end that is less precise the time within it is striped


@dataclass(frozen=True)
class Verloop:
    """What an arc tells of one actie, or of all acties of a line."""

    sleutel: str  # the slug of the actie; of a line its number
    lijn: int
    status: str
    looptijd: DateRange | None = None
    einde: DateRange | None = None  # since when it does not run any more
    bereikt: tuple[date, ...] = ()

    @property
    def loopt(self) -> bool:
        return self.status in LOPEND

    @property
    def begin(self) -> date | None:
        return self.looptijd.lower if self.looptijd else None

    @property
    def tot(self) -> date | None:
        """Until when it was, or is, to run."""
        return self.looptijd.upper if self.looptijd else None


@dataclass(frozen=True)
class Tijdas:
    """The years that the drawing spans: from the first day of `van` to the first day of `tot`."""

    van: int
    tot: int

    @classmethod
    def tot_en_met(cls, vandaag: date) -> "Tijdas":
        return cls(min(BEGIN, vandaag.year), vandaag.year + 1)

    def plaats(self, dag: date) -> float:
        """Where a day stands: 0 at the begin, 1 at the end; what lies outside of it stands at its edge."""
        jaar = dag.year + (dag - date(dag.year, 1, 1)).days / 366
        return min(max((jaar - self.van) / (self.tot - self.van), 0.0), 1.0)

    def bevat(self, dag: date) -> bool:
        return self.van <= dag.year < self.tot

    @property
    def jaren(self) -> range:
        return range(self.van, self.tot)


@dataclass(frozen=True)
class Stuk:
    """A part of an arc. beeld: vol (happened), open (planned) or gestreept (not known to the day)."""

    beeld: str
    van: float
    tot: float


@dataclass(frozen=True)
class Boog:
    """An arc: its parts, the places of what was reached, and the sign at its end (none when it runs)."""

    sleutel: str
    lijn: int
    stukken: tuple[Stuk, ...]
    stippen: tuple[float, ...] = ()
    teken: str = ""
    eind: float = 0.0


def bogen(verlopen: Sequence[Verloop], op: date, as_: Tijdas) -> list[Boog]:
    """The arcs from the outside in: by line, and of a line first what ran longest. They stop at the day `op`.

    Of more than `MEESTE` acties each line is one arc, on which they are marks.
    """
    gesorteerd = sorted(verlopen, key=lambda verloop: (verloop.lijn, *_laatste_eerst(verloop), verloop.sleutel))
    if len(gesorteerd) <= MEESTE:
        return [_boog(verloop, op, as_) for verloop in gesorteerd]
    return [
        _boog_van_lijn(lijn, list(groep), op, as_)
        for lijn, groep in groupby(gesorteerd, key=lambda verloop: verloop.lijn)
    ]


def _laatste_eerst(verloop: Verloop) -> tuple[bool, int]:
    einde = _eindperiode(verloop)
    dag = peildag(einde) if einde else None
    return not verloop.loopt, -(dag or date.max).toordinal()


def _eindperiode(verloop: Verloop) -> DateRange | None:
    """When it came to its end: by its status, else by its looptijd; None when it runs, or nobody knows."""
    if verloop.loopt or verloop.einde:
        return None if verloop.loopt else verloop.einde
    return DateRange(verloop.tot, None) if verloop.tot else None


def _boog(verloop: Verloop, op: date, as_: Tijdas) -> Boog:
    einde = _eindperiode(verloop)
    klaar = not verloop.loopt and (einde is None or einde.lower is None or einde.lower <= op)
    eind = as_.plaats(min(op, (peildag(einde) if einde and klaar else None) or op))
    zeker = as_.plaats(min(op, einde.lower)) if einde and einde.lower and _is_vaag(einde) else eind
    stippen = [as_.plaats(dag) for dag in sorted(verloop.bereikt) if as_.bevat(dag) and dag <= op]
    stukken = [*_begin(verloop, stippen, zeker, as_), Stuk("gestreept", zeker, eind)]
    if klaar and einde is None:  # over, but since when?
        stukken = [Stuk("gestreept", stuk.van, stuk.tot) for stuk in stukken]
    if verloop.loopt and verloop.tot and verloop.tot > op:
        stukken.append(Stuk("open", eind, as_.plaats(verloop.tot)))
    echt = tuple(stuk for stuk in stukken if stuk.tot > stuk.van)
    van = min((stuk.van for stuk in echt), default=eind)
    binnen = tuple(stip for stip in stippen if van <= stip <= eind)
    return Boog(verloop.sleutel, verloop.lijn, echt, binnen, verloop.status if klaar else "", eind)


def _begin(verloop: Verloop, stippen: Sequence[float], zeker: float, as_: Tijdas) -> list[Stuk]:
    """From the begin to where it is certain; without a begin striped until the first thing that is known of it."""
    if verloop.begin:
        gepland = "open" if verloop.status == "gepland" else "vol"
        return [Stuk(gepland, as_.plaats(verloop.begin), zeker)]
    eerste = min([*stippen, zeker])
    return [Stuk("gestreept", 0.0, eerste), Stuk("vol", eerste, zeker)]


def _is_vaag(einde: DateRange) -> bool:
    return einde.upper is not None and (einde.upper - einde.lower).days > VAAG


def _boog_van_lijn(lijn: int, verlopen: list[Verloop], op: date, as_: Tijdas) -> Boog:
    """One arc as long as the acties of a line ran together; each that ended is a mark on it."""
    delen = [_boog(verloop, op, as_) for verloop in verlopen]
    van = min((stuk.van for deel in delen for stuk in deel.stukken), default=0.0)
    eind = max((deel.eind for deel in delen), default=0.0)
    stukken = (Stuk("vol", van, eind),) if eind > van else ()
    merken = tuple(sorted({deel.eind for deel in delen if deel.teken}))
    return Boog(str(lijn), lijn, stukken, merken, "", eind)
