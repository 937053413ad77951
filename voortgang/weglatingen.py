"""What a chart leaves out, in words: for one and for more."""

from collections.abc import Iterable
from dataclasses import dataclass

WOORDEN = {
    "ongedateerd": (
        "actie: wij weten niet wanneer haar status begon. Die telt mee vanaf de dag waarop wij hem opschreven.",
        "acties: wij weten niet wanneer hun status begon. Die tellen mee vanaf de dag waarop wij hem opschreven.",
    ),
    "zonder-plan": (
        "mijlpaal: wij weten niet wanneer die klaar moest zijn. Die telt hier niet mee als gepland.",
        "mijlpalen: wij weten niet wanneer die klaar moesten zijn. Die tellen hier niet mee als gepland.",
    ),
    "bereikt-zonder-datum": (
        "mijlpaal is bereikt, maar wij weten niet wanneer. Die staat bij geen enkel jaar.",
        "mijlpalen zijn bereikt, maar wij weten niet wanneer. Die staan bij geen enkel jaar.",
    ),
    "onbekend": (
        "mijlpaal: wij weten niet of die is bereikt. Die telt niet mee als bereikt.",
        "mijlpalen: wij weten niet of die zijn bereikt. Die tellen niet mee als bereikt.",
    ),
    "niets-te-vergelijken": (
        "mijlpaal: wij weten niet wanneer die eerst klaar moest zijn. Dan kunnen wij niets vergelijken.",
        "mijlpalen: wij weten niet wanneer die eerst klaar moesten zijn. Dan kunnen wij niets vergelijken.",
    ),
    "zonder-nieuwe-datum": (
        "mijlpaal heeft alleen een eerste datum. Wij weten niet of die is gehaald, en er is geen nieuwe datum.",
        "mijlpalen hebben alleen een eerste datum. Wij weten niet of die is gehaald, en er is geen nieuwe datum.",
    ),
    "acties-beeindigd": (
        "actie loopt niet meer. Niemand hoeft die nog te bevestigen.",
        "acties lopen niet meer. Niemand hoeft die nog te bevestigen.",
    ),
    "afspraken-beeindigd": (
        "afspraak hoort bij een actie die niet meer loopt.",
        "afspraken horen bij acties die niet meer lopen.",
    ),
    "afspraken-afgelopen": ("afspraak is nagekomen of ingetrokken.", "afspraken zijn nagekomen of ingetrokken."),
}


@dataclass(frozen=True)
class Weglating:
    """Something that a chart does not show: how many, why, and where they are (empty: nowhere)."""

    aantal: int
    tekst: str
    adres: str = ""


def weglatingen(regels: Iterable[tuple[str, int, str]]) -> tuple[Weglating, ...]:
    """Of (name in `WOORDEN`, count, address) those that occur."""
    return tuple(Weglating(aantal, WOORDEN[naam][aantal != 1], adres) for naam, aantal, adres in regels if aantal)
