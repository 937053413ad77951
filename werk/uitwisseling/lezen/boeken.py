"""Workbooks, row by row as they come in: those of Excel and those of OpenDocument.

What reads them refuses entity bombs: openpyxl uses defusedxml too (it comes with odfpy).
"""

import io
import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any
from zipfile import ZipFile

from defusedxml.ElementTree import iterparse  # type: ignore[import-untyped]
from openpyxl import load_workbook  # type: ignore[import-untyped]
from openpyxl.utils import range_boundaries  # type: ignore[import-untyped]

from werk.uitwisseling.lezen.bestand import (
    FORMULE,
    MEESTE_KOLOMMEN,
    MEESTE_LEGE_RIJEN,
    MEESTE_RIJEN,
    SAMENGEVOEGD,
    Werkblad,
    gevuld,
)

# -- Excel -----------------------------------------------------------------------------------------------------

MEESTE_BEDEKT = 2 * MEESTE_RIJEN  # rows of merged cells
_SAMENGEVOEGD = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z0-9:]{1,40})"')

# How Excel writes what XML cannot hold, and the underscore of a text that looks like it. LibreOffice leaves such a
# text as it is, so that `_x0041_` may be just that.
_ONTSNAPT = re.compile("_x(00[01][0-9A-Fa-f]|005[Ff])_")


def lees_xlsx(inhoud: bytes) -> Iterator[Werkblad]:
    """The sheets that can be seen and those that are hidden, in order."""
    boek = load_workbook(io.BytesIO(inhoud), read_only=True, data_only=False, keep_links=False)
    try:
        for werkblad in boek.worksheets:
            werkblad.reset_dimensions()  # what a file says of its own size may be a million columns
            bedekt = _bedekt(inhoud, werkblad)
            yield Werkblad(werkblad.title, gevuld(_xlsx_rijen(werkblad, bedekt)))
    finally:
        boek.close()


def _xlsx_rijen(werkblad: Any, bedekt: dict[int, set[int]]) -> Iterator[tuple[int, list[str]]]:
    for nummer, rij in enumerate(werkblad.iter_rows(max_col=MEESTE_KOLOMMEN), start=1):
        teksten = [_xlsx_tekst(cel) for cel in rij]
        for plaats in bedekt.get(nummer, ()):
            teksten += [""] * (plaats + 1 - len(teksten))
            teksten[plaats] = SAMENGEVOEGD
        yield nummer, teksten


def _bedekt(inhoud: bytes, werkblad: Any) -> dict[int, set[int]]:
    """By row the places of cells that were merged into another one."""
    with ZipFile(io.BytesIO(inhoud)) as pak:
        xml = pak.read(werkblad._worksheet_path)  # noqa: SLF001  # row by row, openpyxl does not tell of these
    bedekt: dict[int, set[int]] = defaultdict(set)
    over = MEESTE_BEDEKT
    for gevonden in _SAMENGEVOEGD.finditer(xml, max(xml.rfind(b"</sheetData>"), 0)):
        van_kolom, van_rij, tot_kolom, tot_rij = range_boundaries(gevonden[1].decode())
        plaatsen = set(range(van_kolom - 1, min(tot_kolom, MEESTE_KOLOMMEN)))
        for rij in range(van_rij, min(tot_rij, van_rij + over) + 1):
            bedekt[rij] |= plaatsen
        bedekt[van_rij].discard(van_kolom - 1)  # this one shows what stands in all of them
        over -= tot_rij - van_rij
        if over < 0:
            break
    return bedekt


def _xlsx_tekst(cel: Any) -> str:
    waarde = cel.value
    if waarde is None or cel.data_type == "f":
        return "" if waarde is None else FORMULE
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if isinstance(waarde, date):
        return (waarde.date() if isinstance(waarde, datetime) else waarde).isoformat()
    if isinstance(waarde, float) and waarde.is_integer():
        return str(int(waarde))  # Excel keeps every number as a broken one
    return _ONTSNAPT.sub(lambda teken: chr(int(teken[1], 16)), str(waarde))


# -- OpenDocument ----------------------------------------------------------------------------------------------

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
                yield Werkblad(tafel.get(f"{_TABEL}name") or "", gevuld(_ods_rijen(stroom, tafel)))
            elif tafel is not None:
                tafel.clear()  # the rest of a sheet of which no more is read


def _ods_rijen(stroom: Iterator[tuple[str, Any]], tafel: Any) -> Iterator[tuple[int, list[str]]]:
    """The rows up to the end of this sheet; one that is repeated comes so often, but empty ones not for ever."""
    nummer = 0
    for moment, element in stroom:
        if moment == "start":
            continue
        if element.tag == f"{_TABEL}table":
            return
        if element.tag == f"{_TABEL}table-row":
            cellen = _ods_cellen(element)
            keren = int(element.get(f"{_TABEL}number-rows-repeated") or 1)
            for _ in range(keren if any(cellen) else min(keren, MEESTE_LEGE_RIJEN + 1)):
                nummer += 1
                yield nummer, cellen
            tafel.clear()  # a million empty rows take no memory


def _ods_cellen(rij: Any) -> list[str]:
    cellen: list[str] = []
    for cel in rij:
        if cel.tag not in (f"{_TABEL}table-cell", f"{_TABEL}covered-table-cell"):
            continue
        keren = int(cel.get(f"{_TABEL}number-columns-repeated") or 1)
        bedekt = cel.tag == f"{_TABEL}covered-table-cell"
        cellen += [SAMENGEVOEGD if bedekt else _ods_tekst(cel)] * min(keren, MEESTE_KOLOMMEN - len(cellen))
    return cellen


def _ods_tekst(cel: Any) -> str:
    if cel.get(f"{_TABEL}formula"):
        return FORMULE
    soort = cel.get(f"{_KANTOOR}value-type")
    if soort == "date":
        return str(cel.get(f"{_KANTOOR}date-value") or "")[:10]
    if soort == "boolean":
        return "ja" if cel.get(f"{_KANTOOR}boolean-value") == "true" else "nee"
    if soort in ("float", "percentage", "currency"):
        return str(cel.get(f"{_KANTOOR}value") or "").removesuffix(".0")
    return "\n".join(_ods_alinea(deel) for deel in cel if deel.tag == f"{_TEKST}p")


def _ods_alinea(element: Any) -> str:
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
            delen.append(_ods_alinea(deel))
        delen.append(deel.tail or "")
    return "".join(delen)
