"""Files in the shape in which LibreOffice and Excel save them again, made here by hand."""

import io
import zipfile
from datetime import date

import openpyxl  # type: ignore[import-untyped]
import pytest
from django.utils import timezone

from basis.tijd.perioden import dag
from tests.uitwisseling.hulp import Proef, browser, haal, lees, verander, voer_door
from tests.uitwisseling.test_bladen import doelen, pak, schrijf
from werk.uitwisseling.lezen import lees as lees_bestand
from werk.uitwisseling.lezen.bestand import FORMULE, SAMENGEVOEGD
from werk.uitwisseling.waarden import DAG_NUL

RUIMTEN = " ".join(
    f'xmlns:{naam}="urn:oasis:names:tc:opendocument:xmlns:{naam}:1.0"' for naam in ("table", "text", "office")
)
# What LibreOffice 7.4 writes, shortened: equal cells and rows once, a list to choose from over 60,000 empty rows,
# the rest of its million rows, a note of a person, a link and marked-up text.
RIJEN = """
<table:table-column table:number-columns-repeated="3"/>
<table:table-header-rows><table:table-row>
 <table:table-cell office:value-type="string"><text:p>kop</text:p></table:table-cell>
</table:table-row></table:table-header-rows>
<table:table-row-group><table:table-row>
 <table:table-cell office:value-type="string" table:number-columns-repeated="2"><text:p>007</text:p></table:table-cell>
 <table:table-cell/>
 <table:table-cell office:value-type="string"><office:annotation><text:p>Noot</text:p></office:annotation>
  <text:p>a<text:s/><text:s text:c="2"/><text:span>b</text:span></text:p><text:p/><text:p>c</text:p></table:table-cell>
 <table:table-cell table:number-columns-repeated="16380"/>
</table:table-row></table:table-row-group>
<table:table-row table:number-rows-repeated="2">
 <table:table-cell office:value-type="date" office:date-value="2033-05-01"><text:p>01-05-33</text:p></table:table-cell>
 <table:table-cell office:value-type="float" office:value="2033"><text:p>2.033,00</text:p></table:table-cell>
 <table:table-cell table:formula="of:=1+1" office:value="2"><text:p>2</text:p></table:table-cell>
 <table:table-cell office:value-type="boolean" office:boolean-value="true"><text:p>WAAR</text:p></table:table-cell>
 <table:covered-table-cell/>
 <table:table-cell office:value-type="string"><text:p><text:a>http://x.nl</text:a></text:p></table:table-cell>
</table:table-row>
<table:table-row table:number-rows-repeated="59970"><table:table-cell table:number-columns-repeated="5"/>
 <table:table-cell table:content-validation-name="val1"/></table:table-row>
<table:table-row table:number-rows-repeated="988571"><table:table-cell table:number-columns-repeated="16384"/>
</table:table-row>"""


def test_an_ods_as_libreoffice_saves_it() -> None:
    bladen = "".join(f'<table:table table:name="{naam}">{RIJEN}</table:table>' for naam in ("acties", "eigen"))

    gelezen = [
        (b.naam, list(b.rijen)) for b in lees_bestand(pak(inhoud=f"<office:x {RUIMTEN}>{bladen}</office:x>".encode()))
    ]

    getypt = ["2033-05-01", "2033", FORMULE, "ja", SAMENGEVOEGD, "http://x.nl"]
    rijen = [(nummer, rij[:6]) for nummer, rij in gelezen[0][1]]
    assert rijen == [(1, ["kop"]), (2, ["007", "007", "", "a   b\n\nc", "", ""]), (3, getypt), (4, getypt)]
    assert gelezen[1] == ("eigen", gelezen[0][1])


