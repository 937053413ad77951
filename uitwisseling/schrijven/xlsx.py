"""An Excel workbook, written as it goes. Each cell is typed as text: a text that looks like a formula is none.

openpyxl writes the same four times slower, which is too slow for a page that someone waits for.
"""

from collections.abc import Iterable, Iterator
from typing import IO
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZipFile

from ibp_portal.web.rekenblad import veilig
from uitwisseling.kolommen import Blad, Kolom, Rij
from uitwisseling.uitleg import BREEDTES, KOPPEN, UITLEGBLAD, uitleg

LAATSTE_RIJ = 60_000  # of the lists to choose from
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"  # more columns no sheet of ours has
KOP, CEL, VRIJ, VRIJE_KOP = 1, 2, 3, 4  # the styles below, by their place
_BEGIN = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_BASIS = "http://schemas.openxmlformats.org"
_NAAM = f'xmlns="{_BASIS}/spreadsheetml/2006/main"'
_SOORT = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_BAND = f"{_BASIS}/officeDocument/2006/relationships"


def _opmaak() -> str:
    """Number format 49 is text: what is typed in such a cell, like `juli 2027`, stays as it is typed."""
    uitlijning = '<alignment vertical="top" wrapText="1"/>'
    vlakken = "".join(
        f'<fill><patternFill patternType="solid"><fgColor rgb="FF{kleur}"/></patternFill></fill>'
        for kleur in ("DDE7EA", "FFF3CF")
    )
    stijlen = "".join(
        f'<xf numFmtId="49" fontId="{letter}" fillId="{vlak}" borderId="0" xfId="0" applyNumberFormat="1" '
        f'applyFont="1" applyFill="1" applyAlignment="1">{uitlijning}</xf>'
        for letter, vlak in ((1, 2), (0, 0), (0, 3), (1, 3))
    )
    letter = '<sz val="11"/><name val="Calibri"/>'
    return (
        f'{_BEGIN}<styleSheet {_NAAM}><fonts count="2"><font>{letter}</font><font><b/>{letter}</font></fonts>'
        '<fills count="4"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/>'
        f'</fill>{vlakken}</fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border>'
        '</borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        f'<cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>{stijlen}</cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    )


def schrijf_xlsx(bestand: IO[bytes], bladen: Iterable[tuple[Blad, Iterable[Rij]]]) -> None:
    """Write the sheets, and the sheet that explains them, into `bestand`."""
    namen: list[str] = []
    with ZipFile(bestand, "w", ZIP_DEFLATED) as pak:
        for blad, rijen in bladen:
            namen.append(blad.naam)
            _schrijf_blad(pak, len(namen), _van_blad(blad, rijen))
        namen.append(UITLEGBLAD)
        _schrijf_blad(pak, len(namen), _van_uitleg())
        for naam, inhoud in _omslag(namen):
            pak.writestr(naam, inhoud)


def _schrijf_blad(pak: ZipFile, nummer: int, stukken: Iterable[str]) -> None:
    with pak.open(f"xl/worksheets/sheet{nummer}.xml", "w", force_zip64=True) as inhoud:
        for stuk in stukken:
            inhoud.write(stuk.encode())


def _omslag(namen: list[str]) -> Iterator[tuple[str, str]]:
    """What holds the sheets together."""
    nummers = range(1, len(namen) + 1)
    delen = "".join(
        f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{_SOORT}.worksheet+xml"/>' for n in nummers
    )
    soorten = (
        f'{_BEGIN}<Types xmlns="{_BASIS}/package/2006/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
        f'ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{_SOORT}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_SOORT}.styles+xml"/>{delen}</Types>'
    )
    yield "[Content_Types].xml", soorten
    yield "_rels/.rels", _banden([("officeDocument", "xl/workbook.xml")])
    banden = [("worksheet", f"worksheets/sheet{n}.xml") for n in nummers] + [("styles", "styles.xml")]
    yield "xl/_rels/workbook.xml.rels", _banden(banden)
    bladen = "".join(
        f'<sheet name={quoteattr(naam)} sheetId="{n}" r:id="rId{n}"/>' for n, naam in enumerate(namen, start=1)
    )
    yield "xl/workbook.xml", f'{_BEGIN}<workbook {_NAAM} xmlns:r="{_BAND}"><sheets>{bladen}</sheets></workbook>'
    yield "xl/styles.xml", _opmaak()


def _banden(doelen: Iterable[tuple[str, str]]) -> str:
    banden = "".join(
        f'<Relationship Id="rId{n}" Type="{_BAND}/{soort}" Target="{doel}"/>'
        for n, (soort, doel) in enumerate(doelen, start=1)
    )
    return f'{_BEGIN}<Relationships xmlns="{_BASIS}/package/2006/relationships">{banden}</Relationships>'


def _van_blad(blad: Blad, rijen: Iterable[Rij]) -> Iterator[str]:
    stijlen = [VRIJ if kolom.is_vrij else CEL for kolom in blad.kolommen]
    koppen = [VRIJE_KOP if kolom.is_vrij else KOP for kolom in blad.kolommen]
    yield _begin([kolom.breedte for kolom in blad.kolommen])
    yield _rij(1, [kolom.kop for kolom in blad.kolommen], koppen)
    for nummer, rij in enumerate(rijen, start=2):
        yield _rij(nummer, [kolom.cel(rij) for kolom in blad.kolommen], stijlen)
    yield f"</sheetData>{_keuzelijsten(blad.kolommen)}</worksheet>"


def _van_uitleg() -> Iterator[str]:
    yield _begin(BREEDTES)
    yield _rij(1, KOPPEN, [KOP] * len(KOPPEN))
    for nummer, regel in enumerate(uitleg(), start=2):
        yield _rij(nummer, regel, [CEL] * len(KOPPEN))
    yield "</sheetData></worksheet>"


def _begin(breedtes: Iterable[int]) -> str:
    kolommen = "".join(
        f'<col min="{n}" max="{n}" width="{breedte}" style="{CEL}" customWidth="1"/>'
        for n, breedte in enumerate(breedtes, start=1)
    )
    return (
        f'{_BEGIN}<worksheet {_NAAM}><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" '
        f'activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>{kolommen}</cols><sheetData>'
    )


def _rij(nummer: int, teksten: Iterable[str], stijlen: Iterable[int]) -> str:
    cellen = zip(LETTERS, teksten, stijlen, strict=False)
    return f'<row r="{nummer}">{"".join(_cel(f"{letter}{nummer}", veilig(t), s) for letter, t, s in cellen)}</row>'


def _cel(plaats: str, tekst: str, stijl: int) -> str:
    if not tekst:
        return f'<c r="{plaats}" s="{stijl}"/>'
    return f'<c r="{plaats}" s="{stijl}" t="inlineStr"><is><t xml:space="preserve">{escape(tekst)}</t></is></c>'


def _keuzelijsten(kolommen: Iterable[Kolom]) -> str:
    lijsten = [
        f'<dataValidation type="list" allowBlank="1" showErrorMessage="1" errorTitle="Kies uit de lijst" '
        f"error={quoteattr('Kies uit: ' + ', '.join(kolom.waarde.toegestaan) + '.')} "
        f'sqref="{letter}2:{letter}{LAATSTE_RIJ}">'
        f"<formula1>{escape(chr(34) + ','.join(kolom.waarde.toegestaan) + chr(34))}</formula1></dataValidation>"
        for letter, kolom in zip(LETTERS, kolommen, strict=False)
        if kolom.waarde.toegestaan
    ]
    return f'<dataValidations count="{len(lijsten)}">{"".join(lijsten)}</dataValidations>' if lijsten else ""
