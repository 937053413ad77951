"""Every page at a moment: what was in force on a day, and what the portal itself knew then."""

import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import transaction
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django import DjangoDbBlocker

from acties import services
from acties.dossier import met_verbanden, stel_samen
from acties.models import Actie, Deelname
from basis.tijd.moment import Moment
from basis.tijd.perioden import dag, jaar
from tests.acties.test_querybudget import vragen
from tests.factories import ActieFactory, PartijFactory, beloof
from tests.support.eenmalig import eenmalig
from tests.support.pagina import lees
from tests.support.stand import alles, feiten
from tests.support.verloop import EERSTE_DAG, STAPPEN, Stap, Verloop
from tests.support.wereld import BEGIN, Wereld, maak_wereld

pytestmark = pytest.mark.django_db
TOEN, LATER = date(2021, 3, 1), date(2022, 3, 1)


def _maak() -> Actie:
    """Planned in 2020, on schedule from 2021 with a participant and an afspraak, finished in 2022; published today."""
    wanneer = replace(BEGIN, datum=dag(date(2020, 1, 1)))
    actie: Actie = ActieFactory(slug="sloot", titel="Schone sloot", status="gepland", verantwoording=wanneer)
    toen = replace(BEGIN, datum=dag(TOEN))
    partij = PartijFactory(naam="Gemeente Toen", slug="toen", bestuurslaag="gemeenten")
    services.zet_deelnames(actie=actie, deelnames=[Deelname(partij=partij, rol="trekker")], verantwoording=toen)
    services.meld_voortgang(actie=actie, status="op-schema", verantwoording=replace(toen, reden="Er is geld."))
    beloof(partij, actie, titel="Elk jaar baggeren.", tekst="Elk jaar baggeren.", reden=toen.reden, datum=toen.datum)
    services.voeg_mijlpaal_toe(actie=actie, slug="m", titel="Gebaggerd", gepland=jaar(2021), verantwoording=toen)
    services.meld_voortgang(actie=actie, status="afgerond", verantwoording=replace(BEGIN, datum=dag(LATER)))
    services.publiceer(actie=actie, verantwoording=BEGIN)
    actie.refresh_from_db()
    return actie


@pytest.fixture(scope="module")
def gedeeld(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Actie]:
    yield from eenmalig(django_db_blocker, _maak)


@pytest.fixture
def actie(gedeeld: Actie, db: None) -> Actie:
    return deepcopy(gedeeld)


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(stappen=STAPPEN, dagen=st.integers(0, 400))
def test_the_page_at_a_moment_is_the_journal_replayed_to_it(stappen: list[Stap], dagen: int, db: None) -> None:
    with transaction.atomic():
        verloop = Verloop.begin()
        for stap in stappen:
            verloop.zet(stap)
        moment = Moment(EERSTE_DAG + timedelta(days=dagen))
        actie = met_verbanden().get(pk=verloop.actie.pk)

        stand, dossier = feiten(actie, moment.op), stel_samen(actie, moment)
        assert dossier.feiten == stand
        assert dossier.actie.status == stand["actie", actie.pk]["status"]
        assert {r.mijlpaal.pk for r in dossier.mijlpalen} == {pk for soort, pk in stand if soort == "mijlpaal"}
        rollen = {f"{d.partij.slug}:{deelname.rol}" for d in dossier.deelnemers for deelname in d.deelnames}
        assert rollen == set(stand["actie", actie.pk]["deelnames"])
        transaction.set_rollback(True)


def test_today_the_page_of_the_past_equals_that_of_the_present(wereld: Wereld) -> None:
    actie, zelfde = met_verbanden().get(pk=wereld.actie.pk), met_verbanden().get(pk=wereld.actie.pk)
    nu, toen = stel_samen(actie, Moment.nu()), stel_samen(zelfde, Moment(timezone.localdate()))
    assert alles(toen) == alles(nu)
    assert (toen.journaal, toen.laatste_status, toen.onzeker) == (nu.journaal, nu.laatste_status, nu.onzeker)


