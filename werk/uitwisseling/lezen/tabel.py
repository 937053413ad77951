"""CSV as programs write it: whatever stands between the columns, and in whatever code page."""

import codecs
import csv
import io
import re
from collections.abc import Iterator

from basis.web.tekst import normaal
from werk.uitwisseling.lezen.bestand import MEESTE_KOLOMMEN, LeesFout, Werkblad, gevuld

SCHEIDINGEN = ";,\t|"
KORTSTE = 8  # characters by which UTF-16 without a mark can be known
KOPREGELS = 30  # lines among which the heading stands
NIET_TE_LEZEN = "Dit CSV-bestand is niet te lezen. Gebruik liever een .xlsx- of .ods-bestand."
_SEP = re.compile('"?sep=(.)"?[^\r\n]*(?:\r\n|\r|\n)', re.IGNORECASE)  # a first line that only Excel understands
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CODETABELLEN = ("cp1252", "mac_roman", "cp850")  # of Windows, of an old Mac, of DOS
_GEWOON = frozenset("áàâäãåçéèêëíìîïñóòôöõúùûüÿÁÀÄÉÈËÍÏÓÖÚÜß€§°·•…–—‘’‚“”„«»×½²³\xa0")


def lees_csv(inhoud: bytes) -> Iterator[Werkblad]:
    """The one sheet of it; its name says what it is."""
    tekst = lees_tekst(inhoud)
    scheiding = ""
    if eerste := _SEP.match(tekst):
        scheiding, tekst = eerste[1], tekst[eerste.end() :]
    lezer = csv.reader(io.StringIO(tekst, newline=""), delimiter=scheiding or _scheiding(tekst))
    yield Werkblad("csv", gevuld(_rijen(lezer)))


def _scheiding(tekst: str) -> str:
    """What makes a heading of ours of one of the first lines, else what stands most often in the first."""
    regels = tekst[:100_000].splitlines()[:KOPREGELS]
    passend = (teken for regel in regels for teken in SCHEIDINGEN if _is_kop(regel.replace('"', "").split(teken)))
    return next(passend, max(SCHEIDINGEN, key="".join(regels[:1]).count))


def _is_kop(cellen: list[str]) -> bool:
    return {"actie", "versie"} <= {normaal(cel).casefold() for cel in cellen}


def _rijen(lezer: Iterator[list[str]]) -> Iterator[tuple[int, list[str]]]:
    csv.field_size_limit(1_000_000)
    try:
        for nummer, rij in enumerate(lezer, start=1):
            yield nummer, rij[:MEESTE_KOLOMMEN]
    except csv.Error as fout:
        raise LeesFout(NIET_TE_LEZEN) from fout


def in_kolommen(rijen: Iterator[tuple[int, list[str]]]) -> Iterator[tuple[int, list[str]]]:
    """The rows of a sheet in their columns, also those that stand as a whole in their first cell.

    A Dutch Excel makes such rows of a file with commas, the heading among them or not, and keeps them when it saves.
    """
    breedte = 0  # of the heading
    for nummer, rij in rijen:
        cellen = rij
        if rij and rij[0].strip() and not any(cel.strip() for cel in rij[1:]):
            cellen = _splits(rij[0], breedte)
        if not breedte and _is_kop(cellen):
            breedte = len(cellen)
        yield nummer, cellen


def _splits(cel: str, breedte: int) -> list[str]:
    """The columns in one cell: as many as the heading has, and of a heading the names; else the cell as it is."""
    for scheiding in SCHEIDINGEN if breedte or "actie" in cel.casefold() else "":
        try:
            delen = next(csv.reader([cel], delimiter=scheiding), [])[:MEESTE_KOLOMMEN]
        except csv.Error:
            continue  # a cell of more lines cannot be taken apart by another sign than its own
        if len(delen) > 1 and len(delen) >= breedte:
            return delen
    return [cel]


def is_tekst(inhoud: bytes) -> bool:
    """Whether it is text, as far as that shows: no NUL, or in UTF-16."""
    return b"\0" not in inhoud or _tabel_met_nullen(inhoud) != ""


def lees_tekst(inhoud: bytes) -> str:
    """The text in whatever code page it was saved; what cannot be read becomes U+FFFD, and is told at its cell."""
    for bom, tabel in _BOMS:
        if inhoud.startswith(bom):
            return inhoud.decode(tabel, errors="replace")
    if tabel := _tabel_met_nullen(inhoud):
        return inhoud.decode(tabel, errors="replace")
    try:
        return inhoud.decode("utf-8")
    except UnicodeDecodeError:
        return inhoud.decode(_codetabel(inhoud), errors="replace")


def _tabel_met_nullen(inhoud: bytes) -> str:
    """UTF-16 or UTF-32, by its mark or by where the NULs of plain letters stand; empty for anything else."""
    for bom, tabel in _BOMS[1:]:
        if inhoud.startswith(bom):
            return tabel
    even, oneven = inhoud[:1_000:2], inhoud[1:1_000:2]
    for tabel, letters, nullen in (("utf-16-le", even, oneven), ("utf-16-be", oneven, even)):
        if len(nullen) > KORTSTE and letters.count(0) < len(letters) / 20 < len(nullen) / 2 < nullen.count(0):
            return tabel
    return ""


def _codetabel(inhoud: bytes) -> str:
    """The code page in which the letters with accents are those of Dutch; of equals, the first."""
    bijzonder = bytes(teken for teken in inhoud if teken > 0x7F)  # above ASCII

    def vreemd(tabel: str) -> int:
        return sum(teken not in _GEWOON for teken in bijzonder.decode(tabel, errors="replace"))

    return min(_CODETABELLEN, key=vreemd)
