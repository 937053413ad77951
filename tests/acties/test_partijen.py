"""The pages of the parties: who takes part, in what, and what each promised."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from acties import services
from basis.tijd.perioden import jaar, periode
from partijen.models import Partij
from partijen.services import leg_partij_vast, zet_opvolgers
from tests.factories import ActieFactory, PartijFactory, beloof
from tests.support.pagina import Pagina, lees
from tests.support.wereld import BEGIN, Wereld

pytestmark = pytest.mark.django_db


def namen(pagina: Pagina) -> list[str]:
    return [tekst for tekst, adres in pagina.links.items() if re.fullmatch(r"/partijen/[\w-]+/", adres)]


def test_who_takes_part_with_the_number_of_acties(wereld: Wereld, client: Client) -> None:
    pagina = lees(client, "/partijen/")

    assert namen(pagina) == ["Gemeente Partner", "Provincie Trek"]
    assert "Gemeente Partner Gemeente 1 actie" in pagina.tekst


@pytest.mark.parametrize(
    ("vraag", "gevonden"),
    [
        ({"laag": "provincies"}, ["Provincie Trek"]),
        ({"laag": "onzin"}, ["Gemeente Partner", "Provincie Trek"]),
        ({"q": "partner"}, ["Gemeente Partner"]),
        ({"q": "PÁRTNER"}, ["Gemeente Partner"]),
        ({"alle": "ja"}, ["Gemeente Partner", "Gemeente Vreemd", "Provincie Trek"]),
        ({"alle": "ja", "laag": "gemeenten", "q": "vreemd"}, ["Gemeente Vreemd"]),
        ({"q": "vreemd"}, ["Gemeente Vreemd"]),
        ({"q": "100%_\\"}, []),
        ({"q": "-"}, []),
        ({"q": "\x00"}, ["Gemeente Partner", "Provincie Trek"]),
    ],
)
def test_parties_by_layer_and_name(vraag: dict[str, str], gevonden: list[str], wereld: Wereld, client: Client) -> None:
    pagina = Pagina(lees(client, "/partijen/").formulier("Partijen zoeken").verstuur(client, **vraag))

    assert namen(pagina) == gevonden


def test_nothing_found_helps_on(wereld: Wereld, client: Client) -> None:
    pagina = lees(client, "/partijen/?q=niemand")

    assert "Geen partijen gevonden" in pagina.tekst
    assert pagina.links["Alle partijen"] == "/partijen/"


def test_many_parties_come_in_pages(client: Client) -> None:
    for nummer in range(60):
        PartijFactory(naam=f"Waterschap {nummer}")

    eerste = lees(client, "/partijen/?alle=ja&q=waterschap")
    volgende = next(adres for tekst, adres in eerste.links.items() if "Volgende" in tekst)

    assert len({*namen(eerste), *namen(lees(client, f"/partijen/{volgende}"))}) == 60


def test_a_party_with_its_role_and_promise_in_each_actie(wereld: Wereld, client: Client) -> None:
    pagina = lees(client, wereld.partner.get_absolute_url())

    assert "Doet mee aan 1 actie. Bij 1 daarvan kennen wij een afspraak." in pagina.tekst
    assert pagina.links[wereld.actie.titel] == wereld.actie.get_absolute_url()
    assert pagina.links["Doel van de partner"] == wereld.afspraak.get_absolute_url()
    assert "partner" in pagina.tekst


def test_what_a_party_promised_by_year(wereld: Wereld, client: Client) -> None:
    beloof(wereld.partner, wereld.actie, gemaakt=jaar(2019), stand="nagekomen")
    beloof(wereld.partner, gemaakt=jaar(2019), uiterlijk=jaar(2020), titel="Voor alles")

    tekst = lees(client, wereld.partner.get_absolute_url()).tekst

    assert "Jaar Beloofd Nagekomen Te laat Nog open 2019 2 1 1 0" in tekst  # no column without a number
    assert "Onbekend 1 0 0 1" in tekst
    assert "Afspraken over het hele programma Voor alles" in tekst


def test_a_party_that_promised_nothing_says_so(wereld: Wereld, client: Client) -> None:
    tekst = lees(client, wereld.trekker.get_absolute_url()).tekst

    assert "Doet mee aan 1 actie. Wij kennen daarin geen afspraak." in tekst
    assert "Geen afspraak vastgelegd" in tekst


def test_a_party_without_acties_says_so_and_what_its_koepel_promised(wereld: Wereld, client: Client) -> None:
    assert "Geen rol in een actie." in lees(client, wereld.vreemde.get_absolute_url()).tekst
    vng = PartijFactory(naam="Vereniging van Gemeenten", afkorting="VG", soort="koepel")
    PartijFactory(naam="Samen", soort="koepel", bestuurslaag="provincies")
    eigen = [beloof(vng, wereld.actie, titel="Eerlijk delen"), beloof(vng, titel="Voor alles")]

    pagina = lees(client, wereld.vreemde.get_absolute_url())
    lijst = lees(client, "/partijen/?q=vreemd&laag=")

    assert "Geen rol in een actie. Uw koepel VG maakte 2 afspraken." in pagina.tekst
    assert pagina.links["Eerlijk delen"] == eigen[0].afspraak.get_absolute_url()
    assert pagina.links["Alles van VG"] == vng.get_absolute_url()
    assert "Geen rol in een actie; uw koepel VG maakte 2 afspraken" in lijst.tekst
    assert "Uw koepel" not in lees(client, wereld.partner.get_absolute_url()).tekst


@pytest.mark.parametrize("q", ["Łódź", "lodz", "gemeente LODZ", "Lo\u00addz", "LZ"])
def test_the_name_of_one_party_alone_leads_to_its_page(q: str, client: Client) -> None:
    PartijFactory(naam="Gemeente Łódź", slug="lodz", afkorting="LZ")
    PartijFactory(naam="Gemeente Lodzen")

    assert client.get("/partijen/", {"q": q}).headers["Location"] == "/partijen/lodz/"
    assert client.get("/partijen/", {"q": q, "stand": "2020-01-01"}).headers["Location"] == (
        "/partijen/lodz/?stand=2020-01-01"
    )
    assert client.get("/partijen/", {"q": q, "laag": ""}).status_code == 200


def test_the_name_of_two_parties_gives_the_list(client: Client) -> None:
    for soort, laag in (("Gemeente", "gemeenten"), ("Provincie", "provincies")):
        PartijFactory(naam=f"{soort} Utrecht", soort=soort.lower(), bestuurslaag=laag)

    assert namen(lees(client, "/partijen/?q=Utrecht")) == ["Gemeente Utrecht", "Provincie Utrecht"]


def test_names_sort_as_in_the_register_of_organisations(client: Client) -> None:
    op_volgorde = ["Gouda", "'s-Gravenhage", "Groningen", "Hengelo", "’s-Hertogenbosch", "Zaanstad", "'t Zand", "Zeist"]
    for naam in sorted(op_volgorde):
        PartijFactory(naam=f"Proef {naam}")

    assert namen(lees(client, "/partijen/?alle=ja&q=proef")) == [f"Proef {naam}" for naam in op_volgorde]


@pytest.mark.parametrize("q", ["'s-hertogenbosch", "s hertogenbosch", "’s‑Hertogenbosch", "hertog"])
def test_signs_in_a_name_may_be_typed_otherwise(q: str, client: Client) -> None:
    PartijFactory(naam="Gemeente ’s-Hertogenbosch")

    assert namen(lees(client, f"/partijen/?q={q}&laag=")) == ["Gemeente ’s-Hertogenbosch"]


@pytest.fixture
def oud(wereld: Wereld) -> Partij:
    """A gemeente that was split at the end of 2022; it takes part and promised something."""
    delen = [PartijFactory(naam=f"Gemeente {naam}", slug=naam.lower()) for naam in ("Zee", "Aarde", "Lucht")]
    zet_opvolgers(partij=wereld.partner, opvolgers=delen)
    return leg_partij_vast(slug=wereld.partner.slug, velden={"geldig": periode(None, date(2022, 12, 31))})[0]


SPLITSING = "Opgeheven op 1 januari 2023, ging verder als Gemeente Aarde, Gemeente Lucht en Gemeente Zee"


def test_a_party_that_ended_is_marked_in_the_list_from_that_day_on(oud: Partij, client: Client) -> None:
    tekst = lees(client, "/partijen/?alle=ja").tekst

    assert f"Gemeente Partner Gemeente 1 actie {SPLITSING}" in tekst
    assert tekst.count("Opgeheven") == 1
    assert SPLITSING in lees(client, "/partijen/?alle=ja&stand=2023-01-01").tekst
    assert "Opgeheven" not in lees(client, "/partijen/?alle=ja&stand=2022-12-31").tekst


def test_a_party_that_ended_says_so_on_its_page_and_keeps_what_it_promised(oud: Partij, client: Client) -> None:
    pagina = lees(client, oud.get_absolute_url())

    assert f"{SPLITSING}. Doet mee aan 1 actie. Bij 1 daarvan kennen wij een afspraak." in pagina.tekst
    assert "Ging verder als Gemeente Aarde , Gemeente Lucht en Gemeente Zee" in pagina.tekst
    assert pagina.links["Gemeente Aarde"] == "/partijen/aarde/"
    assert "Kwam na Gemeente Partner" in lees(client, "/partijen/aarde/").tekst


def test_before_its_end_a_party_is_not_marked_on_its_page(oud: Partij, client: Client) -> None:
    tekst = lees(client, f"{oud.get_absolute_url()}?stand=2022-12-31").tekst

    assert "Opgeheven" not in tekst
    assert "Gaat verder als Gemeente Aarde , Gemeente Lucht en Gemeente Zee" in tekst


def test_parties_that_merged_have_one_successor(client: Client) -> None:
    samen = PartijFactory(naam="Gemeente Samen")
    for naam in ("Duin", "Bos"):
        oud = PartijFactory(naam=f"Gemeente {naam}", geldig=jaar(2018))
        zet_opvolgers(partij=oud, opvolgers=[samen])

    tekst = lees(client, "/partijen/?alle=ja").tekst

    assert tekst.count("Opgeheven op 1 januari 2019, ging verder als Gemeente Samen") == 2
    assert "Kwam na Gemeente Bos en Gemeente Duin" in lees(client, samen.get_absolute_url()).tekst


def test_more_parties_that_ended_cost_no_more_queries(client: Client) -> None:
    gesteld = []
    for aantal in (2, 20):
        samen = PartijFactory()
        for oud in PartijFactory.create_batch(aantal, geldig=jaar(2018)):
            zet_opvolgers(partij=oud, opvolgers=[samen])
        with CaptureQueriesContext(connection) as vragen:
            assert client.get("/partijen/?alle=ja").text.count("Opgeheven") >= aantal
        gesteld.append(len(vragen))

    assert gesteld == [4, 4]  # the stamp, parties, successors, who speaks for them


def test_a_party_that_ended_and_went_on_as_none_says_when(client: Client) -> None:
    weg = PartijFactory(naam="Samenwerking Weg", geldig=jaar(2018))

    tekst = lees(client, weg.get_absolute_url()).tekst

    assert "Opgeheven op 1 januari 2019. Geen rol in een actie." in tekst
    assert "verder als" not in tekst


def test_who_was_invented_is_no_successor_of_who_is_real(client: Client) -> None:
    oud, verzonnen = PartijFactory(naam="Oud", geldig=jaar(2018)), PartijFactory(naam="Verzonnen", is_demo=True)
    zet_opvolgers(partij=oud, opvolgers=[verzonnen])

    assert "Verzonnen" not in lees(client, oud.get_absolute_url()).tekst
    assert "Verzonnen" not in lees(client, "/partijen/?alle=ja").tekst
    assert "ging verder als Verzonnen" in lees(client, f"{oud.get_absolute_url()}?demo=ja").tekst


def test_an_actie_that_is_withdrawn_no_longer_counts(wereld: Wereld, client: Client) -> None:
    services.trek_publicatie_in(actie=wereld.actie, verantwoording=BEGIN)

    assert namen(lees(client, "/partijen/")) == []
    assert "Geen rol in een actie." in lees(client, wereld.partner.get_absolute_url()).tekst


def test_what_a_party_reported_stands_on_its_page(wereld: Wereld, client: Client) -> None:
    ActieFactory(gepubliceerd=True)
    assert "Wat deze partij meldde" not in lees(client, wereld.trekker.get_absolute_url()).tekst

    waarom = services.Verantwoording(reden="Zo is het.", namens=wereld.trekker)
    services.meld_voortgang(actie=wereld.actie, status="gestopt", verantwoording=waarom)

    assert "Zo is het." in lees(client, wereld.trekker.get_absolute_url()).tekst
    assert client.get("/partijen/weg/").status_code == 404
