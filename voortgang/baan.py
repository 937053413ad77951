"""The course of an actie as one small bar: what is sure, what is planned, what is not known, and where it ended."""

from dataclasses import dataclass
from datetime import date

from acties.delen import Stuksoort
from acties.stand import Stand
from basis.tijd.perioden import DateRange
from voortgang.tijdas import As, plaats


@dataclass(frozen=True)
class Baandeel:
    """A part of the bar: a piece of the run, and its place on the axis."""

    soort: Stuksoort
    x: float
    breedte: float


@dataclass(frozen=True)
class Baan:
    """The parts of the bar, and where it ended (None: it runs, or its end is not known or lies beside the axis)."""

    stukken: tuple[Baandeel, ...]
    einde: float | None


def maak_baan(stand: Stand, as_: As) -> Baan:
    """Its pieces on the axis, as known on the day that is looked at."""
    verloop, op = stand.verloop, stand.moment.op
    stukken = tuple(
        Baandeel(stuk.soort, *plaats(as_, stuk.van or as_.van, stuk.tot or as_.tot))
        for stuk in verloop.stukken(op)
        if as_.raakt(DateRange(stuk.van, stuk.tot, "[)"))
    )
    return Baan(stukken, None if verloop.loopt else _einde(verloop.eind(op), as_))


def _einde(eind: date | None, as_: As) -> float | None:
    return as_.plek(eind) if eind and as_.van < eind <= as_.tot else None
