"""Writing the file that goes out: XLSX and ODS as whole workbooks; CSV is one sheet that streams."""

import io
from collections.abc import Callable, Iterable
from typing import IO, Any

from django.http import FileResponse

from werk.uitwisseling.kolommen import Blad
from werk.uitwisseling.schrijven.ods import SOORT, schrijf_ods
from werk.uitwisseling.schrijven.xlsx import schrijf_xlsx

BOEKEN: dict[str, tuple[str, Callable[[IO[bytes], Any], None]]] = {
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", schrijf_xlsx),
    "ods": (SOORT, schrijf_ods),
}


def boek_antwoord(naam: str, bladen: Iterable[tuple[Blad, Iterable[list[str]]]]) -> FileResponse:
    """A workbook of these sheets, of the kind that its name ends with."""
    mediasoort, schrijf = BOEKEN[naam.rpartition(".")[2]]
    gemaakt = io.BytesIO()  # compressed: some megabytes for 10,000 acties
    schrijf(gemaakt, bladen)
    gemaakt.seek(0)
    return FileResponse(gemaakt, as_attachment=True, filename=naam, content_type=mediasoort)
