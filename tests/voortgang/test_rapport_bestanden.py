"""The files of a report, read as others read them."""

import csv
import unicodedata
from collections.abc import Iterator
from copy import deepcopy
from datetime import date
from io import BytesIO, StringIO
from typing import Any

import pytest
from odf import opendocument, table, teletype
from odf.namespaces import OFFICENS
from pypdf import PdfReader
from pytest_django import DjangoDbBlocker

from acties import services as acties
from basis.web.markdown import boom
from basis.web.pdf import toonbaar
from tests.factories import ActieFactory
from tests.support.eenmalig import eenmalig
from tests.support.rapporten import Verleden, maak_rapport, maak_verleden, op
from voortgang.models import Rapport
from voortgang.rapport.afspraken import als_nu
from voortgang.rapport.pdf import maak_pdf

pytestmark = pytest.mark.django_db
INLEIDING = "## Vooraf\n\nWij zijn **trots** op [dit](https://voorbeeld.nl).\n\n- een\n- twee\n\n> Zo is het."


def _maak() -> tuple[Verleden, Rapport]:
    return maak_verleden(), maak_rapport(klaar=True, inleiding=INLEIDING)


@pytest.fixture(scope="module")
def gedeeld(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[tuple[Verleden, Rapport]]:
    yield from eenmalig(django_db_blocker, _maak)


@pytest.fixture
def verleden(gedeeld: tuple[Verleden, Rapport], db: None) -> Verleden:
    return deepcopy(gedeeld[0])


@pytest.fixture
def rapport(gedeeld: tuple[Verleden, Rapport], db: None) -> Rapport:
    return deepcopy(gedeeld[1])


def inhoud(rapport: Rapport, soort: str) -> bytes:
    return bytes(rapport.bestanden.get(soort=soort).inhoud)


def lees_pdf(rapport: Rapport) -> PdfReader:
    return PdfReader(BytesIO(inhoud(rapport, "pdf")))


def tekst_van(pdf: PdfReader) -> str:
    return " ".join(" ".join(blad.extract_text() for blad in pdf.pages).split())


def test_the_pdf_is_tagged_dutch_and_has_a_title(rapport: Rapport) -> None:
    pdf = lees_pdf(rapport)
    wortel: Any = pdf.trailer["/Root"]

    assert wortel["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in wortel
    assert str(wortel["/Lang"]).startswith("nl")
    assert wortel["/ViewerPreferences"]["/DisplayDocTitle"]
    assert pdf.metadata
    assert pdf.metadata.title == "Voortgang in 2021"
    assert b"pdfuaid:part" in wortel["/Metadata"].get_data()


def test_the_pdf_has_headings_and_tables_with_headers(rapport: Rapport) -> None:
    soorten: set[str] = set()

    def loop(knoop: Any) -> None:
        knoop = knoop.get_object()
        if isinstance(knoop, list):
            for kind in knoop:
                loop(kind)
        elif isinstance(knoop, dict):
            soorten.add(str(knoop.get("/S", "")))
            loop(knoop["/K"]) if "/K" in knoop else None

    loop(lees_pdf(rapport).trailer["/Root"]["/StructTreeRoot"])  # type: ignore[index]

    assert {"/H1", "/H2", "/H3", "/Table", "/THead", "/TH", "/TD", "/L", "/Link"} <= soorten


def test_the_text_of_the_pdf_is_in_reading_order(rapport: Rapport) -> None:
    tekst = tekst_van(lees_pdf(rapport))

    stukken = ["Voortgang in 2021", "Waarover", "Inleiding", "Vooraf", "Samenvatting", "Acties per status"]
    stukken += ["Eén overheid", "Oude actie", "De wet kost meer tijd.", "Wat er veranderde", "Mijlpalen"]
    stukken += ["geen afspraak vastgelegd", "Bronnen", "Wat niet in dit rapport staat"]
    plekken, vanaf = [], 0
    for stuk in stukken:
        vanaf = tekst.find(stuk, vanaf)
        plekken.append((stuk, vanaf))
        assert vanaf >= 0, plekken


def test_the_same_content_gives_the_same_pdf(rapport: Rapport) -> None:
    opnieuw = Rapport.objects.get(pk=rapport.pk)

    assert maak_pdf(opnieuw) == inhoud(rapport, "pdf")


def test_text_of_others_never_becomes_an_instruction(verleden: Verleden) -> None:
    kwaad = '#panic("nee") $x$ ]) *a* <b> @c "; #import "x.typ"'
    acties.meld_voortgang(actie=verleden.actie, status="gestopt", verantwoording=op(2022, 5, 1, kwaad))

    eind = date(2022, 12, 31)
    rapport = maak_rapport(klaar=True, titel=kwaad, inleiding=kwaad, tot=eind, peildatum=eind)

    tekst = tekst_van(lees_pdf(rapport))
    assert tekst.count("#panic(") >= 3  # title, introduction and reason
    assert rapport.is_klaar


def zet(rapport: Rapport, teksten: list[str], **velden: str) -> PdfReader:
    """The PDF of the report with these texts in it, at its end."""
    for naam, waarde in velden.items():
        setattr(rapport, naam, waarde)
    rapport.gegevens = {**(rapport.gegevens or {}), "weggelaten": teksten}
    pdf = PdfReader(BytesIO(maak_pdf(rapport)))
    assert b"<pdfuaid:part>1</pdfuaid:part>" in pdf.trailer["/Root"]["/Metadata"].get_data()  # type: ignore[index]
    return pdf


def test_every_character_of_unicode_can_be_in_a_report(rapport: Rapport) -> None:
    """What is shown by its name is ASCII; all the rest goes through the PDF, bare and with an accent."""
    tekens = [chr(code) for code in range(0x110000)]

    getoond = {teken: toonbaar(teken) for teken in tekens if unicodedata.category(teken) not in {"Cn", "Co"}}

    zelf = [tekst for tekst in getoond.values() if not tekst.isascii()]
    assert len(zelf) > 8_000
    met_accent = [toonbaar(f"{teken}{accent}") for accent in "\u0301\U000101fd" for teken in zelf]
    zet(rapport, [" ".join(zelf), " ".join(met_accent), "".join(zelf)])
    assert all(tekst.isprintable() for tekst in getoond.values() if tekst.isascii() and tekst not in "\n\t")


@pytest.mark.parametrize(
    ("tekst", "te_lezen"),
    [
        ("Klaar 😀 ✅ → • 👩🏿‍🚀 🏴󠁧󠁢󠁥󠁮󠁧󠁿 1️⃣ 🇳🇱", "Klaar 😀 ✅ → •"),
        ("𝗩𝗲𝘁 en ｂｒｅｅｄ", "Vet en breed"),
        ("\u202eom\u202c\ufeff\u200b\x07\x1f\ufe0f!\U000e0041", "om!"),
        ("न", "[devanagari letter na]"),
        ("中", "[teken U+4E2D]"),
        ("Nguyễn Văn Đức Ş Ł e\u0301 Ω Ж א ع ა", "Nguyễn Văn Đức Ş Ł é Ω Ж"),
        ("Z" + "\u0301\u20e3" * 20, "Ź"),
    ],
)
def test_what_no_font_has_is_said_by_its_name(rapport: Rapport, tekst: str, te_lezen: str) -> None:
    pdf = zet(rapport, [tekst, f"Einde {tekst}"], titel=tekst, inleiding=f"# {tekst}\n\n{tekst} `{tekst}` **{tekst}**")

    assert tekst_van(pdf).count(te_lezen) >= 4


@pytest.mark.parametrize(
    "inleiding",
    ["#### vier", "### a\n\n#### b", "## \u200b", "- ## &nbsp;", f"[x](https://x.nl/{'a' * 9000})", "||\n|-|\n|1|2|"],
)
def test_no_introduction_stops_the_pdf(rapport: Rapport, inleiding: str) -> None:
    assert "x" in tekst_van(zet(rapport, ["x"], inleiding=inleiding, titel="\u200b"))


def test_the_introduction_in_the_pdf_is_cleaned_as_on_the_page() -> None:
    knopen = boom("<script>x</script> [klik](javascript:alert(1)) **vet**")

    (alinea,) = knopen
    assert isinstance(alinea, dict)
    hrefs = [deel["href"] for deel in alinea["delen"] if isinstance(deel, dict)]
    assert "javascript" not in "".join(hrefs)
    assert {"tag": "strong", "href": "", "delen": ["vet"]} in alinea["delen"]


def test_the_sheet_has_the_counts_and_the_details(rapport: Rapport) -> None:
    boek: Any = opendocument.load(BytesIO(inhoud(rapport, "ods")))

    bladen = {blad.getAttribute("name"): _rijen(blad) for blad in boek.spreadsheet.getElementsByType(table.Table)}

    assert list(bladen) == ["Tellingen", "Acties", "Mijlpalen", "Afspraken", "Veranderingen", "Niet zeker"]
    assert ["", "", "mijlpalen bereikt in de periode", "1"] in bladen["Tellingen"]
    assert bladen["Mijlpalen"][1][2:7] == ["Wet in werking", "bereikt", "mei 2021", "1 oktober 2021", "123"]
    assert ["Provincie Trek", "leidt de actie", "geen afspraak vastgelegd"] in [rij[2:5] for rij in bladen["Afspraken"]]
    assert len(bladen["Veranderingen"]) == 1 + 6


def _rijen(blad: Any) -> list[list[str]]:
    rijen = blad.getElementsByType(table.TableRow)
    return [[_waarde(cel) for cel in rij.getElementsByType(table.TableCell)] for rij in rijen]


def _waarde(cel: Any) -> str:
    """A number stands in the cell as a number, without text."""
    return str(cel.getAttrNS(OFFICENS, "value") or teletype.extractText(cel))


def test_the_table_has_one_count_a_row(rapport: Rapport) -> None:
    tekst = inhoud(rapport, "csv").decode("utf-8-sig")

    rijen = list(csv.DictReader(StringIO(tekst), delimiter=";"))

    assert list(rijen[0]) == ["programmalijn", "actie", "telling", "aantal"]
    telt = {(rij["actie"], rij["telling"]): rij["aantal"] for rij in rijen}
    assert telt["", "acties met status vertraagd aan het einde"] == "1"
    assert telt["Oude actie", "partijen zonder vastgelegde afspraak"] == "1"
    assert not any("%" in rij["telling"] for rij in rijen)


@pytest.mark.usefixtures("verleden")
def test_no_cell_is_a_formula() -> None:
    ActieFactory(titel="=HYPERLINK(1)", gepubliceerd=True, verantwoording=op(2020, 1, 1))

    rapport = maak_rapport(klaar=True)

    assert "'=HYPERLINK(1)" in inhoud(rapport, "csv").decode()
    assert ";=HYPERLINK" not in inhoud(rapport, "csv").decode()


def test_a_report_of_before_afspraken_had_makers_keeps_its_words() -> None:
    leeg = dict.fromkeys(("bestuursafspraak", "managementafspraak"), "")
    beloofd = {"partij": "Stad", "rol": "partner", "is_vastgelegd": True, "stand": "bevestigd", **leeg, "bron": None}
    beloofd |= {"stand_tekst": "bevestigd", "eigen_doel": "Ons doel.", "middelen": "Geld."}
    zonder = {**beloofd, "partij": "Dorp", "is_vastgelegd": False}
    oud = {"vorm": 2, "lijnen": [{"titel": "Lijn", "acties": [{"titel": "Actie", "afspraken": [beloofd, zonder]}]}]}

    nu = als_nu(oud)

    actie = nu["lijnen"][0]["acties"][0]
    assert [(rij["titel"], rij["tekst"]) for rij in actie["afspraken"]] == [
        ("Afspraak van Stad", "Ons doel.\nMiddelen: Geld.")
    ]
    assert [(rij["partij"], rij["is_vastgelegd"]) for rij in actie["partijen"]] == [("Stad", True), ("Dorp", False)]
    assert nu["programma"] is None
    assert als_nu(nu | {"vorm": 3}) == nu | {"vorm": 3}


def test_a_report_of_before_still_says_what_in_it_was_invented(rapport: Rapport) -> None:
    assert rapport.gegevens
    assert "verzonnen" not in tekst_van(PdfReader(BytesIO(maak_pdf(rapport))))

    actie = rapport.gegevens["lijnen"][0]["acties"][0]
    for verzonnen in (actie, *actie["afspraken"]):
        verzonnen["is_demo"] = True

    tekst = tekst_van(PdfReader(BytesIO(maak_pdf(rapport))))
    assert "Oude actie (demo: verzonnen)" in tekst
    assert tekst.count("(demo: verzonnen)") >= 1 + len(actie["afspraken"])
