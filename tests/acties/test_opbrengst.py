"""The top of the page of an actie: how it stands and what came out; on a day of the past no more than was certain."""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from datetime import date

import pytest
from django.test import Client
from pytest_django import DjangoDbBlocker

from acties import services
from acties.models import Actie, Onderdeelsoort
from basis.tijd.perioden import dag, jaar
from tests.factories import ActieFactory, BronFactory
from tests.support.eenmalig import eenmalig
from tests.support.pagina import Pagina, lees
from tests.support.wereld import BEGIN, Wereld

pytestmark = pytest.mark.django_db

OP = date(2021, 9, 3)
EIND = date(2022, 1, 1)


def toen(client: Client, actie: Actie, op: str = "") -> Pagina:
    return lees(client, f"{actie.get_absolute_url()}{f'?stand={op}' if op else ''}")


def _maak() -> Actie:
    """It ran from 2019, had one result on a day in 2021 and ended after it; another result came later."""
    actie: Actie = ActieFactory(
        gepubliceerd=True,
        status="op-schema",
        opbrengst="Het **boek** is er.",
        verantwoording=replace(BEGIN, datum=jaar(2019)),
    )
    services.meld_voortgang(actie=actie, status="afgerond", verantwoording=replace(BEGIN, datum=dag(EIND)))
    actie.refresh_from_db()
    soort = Onderdeelsoort.objects.create(slug="r", naam="Resultaat", meervoud="Resultaten", is_opbrengst=True)
    for slug, titel, looptijd in (("boek", "15 bouwstenen", dag(OP)), ("later", "Een wet", jaar(2024))):
        services.leg_onderdeel_vast(
            actie=actie,
            slug=slug,
            velden={"titel": titel, "samenvatting": "Samen gemaakt.", "soort": soort, "looptijd": looptijd},
            verantwoording=replace(BEGIN, datum=dag(OP)),
        )
        actie.refresh_from_db()
    return actie


@pytest.fixture(scope="module")
def gedeeld(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Actie]:
    yield from eenmalig(django_db_blocker, _maak)


@pytest.fixture
def klaar(gedeeld: Actie, db: None) -> Actie:
    return deepcopy(gedeeld)


def test_words_and_headlines_come_first_and_are_not_repeated(klaar: Actie, client: Client) -> None:
    pagina = toen(client, klaar)

    assert "Het boek is er." in pagina.tekst
    assert ("h3", "15 bouwstenen") in pagina.koppen
    assert "Resultaten" not in pagina.tekst


def test_without_words_and_results_the_summary_and_the_goal_stand_there(wereld: Wereld, client: Client) -> None:
    tekst = toen(client, wereld.actie).tekst.split("Hoe staat het, wat leverde het op?")[1]

    assert tekst.index(wereld.actie.samenvatting) < tekst.index(wereld.actie.doel) < tekst.index("Mijlpalen")
    assert "Wat de partijen samen" not in tekst


def test_on_a_day_before_its_end_what_came_out_is_left_out(klaar: Actie, client: Client) -> None:
    pagina = toen(client, klaar, "2021-12-31")

    assert "Het boek is er." not in pagina.tekst
    assert "Deze actie was op deze dag nog niet afgelopen. Wat zij opleverde, schreven wij pas later" in pagina.tekst
    assert [tekst for kop, tekst in pagina.koppen if tekst in {"15 bouwstenen", "Een wet"}] == ["15 bouwstenen"]


def test_on_a_day_on_which_it_may_have_ended_that_is_said(client: Client) -> None:
    begin = replace(BEGIN, datum=jaar(2019))
    actie: Actie = ActieFactory(gepubliceerd=True, status="op-schema", opbrengst="Een boek.", verantwoording=begin)
    services.meld_voortgang(actie=actie, status="afgerond", verantwoording=replace(BEGIN, datum=jaar(2021)))

    tekst = toen(client, actie, "2021-12-30").tekst

    assert "Het is niet zeker dat deze actie op deze dag al was afgelopen. Wat zij opleverde" in tekst


def test_on_a_day_before_a_result_that_is_left_out(klaar: Actie, client: Client) -> None:
    assert "15 bouwstenen" not in toen(client, klaar, "2021-09-02").tekst


def test_on_a_day_after_its_end_the_words_are_there_with_their_day(klaar: Actie, client: Client) -> None:
    pagina = toen(client, klaar, "2022-06-01")

    assert "Het boek is er. Tekst van" in pagina.tekst
    assert ("h3", "Een wet") not in pagina.koppen


def test_of_which_day_the_results_are_is_said_once(klaar: Actie, client: Client) -> None:
    velden = {"titel": "Een krant", "soort": klaar.onderdelen.get(slug="boek").soort, "looptijd": dag(OP)}
    services.leg_onderdeel_vast(actie=klaar, slug="krant", velden=velden, verantwoording=replace(BEGIN, datum=dag(OP)))

    resultaten = toen(client, klaar, "2021-12-31").tekst.split("15 bouwstenen")[1].split("Deze actie was")[0]

    assert "Een krant" in resultaten
    assert resultaten.count("Tekst van") == 1


def test_a_finished_actie_speaks_of_the_past(wereld: Wereld, client: Client) -> None:
    services.wijzig_actie(actie=wereld.actie, velden={"opbrengst": "Het is klaar."}, door=None)
    assert "Wat de partijen samen willen" in toen(client, wereld.actie).tekst
    wereld.ververs()
    services.meld_voortgang(actie=wereld.actie, status="afgerond", verantwoording=BEGIN)

    tekst = toen(client, wereld.actie).tekst

    assert "2 partijen deden mee. Van 1 van hen kennen wij een afspraak." in tekst
    assert "2 partijen, van wie 1 de actie leidde" in tekst
    assert f"{wereld.trekker.korte_naam} leidde de actie" in tekst
    assert "Wat de partijen samen wilden" in tekst
    assert f"Leidde de actie: {wereld.trekker.korte_naam}" in lees(client, "/acties/").tekst


def test_a_result_shows_its_source(klaar: Actie, client: Client) -> None:
    bron = BronFactory(titel="Persbericht")
    deel = klaar.onderdelen.get(slug="boek")
    services.leg_onderdeel_vast(
        actie=klaar, slug="boek", velden={"titel": deel.titel, "bron": bron}, verantwoording=BEGIN
    )

    assert bron.url in {k["href"] for k in toen(client, klaar).met("href")}


def test_a_principle_has_no_status_and_no_looptijd(wereld: Wereld, client: Client) -> None:
    Onderdeelsoort.objects.filter(pk=wereld.onderdeel.soort_id).update(zonder_stand=True)

    for adres in (wereld.actie.get_absolute_url(), wereld.onderdeel.get_absolute_url()):
        tekst = lees(client, adres).tekst
        deel = tekst.split("Een onderdeel", 1)[1].split("Wat er is veranderd")[0]
        assert ("Loopt" in deel, "ooptijd" in deel) == (False, False)
