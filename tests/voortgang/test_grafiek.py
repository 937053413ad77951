"""Charts to take along: the numbers say what the page says, and the picture stands by itself."""

import csv
import re
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from django.core.cache import caches
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from tests.factories import ActieFactory, MijlpaalFactory
from tests.support.pagina import lees
from tests.support.wereld import Wereld
from voortgang.grafiek import GETALLEN, GRAFIEKEN, TIJDLIJN, getallen, teken
from voortgang.teltabel import Cel, Telkolom, Telrij, teltabel

pytestmark = pytest.mark.django_db
ALLE = (*GRAFIEKEN, TIJDLIJN)
SVG = "{http://www.w3.org/2000/svg}"


def _rijen(client: Client, adres: str) -> list[dict[str, str]]:
    tekst = client.get(adres).getvalue().decode("utf-8-sig")
    return list(csv.DictReader(tekst.splitlines(), delimiter=";"))


def test_the_numbers_are_those_of_the_page(client: Client, wereld: Wereld) -> None:
    ActieFactory(gepubliceerd=True, status="afgerond")
    pagina = lees(client, "/voortgang/")
    jaar = str(timezone.localdate().year)
    nu = {rij["rij"]: rij for rij in _rijen(client, "/voortgang/statussen.csv") if rij["kolom"] == jaar}
    assert int(nu["afgerond"]["aantal"]) == 1
    link = pagina.links[f"1 {jaar}, afgerond"]
    assert nu["afgerond"]["adres"] == f"https://portaal.voorbeeld.nl{link}"


def test_what_nobody_knows_is_never_told_as_none() -> None:
    tabel = teltabel([Telkolom("2021"), Telkolom("2022")], [Telrij("gepland", (Cel(0, is_onbekend=True), Cel(0)))])
    aantal = next(kolom for kolom in GETALLEN if kolom.naam == "aantal")
    beeld = teken(tabel)
    assert [aantal.cel(een) for een in getallen(tabel)] == ["", 0]
    assert [staaf.tekst for staaf in beeld["staven"]] == ["?", "0"]
    assert beeld["woorden"] == "gepland, 2021: niet bekend; gepland, 2022: 0"


def test_the_timeline_tells_its_parts(client: Client, wereld: Wereld) -> None:
    MijlpaalFactory(actie=wereld.actie, titel="De wet geldt")
    rijen = _rijen(client, "/voortgang/tijdlijn.csv")
    assert {rij["soort"] for rij in rijen} >= {"looptijd", "mijlpaal"}
    assert "De wet geldt" in {rij["naam"] for rij in rijen if rij["actie"] == wereld.actie.titel}


@pytest.mark.parametrize("wat", ALLE)
def test_a_picture_stands_by_itself(client: Client, wereld: Wereld, wat: str) -> None:
    titel = 'Een <b>titel</b> & "meer"'
    ActieFactory(gepubliceerd=True, titel=titel)
    antwoord = client.get(f"/voortgang/{wat}.svg")
    assert antwoord.headers["Content-Type"] == "image/svg+xml"
    beeld = ET.fromstring(antwoord.content)
    delen = {kind.tag.removeprefix(SVG): kind for kind in beeld.iter()}
    assert beeld[0].tag == f"{SVG}title"
    assert beeld.get("aria-labelledby") == "titel uitleg"
    assert "Stand op" in (delen["desc"].text or "")
    assert not {"style", "script", "a", "image", "use"} & set(delen)
    assert not [k for deel in beeld.iter() for k in deel.attrib if k in {"class", "style", "href"}]
    assert re.findall(r"https?://(?!www\.w3\.org|portaal\.voorbeeld\.nl)", antwoord.text) == []
    assert (titel in ET.tostring(beeld, encoding="unicode", method="text")) == (wat == TIJDLIJN)


@pytest.mark.parametrize("vorm", ["csv", "svg"])
@pytest.mark.parametrize("wat", ALLE)
def test_a_chart_is_of_the_choice_and_the_day_of_its_page(client: Client, wereld: Wereld, wat: str, vorm: str) -> None:
    adres = "/voortgang/tijdlijn/" if wat == TIJDLIJN else "/voortgang/"
    keuze, dag = f"?lijn={wereld.actie.programmalijn.slug}", timezone.localdate()
    pagina = lees(client, f"{adres}{keuze}&stand={dag}")
    (link,) = {k["href"] or "" for k in pagina.met("href") if f"{wat}.{vorm}" in (k["href"] or "")}
    assert link.endswith(f"{keuze}&stand={dag}")
    antwoord = client.get(link)
    assert antwoord.status_code == 200
    assert f"{wat}-{dag}.{vorm}" in antwoord.headers["Content-Disposition"]


@pytest.mark.parametrize("aantal", [1, 12])
@pytest.mark.parametrize(
    ("adres", "budget"), [("statussen.csv", 4), ("tijdlijn.csv", 4), ("statussen.svg", 5), ("tijdlijn.svg", 5)]
)
def test_more_rows_cost_no_more_queries(
    client: Client, adres: str, budget: int, aantal: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for nummer in range(aantal):
        MijlpaalFactory(actie=ActieFactory(gepubliceerd=True), titel=f"Mijlpaal {nummer}")
    for kast in caches.all():
        kast.clear()
    with django_assert_num_queries(budget):
        antwoord: Any = client.get(f"/voortgang/{adres}")
        b"".join(antwoord)
