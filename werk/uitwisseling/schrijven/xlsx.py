"""An Excel workbook, written row by row. Each cell is typed as text: a text that looks like a formula is none."""

from collections.abc import Iterable
from typing import IO, Any

from xlsxwriter import Workbook

from basis.web.rekenblad import veilig
from werk.uitwisseling.kolommen import Blad
from werk.uitwisseling.uitleg import BREEDTES, KOPPEN, UITLEGBLAD, uitleg

LAATSTE_RIJ = 60_000  # of the lists to choose from
# Format @ is text: what is typed in such a cell, like `juli 2027`, stays as it is typed.
OPMAAK = {"num_format": "@", "valign": "top", "text_wrap": True}
KOP, VRIJ = {"bold": True, "bg_color": "#DDE7EA"}, {"bg_color": "#FFF3CF"}


def schrijf_xlsx(bestand: IO[bytes], bladen: Iterable[tuple[Blad, Iterable[list[str]]]]) -> None:
    """Write the sheets, and the sheet that explains them, into `bestand`."""
    with Workbook(bestand, {"constant_memory": True}) as boek:
        kop, cel, vrij = (boek.add_format(OPMAAK | meer) for meer in (KOP, {}, VRIJ))
        vrije_kop = boek.add_format(OPMAAK | KOP | VRIJ)
        for blad, teksten in bladen:
            koppen = [(kolom.kop, vrije_kop if kolom.is_vrij else kop) for kolom in blad.kolommen]
            kolommen = [(kolom.breedte, vrij if kolom.is_vrij else cel) for kolom in blad.kolommen]
            _bied_keuzes(_schrijf_blad(boek, blad.naam, koppen, kolommen, teksten), blad)
        _schrijf_blad(boek, UITLEGBLAD, [(tekst, kop) for tekst in KOPPEN], [(b, cel) for b in BREEDTES], uitleg())


def _schrijf_blad(
    boek: Any,
    naam: str,
    koppen: list[tuple[str, Any]],
    kolommen: list[tuple[int, Any]],
    rijen: Iterable[Iterable[str]],
) -> Any:
    """A sheet with a heading that stays in view; headings and columns come with their format."""
    werkblad = boek.add_worksheet(naam)
    werkblad.freeze_panes(1, 0)
    for plaats, (breedte, opmaak) in enumerate(kolommen):
        werkblad.set_column(plaats, plaats, breedte, opmaak)
    for plaats, (tekst, opmaak) in enumerate(koppen):
        werkblad.write_string(0, plaats, tekst, opmaak)
    for nummer, rij in enumerate(rijen, start=1):
        for plaats, (tekst, (_, opmaak)) in enumerate(zip(rij, kolommen, strict=True)):
            werkblad.write_string(nummer, plaats, veilig(tekst), opmaak)  # an empty text becomes a blank cell
    return werkblad


def _bied_keuzes(werkblad: Any, blad: Blad) -> None:
    for plaats, kolom in enumerate(blad.kolommen):
        if keuzes := kolom.waarde.toegestaan:
            regels = {
                "validate": "list",
                "source": list(keuzes),
                "error_title": "Kies uit de lijst",
                "error_message": f"Kies uit: {', '.join(keuzes)}.",
            }
            werkblad.data_validation(1, plaats, LAATSTE_RIJ - 1, plaats, regels)
