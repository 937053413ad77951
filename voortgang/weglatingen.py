"""What a chart leaves out, in words: for one and for more."""

from collections.abc import Iterable
from dataclasses import dataclass

WOORDEN = {
    "ongedateerd": (
        "actie heeft een status waarvan het begin niet bekend is. Die telt mee vanaf de dag van vastleggen.",
        "acties hebben een status waarvan het begin niet bekend is. Die tellen mee vanaf de dag van vastleggen.",
    ),
    "zonder-plan": (
        "mijlpaal heeft geen oorspronkelijke datum en telt niet mee als gepland.",
        "mijlpalen hebben geen oorspronkelijke datum en tellen niet mee als gepland.",
    ),
    "bereikt-zonder-datum": (
        "mijlpaal is bereikt, maar niet bekend is wanneer. Die staat bij geen enkel jaar.",
        "mijlpalen zijn bereikt, maar niet bekend is wanneer. Die staan bij geen enkel jaar.",
    ),
    "onbekend": (
        "mijlpaal telt niet mee als bereikt: niet bekend is of dat zo is.",
        "mijlpalen tellen niet mee als bereikt: niet bekend is of dat zo is.",
    ),
    "niets-te-vergelijken": (
        "mijlpaal heeft geen oorspronkelijke datum, dus er valt niets te vergelijken.",
        "mijlpalen hebben geen oorspronkelijke datum, dus er valt niets te vergelijken.",
    ),
    "zonder-nieuwe-datum": (
        "mijlpaal heeft alleen een oorspronkelijke datum: niet bereikt op een bekende datum en niet opnieuw gepland.",
        "mijlpalen hebben alleen een oorspronkelijke datum: niet bereikt op een bekende datum en niet opnieuw gepland.",
    ),
    "acties-beeindigd": (
        "actie is afgerond, gestopt of overgegaan en hoeft niet meer te worden bevestigd.",
        "acties zijn afgerond, gestopt of overgegaan en hoeven niet meer te worden bevestigd.",
    ),
    "afspraken-beeindigd": (
        "afspraak hoort bij een actie die is afgerond, gestopt of overgegaan.",
        "afspraken horen bij acties die zijn afgerond, gestopt of overgegaan.",
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
