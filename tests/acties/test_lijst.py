"""The list of acties: filters, counts, chips, paging and addresses that can be shared."""

import re
from urllib.parse import parse_qs

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from acties import services
from acties.models import Actie, Deelname
from tests.factories import ActieFactory, PartijFactory, ProgrammalijnFactory, SoortFactory
from tests.support.pagina import Pagina, lees
from tests.support.wereld import BEGIN, maak_wereld

pytestmark = pytest.mark.django_db


def titels(pagina: Pagina) -> list[str]:
    return [tekst for kop, tekst in pagina.koppen if kop == "h3"]


@pytest.fixture
def drie(db: None) -> list[Actie]:
    lijn, soort = ProgrammalijnFactory(slug="een", titel="Eén overheid"), SoortFactory(naam="wetswijziging")
    vng = PartijFactory(slug="vng", naam="Vereniging", afkorting="VNG", bestuurslaag="gemeenten")
    gelijk = {"programmalijn": lijn, "soort": soort, "gepubliceerd": True}
    acties = [ActieFactory(titel=titel, slug=titel.lower(), **gelijk) for titel in ("Code", "Toezicht")]
    return [*acties, ActieFactory(titel="Leren", slug="leren", trekker=vng, gepubliceerd=True, status="op-schema")]


@pytest.mark.usefixtures("drie")
def test_all_acties_stand_in_order_with_their_number(client: Client) -> None:
    pagina = lees(client, "/acties/")

    assert titels(pagina) == ["Code", "Leren", "Toezicht"]
    assert ("h2", "3 acties") in pagina.koppen
    assert pagina.links["Code"] == "/acties/code/"
    assert "Leidt de actie: VNG" in pagina.tekst
    assert "Vereniging (VNG)" in pagina.tekst  # a choice is named in full


@pytest.mark.usefixtures("drie")
def test_choices_have_the_number_of_acties_beside_them(client: Client) -> None:
    tekst = lees(client, "/acties/?lijn=een").tekst

    assert "Eén overheid 2 acties" in tekst
    assert "op schema 0 acties" in tekst
    assert "gepland 2 acties" in tekst
    een = lees(client, "/acties/").tekst
    assert "op schema 1 actie" in een
    assert "1 acties" not in een


@pytest.mark.usefixtures("drie")
def test_a_chip_takes_one_filter_away(client: Client) -> None:
    pagina = lees(client, "/acties/?lijn=een&status=gepland&status=op-schema&q=samen&sorteer=begin")
    wegen = {tekst: parse_qs(adres[1:].split("#")[0]) for tekst, adres in pagina.links.items() if adres.startswith("?")}

    alles = {"lijn": ["een"], "status": ["gepland", "op-schema"], "q": ["samen"], "sorteer": ["begin"]}
    chips = {tekst: adres for tekst, adres in wegen.items() if "na" not in adres}
    assert len(chips) == 4
    assert [adres for tekst, adres in chips.items() if "Eén overheid" in tekst] == [
        {naam: waarden for naam, waarden in alles.items() if naam != "lijn"}
    ]
    assert [adres for tekst, adres in chips.items() if "op schema" in tekst] == [{**alles, "status": ["gepland"]}]
    assert pagina.links["Wis alles"] == "/acties/#resultaten-kop"


@pytest.mark.usefixtures("drie")
def test_what_was_chosen_stands_in_the_form_again(client: Client) -> None:
    pagina = lees(client, "/acties/?lijn=een&partij=vng&q=samen&van=2018")

    velden = pagina.formulier("Acties filteren").velden
    assert (velden["lijn"], velden["partij"], velden["q"], velden["van"]) == ("een", "vng", "samen", "2018")


@pytest.mark.usefixtures("drie")
def test_the_form_works_without_javascript(client: Client) -> None:
    formulier = lees(client, "/acties/").formulier("Acties filteren")

    antwoord = formulier.verstuur(client, status="op-schema")

    assert titels(Pagina(antwoord)) == ["Leren"]


@pytest.mark.usefixtures("drie")
def test_nothing_found_tells_which_filter_is_in_the_way(client: Client) -> None:
    pagina = lees(client, "/acties/?q=ruimtevaart&status=op-schema&lijn=een")

    assert "Geen acties gevonden" in pagina.tekst
    assert "Zonder het filter" not in pagina.tekst  # no single one of them is in the way
    assert pagina.links["Wis alle filters"] == "/acties/#resultaten-kop"
    assert pagina.links["zoek “ruimtevaart” in het hele portaal"] == "/zoeken/?q=ruimtevaart"
    pagina = lees(client, "/acties/?status=op-schema&lijn=een&sorteer=begin")
    assert "Zonder het filter programmalijn : 1 actie" in pagina.tekst
    assert "Zonder het filter status : 2 acties" in pagina.tekst
    weg = pagina.links["Zonder het filter status"]
    assert titels(lees(client, f"/acties/{weg}")) == ["Toezicht", "Code"]  # still in the chosen order


