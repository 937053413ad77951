"""The files of a version: its whole text, and a PDF that everyone can read."""

from hashlib import sha256
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from pypdf import PdfReader

from codes import services
from codes.models import Bepalingstekst
from tests.support.codes import Codewereld, maak_codewereld, waarom

pytestmark = pytest.mark.django_db
TEKST = "/codes/spelregels/1.txt"
PDF = "/codes/spelregels/1.pdf"


@pytest.fixture
def wereld() -> Codewereld:
    return maak_codewereld()


def afdruk(client: Client, adres: str) -> str:
    return sha256(client.get(adres).content).hexdigest()


def corrigeer(wereld: Codewereld) -> None:
    gevonden = Bepalingstekst.objects.voor_lijst().get(versie=wereld.een, bepaling__sleutel="op-tijd-informeren")
    woorden = "De partijen laten elkaar weten wat zij willen doen."
    services.corrigeer(code=wereld.code, tekst=gevonden, kop=gevonden.kop, woorden=woorden, verantwoording=waarom())


def test_the_print_of_the_text_file_is_that_of_the_version(client: Client, wereld: Codewereld) -> None:
    assert afdruk(client, TEKST) == wereld.een.sha256
    assert client.get(TEKST)["Content-Type"] == "text/plain; charset=utf-8"


def test_a_mended_text_has_a_print_of_its_own_and_the_first_stays(client: Client, wereld: Codewereld) -> None:
    corrigeer(wereld)

    pagina = client.get("/codes/spelregels/1/").text

    assert afdruk(client, f"{TEKST}?tekst=vastgesteld") == wereld.een.sha256
    assert afdruk(client, TEKST) != wereld.een.sha256
    assert afdruk(client, TEKST) in pagina and wereld.een.sha256 in pagina
    assert "Tekst verbeterd: Dat spraken wij af." in pagina


def lees_pdf(client: Client) -> PdfReader:
    return PdfReader(BytesIO(client.get(PDF).content))


def test_the_pdf_is_for_everyone_and_has_the_whole_text(client: Client, wereld: Codewereld) -> None:
    pdf = lees_pdf(client)
    wortel: Any = pdf.trailer["/Root"]
    gelezen = " ".join(" ".join(blad.extract_text() for blad in pdf.pages).split())

    assert b"<pdfuaid:part>1</pdfuaid:part>" in wortel["/Metadata"].get_data()
    assert wortel["/Lang"] == "nl-NL" and wortel["/MarkInfo"]["/Marked"]
    assert pdf.metadata and pdf.metadata.title == "Spelregels van de overheden, versie 1"
    assert "2 Op tijd informeren De partijen laten elkaar weten wat zij van plan zijn." in gelezen
    assert wereld.een.sha256 in gelezen.replace(" ", "")


def test_the_same_text_gives_the_same_pdf(client: Client, wereld: Codewereld) -> None:
    eerst = client.get(PDF).content
    anders = Client().get(f"{PDF}?q=anders").content
    assert eerst == anders

    corrigeer(wereld)
    assert "willen doen" in " ".join(blad.extract_text() for blad in lees_pdf(client).pages)
