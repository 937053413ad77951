"""Excel workbooks, row by row. openpyxl reads with defusedxml (it comes with odfpy), which refuses entity bombs."""

import io
import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from openpyxl import load_workbook  # type: ignore[import-untyped]

from uitwisseling.lezen.bestand import FORMULE, MEESTE_KOLOMMEN, Werkblad, gevuld

# How Excel writes what XML cannot hold, and the underscore of a text that looks like it. LibreOffice leaves such a
# text as it is, so that `_x0041_` may be just that.
_ONTSNAPT = re.compile("_x(00[01][0-9A-Fa-f]|005[Ff])_")


def lees_xlsx(inhoud: bytes) -> Iterator[Werkblad]:
    """The sheets that can be seen and those that are hidden, in order."""
    boek = load_workbook(io.BytesIO(inhoud), read_only=True, data_only=False, keep_links=False)
    try:
        for werkblad in boek.worksheets:
            werkblad.reset_dimensions()  # what a file says of its own size may be a million columns
            yield Werkblad(werkblad.title, gevuld(_rijen(werkblad)))
    finally:
        boek.close()


def _rijen(werkblad: Any) -> Iterator[tuple[int, list[str]]]:
    for nummer, rij in enumerate(werkblad.iter_rows(max_col=MEESTE_KOLOMMEN), start=1):
        yield nummer, [_tekst(cel) for cel in rij]


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
