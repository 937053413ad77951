"""An OpenDocument spreadsheet, written as it goes: odfpy would keep all cells of 10,000 rows as one tree."""

import re
from collections.abc import Iterable, Iterator
from typing import IO
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from basis.web.rekenblad import veilig
from werk.uitwisseling.kolommen import Blad
from werk.uitwisseling.uitleg import BREEDTES, KOPPEN, UITLEGBLAD, uitleg

SOORT = "application/vnd.oasis.opendocument.spreadsheet"
MANIFEST = (
    '<?xml version="1.0" encoding="UTF-8"?><manifest:manifest manifest:version="1.2" '
    'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    f'<manifest:file-entry manifest:full-path="/" manifest:version="1.2" manifest:media-type="{SOORT}"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
)
_NAMEN = {naam: f"urn:oasis:names:tc:opendocument:xmlns:{naam}:1.0" for naam in ("office", "table", "text", "style")}
_NAMEN |= {"number": "urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0"}
_NAMEN |= {"fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"}
_MEER_SPATIES = re.compile(" {2,}|^ | $")


def schrijf_ods(bestand: IO[bytes], bladen: Iterable[tuple[Blad, Iterable[list[str]]]]) -> None:
    """Write the sheets, and the sheet that explains them, into `bestand`."""
    with ZipFile(bestand, "w", ZIP_DEFLATED) as pak:
        pak.writestr("mimetype", SOORT, ZIP_STORED)  # first and not compressed, so that the kind can be seen
        pak.writestr("META-INF/manifest.xml", MANIFEST)
        with pak.open("content.xml", "w", force_zip64=True) as inhoud:
            for stuk in _document(bladen):
                inhoud.write(stuk.encode())


def _document(bladen: Iterable[tuple[Blad, Iterable[list[str]]]]) -> Iterator[str]:
    ruimten = " ".join(f'xmlns:{naam}="{adres}"' for naam, adres in _NAMEN.items())
    yield f'<?xml version="1.0" encoding="UTF-8"?><office:document-content office:version="1.2" {ruimten}>'
    yield from _stijlen()
    yield "<office:body><office:spreadsheet>"
    for blad, teksten in bladen:
        stijlen = ["vrij" if kolom.is_vrij else "cel" for kolom in blad.kolommen]
        breedtes = [kolom.breedte for kolom in blad.kolommen]
        yield from _tabel(blad.naam, [kolom.kop for kolom in blad.kolommen], breedtes, stijlen, teksten)
    yield from _tabel(UITLEGBLAD, KOPPEN, BREEDTES, ["cel"] * len(KOPPEN), uitleg())
    yield "</office:spreadsheet></office:body></office:document-content>"


def _stijlen() -> Iterator[str]:
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


def _tabel(
    naam: str,
    koppen: Iterable[str],
    breedtes: Iterable[int],
    stijlen: list[str],
    rijen: Iterable[Iterable[str]],
) -> Iterator[str]:
    yield f"<table:table table:name={quoteattr(naam)}>"
    for breedte, stijl in zip(breedtes, stijlen, strict=True):
        yield f'<table:table-column table:style-name="b{breedte}" table:default-cell-style-name="{stijl}"/>'
    yield f"<table:table-header-rows>{_rij(koppen, ['kop'] * len(stijlen))}</table:table-header-rows>"
    for rij in rijen:
        yield _rij(rij, stijlen)
    yield "</table:table>"


def _rij(teksten: Iterable[str], stijlen: Iterable[str]) -> str:
    cellen = "".join(_cel(veilig(tekst), stijl) for tekst, stijl in zip(teksten, stijlen, strict=True))
    return f"<table:table-row>{cellen}</table:table-row>"


def _cel(tekst: str, stijl: str) -> str:
    begin = f'<table:table-cell table:style-name="{stijl}"'
    if not tekst:
        return f"{begin}/>"
    alineas = "".join(f"<text:p>{_alinea(regel)}</text:p>" for regel in tekst.split("\n"))
    return f'{begin} office:value-type="string">{alineas}</table:table-cell>'


def _alinea(regel: str) -> str:
    """More than one space, or one at an end, has an element of its own; XML would keep only one of them."""
    spaties = _MEER_SPATIES.sub(lambda m: f"\0{len(m[0])}\1", regel)
    return escape(spaties).replace("\0", '<text:s text:c="').replace("\1", '"/>')
