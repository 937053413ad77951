"""Tables for spreadsheet programs: CSV that streams, and text that no such program takes for a formula."""

import csv
import re
from collections.abc import Iterable, Iterator
from typing import Any

from django.http import StreamingHttpResponse

# Full-width ＝ too: programs in Japan and China read it as =.
_GEVAARLIJK = re.compile("'*[=+\\-@\t\r\n＝]")
BOM = "\ufeff"  # tells Excel that the text is UTF-8
REGELS_PER_STUK = 200


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


def cel(waarde: Any) -> Any:
    """The value of a cell: texts made safe, None empty, numbers as they are (a negative number is no formula)."""
    if waarde is None:
        return ""
    return veilig(waarde) if isinstance(waarde, str) else waarde


def csv_regels(kop: Iterable[str], rijen: Iterable[Iterable[Any]]) -> Iterator[str]:
    """The lines of a CSV file, comma between the columns; reads `rijen` as it goes, so memory does not grow."""
    schrijver = csv.writer(_Doorgeefluik())
    yield BOM + schrijver.writerow(list(kop))
    stuk: list[str] = []
    for rij in rijen:
        stuk.append(schrijver.writerow([cel(waarde) for waarde in rij]))
        if len(stuk) == REGELS_PER_STUK:
            yield "".join(stuk)
            stuk.clear()
    if stuk:
        yield "".join(stuk)


def csv_antwoord(bestandsnaam: str, kop: Iterable[str], rijen: Iterable[Iterable[Any]]) -> StreamingHttpResponse:
    """An answer that a browser keeps as a file."""
    return StreamingHttpResponse(
        csv_regels(kop, rijen),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{bestandsnaam}"'},
    )