@pytest.mark.usefixtures("drie")
def test_a_slip_of_the_finger_gets_a_near_word(client: Client) -> None:
    pagina = lees(client, "/acties/?q=toesicht&sorteer=begin")

    assert "Bedoelde u toezicht ?" in pagina.tekst
    assert titels(lees(client, f"/acties/{pagina.links['toezicht']}")) == ["Toezicht"]


@pytest.mark.usefixtures("drie")
def test_helping_on_costs_two_queries(client: Client, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    lees(client, "/acties/")
    with django_assert_num_queries(5):  # frame, page, counts, a near word, what each filter takes away
        lees(client, "/acties/?q=toesicht&status=gepland&lijn=een")


def test_without_any_actie_the_page_says_so(client: Client) -> None:
    assert "Er zijn nog geen acties gepubliceerd." in lees(client, "/acties/").tekst


@pytest.mark.usefixtures("drie")
def test_what_nobody_sees_in_a_choice_does_not_count(client: Client) -> None:
    pagina = lees(client, "/acties/?status=op-schema%E2%80%8B&laag=%EF%BB%BFgemeenten&van=%E2%80%AE")

    assert titels(pagina) == ["Leren"]
    wegen = {(k["href"] or "").split("#")[0] for k in pagina.met("href")}
    assert wegen >= {"?laag=gemeenten", "?status=op-schema"}  # each chip takes one away


@pytest.mark.usefixtures("drie")
@pytest.mark.parametrize("adres", "status=prima van=ooit partij=weg x=%00 sorteer=x na=kapot x=1 na=%F0%9F".split())
def test_a_wrong_address_breaks_nothing(adres: str, client: Client) -> None:
    pagina = lees(client, f"/acties/?{adres}&lijn=een")

    assert titels(pagina) == ["Code", "Toezicht"]
    fout = adres.split("=", maxsplit=1)[0] in {"status", "van", "partij", "q", "sorteer"}
    assert ("Er is een fout in uw keuze" in pagina.tekst) is fout


def test_paging_walks_through_all_and_keeps_the_filter(client: Client) -> None:
    gelijk = {"programmalijn": ProgrammalijnFactory(slug="een"), "soort": SoortFactory(), "gepubliceerd": True}
    for nummer in range(30):
        ActieFactory(titel=f"Actie {nummer:02}", **gelijk)
    eerste = lees(client, "/acties/?lijn=een")
    volgende = next(adres for tekst, adres in eerste.links.items() if "Volgende" in tekst)

    tweede = lees(client, f"/acties/{volgende}")

    assert [*titels(eerste), *titels(tweede)] == [f"Actie {nummer:02}" for nummer in range(30)]
    assert parse_qs(volgende[1:])["lijn"] == ["een"]
    terug = next(adres for tekst, adres in tweede.links.items() if "Vorige" in tekst)
    assert titels(lees(client, f"/acties/{terug}")) == titels(eerste)
    assert not any("Volgende" in tekst for tekst in tweede.links)


@pytest.mark.usefixtures("drie")
def test_htmx_pushes_the_address_without_empty_keys(client: Client) -> None:
    antwoord = client.get("/acties/?q=&lijn=een&status=&sorteer=naam&van=", headers={"HX-Request": "true"})

    assert antwoord["HX-Push-Url"] == "/acties/?lijn=een"
    assert "HX-Push-Url" not in client.get("/acties/?lijn=een")


@pytest.mark.usefixtures("drie")
def test_a_change_shows_at_once_however_warm_the_page_was(client: Client, drie: list[Actie]) -> None:
    for _ in range(2):
        assert "Vertraagd" not in lees(client, "/acties/").tekst

    services.meld_voortgang(actie=drie[0], status="vertraagd", verantwoording=BEGIN)

    assert "Vertraagd" in lees(client, "/acties/").tekst
    assert titels(lees(client, "/acties/?status=vertraagd")) == ["Code"]


@pytest.mark.usefixtures("drie")
def test_the_title_names_the_filters(client: Client) -> None:
    titel = lees(client, "/acties/?lijn=een&q=samen").titel

    assert "Eén overheid" in titel
    assert "samen" in titel


def test_what_a_reader_typed_is_escaped(client: Client) -> None:
    antwoord = client.get("/acties/?q=<script>alert(1)</script>")

    assert "<script>alert" not in antwoord.text


def test_parties_to_choose_from_stand_by_layer_with_their_full_names(client: Client) -> None:
    wereld = maak_wereld()
    vng = PartijFactory(naam="Vereniging van Gemeenten", afkorting="VG", soort="koepel", bestuurslaag="overig")
    Deelname.objects.create(actie=wereld.actie, partij=vng, rol="adviseur")
    html = client.get("/acties/").content.decode()
    groepen = re.findall(r'<optgroup label="(\w+)">(.*?)</optgroup>', html, re.DOTALL)

    assert [groep for groep, _ in groepen] == ["Provincies", "Gemeenten", "Overig"]
    assert "Vereniging van Gemeenten (VG)" in groepen[2][1]
