"""Reading the file that comes back. What it is shows in its content: a name can say anything."""

from collections.abc import Iterator
from typing import TypeVar

from django.core.exceptions import ValidationError

from basis.web.bestanden import soort_van as soort_van_bestand
from werk.uitwisseling.lezen.bestand import GrootBestand, LeesFout, Werkblad
from werk.uitwisseling.lezen.boeken import lees_ods, lees_xlsx
from werk.uitwisseling.lezen.tabel import in_kolommen, is_tekst, lees_csv

__all__ = ["GROOTSTE", "GrootBestand", "LeesFout", "Werkblad", "lees", "soort_van"]

Ding = TypeVar("Ding")

GROOTSTE = 10 * 1024 * 1024  # bytes of a file that is sent

GEEN_REKENBLAD = "Dit bestand is geen spreadsheet. Kies een bestand dat eindigt op .xlsx, .ods of .csv."
STUK = "Dit bestand is niet te lezen. Sla het opnieuw op als .xlsx of .ods en kies het nog een keer."
OUD = "Dit is een oud Excel-bestand (.xls) of een bestand met een wachtwoord. Sla het op als .xlsx, zonder wachtwoord."


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
        soort = soort_van_bestand(inhoud)
    except ValidationError as fout:
        raise LeesFout(fout.messages[0]) from fout
    if soort not in ("xlsx", "ods"):
        raise LeesFout(GEEN_REKENBLAD)
    return soort


def lees(inhoud: bytes) -> Iterator[Werkblad]:
    """The sheets one after the other; read the rows of each before asking for the next. Raises LeesFout."""
    lezers = {"xlsx": lees_xlsx, "ods": lees_ods, "csv": lees_csv}
    lezer = lezers[soort_van(inhoud)]
    for werkblad in _bewaakt(lezer(inhoud)):
        yield Werkblad(werkblad.naam, in_kolommen(_bewaakt(werkblad.rijen)))


def _bewaakt(stroom: Iterator[Ding]) -> Iterator[Ding]:
    """What the stream gives; whatever is wrong is a LeesFout: a file breaks in more ways than its reader knows."""
    try:
        yield from stroom
    except LeesFout:
        raise
    except Exception as fout:
        raise LeesFout(STUK) from fout
