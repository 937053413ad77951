"""Pages of text that editors write."""

import pytest
from django.core.cache import cache
from django.test import Client
from pytest_django import Settings

from basis.web.middleware import zonder_staart
from basis.zoeken.vragen import zoek
from ibp_portal.settings.uitgever import Uitgever
from programmalijnen.services import leg_pagina_vast
from tests.factories import PaginaFactory
from tests.support.pagina import lees

pytestmark = pytest.mark.django_db


def test_the_text_of_an_editor_as_a_page(client: Client) -> None:
    PaginaFactory(slug="over", titel="Over dit portaal", omschrijving="Waarom dit er is.", tekst="# Kop\n\n**Vet**.")

    pagina = lees(client, "/over/")

    assert (pagina.titel, pagina.koppen[:2]) == (
        "Over dit portaal – IBP-portaal",
        [("h1", "Over dit portaal"), ("h2", "Kop")],
    )
    assert {"name": "description", "content": "Waarom dit er is."} in pagina.met("name", "description")


def test_who_publishes_stands_beside_the_text_and_in_the_foot(client: Client, settings: Settings) -> None:
    settings.UITGEVER = Uitgever("Bureau IBP", ("Postbus 20", "2500 EA Den Haag"), "redactie@bureau.example")
    for slug in ("contact", "toegankelijkheid", "over"):
        PaginaFactory(slug=slug)

    for slug, aantal in {"contact": 2, "toegankelijkheid": 2, "over": 1}.items():
        pagina = lees(client, f"/{slug}/")

        assert pagina.tekst.count("Bureau IBP Postbus 20 2500 EA Den Haag redactie@bureau.example") == aantal
        assert "mailto:redactie@bureau.example" in pagina.links.values()
        assert "Dit is een voorbeeld" not in pagina.tekst
    assert "Wie is de redactie?" in lees(client, "/contact/").tekst


def test_the_foot_leads_to_the_source_code_when_it_is_somewhere(client: Client, settings: Settings) -> None:
    PaginaFactory(slug="over")
    assert "Broncode" not in lees(client, "/over/").links

    settings.BRONCODE = "https://git.example.nl/portaal"
    cache.clear()

    assert lees(client, "/over/").links["Broncode"] == "https://git.example.nl/portaal"


def test_an_example_of_a_publisher_says_so(client: Client) -> None:
    PaginaFactory(slug="contact")

    assert lees(client, "/contact/").tekst.count("Dit is een voorbeeld") == 2


def test_a_page_that_is_not_published_is_nowhere(client: Client) -> None:
    velden = {"titel": "Privacy", "omschrijving": "Zin.", "tekst": "Een waterkonijn.", "is_gepubliceerd": False}
    leg_pagina_vast(slug="proef", velden=velden)
    assert client.get("/proef/").status_code == 404
    assert zoek("waterkonijn").groepen == []
    assert "/proef/" not in client.get("/sitemap-paginas.xml").text

    leg_pagina_vast(slug="proef", velden={"is_gepubliceerd": True})
    assert client.get("/proef/").status_code == 200
    assert len(zoek("waterkonijn").groepen) == 1
    assert "/proef/" in client.get("/sitemap-paginas.xml").text


def test_a_changed_text_shows_at_once(client: Client) -> None:
    leg_pagina_vast(slug="over", velden={"titel": "Over", "omschrijving": "Zin.", "tekst": "Oud."})
    assert "Oud." in lees(client, "/over/").tekst

    leg_pagina_vast(slug="over", velden={"tekst": "Nieuw."})

    assert "Nieuw." in lees(client, "/over/").tekst


@pytest.mark.parametrize("staart", [",", ").", ";", "”", "/)", "/,"])
def test_an_address_with_the_end_of_a_sentence_leads_to_the_page(client: Client, staart: str) -> None:
    PaginaFactory(slug="over")

    assert client.get(f"/over{staart}", follow=True).redirect_chain[-1][0] == "/over/"
    assert client.get(f"/bestaat/niet{staart}", follow=True).status_code == 404
    assert zonder_staart(f"//elders.nl/over{staart}") == ""


def test_an_unknown_address_is_a_page_that_helps(client: Client) -> None:
    pagina = lees(client, "/bestaat-niet/", status=404)

    assert len([tekst for kop, tekst in pagina.koppen if kop == "h1"]) == 1
    assert {"/", "/zoeken/"} <= set(pagina.links.values())
