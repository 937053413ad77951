"""The report as a PDF that everyone can read: PDF/UA-1 (`basis.web.pdf`). The template stands beside this module."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from basis.web.markdown import Knoop, boom
from basis.web.pdf import toonbaar, zet
from voortgang.models import Rapport
from voortgang.rapport.afspraken import inhoud_van

SJABLOON = Path(__file__).with_name("rapport.typ")
KOPPEN = ("h2", "h3", "h4")
DIEPSTE_KOP = 3
LANGSTE_ADRES = 2_000  # characters; Typst refuses from 8,000


def maak_pdf(rapport: Rapport) -> bytes:
    """The PDF of a report whose content is there. The same content gives the same bytes."""
    gegevens = {
        "titel": toonbaar(rapport.titel),
        "afzender": toonbaar(rapport.afzender),
        "inleiding": _inleiding(rapport.inleiding),
        "inhoud": toonbaar(inhoud_van(rapport)),
    }
    return zet(SJABLOON, gegevens, format="pdf", pdf_standards="ua-1", timestamp=int(rapport.bekend.timestamp()))


def _inleiding(markdown: str) -> list[Knoop]:
    """The introduction without what a page bears and PDF/UA or Typst refuses.

    That is a heading without words, one that skips a level, and an address of thousands of characters.
    """
    knopen: list[Knoop] = toonbaar(boom(markdown))
    niveau = 1  # of the heading above
    for knoop in _alle(knopen):
        if len(knoop["href"]) > LANGSTE_ADRES:
            knoop["href"] = ""
        if knoop["tag"] in KOPPEN and _woorden(knoop).strip():
            niveau = min(int(knoop["tag"][1]), niveau + 1, DIEPSTE_KOP)
            knoop.update(tag="kop", niveau=niveau)
    return knopen


def _alle(knopen: list[Knoop]) -> Iterator[dict[str, Any]]:
    for knoop in knopen:
        if not isinstance(knoop, str):
            yield knoop
            yield from _alle(knoop["delen"])


def _woorden(knoop: Knoop) -> str:
    return knoop if isinstance(knoop, str) else "".join(map(_woorden, knoop["delen"]))
