"""Writing the file that goes out: XLSX and ODS as whole workbooks with a sheet that explains them; a CSV streams."""

import io
import re
from collections.abc import Callable, Iterable, Iterator
from typing import IO, Any
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from django.http import FileResponse
from xlsxwriter import Workbook

from basis.web.rekenblad import ODS, XLSX, veilig
from werk.uitwisseling.kolommen import BLADEN, TEKEN, UITLEGBLAD, Blad

# -- the sheet that explains ------------------------------------------------------------------------------------

KOPPEN = ("blad", "kolom", "wat u ermee doet", "uitleg", "toegestaan")
BREEDTES = (14, 24, 30, 80, 60)

REGELS = (
    f"Verander alleen kolommen met {TEKEN} achter de naam. De andere kolommen zijn om te lezen.",
    "Laad het bestand daarna terug in het portaal. U ziet eerst wat er verandert; pas daarna beslist u.",
    "Veranderde een ander intussen dezelfde cel? Dan ziet u dat bij het terugladen, en kiest u wat er moet staan.",
    "Rijen die u weglaat of niet verandert, blijven zoals ze zijn. Nieuwe acties en mijlpalen maakt u hier niet.",
    "Een nieuwe afspraak is een nieuwe rij in het blad afspraken. Laat daarin de cellen bij afspraak en versie leeg.",
    "De tekst van een afspraak verandert u in het blad afspraken, de stand van uw partij in het blad toezeggingen.",
    "Vul bij elke verandering de reden in. Laat u die leeg, dan vraagt het portaal één reden voor al die rijen.",
    "Een ' voor een tekst die begint met = + - of @ zorgt dat het geen formule wordt. Laat die gerust staan.",
)


def uitleg() -> Iterator[tuple[str, ...]]:
    """The rows under the heading."""
    for regel in REGELS:
        yield "", "", "", regel, ""
    for blad in BLADEN:
        for kolom in blad.kolommen:
            yield blad.naam, kolom.kop, kolom.gebruik.value, kolom.uitleg, " · ".join(kolom.waarde.toegestaan)


# -- Excel: row by row, each cell typed as text, so that what looks like a formula is none ---------------------

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


# -- OpenDocument: written as it goes, for odfpy would keep all cells as one tree ------------------------------

MANIFEST = (
    '<?xml version="1.0" encoding="UTF-8"?><manifest:manifest manifest:version="1.2" '
    'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    f'<manifest:file-entry manifest:full-path="/" manifest:version="1.2" manifest:media-type="{ODS}"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
)
_NAMEN = {naam: f"urn:oasis:names:tc:opendocument:xmlns:{naam}:1.0" for naam in ("office", "table", "text", "style")}
_NAMEN |= {"number": "urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0"}
_NAMEN |= {"fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"}
_MEER_SPATIES = re.compile(" {2,}|^ | $")


def schrijf_ods(bestand: IO[bytes], bladen: Iterable[tuple[Blad, Iterable[list[str]]]]) -> None:
    """Write the sheets, and the sheet that explains them, into `bestand`."""
    with ZipFile(bestand, "w", ZIP_DEFLATED) as pak:
        pak.writestr("mimetype", ODS, ZIP_STORED)  # first and not compressed, so that the kind can be seen
        pak.writestr("META-INF/manifest.xml", MANIFEST)
        with pak.open("content.xml", "w", force_zip64=True) as inhoud:
            for stuk in _ods_document(bladen):
                inhoud.write(stuk.encode())


def _ods_document(bladen: Iterable[tuple[Blad, Iterable[list[str]]]]) -> Iterator[str]:
    ruimten = " ".join(f'xmlns:{naam}="{adres}"' for naam, adres in _NAMEN.items())
    yield f'<?xml version="1.0" encoding="UTF-8"?><office:document-content office:version="1.2" {ruimten}>'
    yield from _ods_stijlen()
    yield "<office:body><office:spreadsheet>"
    for blad, teksten in bladen:
        stijlen = ["vrij" if kolom.is_vrij else "cel" for kolom in blad.kolommen]
        breedtes = [kolom.breedte for kolom in blad.kolommen]
        yield from _ods_tabel(blad.naam, [kolom.kop for kolom in blad.kolommen], breedtes, stijlen, teksten)
    yield from _ods_tabel(UITLEGBLAD, KOPPEN, BREEDTES, ["cel"] * len(KOPPEN), uitleg())
    yield "</office:spreadsheet></office:body></office:document-content>"