@pytest.mark.parametrize(
    ("op", "staat_er", "staat_er_niet"),
    [
        ("2020-06-01", ["Gepland", "Van geen partij is zeker"], ["Gemeente Toen", "Gebaggerd", "Op schema"]),
        ("2021-03-01", ["Op schema", "Er is geld.", "Gemeente Toen", "Elk jaar baggeren."], ["Afgerond", "Te laat"]),
        ("2022-02-28", ["Op schema", "Te laat"], ["Afgerond"]),
        ("2022-03-01", ["Afgerond", "Gebaggerd", "Gemeente Toen"], ["Van geen partij is zeker"]),
        ("2019-12-31", ["Op 31 december 2019 was dit er nog niet"], ["Gepland", "Gemeente Toen"]),
    ],
)
def test_the_page_of_an_actie_on_a_day(
    client: Client, actie: Actie, op: str, staat_er: list[str], staat_er_niet: list[str]
) -> None:
    tekst = lees(client, f"/acties/sloot/?stand={op}").tekst.casefold()
    assert [woord for woord in staat_er if woord.casefold() not in tekst] == []
    assert [woord for woord in staat_er_niet if woord.casefold() in tekst] == []


def test_what_the_portal_itself_knew(client: Client, actie: Actie) -> None:
    gisteren = timezone.localdate() - timedelta(days=1)
    assert "wisten wij hier nog niets over" in lees(client, f"/acties/sloot/?stand={TOEN}&bekend={gisteren}").tekst
    assert "wisten wij hier nog niets over" in lees(client, f"/acties/sloot/?stand={TOEN}&toen=ja").tekst
    assert "Er is geld." in lees(client, f"/acties/sloot/?stand={TOEN}&bekend={timezone.localdate()}").tekst


def test_a_permanent_link_does_not_change_by_what_comes_later(client: Client, actie: Actie) -> None:
    rij = services.meld_voortgang(actie=actie, status="gestopt", verantwoording=BEGIN)
    assert "Gestopt" in lees(client, f"/acties/sloot/?stand={timezone.localdate()}").tekst
    voor = rij.geregistreerd_op.replace(microsecond=0)
    vast = f"/acties/sloot/?stand={timezone.localdate()}&bekend={voor:%Y-%m-%dT%H:%M:%SZ}"
    assert "Gestopt" not in lees(client, vast).tekst


def test_the_permanent_link_of_a_page_is_made_on_asking(client: Client, actie: Actie) -> None:
    antwoord = client.get("/acties/?stand=2022-06-01&bekend=nu&status=afgerond")
    assert antwoord.status_code == 302
    assert re.fullmatch(r"/acties/\?stand=2022-06-01&bekend=[\dTZ%A-]+&status=afgerond", antwoord["Location"])
    assert "Link om te bewaren" not in lees(client, antwoord["Location"]).tekst


@pytest.mark.parametrize(
    ("vraag", "gevonden"),
    [
        ("stand=2021-06-01", True),
        ("stand=2019-06-01", False),
        ("stand=2021-06-01&status=op-schema", True),
        ("stand=2021-06-01&status=afgerond", False),
        ("stand=2022-06-01&status=afgerond", True),
        ("stand=2020-06-01&partij=toen", False),
        ("stand=2021-06-01&partij=toen", True),
        ("stand=2021-06-01&laag=gemeenten", True),
        ("stand=2021-06-01&laag=waterschappen", False),
        ("stand=2021-06-01&sorteer=veranderd", True),
    ],
)
def test_the_list_filters_by_how_it_was(client: Client, actie: Actie, vraag: str, gevonden: bool) -> None:
    assert ("Schone sloot" in lees(client, f"/acties/?{vraag}").tekst) is gevonden


def test_a_card_shows_how_it_was(client: Client, actie: Actie) -> None:
    tekst = lees(client, "/acties/?stand=2022-02-01").tekst
    assert "Op schema" in tekst
    assert "0 van 1 mijlpaal bereikt" in tekst or "0 van 1" in tekst
    assert "1 te laat" in tekst
    assert "Laatste verandering: 1 maart 2021" in tekst


