"""Choosing in the list, and keeping a choice."""

from typing import Any

import pytest
from django.http import QueryDict
from pytest_django import DjangoAssertNumQueries

from basis.tijd.perioden import jaar
from tests.factories import ActieFactory, GebruikerFactory, MijlpaalFactory
from tests.support.pagina import Pagina, browser_van, lees
from tests.support.wereld import Wereld, lid
from werk.filters import gekozen_acties
from werk.models import BewaardFilter
from werk.redenbronnen import als_rijen
from werk.redenen import BRONNEN, Reden
from werk.redentekst import WAARHEEN
from werk.services import bewaar_filter

pytestmark = pytest.mark.django_db


def tellers(pagina: Pagina) -> dict[str, str]:
    return {tekst: adres for tekst, adres in pagina.links.items() if tekst.split(",")[0][-1:].isdigit()}


def test_counters_say_what_is_asked_and_are_filters(wereld: Wereld) -> None:
    laat = ActieFactory(titel="Te late actie", trekker=wereld.trekker, gepubliceerd=True)
    MijlpaalFactory(actie=laat, gepland=jaar(2019))
    client = browser_van(lid(wereld.trekker))

    geteld = tellers(lees(client, "/werk/"))
    gekozen = lees(client, geteld["Mijlpaal te laat 1"])

    assert {"Vraagt iets 2", "Nog niets gemeld 2", "Afspraak ontbreekt 2"} <= set(geteld)
    assert [tekst for kop, tekst in gekozen.koppen if kop == "h3"] == ["Te late actie"]
    (nu,) = gekozen.met("aria-current", "true")
    assert nu["href"] == "/werk/"
    assert "Nog niets gemeld 2" in tellers(gekozen)  # the other counters stay