def _ods_stijlen() -> Iterator[str]:
    """Cells hold text, so that what is typed stays as typed; those to fill in have a colour."""
    yield '<office:automatic-styles><number:text-style style:name="tekst"><number:text-content/></number:text-style>'
    for breedte in range(8, 81):
        yield f'<style:style style:name="b{breedte}" style:family="table-column">'
        yield f'<style:table-column-properties style:column-width="{breedte * 0.2:.1f}cm"/></style:style>'
    for naam, kleur, vet in (("kop", "#dde7ea", True), ("cel", "", False), ("vrij", "#fff3cf", False)):
        yield f'<style:style style:name="{naam}" style:family="table-cell" style:data-style-name="tekst">'
        achtergrond = f' fo:background-color="{kleur}"' if kleur else ""
        yield f'<style:table-cell-properties fo:wrap-option="wrap" style:vertical-align="top"{achtergrond}/>'
        yield ('<style:text-properties fo:font-weight="bold"/>' if vet else "") + "</style:style>"
    yield "</office:automatic-styles>"


def _ods_tabel(
    naam: str,
    koppen: Iterable[str],
    breedtes: Iterable[int],
    stijlen: list[str],
    rijen: Iterable[Iterable[str]],
) -> Iterator[str]:
    yield f"<table:table table:name={quoteattr(naam)}>"
    for breedte, stijl in zip(breedtes, stijlen, strict=True):
        yield f'<table:table-column table:style-name="b{breedte}" table:default-cell-style-name="{stijl}"/>'
    yield f"<table:table-header-rows>{_ods_rij(koppen, ['kop'] * len(stijlen))}</table:table-header-rows>"
    for rij in rijen:
        yield _ods_rij(rij, stijlen)
    yield "</table:table>"


def _ods_rij(teksten: Iterable[str], stijlen: Iterable[str]) -> str:
    cellen = "".join(_ods_cel(veilig(tekst), stijl) for tekst, stijl in zip(teksten, stijlen, strict=True))
    return f"<table:table-row>{cellen}</table:table-row>"


def _ods_cel(tekst: str, stijl: str) -> str:
    begin = f'<table:table-cell table:style-name="{stijl}"'
    if not tekst:
        return f"{begin}/>"
    alineas = "".join(f"<text:p>{_ods_alinea(regel)}</text:p>" for regel in tekst.split("\n"))
    return f'{begin} office:value-type="string">{alineas}</table:table-cell>'


def _ods_alinea(regel: str) -> str:
    """More than one space, or one at an end, has an element of its own; XML would keep only one of them."""
    spaties = _MEER_SPATIES.sub(lambda m: f"\0{len(m[0])}\1", regel)
    return escape(spaties).replace("\0", '<text:s text:c="').replace("\1", '"/>')


# -- the answer ------------------------------------------------------------------------------------------------

BOEKEN: dict[str, tuple[str, Callable[[IO[bytes], Any], None]]] = {
    "xlsx": (XLSX, schrijf_xlsx),
    "ods": (ODS, schrijf_ods),
}


def boek_antwoord(naam: str, bladen: Iterable[tuple[Blad, Iterable[list[str]]]]) -> FileResponse:
    """A workbook of these sheets, of the kind that its name ends with."""
    mediasoort, schrijf = BOEKEN[naam.rpartition(".")[2]]
    gemaakt = io.BytesIO()  # compressed: some megabytes for 10,000 acties
    schrijf(gemaakt, bladen)
    gemaakt.seek(0)
    return FileResponse(gemaakt, as_attachment=True, filename=naam, content_type=mediasoort)
