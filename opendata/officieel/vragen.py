"""Asking an official source: only where it lives, and every failure is one of ours.

What leads elsewhere, a next page or a redirect, is not followed: an answer is the word of a stranger.
"""

import json
from collections.abc import Callable
from contextlib import suppress
from typing import Any
from urllib.parse import urljoin, urlsplit
from urllib.request import Request
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException  # type: ignore[import-untyped]
from defusedxml.ElementTree import fromstring  # type: ignore[import-untyped]
from django.conf import settings

from basis.web.ophalen import Antwoord, Mislukt, Oorzaak, haal
from opendata.officieel.models import Officielebron

GROOTSTE = 8 * 1024 * 1024  # bytes of one answer
MEESTE_BLADEN = 60  # of one dossier
LANGSTE_ADRES = 2_000
LANGSTE_MELDING = 500


class Bronfout(Exception):
    """A source does not say what was asked; the text is for who looks after the portal.

    `is_storing`: the source itself, so that another question gives the same.
    """

    is_storing = False


class Storing(Bronfout):
    is_storing = True


class AndereVorm(Bronfout):
    """It answers in another shape than we know."""


TEKSTEN = {
    Oorzaak.ONBEREIKBAAR: "De bron is niet bereikbaar.",
    Oorzaak.TRAAG: "De bron antwoordt niet op tijd.",
}


def basis_van(bron: Officielebron) -> str:
    """Where it lives, without a slash behind it."""
    return settings.OFFICIEEL[bron.value].rstrip("/")


def vraag(bron: Officielebron, adres: str, *, soort: str, etag: str = "") -> Antwoord:
    """What the source answers, a 304 when nothing changed since `etag`. Raises Bronfout."""
    verzoek = Request(eigen_adres(bron, adres), headers={"Accept": soort, "User-Agent": "IBP-portaal"})  # noqa: S310
    if etag:
        verzoek.add_header("If-None-Match", etag)
    try:
        antwoord = haal(verzoek, tijd=settings.OFFICIEEL_TIJD, grootste=GROOTSTE)
    except Mislukt as fout:
        if fout.oorzaak == Oorzaak.TE_GROOT:
            raise Bronfout(f"Het antwoord is groter dan {GROOTSTE // 1024 // 1024} MB.") from None
        raise Storing(TEKSTEN[fout.oorzaak]) from None
    if antwoord.status == 200 or (etag and antwoord.status == 304):
        return antwoord
    if 300 <= antwoord.status < 400:
        raise Storing(f"De bron verwijst naar een andere plek (status {antwoord.status}). Die volgen wij niet.")
    if antwoord.status >= 500 or antwoord.status in {401, 403, 429}:
        raise Storing(f"De bron weigert of heeft een storing (status {antwoord.status}).")
    raise Bronfout(f"De bron begrijpt de vraag niet (status {antwoord.status}).")


def eigen_adres(bron: Officielebron, adres: str) -> str:
    """The address when the source lives there. Raises Bronfout for any other host, scheme or port."""
    hier = urlsplit(basis_van(bron))
    is_leesbaar = adres.isascii() and adres.isprintable() and " " not in adres and len(adres) <= LANGSTE_ADRES
    with suppress(ValueError):  # it is no address at all
        naar = urlsplit(urljoin(f"{basis_van(bron)}/", adres))
        if is_leesbaar and (naar.scheme, naar.netloc.lower()) == (hier.scheme, hier.netloc.lower()):
            return naar.geturl()
    raise Bronfout(f"Het antwoord leidt naar een adres dat niet van de bron is: {adres[:100]}")


def lees_json(antwoord: Antwoord) -> dict[str, Any]:
    """The object that it is. Raises AndereVorm."""
    try:
        inhoud = json.loads(antwoord.inhoud)
    except (ValueError, RecursionError):
        raise AndereVorm("Het antwoord is geen leesbare JSON.") from None
    if not isinstance(inhoud, dict):
        raise AndereVorm("Het antwoord is geen JSON-object.")
    return inhoud


def lees_xml(antwoord: Antwoord) -> Element:
    """The root of it; entities and a document type are refused. Raises AndereVorm."""
    try:
        wortel: Element = fromstring(antwoord.inhoud, forbid_dtd=True)
    except (ParseError, ValueError, RecursionError, DefusedXmlException):
        raise AndereVorm("Het antwoord is geen leesbare XML.") from None
    return wortel


def naam_van(element: Element) -> str:
    """What an element is called, in whichever namespace: these differ between versions of the same format."""
    return element.tag.rpartition("}")[2]


def eerste(element: Element, naam: str) -> str:
    """The text of the first element of that name below this one; empty when there is none."""
    gevonden = element.find(f".//{{*}}{naam}")
    return (gevonden.text or "").strip() if gevonden is not None else ""


def elke_bladzijde(begin: str, lees: Callable[[str], str]) -> None:
    """Have `lees` read page after page, each saying where the next one is. Raises Bronfout for an endless row."""
    gezien: set[str] = set()
    adres = begin
    while adres:
        if adres in gezien or len(gezien) >= MEESTE_BLADEN:
            raise Bronfout(f"De bron geeft meer dan {MEESTE_BLADEN} bladzijden, of steeds dezelfde.")
        gezien.add(adres)
        adres = lees(adres)