@pytest.mark.parametrize(
    ("adres", "staat_er", "staat_er_niet"),
    [
        ("/programmalijnen/{lijn}/?stand=2021-06-01", "1 op schema", "1 afgerond"),
        ("/programmalijnen/{lijn}/?stand=2022-06-01", "1 afgerond", "1 op schema"),
        ("/partijen/?stand=2021-06-01", "gemeente toen", "geen partijen gevonden"),
        ("/partijen/?stand=2020-06-01", "geen partijen gevonden", "gemeente toen"),
        ("/partijen/toen/?stand=2021-06-01", "elk jaar baggeren.", "geen afspraak"),
        ("/partijen/toen/?stand=2020-06-01", "van geen actie is zeker", "elk jaar baggeren."),
        ("/acties/sloot/geschiedenis/?stand=2020-06-01", "actie aangemaakt", "er is geld."),
    ],
)
def test_other_pages_on_a_day(client: Client, actie: Actie, adres: str, staat_er: str, staat_er_niet: str) -> None:
    tekst = lees(client, adres.format(lijn=actie.programmalijn.slug)).tekst.casefold()
    assert staat_er in tekst
    assert staat_er_niet not in tekst


def test_an_onderdeel_that_was_not_there_yet(client: Client, wereld: Wereld) -> None:
    adres = wereld.onderdeel.get_absolute_url()
    toen = lees(client, f"{adres}?stand=2001-01-01")
    assert "was dit er nog niet" in toen.tekst
    assert toen.koppen[0] == ("h1", wereld.onderdeel.titel)
    assert toen.links["Bekijk hoe het nu is"] == adres
    assert "was dit er nog niet" not in lees(client, f"{adres}?stand={timezone.localdate()}").tekst


def test_a_moment_shows_no_draft(client: Client, actie: Actie) -> None:
    services.trek_publicatie_in(actie=actie, verantwoording=BEGIN)
    assert client.get("/acties/sloot/?stand=2021-06-01").status_code == 404
    for adres in ("/acties/", f"/programmalijnen/{actie.programmalijn.slug}/", "/partijen/toen/"):
        assert "Schone sloot" not in lees(client, f"{adres}?stand=2021-06-01").tekst


def test_the_past_is_said_loud_kept_in_links_and_left_out_of_search_engines(client: Client, actie: Actie) -> None:
    antwoord = client.get("/acties/?stand=2021-06-01")
    assert antwoord["X-Robots-Tag"] == "noindex"
    assert "U ziet de stand van 1 juni 2021" in antwoord.text
    assert 'href="/acties/sloot/?stand=2021-06-01"' in antwoord.text
    assert '<input type="hidden" name="stand" value="2021-06-01">' in antwoord.text
    vandaag = client.get("/acties/")
    assert "X-Robots-Tag" not in vandaag
    assert re.search(r'(?:href|action|value)="[^"]*stand=|name="stand"[^>]* value="2', vandaag.text) is None


@pytest.mark.parametrize("stand", ["2999-01-01", "vroeger"])
def test_a_day_that_cannot_be_shown_is_told(client: Client, actie: Actie, stand: str) -> None:
    tekst = lees(client, f"/acties/sloot/?stand={stand}").tekst
    assert "U ziet nu de stand van vandaag." in tekst
    assert "Afgerond" in tekst


BUDGET = {
    "/acties/": 8,
    "/acties/{actie}/": 14,
    "/programmalijnen/{lijn}/": 10,
    "/partijen/": 3,
    "/partijen/{partij}/": 10,  # what it promised about the programme is asked only when it promised anything
}


def test_a_page_of_the_past_costs_the_same_whatever_its_size_and_age(client: Client) -> None:
    w = maak_wereld()
    plaatsen = {"actie": w.actie.slug, "lijn": w.actie.programmalijn.slug, "partij": w.trekker.slug}
    adressen = {adres: f"{adres.format(**plaatsen)}?stand={timezone.localdate()}" for adres in BUDGET}
    weinig = {adres: vragen(client, vol) for adres, vol in adressen.items()}
    for nummer in range(4):
        andere = ActieFactory(trekker=w.trekker, gepubliceerd=True, programmalijn=w.actie.programmalijn)
        beloof(w.trekker, andere, tekst=f"Doel {nummer}.")
    veel = {adres: vragen(client, vol) for adres, vol in adressen.items()}
    assert {adres: aantal for adres, aantal in veel.items() if aantal > max(BUDGET[adres], weinig[adres])} == {}
    assert [adres for adres in BUDGET if veel[adres] > BUDGET[adres]] == []
