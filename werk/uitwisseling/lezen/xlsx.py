"""Excel workbooks, row by row. openpyxl reads with defusedxml (it comes with odfpy), which refuses entity bombs."""

import io
import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any
from zipfile import ZipFile

from openpyxl import load_workbook  # type: ignore[import-untyped]
from openpyxl.utils import range_boundaries  # type: ignore[import-untyped]

from werk.uitwisseling.lezen.bestand import FORMULE, MEESTE_KOLOMMEN, MEESTE_RIJEN, SAMENGEVOEGD, Werkblad, gevuld

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
            yield Werkblad(werkblad.title, gevuld(_rijen(werkblad, bedekt)))
    finally:
        boek.close()


def _rijen(werkblad: Any, bedekt: dict[int, set[int]]) -> Iterator[tuple[int, list[str]]]:
    for nummer, rij in enumerate(werkblad.iter_rows(max_col=MEESTE_KOLOMMEN), start=1):
        teksten = [_tekst(cel) for cel in rij]
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


def _tekst(cel: Any) -> str:
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
