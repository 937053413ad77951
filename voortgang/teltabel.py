"""Numbers in a table: each leads to what it counts, which is drawn beside it; few of them become a sentence.

One square is one thing. Where there are too many squares for a cell, all cells of the table get a bar.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from basis.web.getallen import getal

VIERKANTEN = 24  # that fit in a cell
WEINIG = 10  # from here on it is a table


@dataclass(frozen=True)
class Cel:
    """A number, where the things behind it are (empty: nowhere), and how they look (`vorm`).

    `is_onbekend`: of these something is not known; without any of them, nobody knows how many there are. That is never
    drawn as none.
    """

    aantal: int
    adres: str = ""
    vorm: str = ""
    is_onbekend: bool = False
    breedte: float = 0.0  # per cent of its cell, as a bar; 0 when it is drawn as squares

    @property
    def hoeveel(self) -> int | None:
        """The number; None when nobody knows it."""
        return None if self.is_onbekend and not self.aantal else self.aantal

    @property
    def vierkanten(self) -> range:
        """One for each thing; none where a bar or stripes stand for them."""
        return range(0 if self.is_onbekend or self.breedte else self.aantal)


@dataclass(frozen=True)
class Telkolom:
    """A column: its name, a short one for a phone (empty: the same), and where that leads (empty: nowhere)."""

    kop: str
    kort: str = ""
    adres: str = ""


@dataclass(frozen=True)
class Telrij:
    """A row of numbers. `teken`: a status whose sign stands before its name."""

    kop: str
    cellen: tuple[Cel, ...]
    teken: str = ""

    @property
    def getelde(self) -> list[Cel]:
        return [cel for cel in self.cellen if not cel.is_onbekend]


@dataclass(frozen=True)
class Teltabel:
    """Numbers by row and column, and what they leave out."""

    kolommen: tuple[Telkolom, ...]
    rijen: tuple[Telrij, ...]
    weglatingen: tuple["Weglating", ...] = ()

    @property
    def totaal(self) -> int:
        return sum(cel.aantal for rij in self.rijen for cel in rij.getelde)

    @property
    def is_klein(self) -> bool:
        """Whether a sentence says it better."""
        return self.totaal < WEINIG

    @property
    def zinnen(self) -> list[tuple[str, list[tuple[Cel, str]]]]:
        """Of each row (of a table of one column: of all rows) its name and what occurs, each with its word."""
        if len(self.kolommen) == 1:
            zinnen = [("", [(rij.cellen[0], rij.kop) for rij in self.rijen])]
        else:
            koppen = [kolom.kop for kolom in self.kolommen]
            zinnen = [(rij.kop, list(zip(rij.cellen, koppen, strict=True))) for rij in self.rijen]
        gevonden = [(kop, [(cel, woord) for cel, woord in delen if cel.aantal]) for kop, delen in zinnen]
        return [(kop, delen) for kop, delen in gevonden if delen]


def teltabel(
    kolommen: Iterable[Telkolom], rijen: Sequence[Telrij], weggelaten: Iterable[tuple[str, int, str]] = ()
) -> Teltabel:
    """A table of which all cells are drawn to one scale. `weggelaten`: what `weglatingen` asks."""
    hoogste = max((cel.aantal for rij in rijen for cel in rij.getelde), default=0)
    if hoogste > VIERKANTEN:
        rijen = [replace(rij, cellen=tuple(_als_balk(cel, hoogste) for cel in rij.cellen)) for rij in rijen]
    return Teltabel(tuple(kolommen), tuple(rijen), weglatingen(weggelaten))


def _als_balk(cel: Cel, hoogste: int) -> Cel:
    return cel if cel.is_onbekend else replace(cel, breedte=round(100 * cel.aantal / hoogste, 1))


# -- what is left out -------------------------------------------------------------------------------------------

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
        "Van 1 mijlpaal weten wij niet wanneer zij klaar moest zijn. Die staat bij geen jaar als gepland.",
        "Van {} mijlpalen weten wij niet wanneer ze klaar moesten zijn. Die staan bij geen jaar als gepland.",
    ),
    "bereikt-zonder-datum": (
        "Van 1 mijlpaal weten wij niet wanneer zij is bereikt. Die staat bij geen enkel jaar.",
        "Van {} mijlpalen weten wij niet wanneer ze zijn bereikt. Die staan bij geen enkel jaar.",
    ),
    "onbekend": (
        "Van 1 mijlpaal weten wij niet of zij is bereikt. Die telt niet mee als bereikt.",
        "Van {} mijlpalen weten wij niet of ze zijn bereikt. Die tellen niet mee als bereikt.",
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
        "1 toezegging van een partij hoort bij een afspraak van een actie die niet meer loopt.",
        "{} toezeggingen van partijen horen bij afspraken van acties die niet meer lopen.",
    ),
    "afspraken-afgelopen": (
        "1 toezegging van een partij is nagekomen of ingetrokken.",
        "{} toezeggingen van partijen zijn nagekomen of ingetrokken.",
    ),
}


@dataclass(frozen=True)
class Weglating:
    """Something that a table does not show: how many, in a sentence, and where they are (empty: nowhere)."""

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
