"""The programme as a drawing: an arc for each actie, from its begin to its end (docs/woorden.md: boog).

What happened is full, what is planned is thin, what is not known to the day is striped. Nothing here reads the
database; `acties.tekening` puts arcs on a sheet.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from acties.delen import Stuksoort, Verloop
from basis.tijd.moment import BEGINJAAR
from basis.tijd.perioden import DAG

MEESTE = 9  # arcs of their own that a reader can still tell apart; beyond that there is one for each programmalijn


@dataclass(frozen=True)
class Tijdas:
    """The years that a drawing spans: from the first day of `van` to the first day of `tot`."""

    van: int
    tot: int

    @classmethod
    def tot_en_met(cls, vandaag: date) -> "Tijdas":
        return cls(min(BEGINJAAR, vandaag.year), vandaag.year + 1)

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
class Boogdeel:
    """A part of an arc: a piece of the run, and its places on the axis."""

    soort: Stuksoort
    van: float
    tot: float


@dataclass(frozen=True)
class Boog:
    """An arc: its parts, the places of what was reached, and the sign at its end (none when it runs)."""

    sleutel: str
    lijn: int
    stukken: tuple[Boogdeel, ...]
    stippen: tuple[float, ...] = ()
    teken: str = ""
    eind: float = 0.0


def is_per_lijn(aantal: int) -> bool:
    """Whether there are too many acties for an arc of each: then each line is one arc."""
    return aantal > MEESTE


def bogen(verlopen: Sequence[Verloop], op: date, as_: Tijdas, *, per_lijn: bool = False) -> list[Boog]:
    """The arcs from the outside in: by line, and of a line first what ran longest. They stop at the day `op`.

    With `per_lijn` each line is one arc, on which its acties are marks.
    """

    def laatste_eerst(verloop: Verloop) -> tuple[int, bool, int, str]:
        eind = verloop.eind(op) or date.max
        return verloop.lijn, not verloop.loopt, -eind.toordinal(), verloop.sleutel

    gesorteerd = sorted(verlopen, key=laatste_eerst)
    if not per_lijn:
        return [_boog(verloop, op, as_) for verloop in gesorteerd]
    return [
        _boog_van_lijn(lijn, list(groep), op, as_)
        for lijn, groep in groupby(gesorteerd, key=lambda verloop: verloop.lijn)
    ]


def _boog(verloop: Verloop, op: date, as_: Tijdas) -> Boog:
    delen = (
        Boogdeel(stuk.soort, as_.plaats(stuk.van) if stuk.van else 0.0, as_.plaats(stuk.tot) if stuk.tot else 1.0)
        for stuk in verloop.stukken(op)
    )
    echt = tuple(deel for deel in delen if deel.tot > deel.van)
    eind = as_.plaats(verloop.eind(op) or op + DAG)
    van = min((deel.van for deel in echt), default=eind)
    stippen = (as_.plaats(dag) for dag in sorted(verloop.bereikt) if as_.bevat(dag) and dag <= op)
    binnen = tuple(stip for stip in stippen if van <= stip <= eind)
    return Boog(verloop.sleutel, verloop.lijn, echt, binnen, "" if verloop.loopt else verloop.status, eind)


def _boog_van_lijn(lijn: int, verlopen: list[Verloop], op: date, as_: Tijdas) -> Boog:
    """One arc as long as the acties of a line ran together; each that ended is a mark on it."""
    delen = [_boog(verloop, op, as_) for verloop in verlopen]
    van = min((stuk.van for deel in delen for stuk in deel.stukken), default=0.0)
    eind = max((deel.eind for deel in delen), default=0.0)
    stukken = (Boogdeel(Stuksoort.ZEKER, van, eind),) if eind > van else ()
    merken = tuple(sorted({deel.eind for deel in delen if deel.teken}))
    return Boog(str(lijn), lijn, stukken, merken, "", eind)
