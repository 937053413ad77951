"""Tables for spreadsheet programs: CSV that streams, ODS, XLSX, and text that no such program takes for a formula."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeVar

import tablib
from django.http import HttpRequest, StreamingHttpResponse
from xlsxwriter import Workbook

from basis.web.adres import Adres, volledig
from basis.web.bestanden import MEDIASOORTEN
from basis.web.kolommen import Kolom

T = TypeVar("T")
Kolommen = Sequence[Kolom[T]]

# Full-width ＝ too: programs in Japan and China read it as =.
_GEVAARLIJK = re.compile("'*[=+\\-@\t\r\n＝]")
BOM = "\ufeff"  # tells Excel that the text is UTF-8; only a file for people has it
REGELS_PER_STUK = 200
# A Dutch Excel makes columns of a file with semicolons only; programs ask for commas by this key in the address.
SCHEIDING, KOMMA = "scheiding", "komma"
GEWOON = ";"


class _Doorgeefluik:
    """A file that keeps nothing: what csv writes comes back at once."""

    def write(self, tekst: str) -> str:
        return tekst


def veilig(tekst: str) -> str:
    """The text as a cell that is no formula: an apostrophe goes before a first character that would make it one.

    A text that has such an apostrophe of its own gets one more, so that `zoals_bedoeld` gives back exactly this text.
    """
    return f"'{tekst}" if _GEVAARLIJK.match(tekst) else tekst


def zoals_bedoeld(tekst: str) -> str:
    """The text of a cell without the apostrophe that `veilig` put before it; "-5%" typed by a person stays."""
    return tekst[1:] if tekst.startswith("'") and _GEVAARLIJK.match(tekst) else tekst


def _cellen(kolommen: Kolommen[T], ding: T) -> list[Any]:
    """The cells of one row: texts made safe, numbers as they are (a negative number is no formula)."""
    waarden = (kolom.cel(ding) for kolom in kolommen)
    return [veilig(waarde) if isinstance(waarde, str) else waarde for waarde in waarden]


def csv_regels(kolommen: Kolommen[T], dingen: Iterable[T], scheiding: str = GEWOON) -> Iterator[str]:
    """The lines of a CSV file; reads `dingen` as it goes, so memory does not grow."""
    return _regels((kolom.kop for kolom in kolommen), (_cellen(kolommen, ding) for ding in dingen), scheiding)


def _regels(kop: Iterable[str], rijen: Iterable[list[Any]], scheiding: str) -> Iterator[str]:
    """A file with commas is for programs (RFC 4180), which read the BOM as part of the name of the first column."""
    schrijver = csv.writer(_Doorgeefluik(), delimiter=scheiding)
    yield (BOM if scheiding == GEWOON else "") + schrijver.writerow(list(kop))
    stuk: list[str] = []
    for rij in rijen:
        stuk.append(schrijver.writerow(rij))
        if len(stuk) == REGELS_PER_STUK:
            yield "".join(stuk)
            stuk.clear()
    if stuk:
        yield "".join(stuk)


def csv_antwoord(
    request: HttpRequest, bestandsnaam: str, kolommen: Kolommen[T], dingen: Iterable[T]
) -> StreamingHttpResponse:
    """An answer that a browser keeps as a file: for people, or with `?scheiding=komma` for programs."""
    return _antwoord(request, bestandsnaam, csv_regels(kolommen, dingen, _scheiding(request)))


def bewaarde_csv_antwoord(request: HttpRequest, bestandsnaam: str, tekst: str) -> StreamingHttpResponse:
    """The answer with a CSV file that was made before, by whatever sign it keeps its columns apart."""
    tekst = tekst.removeprefix(BOM)
    bewaard = max(";,", key=tekst.partition("\n")[0].count)
    kop, *rijen = csv.reader(io.StringIO(tekst, newline=""), delimiter=bewaard)
    return _antwoord(request, bestandsnaam, _regels(kop, rijen, _scheiding(request)))


def _scheiding(request: HttpRequest) -> str:
    return "," if request.GET.get(SCHEIDING) == KOMMA else GEWOON


def eigen_adres(request: HttpRequest) -> dict[str, str]:
    """The header that says so: both shapes are one table, and the address without the key is its own (`canonical`)."""
    if SCHEIDING not in request.GET:
        return {}
    eigen = volledig(Adres.van(request).zonder(SCHEIDING).achter(request.path))
    return {"Link": f'<{eigen}>; rel="canonical"'}


def _antwoord(request: HttpRequest, bestandsnaam: str, regels: Iterator[str]) -> StreamingHttpResponse:
    return StreamingHttpResponse(
        regels,
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{bestandsnaam}"', **eigen_adres(request)},
    )


# -- sheets ------------------------------------------------------------------------------------------------------

ODS, XLSX = MEDIASOORTEN["ods"], MEDIASOORTEN["xlsx"]


def blad(naam: str, kolommen: Kolommen[T], dingen: Iterable[T]) -> tablib.Dataset:
    """One sheet of a workbook; it is in memory as a whole."""
    gevuld = tablib.Dataset(headers=[kolom.kop for kolom in kolommen], title=naam)
    for ding in dingen:
        gevuld.append(_cellen(kolommen, ding))
    return gevuld


def ods(*bladen: tablib.Dataset) -> bytes:
    """The sheets as a file."""
    boek = bladen[0] if len(bladen) == 1 else tablib.Databook(bladen)
    gemaakt: bytes = boek.export("ods")
    return gemaakt


def xlsx(*bladen: tablib.Dataset) -> bytes:
    """The sheets as a file for Excel, each cell typed as it is: what looks like a formula is a text."""
    bestand = io.BytesIO()
    with Workbook(bestand, {"constant_memory": True}) as boek:
        for gevuld in bladen:
            werkblad = boek.add_worksheet(gevuld.title)
            werkblad.freeze_panes(1, 0)
            for nummer, rij in enumerate([gevuld.headers, *gevuld]):
                for plaats, cel in enumerate(rij):
                    schrijf = werkblad.write_string if isinstance(cel, str) else werkblad.write_number
                    schrijf(nummer, plaats, cel)
    return bestand.getvalue()
