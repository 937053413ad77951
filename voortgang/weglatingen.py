"""What a chart leaves out, in words: for one and for more."""

from collections.abc import Iterable
from dataclasses import dataclass

WOORDEN = {
    "ongedateerd": (
        "Van 1 actie weten wij niet wanneer haar status begon. Die telt mee vanaf de dag waarop wij hem opschreven.",
        "Van {} acties weten wij niet wanneer hun status begon. Die tellen mee vanaf de dag waarop wij hem opschreven.",
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
        Weglating(aantal, WOORDEN[naam][aantal != 1].format(aantal), adres) for naam, aantal, adres in regels if aantal
    )
