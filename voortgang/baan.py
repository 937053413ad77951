"""The course of an actie as one small bar: what is sure, what is not known, and where it ended."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from acties.stand import Stand
from basis.tijd.perioden import DAG, DateRange
from voortgang.tijdas import As, plaats


@dataclass(frozen=True)
class Stuk:
    """A part of the bar: `zeker`, `vaag` (not known whether it ran then) or `plan` (it has not begun)."""

    soort: str
    x: float
    breedte: float


@dataclass(frozen=True)
class Baan:
    """The parts of the bar, and where it ended (None: it runs, or its end lies beside the axis)."""

    stukken: tuple[Stuk, ...]
    einde: float | None


def maak_baan(stand: Stand, as_: As) -> Baan:
    """From its begin to its end, or to the day that is looked at. Of an unknown begin: from the first."""
    stukken = tuple(
        Stuk(soort, *plaats(as_, van, tot))
        for soort, van, tot in _stukken(stand, as_)
        if van < tot and as_.raakt(DateRange(van, tot, "[)"))
    )
    wanneer = stand.einde.wanneer if stand.einde else None
    op_de_as = wanneer is not None and as_.raakt(wanneer)
    return Baan(stukken, as_.plek(min(wanneer.upper or as_.tot, as_.tot)) if wanneer and op_de_as else None)


def _stukken(stand: Stand, as_: As) -> Iterator[tuple[str, date, date]]:
    """Each with its first day and the day after its last."""
    looptijd, morgen = stand.actie.looptijd, stand.moment.op + DAG
    begin = looptijd.lower if looptijd else None
    if begin and begin >= morgen:
        yield "plan", begin, (looptijd and looptijd.upper) or as_.tot
        return
    laatste = stand.einde.wanneer if stand.einde else DateRange(morgen, morgen + DAG, "[)")
    zeker_tot = (laatste.lower if laatste else None) or begin or as_.van
    yield "zeker" if begin else "vaag", begin or as_.van, zeker_tot
    if stand.einde:
        yield from _rond_einde(laatste, zeker_tot, morgen)


def _rond_einde(laatste: DateRange | None, zeker_tot: date, morgen: date) -> Iterator[tuple[str, date, date]]:
    tot = (laatste.upper if laatste else None) or morgen
    if tot - zeker_tot > DAG:  # an end of which the day is known needs no stripes
        yield "vaag", zeker_tot, tot
