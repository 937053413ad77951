"""Reporting from the list, without leaving it."""

from uuid import uuid4

import pytest

from basis.tijd.perioden import jaar
from tests.factories import MijlpaalFactory
from tests.support.pagina import Pagina, browser_van, lees
from tests.support.wereld import Wereld, lid
from werk.kaarten import werkvoorraad

pytestmark = pytest.mark.django_db


def code(wereld: Wereld, soort: str, welke: str = "") -> str:
    return ":".join(deel for deel in (wereld.actie.slug, soort, welke) if deel)


def test_progress_is_reported_on_the_card_and_the_choice_stays(wereld: Wereld) -> None:
    client = browser_van(lid(wereld.trekker))
    formulier = lees(client, f"/werk/?status=gepland&bewerk={code(wereld, 'voortgang')}").formulier("Voortgang melden")

    antwoord = formulier.verstuur(client, status="op-schema", reden="De bouw begon.")

    assert antwoord["Location"] == f"/werk/?status=gepland#actie-{wereld.actie.slug}"
    wereld.ververs()
    assert wereld.actie.status == "op-schema"
    assert (
        "Uw melding is opgeslagen." in lees(client, antwoord["Location"]).tekst
    )  # although it fits the choice no more


@pytest.mark.parametrize(
    ("soort", "kop"),
    [("mijlpaal", "Mijlpaal bijwerken: Wet in werking"), ("herijking", "Mijlpaal opnieuw plannen: Wet in werking")],
)
def test_a_mijlpaal_is_marked_or_planned_anew(soort: str, kop: str, wereld: Wereld) -> None:
    client = browser_van(lid(wereld.trekker))
    formulier = lees(client, f"/werk/?bewerk={code(wereld, soort, 'wet')}").formulier(kop)
    ingevuld = {"stand": "onbekend"} if soort == "mijlpaal" else {"verwacht_0": "2033", "verwacht": "2033"}

    antwoord = formulier.verstuur(client, reden="Zo is het.", **ingevuld)

    assert antwoord.status_code == 302, Pagina(antwoord).tekst
    wereld.ververs()
    assert wereld.mijlpaal.stand == "onbekend" if soort == "mijlpaal" else wereld.mijlpaal.verwacht


def test_a_card_outside_the_choice_with_an_open_form_says_what_it_asks(wereld: Wereld) -> None:
    MijlpaalFactory(actie=wereld.actie, gepland=jaar(2020))
    wie = lid(wereld.trekker)
    (reden, *_) = werkvoorraad(wie)[0].redenen

    tekst = lees(browser_van(wie), f"/werk/?status=gestopt&bewerk={code(wereld, 'voortgang')}").tekst

    assert "laat" in reden
    assert reden in tekst.lower()


def test_an_error_gives_the_whole_list_with_what_was_typed(wereld: Wereld) -> None:
    client = browser_van(lid(wereld.partner))
    adres = f"/werk/?q={wereld.actie.titel}&bewerk={code(wereld, 'afspraak', wereld.partner.slug)}"
    formulier = lees(client, adres).formulier("Afspraak vastleggen: Gemeente Partner")

    antwoord = formulier.verstuur(client, tekst="Thans schonere sloten.", reden="")

    pagina = Pagina(antwoord)
    assert antwoord.status_code == 422
    assert "Vertel waarom dit verandert." in pagina.tekst
    assert pagina.formulier("Afspraak vastleggen: Gemeente Partner").velden["tekst"] == "Thans schonere sloten."
    assert pagina.titel.startswith("Fout: ")
    assert "Gewoner dan “thans” is: nu." in pagina.tekst  # a hint, also without JavaScript
    assert "bewerk=" in antwoord["HX-Replace-Url"]


def test_who_was_second_is_told_and_decides(wereld: Wereld) -> None:
    client = browser_van(lid(wereld.trekker))
    formulier = lees(client, f"/werk/?bewerk={code(wereld, 'voortgang')}").formulier("Voortgang melden")
    formulier.verstuur(client, status="vertraagd", reden="De eerste.")

    antwoord = formulier.verstuur(client, status="op-schema", reden="De tweede.", inzending=str(uuid4()))

    pagina = Pagina(antwoord)
    assert antwoord.status_code == 409
    assert "De eerste." in pagina.tekst
    opnieuw = pagina.formulier("Voortgang melden")
    assert opnieuw.velden["reden"] == "De tweede."
    assert opnieuw.verstuur(client, status="op-schema").status_code == 302


def test_double_clicks_write_once(wereld: Wereld) -> None:
    client = browser_van(lid(wereld.trekker))
    formulier = lees(client, f"/werk/?bewerk={code(wereld, 'voortgang')}").formulier("Voortgang melden")

    for _ in range(2):
        assert formulier.verstuur(client, status="vertraagd", reden="Eén keer.").status_code == 302

    assert wereld.actie.gebeurtenissen.filter(reden="Eén keer.").count() == 1


@pytest.mark.parametrize(
    "bewerk", ["", "weg:voortgang", "{actie}:iets", "{actie}:afspraak:weg", "{actie}:mijlpaal:a b"]
)
def test_a_form_that_is_not_there_is_not_shown(bewerk: str, wereld: Wereld) -> None:
    pagina = lees(browser_van(lid(wereld.trekker)), f"/werk/?bewerk={bewerk.format(actie=wereld.actie.slug)}")

    assert pagina.met("id", "bewerken") == []


def test_a_reader_gets_no_form_and_may_send_none(wereld: Wereld) -> None:
    client = browser_van(lid(wereld.trekker, rol="lezer"))

    assert lees(client, f"/werk/?bewerk={code(wereld, 'voortgang')}").met("id", "bewerken") == []
    assert client.post(f"/werk/acties/{wereld.actie.slug}/voortgang/").status_code == 403


def test_late_mijlpalen_lie_open_on_the_card(wereld: Wereld) -> None:
    MijlpaalFactory(actie=wereld.actie, titel="Eerste paal", bereikt=None)

    pagina = lees(browser_van(lid(wereld.trekker)), "/werk/")

    assert "2 mijlpalen nog niet bereikt" in pagina.tekst
    assert any(tekst.startswith("Opnieuw plannen") for tekst in pagina.links)


def test_reloading_after_an_error_opens_the_form_again(wereld: Wereld) -> None:
    adres = f"/werk/acties/{wereld.actie.slug}/voortgang/?status=gepland"

    antwoord = browser_van(lid(wereld.trekker)).get(adres)

    assert antwoord["Location"] == f"/werk/?status=gepland&bewerk={wereld.actie.slug}%3Avoortgang"
