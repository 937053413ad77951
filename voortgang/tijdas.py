"""The axis of the timeline, and where a period lies on it: in per cent, as wide as the period is known."""

from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from basis.tijd.moment import BEGINJAAR
from basis.tijd.perioden import DAG, DateRange

JAREN_VOORUIT = 2
KLEINSTE = 0.4  # per cent: what is shorter is drawn this wide


@dataclass(frozen=True)
class As:
    """The days that are drawn, and the marks along them: their place in per cent and their name."""

    van: date
    tot: date  # the day after the last one
    jaar: int | None

    @property
    def merken(self) -> list[tuple[float, float, str]]:
        """Where each year (or month) begins, how wide it is, and its name."""
        if self.jaar:
            grenzen = [date(self.jaar, maand, 1) for maand in range(1, 13)]
            namen = "jan feb mrt apr mei jun jul aug sep okt nov dec".split()
        else:
            grenzen = [date(jaar, 1, 1) for jaar in range(self.van.year, self.tot.year)]
            namen = [str(grens.year) for grens in grenzen]
        paren = pairwise([*grenzen, self.tot])
        return [
            (self.plek(a), round(self.plek(b) - self.plek(a), 3), naam)
            for (a, b), naam in zip(paren, namen, strict=True)
        ]

    @property
    def tekst(self) -> str:
        """The years that are drawn."""
        return str(self.jaar) if self.jaar else f"{self.van.year} tot en met {self.tot.year - 1}"

    def plek(self, op: date) -> float:
        """Where a day begins, in per cent of the axis; never beside it."""
        deel = (op - self.van) / (self.tot - self.van)
        return round(100 * min(max(deel, 0.0), 1.0), 3)

    def raakt(self, wanneer: DateRange) -> bool:
        """Whether a period has a day on the axis."""
        return (wanneer.lower is None or wanneer.lower < self.tot) and (
            wanneer.upper is None or wanneer.upper > self.van
        )


def maak_as(op: date, jaar: int | None) -> As:
    """One year, or the whole programme from its first year to a few years ahead."""
    if jaar:
        return As(date(jaar, 1, 1), date(jaar + 1, 1, 1), jaar)
    return As(date(BEGINJAAR, 1, 1), date(jaren(op).stop, 1, 1), None)


def ingekort(as_: As, laatste: date) -> As:
    """Without the years after the last day on which something lies."""
    return replace(as_, tot=min(as_.tot, date(max(laatste.year, BEGINJAAR) + 1, 1, 1)))


def jaren(op: date) -> range:
    """The years that one can look at; of a day before the programme those of its beginning."""
    return range(BEGINJAAR, max(op.year, BEGINJAAR) + JAREN_VOORUIT + 1)


@dataclass(frozen=True)
class Streep:
    """A period that is drawn: from where, how wide; between `kern` its begin and end are known for sure."""

    x: float
    breedte: float
    kern_x: float
    kern_breedte: float


def als_streep(as_: As, wanneer: DateRange, op: date) -> Streep:
    """A period as wide as it is known; without an end it runs to the day that is looked at."""
    begin = wanneer.lower or as_.van
    einde = wanneer.upper or max(op, begin) + DAG
    x, breedte = plaats(as_, begin, einde)
    return Streep(x, breedte, x, breedte)


def van_tot(begin: DateRange, tot: DateRange | None, op: date) -> DateRange:
    """From the first day on which a phase may have begun to the last one on which it may have ended, by now."""
    einde = min(tot.upper, op + DAG) if tot and tot.upper else op + DAG
    return DateRange(begin.lower, max(einde, (begin.lower or einde - DAG) + DAG), "[)")


def fasestreep(as_: As, begin: DateRange, tot: DateRange | None, op: date) -> Streep:
    """The whole of what may be, and at its heart the days of which it is sure that the phase ran."""
    heel = van_tot(begin, tot, op)
    van = heel.lower or as_.van
    zeker_van = (begin.upper or van + DAG) - DAG
    zeker_tot = max((tot.lower if tot else None) or heel.upper, zeker_van)
    x, breedte = plaats(as_, van, heel.upper)
    kern_x, kern_tot = as_.plek(zeker_van), as_.plek(min(zeker_tot, heel.upper))
    return Streep(x, breedte, kern_x, max(round(kern_tot - kern_x, 3), 0.0))


def plaats(as_: As, begin: date, einde: date) -> tuple[float, float]:
    """Where these days lie, the last one not among them, and how wide they are."""
    x = min(as_.plek(begin), 100 - KLEINSTE)
    return x, max(round(as_.plek(einde) - x, 3), KLEINSTE)
