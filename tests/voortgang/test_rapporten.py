"""The pages of the reports for readers."""

import pytest
from django.core.cache import caches
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from acties import services as acties
from tests.support.pagina import lees
from tests.support.rapporten import maak_rapport, maak_verleden
from tests.support.wereld import BEGIN
from voortgang import services
from voortgang.views import rapport as pagina

pytestmark = pytest.mark.django_db
LIJST, NIEUW = "/voortgang/rapporten/", "/voortgang/rapporten/nieuw/"


def test_readers_find_published_reports_and_no_drafts(client: Client) -> None:
    maak_rapport(titel="Nog een concept", klaar=True)
    openbaar = maak_rapport(titel="Voor iedereen", klaar=True, gepubliceerd=True)

    lijst = lees(client, LIJST)

    assert lijst.links[f"Voor iedereen: {openbaar.periode_tekst}"] == openbaar.get_absolute_url()
    assert "concept" not in lijst.tekst.lower()
    assert lijst.met("method", "post") == []


def test_the_list_says_when_there_is_nothing(client: Client) -> None:
    assert "Nog geen rapporten" in lees(client, LIJST).tekst


def test_pages_lead_to_the_reports_once_there_is_one(client: Client) -> None:
    for klaar in (False, True):
        if klaar:
            maak_rapport(klaar=True, gepubliceerd=True)
        voortgang, volgen = lees(client, "/voortgang/"), lees(client, "/volgen/")  # the second asks nothing of its own
        assert voortgang.tekst.count("Voortgangsrapportages") == (2 if klaar else 0)
        assert volgen.links.get("Voortgangsrapportages") == (LIJST if klaar else None)


def test_a_reader_reads_the_whole_report(client: Client) -> None:
    maak_verleden()
    rapport = maak_rapport(klaar=True, gepubliceerd=True, inleiding="Een **woord** vooraf <script>x</script>.")

    gelezen = lees(client, rapport.get_absolute_url())

    for stuk in ("woord vooraf", "1 opnieuw gepland", "122 dagen later", "Oude actie"):
        assert stuk in gelezen.tekst
    for stuk in ("De wet kost meer tijd.", "Geen afspraak vastgelegd", "Gemaakt namens beheer van het portaal"):
        assert stuk in gelezen.tekst
    assert "%" not in gelezen.tekst
    assert ("h2", "Wat niet in dit rapport staat") in gelezen.koppen
    assert gelezen.met("method", "post") == []


@pytest.mark.parametrize(
    ("soort", "inhoud"),
    [
        ("pdf", "application/pdf"),
        ("ods", "application/vnd.oasis.opendocument.spreadsheet"),
        ("csv", "text/csv; charset=utf-8"),
    ],
)
def test_a_reader_takes_a_file_along(client: Client, soort: str, inhoud: str) -> None:
    rapport = maak_rapport(klaar=True, gepubliceerd=True)

    antwoord = client.get(f"{LIJST}{rapport.slug}.{soort}")

    assert antwoord["Content-Type"] == inhoud
    assert antwoord["Content-Disposition"] == f'attachment; filename="voortgang-in-2021.{soort}"'
    assert antwoord.getvalue() == bytes(rapport.bestanden.get(soort=soort).inhoud)


def test_a_report_that_was_withdrawn_is_gone(client: Client) -> None:
    rapport = maak_rapport(klaar=True, gepubliceerd=True)
    lees(client, rapport.get_absolute_url())

    services.trek_in(rapport=rapport, door=None)

    for adres in (rapport.get_absolute_url(), f"{LIJST}{rapport.slug}.pdf"):
        assert client.get(adres).status_code == 404
    assert rapport.get_absolute_url() not in client.get("/sitemap-rapporten.xml").text


def test_the_page_stays_the_same_whatever_happens_next(client: Client) -> None:
    verleden = maak_verleden()
    rapport = maak_rapport(klaar=True, gepubliceerd=True)
    eerst = client.get(rapport.get_absolute_url()).content

    acties.trek_publicatie_in(actie=verleden.actie, verantwoording=BEGIN)
    caches["paginas"].clear()

    assert client.get(rapport.get_absolute_url()).content == eerst


def test_a_page_costs_as_much_for_a_large_report(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    maak_verleden()
    rapport = maak_rapport(klaar=True, gepubliceerd=True)
    client.get("/")

    with django_assert_num_queries(3):  # the report, its files and, the first time, its content
        client.get(rapport.get_absolute_url())
    with django_assert_num_queries(2):
        client.get(rapport.get_absolute_url())
    maak_rapport(klaar=True, gepubliceerd=True, titel="Nog een")
    with django_assert_num_queries(1):
        client.get(LIJST)


def test_a_very_large_report_refers_to_the_pdf(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pagina, "MEESTE", 0)
    maak_verleden()
    rapport = maak_rapport(klaar=True, gepubliceerd=True)

    gelezen = lees(client, rapport.get_absolute_url())

    assert "1 actie staat niet op deze pagina, wel in de PDF." in gelezen.tekst
    assert ("h3", "Oude actie") not in gelezen.koppen
