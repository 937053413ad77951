"""Any text keeps its meaning in every format, and no text is a formula."""

import io
import zipfile
from collections.abc import Iterator
from typing import Any

import openpyxl  # type: ignore[import-untyped]
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from acties.models import Actie, Afspraak
from basis.web.rekenblad import veilig, zoals_bedoeld
from basis.web.tekst import normaal
from partijen.models import Partij
from werk.uitwisseling.kolommen import AFSPRAKEN, BLADEN, Bladrij
from werk.uitwisseling.lezen import LeesFout, lees, soort_van
from werk.uitwisseling.schrijven import schrijf_ods, schrijf_xlsx, uitleg
from werk.uitwisseling.waarden import LANGSTE_CEL, TE_LANG

SCHRIJVERS: dict[str, Any] = {"xlsx": schrijf_xlsx, "ods": schrijf_ods}
ACTIE, PARTIJ = Actie(slug="a", titel="A", versie=3), Partij(slug="p", naam="P")


NAAR = ["=1+1", "'=1", "-5%", "007", "1-7-2027", "a\nb\r\nc", "a  b   c", "a\tb", "\xa0x", "<&>\"'", "_x0041_"]


def schrijf(soort: str, *teksten: str) -> bytes:
    rijen = [Bladrij(houder=ACTIE, ding=Afspraak(slug="x", indiener=PARTIJ, tekst=tekst)) for tekst in teksten]
    uit = io.BytesIO()
    SCHRIJVERS[soort](uit, [(AFSPRAKEN, ([kolom.cel(rij) for kolom in AFSPRAKEN.kolommen] for rij in rijen))])
    return uit.getvalue()


def doelen(inhoud: bytes) -> Iterator[str]:
    bladen = lees(inhoud)
    blad = next(bladen)
    _, koppen = next(blad.rijen)
    plaats = koppen.index("tekst ✎")
    yield from (zoals_bedoeld(normaal(rij[plaats] if plaats < len(rij) else "")) for _, rij in blad.rijen)


@pytest.mark.parametrize("soort", ["xlsx", "ods"])
@given(teksten=st.lists(st.text(), max_size=4))
@example(teksten=NAAR)
@settings(max_examples=15)
def test_what_is_written_is_read_back(soort: str, teksten: list[str]) -> None:
    assert list(doelen(schrijf(soort, *teksten))) == [normaal(tekst) for tekst in teksten]


def test_no_cell_of_a_workbook_is_a_formula() -> None:
    gevaarlijk = ["=1+1", "+1", "-1", "@a", "＝1", "=HYPERLINK(1)"]

    bladen = openpyxl.load_workbook(io.BytesIO(schrijf("xlsx", *gevaarlijk)))
    xml = zipfile.ZipFile(io.BytesIO(schrijf("ods", *gevaarlijk))).read("content.xml").decode()

    soorten = {c.data_type for blad in bladen for rij in blad.iter_rows() for c in rij if c.value is not None}
    assert soorten == {"s"}
    assert "formula" not in xml
    assert [veilig(tekst)[0] for tekst in gevaarlijk] == ["'"] * 6


def test_a_text_that_no_cell_can_hold_stays_in_the_portal() -> None:
    (tekst,) = doelen(schrijf("xlsx", "x" * (LANGSTE_CEL + 1)))

    assert tekst == TE_LANG


def test_the_workbook_offers_the_choices_and_explains_each_column() -> None:
    boek = openpyxl.load_workbook(io.BytesIO(schrijf("xlsx", "a")))

    lijsten = boek["afspraken"].data_validations.dataValidation
    assert ["ingetrokken" in lijst.formula1 for lijst in lijsten] == [False, True]  # the kind, and the stand
    assert boek.sheetnames == ["afspraken", "uitleg"]
    uitgelegd = {(rij[0], rij[1]) for rij in uitleg()}
    assert {(blad.naam, kolom.kop) for blad in BLADEN for kolom in blad.kolommen} <= uitgelegd


RUIMTE = b'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
TAFEL = b"<a " + RUIMTE + b"><table:table><table:table-row><table:oeps></a>"


def pak(naam: str = "content.xml", inhoud: bytes = b"x", soort: bytes = b"") -> bytes:
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as zip_:
        zip_.writestr("mimetype", soort or b"application/vnd.oasis.opendocument.spreadsheet")
        zip_.writestr(naam, inhoud)
    return uit.getvalue()


@pytest.mark.parametrize(
    ("inhoud", "waarom"),
    [
        (b"  ", "leeg"),
        (b"%PDF-1.7", "geen spreadsheet"),
        (b"<html>", "geen spreadsheet"),
        (b"a\0b", "geen spreadsheet"),
        (b"\xd0\xcf\x11\xe0rest", "oud Excel-bestand"),
        (b"PK\x03\x04kapot", "niet te lezen"),
        (pak("word/document.xml", soort=b"application/zip"), "geen spreadsheet"),
        (pak(inhoud=b" " * 30_000_000), "veel te groot"),
    ],
)
def test_another_file_is_refused_and_told_why(inhoud: bytes, waarom: str) -> None:
    with pytest.raises(LeesFout, match=waarom):
        soort_van(inhoud)


@pytest.mark.parametrize("xml", [b"<a><b></a>", TAFEL, b'<!DOCTYPE a [<!ENTITY b "bb">]><a>&b;</a>', b""])
def test_a_broken_or_dangerous_inside_is_no_crash(xml: bytes) -> None:
    with pytest.raises(LeesFout, match="niet te lezen"):
        [list(blad.rijen) for blad in lees(pak(inhoud=xml))]


def test_an_entity_bomb_in_excel_is_no_crash() -> None:
    bron, uit = zipfile.ZipFile(io.BytesIO(schrijf("xlsx", "a"))), io.BytesIO()
    bom = b'<!DOCTYPE a [<!ENTITY b "bb">]><worksheet>&b;</worksheet>'
    with zipfile.ZipFile(uit, "w") as zip_:
        for naam in bron.namelist():
            zip_.writestr(naam, bom if naam.endswith("sheet1.xml") else bron.read(naam))

    with pytest.raises(LeesFout, match="niet te lezen"):
        [list(blad.rijen) for blad in lees(uit.getvalue())]


@pytest.mark.parametrize(
    "inhoud",
    ["actie;titel\r\nx;é".encode("cp1252"), "actie\ttitel\nx\té".encode("utf-16"), "\ufeffactie,titel\nx,é".encode()],
)
def test_csv_is_read_as_programs_write_it(inhoud: bytes) -> None:
    (blad,) = lees(inhoud)

    assert list(blad.rijen) == [(1, ["actie", "titel"]), (2, ["x", "é"])]


def test_a_sheet_that_says_to_be_endless_ends() -> None:
    soorten = ("table", "text", "office")
    ruimten = " ".join(f'xmlns:{n}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"' for n in soorten)
    cel_ = '<table:table-cell table:number-columns-repeated="16384"><text:p>x</text:p></table:table-cell>'
    rij = f'<table:table-row table:number-rows-repeated="1048576">{cel_}</table:table-row>'
    inhoud = pak(inhoud=f'<office:x {ruimten}><table:table table:name="a">{rij}</table:table></office:x>'.encode())

    with pytest.raises(LeesFout, match=r"60\.000"):
        list(next(lees(inhoud)).rijen)
