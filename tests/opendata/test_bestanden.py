"""Fetching the files, and the pages that explain them."""

import csv
import io
import json
import re

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from acties import services as acties
from basis.api import register
from opendata.uitgaven import services, views, voorbeelden
from opendata.uitgaven.models import Uitgave
from tests.factories import ActieFactory
from tests.support.pagina import Pagina
from tests.support.wereld import BEGIN, Wereld

pytestmark = pytest.mark.django_db


@pytest.fixture
def uitgave(wereld: Wereld) -> Uitgave:
    return services.maak_uitgave()


@pytest.mark.parametrize("vorm", ["csv", "json", "ods", "xlsx"])
def test_a_kept_file_is_given_whole_with_what_a_program_asks_for(client: Client, uitgave: Uitgave, vorm: str) -> None:
    antwoord = client.get(f"/open-data/acties.{vorm}")
    bestand = uitgave.bestand(f"acties.{vorm}")
    assert bestand is not None
    assert antwoord.status_code == 200
    assert len(antwoord.getvalue()) == bestand.grootte == int(antwoord["Content-Length"])
    assert antwoord["ETag"] == f'"{bestand.sha256}"'
    assert antwoord["Last-Modified"]
    assert antwoord["Journaal-Positie"] == str(uitgave.positie)
    assert antwoord["Access-Control-Allow-Origin"] == "*"
    assert not antwoord.cookies


def test_who_has_it_already_gets_a_short_answer(client: Client, uitgave: Uitgave) -> None:
    eerste = client.get("/open-data/acties.csv")
    assert client.get("/open-data/acties.csv", headers={"If-None-Match": eerste["ETag"]}).status_code == 304
    sinds = {"If-Modified-Since": eerste["Last-Modified"]}
    assert client.get("/open-data/acties.csv", headers=sinds).status_code == 304
    assert client.get("/open-data/acties.csv", headers={"If-None-Match": '"iets"'}).status_code == 200


def test_head_says_what_get_would_give(client: Client, uitgave: Uitgave) -> None:
    toen = f"stand={timezone.localdate()}"
    for adres in ("acties.csv", "alles.zip", f"acties.json?{toen}", f"acties.csv?{toen}&scheiding=komma"):
        hoofd, geheel = client.head(f"/open-data/{adres}"), client.get(f"/open-data/{adres}")
        assert (hoofd.status_code, hoofd.getvalue()) == (200, b"")
        for naam in ("Content-Type", "Content-Disposition", "Journaal-Positie"):
            assert hoofd[naam] == geheel[naam]
        assert hoofd.get("Link") == geheel.get("Link")


def test_commas_are_asked_for_in_the_address(client: Client, uitgave: Uitgave) -> None:
    antwoord = client.get("/open-data/acties.csv?scheiding=komma")
    assert antwoord.getvalue().startswith(b"id,sleutel,")
    assert antwoord["Link"].endswith('/open-data/acties.csv>; rel="canonical"')


def test_before_the_first_set_is_made_one_is_asked_to_come_back(client: Client, wereld: Wereld) -> None:
    antwoord = client.get("/open-data/acties.csv")
    assert (antwoord.status_code, antwoord["Retry-After"]) == (503, "300")
    assert "De bestanden worden nog gemaakt" in client.get("/open-data/").text


@pytest.mark.parametrize("vorm", ["csv", "json"])
def test_a_file_of_another_day_tells_how_it_was(client: Client, uitgave: Uitgave, wereld: Wereld, vorm: str) -> None:
    assert ActieFactory(gepubliceerd=True).pk
    adres = f"/open-data/acties.{vorm}?stand={timezone.localdate()}"
    toen = client.get(f"{adres}&bekend={timezone.now():%Y-%m-%dT%H:%M:%SZ}").getvalue()
    acties.meld_voortgang(actie=wereld.actie, status="vertraagd", verantwoording=BEGIN)
    nu = client.get(adres).getvalue()
    assert (b"vertraagd" in toen, b"vertraagd" in nu) == (False, True)


