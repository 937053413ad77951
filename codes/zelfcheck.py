"""The self-check of a code: a conversation in six steps, for anyone to hold with colleagues.

Its set-up (six steps, two and a half hours, a list of actions at the end) is that of the workshop at the CODIO; what
the steps ask is ours.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from basis.web.pdf import toonbaar, zet
from codes.beeld import Tekstbeeld
from codes.models import Code, Toepasstand, Versie

SJABLOON = Path(__file__).with_name("zelfcheck.typ")
BRON_TITEL = "Datawerkplaats: workshop Goed Digitaal Bestuur (CODIO)"
BRON_URL = (
    "https://datawerkplaats.org/producten-en-tools/reflectie-evaluatie-verantwoorde-digitalisering/"
    "goed-digitaal-bestuur/"
)


@dataclass(frozen=True)
class Stap:
    """One step of the conversation: how long it takes, what happens, and what to ask each other."""

    sleutel: str
    titel: str
    minuten: int
    uitleg: str
    vragen: tuple[str, ...]


STAPPEN = (
    Stap(
        "begin",
        "Kies waarover u praat",
        15,
        "Kies één ding uit uw eigen werk: een besluit, een systeem of een manier van werken. Klein en echt werkt beter "
        "dan groot en vaag.",
        ("Waar gaat het over, in twee zinnen?", "Wie zit aan tafel, en wie missen wij?", "Wie schrijft mee?"),
    ),
    Stap(
        "gevolgen",
        "Bedenk wie het merkt",
        20,
        "Maak een lijst van wie er iets van merkt. Noem ook mensen die zelf niet snel bellen of schrijven.",
        ("Voor wie wordt het beter?", "Voor wie kan het slechter uitpakken?", "Hoe weten wij dat?"),
    ),
    Stap(
        "lezen",
        "Lees de code",
        25,
        "Lees samen wat er in de code staat. Kruis aan wat het meest raakt aan wat u koos.",
        ("Wat staat hier, in onze eigen woorden?", "Welke regels raken ons het meest?", "Welke begrijpen wij niet?"),
    ),
    Stap(
        "kijken",
        "Zeg hoe u het nu doet",
        40,
        "Loop de regels langs. Zeg per regel: wij doen dit, wij doen dit deels, wij doen het anders, of wij weten het "
        "nog niet. Het gaat om eerlijk, niet om mooi.",
        ("Waar kan een ander dat zien?", "Wat doen wij anders, en waarom?", "Wat hebben wij nog nooit bekeken?"),
    ),
    Stap(
        "botsen",
        "Zoek waar het wringt",
        25,
        "Soms werken twee regels elkaar tegen. Schrijf op wat u koos en waarom, zodat u het later kunt uitleggen.",
        ("Welke twee regels botsen?", "Wat laten wij voorgaan?", "Wie mag dat beslissen?"),
    ),
    Stap(
        "afspreken",
        "Maak een lijst met acties",
        25,
        "Sluit af met wat u gaat doen. Een actie heeft één naam en één dag.",
        ("Wat doen wij, wie doet het en wanneer is het klaar?", "Wanneer kijken wij opnieuw?"),
    ),
)
MINUTEN = sum(stap.minuten for stap in STAPPEN)


def maak_pdf(
    code: Code,
    versie: Versie,
    teksten: Sequence[Tekstbeeld],
    *,
    partij: str = "",
    gezegd: Mapping[str, Mapping[str, str]] | None = None,
    notities: Mapping[str, str] | None = None,
) -> bytes:
    """The self-check as a PDF to fill in on paper, or with what a party wrote down (by the key of the bepaling)."""
    antwoorden = gezegd or {}
    gegevens: dict[str, Any] = {
        "titel": f"Zelfcheck: {code.titel}",
        "versie": versie.titel,
        "partij": partij,
        "minuten": MINUTEN,
        "keuzes": [{"waarde": waarde, "woord": str(woord)} for waarde, woord in Toepasstand.choices],
        "bron": {"titel": BRON_TITEL, "url": BRON_URL},
        "stappen": [_stap(stap, (notities or {}).get(stap.sleutel, "")) for stap in STAPPEN],
        "bepalingen": [_bepaling(een, antwoorden.get(een.inhoud.sleutel, {})) for een in teksten],
    }
    # Without the time at which it is made: the same content gives the same bytes.
    return zet(SJABLOON, toonbaar(gegevens), format="pdf", pdf_standards="ua-1", timestamp=0)


def _stap(stap: Stap, notitie: str) -> dict[str, Any]:
    vragen = list(stap.vragen)
    return {"titel": stap.titel, "minuten": stap.minuten, "uitleg": stap.uitleg, "vragen": vragen, "notitie": notitie}


def _bepaling(een: Tekstbeeld, antwoord: Mapping[str, str]) -> dict[str, str]:
    return {
        "naam": een.naam,
        "tekst": een.inhoud.tekst,
        "stand": antwoord.get("stand", ""),
        "uitleg": antwoord.get("uitleg", ""),
    }
