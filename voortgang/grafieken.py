"""Where the bars of a chart go. The drawing itself is in a template, so it follows theme, print and forced colours.

Sideways measures are percentages of the drawing and upright ones are pixels, so that a chart fits any screen while
its words keep their size.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from basis.web.getallen import getal

BALK, REGEL, TUSSEN = 22, 24, 12  # pixels: a bar, a line of text above it, the space between groups
RECHTS = 8.0  # per cent that is kept free for the number behind a bar
SMALST = 5.0  # per cent that a part needs to hold its number


@dataclass(frozen=True)
class Balkdeel:
    """A part of a bar: how much of what. `vorm` is the name of its colour and pattern."""

    vorm: str
    label: str
    aantal: int


@dataclass(frozen=True)
class Vak:
    """A part where it is drawn."""

    deel: Balkdeel
    x: float
    breedte: float

    @property
    def midden(self) -> float:
        return round(self.x + self.breedte / 2, 2)

    @property
    def toont_getal(self) -> bool:
        return self.breedte >= SMALST


@dataclass(frozen=True)
class Balk:
    """One bar, its parts, and the number behind it."""

    y: int
    vakken: tuple[Vak, ...]
    einde: float
    totaal: int
    is_gestapeld: bool

    @property
    def y_tekst(self) -> int:
        return self.y + BALK // 2


@dataclass(frozen=True)
class Groep:
    """The bars of one year or class, with its name beside (or above) them."""

    label: str
    y_label: int
    balken: tuple[Balk, ...]


@dataclass(frozen=True)
class Grafiek:
    """A chart of lying bars, with what it says in words."""

    titel: str
    beschrijving: str
    hoogte: int
    links: float  # where the bars begin
    groepen: tuple[Groep, ...]
    legenda: tuple[Balkdeel, ...]
    balk: int = BALK

    @property
    def links_label(self) -> float:
        return self.links - 1.5


def balkgrafiek(titel: str, rijen: Sequence[tuple[str, Sequence[Sequence[Balkdeel]]]], *, links: float = 0) -> Grafiek:
    """A chart of rows: a name and its bars, each of one or more parts. `links` 0 puts the names above the bars."""
    hoogste = max((sum(deel.aantal for deel in balk) for _, balken in rijen for balk in balken), default=0)
    schaal = (100 - links - RECHTS) / max(hoogste, 1)
    groepen, y = [], 0
    for label, balken in rijen:
        boven = y if links else y + REGEL
        getekend = tuple(_balk(delen, links, boven + nr * BALK, schaal) for nr, delen in enumerate(balken))
        groepen.append(Groep(label, boven + len(balken) * BALK // 2 if links else y + REGEL // 2, getekend))
        y = boven + len(balken) * BALK + TUSSEN
    alle = [deel for _, balken in rijen for delen in balken for deel in delen]
    return Grafiek(titel, _in_woorden(rijen), max(y - TUSSEN, 1), links, tuple(groepen), _legenda(alle))


def _balk(delen: Sequence[Balkdeel], links: float, y: int, schaal: float) -> Balk:
    x, vakken = links, []
    for deel in delen:
        if deel.aantal:
            vakken.append(Vak(deel, round(x, 2), round(deel.aantal * schaal, 2)))
            x += deel.aantal * schaal
    return Balk(y, tuple(vakken), round(x, 2), sum(deel.aantal for deel in delen), len(delen) > 1)


def _legenda(delen: Iterable[Balkdeel]) -> tuple[Balkdeel, ...]:
    """Each kind of part that occurs, in the order in which they are stacked; none when all kinds have the same name."""
    per_vorm: dict[str, Balkdeel] = {}
    for deel in delen:
        if deel.aantal or deel.vorm not in per_vorm:
            per_vorm[deel.vorm] = deel
    if len({deel.label for deel in per_vorm.values()}) < 2:
        return ()
    return tuple(deel for deel in per_vorm.values() if deel.aantal)


def _in_woorden(rijen: Sequence[tuple[str, Sequence[Sequence[Balkdeel]]]]) -> str:
    zinnen = []
    for label, balken in rijen:
        delen = [f"{deel.aantal} {deel.label}" for delen in balken for deel in delen if deel.aantal]
        zinnen.append(f"{label}: {', '.join(delen) or 'geen'}.")
    return " ".join(zinnen)


# -- what a chart leaves out --------------------------------------------------------------------------------------

WOORDEN = {
    "ongedateerd": (
        "Van 1 actie weten wij niet wanneer haar status begon. Die telt pas mee als wij hem hadden opgeschreven.",
        "Van {} acties weten wij niet wanneer hun status begon. Die tellen pas mee als wij hem hadden opgeschreven.",
    ),
    "mogelijk": (
        "Van 1 actie is niet zeker of zij er op deze dag al was, of al een andere status had. Dat telt niet mee.",
        "Van {} acties is niet zeker of ze er op deze dag al waren, of al een andere status hadden. Dat telt niet mee.",
    ),
    "zonder-plan": (
        "Van 1 mijlpaal weten wij niet wanneer zij klaar moest zijn. Die telt hier niet mee.",
        "Van {} mijlpalen weten wij niet wanneer ze klaar moesten zijn. Die tellen hier niet mee.",
    ),
    "bereikt-zonder-datum": (
        "Van 1 mijlpaal weten wij niet wanneer zij is bereikt. Die staat bij geen enkel jaar.",
        "Van {} mijlpalen weten wij niet wanneer ze zijn bereikt. Die staan bij geen enkel jaar.",
    ),
    "onbekend": (
        "Van 1 mijlpaal weten wij niet of zij is bereikt. Die telt niet mee als bereikt.",
        "Van {} mijlpalen weten wij niet of ze zijn bereikt. Die tellen niet mee als bereikt.",
    ),
    "niets-te-vergelijken": (
        "Van 1 mijlpaal weten wij niet wanneer zij klaar moest zijn. Dan kunnen wij niets vergelijken.",
        "Van {} mijlpalen weten wij niet wanneer ze klaar moesten zijn. Dan kunnen wij niets vergelijken.",
    ),
    "zonder-nieuwe-datum": (
        "Van 1 mijlpaal kennen wij alleen de eerste datum. Wij weten niet wanneer zij is bereikt of komt.",
        "Van {} mijlpalen kennen wij alleen de eerste datum. Wij weten niet wanneer ze zijn bereikt of komen.",
    ),
    "acties-beeindigd": (
        "1 actie loopt niet meer. Niemand hoeft die nog te bevestigen.",
        "{} acties lopen niet meer. Niemand hoeft die nog te bevestigen.",
    ),
    "afspraken-beeindigd": (
        "1 afspraak hoort bij een actie die niet meer loopt.",
        "{} afspraken horen bij acties die niet meer lopen.",
    ),
    "afspraken-afgelopen": ("1 afspraak is nagekomen of ingetrokken.", "{} afspraken zijn nagekomen of ingetrokken."),
}


@dataclass(frozen=True)
class Weglating:
    """Something that a chart does not show: how many, in a sentence, and where they are (empty: nowhere)."""

    aantal: int
    tekst: str
    adres: str = ""


def weglatingen(regels: Iterable[tuple[str, int, str]]) -> tuple[Weglating, ...]:
    """Of (name in `WOORDEN`, count, address) those that occur."""
    return tuple(
        Weglating(aantal, WOORDEN[naam][aantal != 1].format(getal(aantal)), adres)
        for naam, aantal, adres in regels
        if aantal
    )