def test_a_json_file_of_another_day_is_shaped_as_the_kept_one(client: Client, uitgave: Uitgave) -> None:
    bewaard = json.loads(client.get("/open-data/acties.json").getvalue())
    gemaakt = json.loads(client.get(f"/open-data/acties.json?stand={timezone.localdate()}").getvalue())
    assert gemaakt.keys() == bewaard.keys()
    for sleutel in ("tabel", "positie", "stand", "licentie"):
        assert gemaakt[sleutel] == bewaard[sleutel]
    assert [rij.keys() for rij in gemaakt["resultaten"]] == [rij.keys() for rij in bewaard["resultaten"]]


@pytest.mark.parametrize("vorm", ["ods", "xlsx"])
def test_a_spreadsheet_of_another_day_has_a_limit(
    client: Client, wereld: Wereld, monkeypatch: pytest.MonkeyPatch, vorm: str
) -> None:
    adres = f"/open-data/acties.{vorm}?stand={timezone.localdate()}"
    assert client.get(adres).content[:2] == b"PK"
    monkeypatch.setattr(views, "MEEST_IN_BLAD", 0)
    assert client.get(adres).status_code == 422


def test_with_the_invented_only_when_asked(client: Client, uitgave: Uitgave) -> None:
    ActieFactory(gepubliceerd=True, slug="verzonnen", is_demo=True)
    lezer = csv.DictReader(
        io.StringIO(client.get("/open-data/acties.csv?demo=ja").getvalue().decode("utf-8-sig")), delimiter=";"
    )
    assert "verzonnen" in {rij["sleutel"] for rij in lezer}
    assert b"verzonnen" not in client.get("/open-data/acties.csv").getvalue()


@pytest.mark.parametrize(
    ("vraag", "status"), [("status=gepland", 400), ("stand=morgen", 422), ("stand=2999-01-01", 422), ("bekend=nu", 302)]
)
def test_what_a_file_can_not_be_asked_is_said(client: Client, uitgave: Uitgave, vraag: str, status: int) -> None:
    assert client.get(f"/open-data/acties.csv?{vraag}").status_code == status


@pytest.mark.parametrize("pad", ["onzin.csv", "onzin/", "acties.exe", "alles.csv"])
def test_what_is_not_there_is_not_found(client: Client, uitgave: Uitgave, pad: str) -> None:
    assert client.get(f"/open-data/{pad}").status_code == 404


def test_every_example_on_the_page_gives_an_answer(client: Client, uitgave: Uitgave) -> None:
    pagina = client.get("/open-data/")
    for voorbeeld in (*voorbeelden.API, *voorbeelden.BESTANDEN):
        assert voorbeeld.adres.replace("&", "&amp;") in pagina.text
        assert client.get(voorbeeld.pad).status_code == 200, voorbeeld.pad
    in_code = [adres for _, code in voorbeelden.codes() for adres in re.findall(r"https?://[^/\s\"]+(/[^\s\"]+)", code)]
    assert in_code
    for pad in in_code:
        assert client.get(pad).status_code == 200, pad


def test_every_file_on_the_page_is_there(client: Client, uitgave: Uitgave) -> None:
    adressen = re.findall(r'href="(/open-data/[^"#?]+)"', client.get("/open-data/").text)
    assert len(adressen) > 5 * len(register.tabellen())
    assert {adres: client.get(adres).status_code for adres in adressen} == dict.fromkeys(adressen, 200)


def test_the_reference_tells_of_every_column_and_filter(client: Client, uitgave: Uitgave) -> None:
    for tabel in register.tabellen().values():
        pagina = Pagina(client.get(f"/open-data/{tabel.naam}/"))
        for kolom in tabel.kolommen:
            assert pagina.met("id", f"kolom-{kolom.naam}"), kolom.naam
            assert kolom.uitleg in pagina.tekst
            assert all(label in pagina.tekst for _, label in kolom.keuzes)
        assert all(zeef.uitleg in pagina.tekst for zeef in tabel.zeven)


def test_a_page_of_the_past_leads_to_files_of_that_day(client: Client, uitgave: Uitgave) -> None:
    pagina = client.get("/open-data/?stand=2021-03-01").text
    assert 'href="/open-data/acties.ods?stand=2021-03-01"' in pagina
    assert "Alle tabellen als" not in pagina


@pytest.mark.parametrize("adres", ["/open-data/", "/open-data/acties/"])
def test_the_pages_ask_little(
    client: Client, uitgave: Uitgave, adres: str, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client.get(adres)

    with django_assert_max_num_queries(4):
        client.get(adres)
