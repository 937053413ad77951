"""What pages say to machines: it can be read, says what the page says, and cannot break out of its block."""

import json
import re
from typing import Any

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from basis.web.jsonld import als_blok
from tests.factories import ActieFactory, PartijFactory, SoortFactory
from tests.support.pagina import lees
from tests.support.wereld import Wereld

BLOK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
HIER = "https://portaal.voorbeeld.nl"


def _blokken(client: Client, adres: str) -> dict[str, Any]:
    """By its type each block of a page."""
    dingen = [json.loads(tekst) for tekst in BLOK.findall(client.get(adres).text)]
    assert all(ding["@context"] == "https://schema.org" for ding in dingen)
    return {ding["@type"]: ding for ding in dingen}


@given(st.text() | st.sampled_from(["</script>", "<!--<script>", "]]>", "&lt;", "\u2028"]))
def test_no_text_ends_the_block(tekst: str) -> None:
    blok = als_blok({"name": tekst})
    (inhoud,) = BLOK.findall(blok)
    assert json.loads(inhoud)["name"] == tekst
    assert not set(inhoud) & set("<>&")


@pytest.mark.django_db
def test_the_page_of_an_actie_says_what_it_is_about(client: Client, wereld: Wereld) -> None:
    adres = f"/acties/{wereld.actie.slug}/"
    pagina = _blokken(client, adres)["WebPage"]
    over = pagina["mainEntity"]
    assert (over["@type"], over["name"], over["url"]) == ("Project", wereld.actie.titel, f"{HIER}{adres}")
    assert wereld.trekker.naam in [wie["name"] for wie in over["member"]]
    assert ("h1", over["name"]) in lees(client, adres).koppen
    assert pagina["url"] == f"{HIER}{adres}"


@pytest.mark.django_db
def test_a_law_is_legislation(client: Client) -> None:
    ActieFactory(slug="wet", titel="Wet <b>&</b> recht", soort=SoortFactory(slug="wetswijziging"), gepubliceerd=True)
    over = _blokken(client, "/acties/wet/")["WebPage"]["mainEntity"]
    assert (over["@type"], over["name"], over["legislationType"]) == ("Legislation", "Wet <b>&</b> recht", "Wet")


@pytest.mark.django_db
def test_the_page_of_a_party_says_who_it_is(client: Client) -> None:
    PartijFactory(slug="dorp", naam="Gemeente Dorp", soort="gemeente", tooi="https://identifier.overheid.nl/d")
    over = _blokken(client, "/partijen/dorp/")["WebPage"]["mainEntity"]
    assert (over["@type"], over["name"]) == ("GovernmentOrganization", "Gemeente Dorp")
    assert over["identifier"] == "https://identifier.overheid.nl/d"


@pytest.mark.django_db
def test_nothing_is_said_of_the_past_or_of_what_was_invented(client: Client, wereld: Wereld) -> None:
    ActieFactory(slug="demo", is_demo=True, gepubliceerd=True)
    PartijFactory(slug="demopartij", is_demo=True)
    toen = f"/acties/{wereld.actie.slug}/?stand=2021-03-01"
    for adres in ("/acties/demo/", "/partijen/demopartij/?demo=ja", toen):
        assert "WebPage" not in _blokken(client, adres)


@pytest.mark.django_db
def test_the_breadcrumbs_are_there_as_a_reader_sees_them(client: Client, wereld: Wereld) -> None:
    adres = f"/acties/{wereld.actie.slug}/"
    stappen = _blokken(client, f"{adres}?demo=ja")["BreadcrumbList"]["itemListElement"]
    assert [stap["position"] for stap in stappen] == [1, 2, 3, 4]
    assert [stap["name"] for stap in stappen] == [
        *("Home", "Acties"), wereld.actie.programmalijn.titel, wereld.actie.titel
    ]  # fmt: skip
    assert [stap.get("item") for stap in stappen] == [
        *(f"{HIER}/", f"{HIER}/acties/", f"{HIER}{wereld.actie.programmalijn.get_absolute_url()}"), None
    ]  # fmt: skip


@pytest.mark.django_db
def test_a_table_of_the_open_data_is_a_dataset(client: Client) -> None:
    over = _blokken(client, "/open-data/acties/")["WebPage"]["mainEntity"]
    assert (over["@type"], over["license"][:38]) == ("Dataset", "https://creativecommons.org/publicdoma")
    assert ("h1", over["name"]) in lees(client, "/open-data/acties/").koppen
    assert {deel["contentUrl"] for deel in over["distribution"]} == {
        f"{HIER}/open-data/acties.{vorm}" for vorm in ("csv", "json", "ods", "xlsx")
    }
