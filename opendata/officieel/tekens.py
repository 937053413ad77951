"""By which words of a source a phase of a kind of actie has begun: this table and nothing else, each with its ground.

What no row recognises is proposed as a mijlpaal or a document, never as a phase. A phase that the kind of the actie
does not have is not proposed either. Another word is another row, with where it was found.
"""

from dataclasses import dataclass
from typing import Any

from opendata.officieel.models import Officielebron


@dataclass(frozen=True)
class Teken:
    """A fact of `bron` whose fields have all of these values begins `fase`. `waarom` stands with the proposal."""

    bron: Officielebron
    waarden: tuple[tuple[str, tuple[str, ...]], ...]
    fase: str
    waarom: str
    grond: str  # where the words, and what they mean, come from

    def past(self, feiten: dict[str, Any]) -> bool:
        return all(str(feiten.get(veld, "")) in mag for veld, mag in self.waarden)


INFORMATIEMODEL = "Informatiemodel van opendata.tweedekamer.nl, Besluit.BesluitSoort en Besluit.Status"
TEKENS = (
    Teken(
        Officielebron.TWEEDE_KAMER,
        (
            ("zaaksoort", ("Wetgeving",)),
            ("besluitsoort", ("Stemmen - aangenomen", "Stemmen - zonder stemming aannemen")),
            ("status", ("Besluit",)),
        ),
        "eerste-kamer",
        "De Tweede Kamer nam het wetsvoorstel aan. Daarna behandelt de Eerste Kamer het.",
        f"{INFORMATIEMODEL}; artikel 85 van de Grondwet",
    ),
    Teken(
        Officielebron.KOOP,
        (("publicatie", ("Kamerstuk",)), ("rubriek", ("Voorstel van wet",)), ("ondernummer", ("2",))),
        "tweede-kamer",
        "Het voorstel van wet is gedrukt als stuk nummer 2 van het dossier: het is ingediend bij de Tweede Kamer.",
        "overheidwetgeving:subrubriek en ondernummer; artikel 82 van de Grondwet",
    ),
    Teken(
        Officielebron.KOOP,
        (("publicatie", ("Staatsblad",)), ("begin", ("Wet van",))),
        "bekrachtiging",
        "De wet staat in het Staatsblad.",
        "Aanwijzingen voor de regelgeving 3.1 (opschrift van een wet); artikel 88 van de Grondwet",
    ),
)


def fase_van(bron: Officielebron, feiten: dict[str, Any]) -> tuple[str, str]:
    """The slug of the phase that these facts begin, and why; two empty texts when no row says so."""
    teken = next((teken for teken in TEKENS if teken.bron == bron and teken.past(feiten)), None)
    return (teken.fase, teken.waarom) if teken else ("", "")
