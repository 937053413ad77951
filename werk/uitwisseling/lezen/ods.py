"""OpenDocument spreadsheets, read as they come in; defusedxml refuses entity bombs."""

import io
from collections.abc import Iterator
from typing import Any
from zipfile import ZipFile

from defusedxml.ElementTree import iterparse  # type: ignore[import-untyped]

from werk.uitwisseling.lezen.bestand import FORMULE, MEESTE_KOLOMMEN, MEESTE_LEGE_RIJEN, SAMENGEVOEGD, Werkblad, gevuld

_TABEL = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEKST = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_KANTOOR = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"


def lees_ods(inhoud: bytes) -> Iterator[Werkblad]:
    """The sheets in order."""
    with ZipFile(io.BytesIO(inhoud)) as pak, pak.open("content.xml") as xml:
        stroom, tafel = iterparse(xml, events=("start", "end")), None
        for moment, element in stroom:
            if moment == "start" and element.tag == f"{_TABEL}table":
                tafel = element
                yield Werkblad(tafel.get(f"{_TABEL}name") or "", gevuld(_rijen(stroom, tafel)))
            elif tafel is not None:
                tafel.clear()  # the rest of a sheet of which no more is read


def _rijen(stroom: Iterator[tuple[str, Any]], tafel: Any) -> Iterator[tuple[int, list[str]]]:
    """The rows up to the end of this sheet; one that is repeated comes so often, but empty ones not for ever."""
    nummer = 0
    for moment, element in stroom:
        if moment == "start":
            continue
        if element.tag == f"{_TABEL}table":
            return
        if element.tag == f"{_TABEL}table-row":
            cellen = _cellen(element)
            keren = int(element.get(f"{_TABEL}number-rows-repeated") or 1)
            for _ in range(keren if any(cellen) else min(keren, MEESTE_LEGE_RIJEN + 1)):
                nummer += 1
                yield nummer, cellen
            tafel.clear()  # a million empty rows take no memory


def _cellen(rij: Any) -> list[str]:
    cellen: list[str] = []
    for cel in rij:
        if cel.tag not in (f"{_TABEL}table-cell", f"{_TABEL}covered-table-cell"):
            continue
        keren = int(cel.get(f"{_TABEL}number-columns-repeated") or 1)
        bedekt = cel.tag == f"{_TABEL}covered-table-cell"
        cellen += [SAMENGEVOEGD if bedekt else _tekst(cel)] * min(keren, MEESTE_KOLOMMEN - len(cellen))
    return cellen


def _tekst(cel: Any) -> str:
    if cel.get(f"{_TABEL}formula"):
        return FORMULE
    soort = cel.get(f"{_KANTOOR}value-type")
    if soort == "date":
        return str(cel.get(f"{_KANTOOR}date-value") or "")[:10]
    if soort == "boolean":
        return "ja" if cel.get(f"{_KANTOOR}boolean-value") == "true" else "nee"
    if soort in ("float", "percentage", "currency"):
        return str(cel.get(f"{_KANTOOR}value") or "").removesuffix(".0")
    return "\n".join(_alinea(deel) for deel in cel if deel.tag == f"{_TEKST}p")


def _alinea(element: Any) -> str:
    """The text of a paragraph; spaces and tabs are elements, notes of others are left out."""
    delen = [element.text or ""]
    for deel in element:
        if deel.tag == f"{_TEKST}s":
            delen.append(" " * min(int(deel.get(f"{_TEKST}c") or 1), 1_000))
        elif deel.tag == f"{_TEKST}tab":
            delen.append("\t")
        elif deel.tag == f"{_TEKST}line-break":
            delen.append("\n")
        else:
            delen.append(_alinea(deel))
        delen.append(deel.tail or "")
    return "".join(delen)
