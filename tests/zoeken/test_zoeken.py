"""The search page."""

import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.support.pagina import lees
from tests.zoeken.conftest import Zetter


def _html(client: Client, status: int = 200, /, **vraag: str) -> str:
    antwoord = client.get("/zoeken/", vraag)
    assert antwoord.status_code == status
    return " ".join(antwoord.content.decode().split())


def test_zonder_vraag_staat_er_uitleg(client: Client, zet: Zetter) -> None:
    for vraag in ({}, {"q": ""}, {"q": "   "}):
        assert "Zo zoekt u" in _html(client, **vraag)


def test_groepen_met_gemarkeerde_treffers(client: Client, zet: Zetter) -> None:
    zet("Vernieuwing van het toezicht", kort="Samen met gemeenten", label="Eén overheid · loopt")
    zet("Toezichthouder", soort="partij")
    html = _html(client, q="toezicht")
    assert "2 resultaten voor “toezicht”" in html
    assert 'href="/actie/1/">Vernieuwing van het <mark>toezicht</mark><span' in html
    assert "Eén overheid · loopt" in html
    assert html.index("1 actie<") < html.index("1 partij<")
    assert "<title>Zoeken: toezicht –" in html


def test_script_blijft_tekst(client: Client, zet: Zetter) -> None:
    zet("<script>toezicht</script>", kort="<img src=x> toezicht & wet", label="<b>")
    assert "<script>toezicht" not in _html(client, q="<script>toezicht")
    html = _html(client, q="toezicht")
    assert "&lt;script&gt;<mark>toezicht</mark>&lt;/script&gt;" in html
    assert "&lt;img src=x&gt; <mark>toezicht</mark> &amp; wet" in html


def test_meer_dan_vijf_geeft_een_link_naar_alle(client: Client, zet: Zetter) -> None:
    for nummer in range(23):
        zet(f"Toezicht {nummer}")
    html = _html(client, q="toezicht")
    assert html.count("kaart__titel") == 5
    assert "Alle 23 acties" in html
    assert 'href="?q=toezicht&amp;soort=actie"' in html


def test_bladeren_door_een_soort(client: Client, zet: Zetter) -> None:
    for nummer in range(23):
        zet(f"Toezicht {nummer}")
    html = _html(client, q="toezicht", soort="actie")
    assert html.count("kaart__titel") == 20
    assert 'rel="next" href="?q=toezicht&amp;soort=actie&amp;pagina=2"' in html
    html = _html(client, q="toezicht", soort="actie", pagina="2")
    assert html.count("kaart__titel") == 3
    assert 'rel="prev" href="?q=toezicht&amp;soort=actie&amp;pagina=1"' in html
    assert 'rel="next"' not in html
    assert "<title>Zoeken: toezicht (acties), pagina 2 –" in html


@pytest.mark.parametrize("vraag", [{"soort": "actie", "pagina": "3"}, {"pagina": "2"}])
def test_pagina_die_er_niet_is(client: Client, zet: Zetter, vraag: dict[str, str]) -> None:
    zet("Toezicht")
    _html(client, 404, q="toezicht", **vraag)


@pytest.mark.parametrize("vraag", [{"soort": "fiets"}, {"pagina": "x"}, {"soort": "actie", "pagina": "-1"}])
def test_onzin_in_het_adres_geeft_gewoon_resultaten(client: Client, zet: Zetter, vraag: dict[str, str]) -> None:
    zet("Toezicht")
    assert "1 resultaat voor" in _html(client, q="toezicht", **vraag)


def test_soort_zonder_treffers_wijst_naar_de_rest(client: Client, zet: Zetter) -> None:
    zet("Toezicht")
    html = _html(client, q="toezicht", soort="partij")
    assert "Geen partijen gevonden" in html
    assert "Toon alle resultaten" in html


def test_bedoelde_u(client: Client, zet: Zetter) -> None:
    zet("Toezicht")
    html = _html(client, q="toesicht", soort="actie")
    assert re.search(r'Bedoelde u <a class="tekstlink" href="\?q=toezicht" *>toezicht</a>', html)
    assert "Niets gevonden voor “toesicht”" in html
    assert "<mark>" not in html


def test_type_date_and_source_stand_with_each_hit(client: Client, zet: Zetter) -> None:
    zet("Toezicht", label="van Wgr", datum="bereikt in mei 2019", bron="Brief aan de Kamer")
    html = _html(client, q="toezicht")
    assert "<span>Actie</span> <span>van Wgr</span> <span>Bereikt in mei 2019</span>" in html
    assert "<span>Bron: Brief aan de Kamer</span>" in html


def test_niets_gevonden_helpt(client: Client, zet: Zetter) -> None:
    zet("Toezicht")
    html = _html(client, q="<xqzvbnm>")
    assert "Niets gevonden voor “&lt;xqzvbnm&gt;”" in html
    assert "Gebruik minder woorden" in html


def test_te_lange_vraag_blijft_staan(client: Client, zet: Zetter) -> None:
    lang = "toezicht " * 23 + "einde"
    html = _html(client, 422, q=lang)
    assert "Uw zoekvraag is te lang: 212 tekens. Gebruik er hoogstens 200." in html
    assert f'value="{lang}"' in html
    assert "<title>Fout: Zoeken" in html


@pytest.mark.parametrize("vraag", ["toe\x00zicht", "\ufefftoe\u200bzi\u00adcht\u202e"])
def test_wat_niemand_ziet_telt_niet_mee(client: Client, zet: Zetter, vraag: str) -> None:
    zet("Toe\u200czicht")

    assert "1 resultaat" in _html(client, q=vraag)


def test_anoniem_zoeken_kost_een_query_en_zet_geen_cookie(
    client: Client, zet: Zetter, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for nummer in range(8):
        zet(f"Toezicht {nummer}")
    with django_assert_num_queries(1):
        antwoord = client.get("/zoeken/", {"q": "toezicht"})
    assert not antwoord.cookies
    assert "Cookie" not in antwoord.get("Vary", "")


def test_alleen_lezen(client: Client) -> None:
    assert client.post("/zoeken/").status_code == 405


@pytest.mark.django_db
def test_a_word_that_stands_everywhere_is_told_to_be_too_common(client: Client) -> None:
    assert "komen te vaak voor" in lees(client, "/zoeken/?q=de").tekst
    assert "komen te vaak voor" not in lees(client, "/zoeken/?q=ruimtevaart").tekst
