"""CSV as programs write it: with commas, or, as a Dutch Excel does, semicolons; in UTF-8 or the old code page."""

import codecs
import csv
import io
from collections.abc import Iterator

from uitwisseling.lezen.bestand import MEESTE_KOLOMMEN, LeesFout, Werkblad, gevuld

SCHEIDINGEN = (",", ";", "\t")


def lees_csv(inhoud: bytes) -> Iterator[Werkblad]:
    """The one sheet of it; its name says what it is."""
    tekst = _tekst(inhoud)
    eerste = tekst.split("\n", 1)[0]
    scheiding = max(SCHEIDINGEN, key=eerste.count)
    lezer = csv.reader(io.StringIO(tekst, newline=""), delimiter=scheiding)
    yield Werkblad("csv", gevuld(_rijen(lezer)))


def _rijen(lezer: Iterator[list[str]]) -> Iterator[tuple[int, list[str]]]:
    csv.field_size_limit(1_000_000)
    try:
        for nummer, rij in enumerate(lezer, start=1):
            yield nummer, rij[:MEESTE_KOLOMMEN]
    except csv.Error as fout:
        raise LeesFout("Dit CSV-bestand is niet te lezen. Gebruik liever een .xlsx- of .ods-bestand.") from fout


def _tekst(inhoud: bytes) -> str:
    if inhoud.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return inhoud.decode("utf-16", errors="replace")
    try:
        return inhoud.decode("utf-8-sig")
    except UnicodeDecodeError:
        return inhoud.decode("cp1252", errors="replace")