@pytest.mark.parametrize(
    ("geschreven", "tekst"),
    [
        ("a_x000D_\nb", "a\nb"),  # a line end of Windows
        ("_x005F_x0041_", "_x0041_"),  # Excel, of a text that looks like its own escape
        ("_x0041_", "_x0041_"),  # LibreOffice, of the same text
    ],
)
def test_what_excel_escapes_is_read_as_it_was_typed(geschreven: str, tekst: str) -> None:
    bron, uit = zipfile.ZipFile(io.BytesIO(schrijf("xlsx", "VERVANG"))), io.BytesIO()
    with zipfile.ZipFile(uit, "w") as zip_:
        for naam in bron.namelist():
            zip_.writestr(naam, bron.read(naam).replace(b"VERVANG", geschreven.encode()))

    assert list(doelen(uit.getvalue())) == [tekst]


def test_a_tab_goes_out_as_a_space_because_libreoffice_loses_it() -> None:
    assert list(doelen(schrijf("ods", "a\tb"))) == ["a b"]


def test_an_emoji_counts_as_two_so_that_no_text_is_cut_off() -> None:
    (tekst,) = doelen(schrijf("xlsx", "😀" * 16_001))

    assert tekst.startswith("(Deze tekst is te lang")


@pytest.mark.parametrize("waarde", [date(2033, 5, 1), 48700, "48700"])
def test_a_day_that_a_program_keeps_as_a_number_is_a_day(proef: Proef, waarde: object) -> None:
    client = browser(proef.trekker)

    invoer = lees(client, verander(haal(client), ("mijlpalen", 2, "verwacht", waarde)))

    assert [wijziging["velden"] for wijziging in invoer.wijzigingen] == [[["verwacht", "", "1 mei 2033"]]]
    assert invoer.fouten == []


@pytest.mark.parametrize("waarde", [20266, "20266", 20266.0, 73415])
def test_a_number_outside_the_years_of_the_programme_is_no_day(proef: Proef, waarde: object) -> None:
    client = browser(proef.trekker)

    invoer = lees(client, verander(haal(client), ("mijlpalen", 2, "verwacht", waarde)))

    assert [fout["tekst"][:20] for fout in invoer.fouten] == ["Hier staat het getal"]


def test_an_unlikely_date_is_a_warning_and_is_carried_through(proef: Proef) -> None:
    client = browser(proef.trekker)
    vandaag = timezone.localdate()
    mijlpaal = [("mijlpalen", 2, "stand", "bereikt"), ("mijlpalen", 2, "bereikt", "1 jan. 1988")]
    actie = [("acties", 2, "status", "vertraagd"), ("acties", 2, "datum", (vandaag - DAG_NUL).days)]

    invoer = lees(client, verander(haal(client), *mijlpaal, *actie))

    assert ("bereikt", "Klopt 1 januari 1988?") in [(w["kolom"], w["tekst"]) for w in invoer.waarschuwingen]
    voer_door(client, invoer)
    assert proef.actie.mijlpalen.get().bereikt == dag(date(1988, 1, 1))
    assert proef.actie.gebeurtenissen.get(soort="status").datum == dag(vandaag)


def test_a_million_empty_rows_below_are_not_read(proef: Proef) -> None:
    client = browser(proef.trekker)
    boek, uit = openpyxl.load_workbook(io.BytesIO(haal(client))), io.BytesIO()
    boek["acties"].cell(1_048_576, 1).value = " "
    boek.save(uit)

    assert lees(client, uit.getvalue()).voorbeeld["rijen"] == lees(client, haal(client)).voorbeeld["rijen"]


def test_a_csv_without_unicode_keeps_its_columns(proef: Proef) -> None:
    """Excel on Windows makes a question mark of the pencil in a heading."""
    client = browser(proef.trekker)
    tekst = haal(client, "acties").decode("utf-8-sig").replace(";gepland;", ";vertraagd;", 1)

    invoer = lees(client, tekst.encode("cp1252", errors="replace"), "acties.csv")

    assert [wijziging["velden"] for wijziging in invoer.wijzigingen] == [[["status", "gepland", "vertraagd"]]]
