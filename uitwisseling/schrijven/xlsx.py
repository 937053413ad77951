"""An Excel workbook, written row by row. Each cell is typed as text: a text that looks like a formula is none."""

from collections.abc import Iterable, Iterator
from copy import copy
from typing import IO, Any

from openpyxl import Workbook  # type: ignore[import-untyped]
from openpyxl.cell import WriteOnlyCell  # type: ignore[import-untyped]
from openpyxl.styles import Alignment, Font, PatternFill  # type: ignore[import-untyped]
from openpyxl.utils import get_column_letter  # type: ignore[import-untyped]
from openpyxl.worksheet.datavalidation import DataValidation  # type: ignore[import-untyped]

from ibp_portal.web.rekenblad import veilig
from uitwisseling.kolommen import Blad, Kolom, Rij
from uitwisseling.uitleg import BREEDTES, KOPPEN, UITLEGBLAD, uitleg

TEKST = "@"  # the format of a cell that holds text: what is typed there, such as `juli 2027`, stays as typed
LAATSTE_RIJ = 60_000  # of the lists to choose from
KOPKLEUR, VRIJKLEUR = "DDE7EA", "FFF3CF"


def schrijf_xlsx(bestand: IO[bytes], bladen: Iterable[tuple[Blad, Iterable[Rij]]]) -> None:
    """Write the sheets, and the sheet that explains them, into `bestand`."""
    boek = Workbook(write_only=True)
    for blad, rijen in bladen:
        werkblad = boek.create_sheet(blad.naam)
        _maak_op(werkblad, [kolom.breedte for kolom in blad.kolommen])
        _zet_keuzelijsten(werkblad, blad.kolommen)
        _vul(werkblad, blad.kolommen, rijen)
    _vul_uitleg(boek.create_sheet(UITLEGBLAD))
    boek.save(bestand)


def _maak_op(werkblad: Any, breedtes: Iterable[int]) -> None:
    werkblad.freeze_panes = "A2"
    for nummer, breedte in enumerate(breedtes, start=1):
        werkblad.column_dimensions[get_column_letter(nummer)].width = breedte


def _zet_keuzelijsten(werkblad: Any, kolommen: Iterable[Kolom]) -> None:
    for nummer, kolom in enumerate(kolommen, start=1):
        if kolom.waarde.toegestaan:
            lijst = DataValidation(type="list", formula1=f'"{",".join(kolom.waarde.toegestaan)}"', allow_blank=True)
            lijst.errorTitle, lijst.error = "Kies uit de lijst", f"Kies uit: {', '.join(kolom.waarde.toegestaan)}."
            letter = get_column_letter(nummer)
            lijst.add(f"{letter}2:{letter}{LAATSTE_RIJ}")
            werkblad.data_validations.append(lijst)


def _vul(werkblad: Any, kolommen: tuple[Kolom, ...], rijen: Iterable[Rij]) -> None:
    werkblad.append([_kopcel(werkblad, kolom.kop, VRIJKLEUR if kolom.is_vrij else KOPKLEUR) for kolom in kolommen])
    stijlen = [_stijl(werkblad, VRIJKLEUR if kolom.is_vrij else "") for kolom in kolommen]
    for rij in rijen:
        teksten = [kolom.cel(rij) for kolom in kolommen]
        werkblad.append(list(_cellen(werkblad, teksten, stijlen)))


def _cellen(werkblad: Any, teksten: Iterable[str], stijlen: Iterable[Any]) -> Iterator[Any]:
    for tekst, stijl in zip(teksten, stijlen, strict=True):
        cel = copy(stijl)  # a style that is set on each cell anew takes most of the time
        cel.value = veilig(tekst) or None
        if tekst:
            cel.data_type = "s"
        yield cel


def _stijl(werkblad: Any, kleur: str) -> Any:
    cel = WriteOnlyCell(werkblad)
    cel.number_format = TEKST
    cel.alignment = Alignment(vertical="top", wrap_text=True)
    if kleur:
        cel.fill = PatternFill("solid", fgColor=kleur)
    return cel


def _kopcel(werkblad: Any, tekst: str, kleur: str = KOPKLEUR) -> Any:
    cel = WriteOnlyCell(werkblad, tekst)
    cel.font, cel.fill = Font(bold=True), PatternFill("solid", fgColor=kleur)
    return cel


def _vul_uitleg(werkblad: Any) -> None:
    _maak_op(werkblad, BREEDTES)
    werkblad.append([_kopcel(werkblad, kop) for kop in KOPPEN])
    stijlen = [_stijl(werkblad, "") for _ in KOPPEN]
    for regel in uitleg():
        werkblad.append(list(_cellen(werkblad, regel, stijlen)))