def test_another_app_adds_a_kind_of_reason_with_one_source(wereld: Wereld, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(BRONNEN, Reden.CONCEPT, lambda veld: als_rijen(veld.lopend, actie="pk"))
    monkeypatch.setitem(WAARHEEN, Reden.CONCEPT, ("Bekijk het concept", lambda actie: f"/concept/{actie.slug}/"))
    client = browser_van(lid(wereld.partner))

    pagina = lees(client, tellers(lees(client, "/werk/"))["Concept wacht 1"])

    assert "Een concept wacht op u Bekijk het concept" in pagina.tekst
    assert f"/concept/{wereld.actie.slug}/" in pagina.links.values()


def test_the_filter_offers_the_parties_one_works_with(wereld: Wereld) -> None:
    ActieFactory(trekker=wereld.vreemde, gepubliceerd=True)
    client = browser_van(lid(wereld.partner))

    keuzes = lees(client, "/werk/").met("value")
    assert {wereld.trekker.slug, wereld.partner.slug} <= {keuze["value"] for keuze in keuzes}
    assert wereld.vreemde.slug not in {keuze["value"] for keuze in keuzes}

    gekozen = lees(client, f"/werk/?partij={wereld.vreemde.slug}")
    assert gekozen.formulier("Uw acties filteren").velden["partij"] == wereld.vreemde.slug


def test_the_export_gets_exactly_what_the_list_shows(wereld: Wereld) -> None:
    wie, laat = lid(wereld.trekker), ActieFactory(trekker=wereld.trekker, gepubliceerd=True)
    MijlpaalFactory(actie=laat, gepland=jaar(2019))
    ActieFactory(trekker=wereld.vreemde, gepubliceerd=True)

    assert list(gekozen_acties(wie, QueryDict("reden=te-laat"))) == [laat]
    assert set(gekozen_acties(wie, QueryDict("reden=iets"))) == {laat, wereld.actie}
    assert list(gekozen_acties(wie, QueryDict("reden=te-laat&status=vertraagd"))) == []
    assert list(gekozen_acties(GebruikerFactory(), QueryDict(""))) == []


def test_what_a_form_sends_empty_is_no_wrong_choice(wereld: Wereld) -> None:
    pagina = lees(browser_van(lid(wereld.trekker)), "/werk/?q=&partij=&status=vertraagd&sorteer=dringend")

    assert pagina.titel.startswith("Mijn acties: vertraagd")
    assert "geldige keuze" not in pagina.tekst


def test_a_wrong_choice_is_told_and_an_empty_one_helps_on(wereld: Wereld) -> None:
    client = browser_van(lid(wereld.trekker))

    assert "fout" in lees(client, "/werk/?reden=zomaar").tekst
    leeg = lees(client, "/werk/?status=vertraagd")
    assert leeg.links["Toon al mijn acties"] == "/werk/"


def test_paging_keeps_the_choice_and_shows_each_actie_once(wereld: Wereld, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("werk.overzicht.PER_BLADZIJDE", 3)
    ActieFactory.create_batch(4, trekker=wereld.trekker, gepubliceerd=True)
    client = browser_van(lid(wereld.trekker))

    eerste = lees(client, "/werk/?status=gepland")
    tweede = lees(client, eerste.links["Volgende"])

    koppen = [[tekst for kop, tekst in pagina.koppen if kop == "h3"] for pagina in (eerste, tweede)]
    assert [len(rij) for rij in koppen] == [3, 2]
    assert len({*koppen[0], *koppen[1]}) == 5
    assert "status=gepland" in tweede.links["Vorige"]


@pytest.mark.parametrize("aantal", [1, 5])
def test_the_page_asks_the_same_number_of_queries(
    aantal: int, wereld: Wereld, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    ActieFactory.create_batch(aantal, trekker=wereld.trekker, gepubliceerd=True)
    client = browser_van(lid(wereld.trekker))
    client.get("/werk/")

    # session, person, stamps, list, counters and reasons, roles, deelnames, afspraken, mijlpalen; parties, filters
    with django_assert_num_queries(16):
        client.get("/werk/")


# -- keeping a choice ------------------------------------------------------------------------------------------


def bewaar(client: Any, vraag: str, **velden: str) -> Any:
    return client.post(f"/werk/filters/?{vraag}", velden, follow=True)


def test_a_choice_is_kept_under_a_name_without_what_is_no_filter(wereld: Wereld) -> None:
    client = browser_van(lid(wereld.trekker))

    pagina = Pagina(bewaar(client, "status=gepland&bewerk=x&na=abc&onzin=1&reden=te-laat", naam=" Te laat "))

    assert "Het filter “Te laat” is bewaard." in pagina.tekst
    assert pagina.links["Te laat"] == "/werk/?reden=te-laat&status=gepland"


def test_the_same_name_twice_is_told_and_nothing_typed_is_lost(wereld: Wereld) -> None:
    client = browser_van(lid(wereld.trekker))
    bewaar(client, "status=gepland", naam="Te laat")

    antwoord = bewaar(client, "status=vertraagd", naam="Te laat")

    assert antwoord.status_code == 422
    assert "U hebt al een filter met deze naam. Kies een andere naam." in Pagina(antwoord).tekst
    assert Pagina(antwoord).formulier("Bewaar deze keuze").velden["naam"] == "Te laat"
    assert [k["name"] for k in Pagina(antwoord).met("autofocus")] == ["naam"]
    assert [k["href"] for k in Pagina(antwoord).met("aria-current", "page") if "href" in k] == ["/werk/"]


def test_a_shared_filter_is_there_for_colleagues_as_long_as_they_are(wereld: Wereld) -> None:
    bewaar_filter(gebruiker=lid(wereld.trekker, naam="Els"), naam="Onze lijst", vraag="", partij=wereld.trekker)
    collega: Any = lid(wereld.trekker, rol="lezer")

    assert "Onze lijst" in lees(browser_van(collega), "/werk/").links
    assert "Onze lijst" not in lees(browser_van(lid(wereld.partner)), "/werk/").links
    collega.lidmaatschappen.all().delete()
    assert "Onze lijst" not in lees(browser_van(collega), "/werk/").links


def test_one_shares_with_an_own_party_only(wereld: Wereld) -> None:
    antwoord = bewaar(browser_van(lid(wereld.trekker)), "q=a", naam="Van ons", partij=str(wereld.partner.pk))

    assert antwoord.status_code == 422
    assert BewaardFilter.objects.count() == 0


def test_one_removes_only_the_own_filter(wereld: Wereld) -> None:
    eigenaar = lid(wereld.trekker)
    bewaard = bewaar_filter(gebruiker=eigenaar, naam="Onze lijst", vraag="", partij=wereld.trekker)
    adres = f"/werk/filters/{bewaard.pk}/verwijderen/"

    assert browser_van(lid(wereld.trekker)).post(adres).status_code == 404
    assert browser_van(eigenaar).post(adres).status_code == 302
    assert BewaardFilter.objects.count() == 0
