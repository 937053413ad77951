"""The mijlpalen of an actie as dots along the years: a drawing beside the list that says the same in words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from acties.bogen import Tijdas
from acties.delen import Mijlpaalregel

MINST = 3  # fewer dots are no drawing
_RAND, _TUSSEN, _ONDER = 12, 2, 24  # px: beside the years, between dots, below the line
_RUIM = 60  # px that a year number needs
_STAPPEN = (1, 2, 5, 10, 50)  # years from one number to the next


@dataclass(frozen=True)
class Punt:
    """One mijlpaal; `beeld` says how it stands."""

    x: float
    y: float
    beeld: str


@dataclass(frozen=True)
class Jaartal:
    """A year along the line, by its first day."""

    x: float
    jaar: int


@dataclass(frozen=True)
class Puntenlijn:
    """The drawing for one width."""

    breed: int
    hoog: int
    grond: int
    straal: float
    punten: Sequence[Punt]
    jaren: Sequence[Jaartal]


def puntenlijnen(regels: Iterable[Mijlpaalregel]) -> list[Puntenlijn]:
    """The drawing for a wide screen and that for a phone; none when there is too little to draw."""
    gedateerd = [(regel.plek, regel.beeld) for regel in regels if regel.plek]
    if len(gedateerd) < MINST:
        return []
    return [_teken(gedateerd, breed=860, straal=5.5), _teken(gedateerd, breed=340, straal=4.5)]


def _teken(gedateerd: Sequence[tuple[date, str]], *, breed: int, straal: float) -> Puntenlijn:
    jaren = [plek.year for plek, _ in gedateerd]
    as_, lang = Tijdas(min(jaren), max(jaren) + 1), breed - 2 * _RAND

    def x(op: date) -> float:
        return round(_RAND + as_.plaats(op) * lang, 1)

    punten = _gestapeld([(x(plek), beeld) for plek, beeld in sorted(gedateerd)], straal)
    hoog = max(punt.y for punt in punten) + straal
    grond = round(hoog + 4)
    om_de = next((n for n in _STAPPEN if n * lang / len(as_.jaren) >= _RUIM), _STAPPEN[-1])
    return Puntenlijn(
        breed,
        grond + _ONDER,
        grond,
        straal,
        [Punt(punt.x, round(grond - _TUSSEN - punt.y, 1), punt.beeld) for punt in punten],
        [Jaartal(x(date(jaar, 1, 1)), jaar) for jaar in as_.jaren[::om_de]],
    )


def _gestapeld(plekken: Iterable[tuple[float, str]], straal: float) -> list[Punt]:
    """A dot in the column of each place, above those that stand there; y counts from the ground up."""
    stap = 2 * straal + _TUSSEN
    bezet: dict[int, int] = {}  # how many dots stand above each other, by column
    punten = []
    for x, beeld in plekken:
        kolom = int(x // stap)
        hoogte = bezet[kolom] = bezet.get(kolom, 0) + 1
        punten.append(Punt(round(kolom * stap + stap / 2, 1), hoogte * stap - straal, beeld))
    return punten
