"""Reading the file that comes back. What it is shows in its content: a name can say anything."""

import io
from collections.abc import Iterator
from typing import TypeVar
from zipfile import BadZipFile, ZipFile

from uitwisseling.lezen.bestand import GrootBestand, LeesFout, Werkblad
from uitwisseling.lezen.ods import lees_ods
from uitwisseling.lezen.tabel import in_kolommen, is_tekst, lees_csv
from uitwisseling.lezen.xlsx import lees_xlsx
from uitwisseling.schrijven.ods import SOORT as ODS

__all__ = ["GROOTSTE", "GrootBestand", "LeesFout", "Werkblad", "lees", "soort_van"]

Ding = TypeVar("Ding")

GROOTSTE = 10 * 1024 * 1024  # bytes of a file that is sent
UITGEPAKT = 100 * 1024 * 1024  # bytes of all that is in it
VERHOUDING = 250  # how many times smaller an honest spreadsheet gets, at most
DELEN = 500  # files in the file

GEEN_REKENBLAD = "Dit bestand is geen spreadsheet. Kies een bestand dat eindigt op .xlsx, .ods of .csv."
STUK = "Dit bestand is niet te lezen. Sla het opnieuw op als .xlsx of .ods en kies het nog een keer."
OUD = "Dit is een oud Excel-bestand (.xls) of een bestand met een wachtwoord. Sla het op als .xlsx, zonder wachtwoord."
VERDACHT = "Uitgepakt is dit bestand veel te groot. Haal onnodige bladen en opmaak weg en sla het opnieuw op."


def soort_van(inhoud: bytes) -> str:
    """`xlsx`, `ods` or `csv`. Raises LeesFout for anything else, and for what would fill the memory."""
    if not inhoud.strip():
        raise LeesFout("Dit bestand is leeg.")
    if inhoud.startswith(b"PK"):
        return _soort_van_pak(inhoud)
    if inhoud.startswith(b"\xd0\xcf\x11\xe0"):
        raise LeesFout(OUD)
    if inhoud.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"%PDF", b"<", b"{\\rtf")) or not is_tekst(inhoud):
        raise LeesFout(GEEN_REKENBLAD)
    return "csv"


def _soort_van_pak(inhoud: bytes) -> str:
    try:
        with ZipFile(io.BytesIO(inhoud)) as pak:
            delen = pak.infolist()
            namen = {deel.filename for deel in delen}
            _weiger_bom(len(delen), sum(deel.file_size for deel in delen), len(inhoud))
            if any(deel.flag_bits & 1 for deel in delen):
                raise LeesFout(OUD)
            if "xl/workbook.xml" in namen:
                return "xlsx"
            if "content.xml" in namen and "mimetype" in namen and pak.read("mimetype").strip() == ODS.encode():
                return "ods"
    except (BadZipFile, OSError, ValueError) as fout:
        raise LeesFout(STUK) from fout
    raise LeesFout(GEEN_REKENBLAD)


def _weiger_bom(delen: int, uitgepakt: int, ingepakt: int) -> None:
    """A zip bomb is small until it is opened. What a part says of its size is kept to: zipfile reads no further."""
    if delen > DELEN or uitgepakt > UITGEPAKT or uitgepakt > VERHOUDING * max(ingepakt, 8_192):
        raise LeesFout(VERDACHT)


def lees(inhoud: bytes) -> Iterator[Werkblad]:
    """The sheets one after the other; read the rows of each before asking for the next. Raises LeesFout."""
    lezers = {"xlsx": lees_xlsx, "ods": lees_ods, "csv": lees_csv}
    lezer = lezers[soort_van(inhoud)]
    for werkblad in _bewaakt(lezer(inhoud)):
        yield Werkblad(werkblad.naam, in_kolommen(_bewaakt(werkblad.rijen)))


def _bewaakt(stroom: Iterator[Ding]) -> Iterator[Ding]:
    """The same, with one error: a file of a stranger can be broken in more ways than its libraries have errors."""
    try:
        yield from stroom
    except LeesFout:
        raise
    except Exception as fout:
        raise LeesFout(STUK) from fout
