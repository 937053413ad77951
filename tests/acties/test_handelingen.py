"""Phases that who carries the actie reports, and an earlier report that is mended: like every kind, on each page."""

from dataclasses import replace
from typing import Any

import pytest

from acties import services
from acties.handelingen import HANDELINGEN
from partijen.models import Gebruiker
from tests.factories import ActieFactory, GebruikerFactory, SoortFactory
from tests.support.bewerken import DEUREN, laatste, meld_fout, open_formulier
from tests.support.pagina import Pagina, browser_van, lees
from tests.support.wereld import BEGIN, DIENSTEN, Wereld, lid
from werk.concepten.models import Concept

pytestmark = pytest.mark.django_db

# Each kind: what to fill in for the trekker, and what the journal then says.
INGEVULD: dict[str, tuple[dict[str, str], dict[str, Any]]] = {
    "fase": ({"fase": "uitvoering"}, {"fase": "uitvoering"}),
    "fasen-afronden": ({}, {"fase": None}),
    "correctie": ({"status": "op-schema"}, {"status": "op-schema"}),
}


@pytest.fixture
def trekker(wereld: Wereld) -> Gebruiker:
    return lid(wereld.trekker, functie="jurist")


def code(w: Wereld, soort: str) -> str:
    """As an address says it; a correctie is of a report with the wrong status."""
    return meld_fout(w) if soort == "correctie" else soort


@pytest.mark.parametrize("deur", DEUREN)
@pytest.mark.parametrize("soort", INGEVULD)
def test_who_carries_the_actie_reports_it_once_however_often_it_is_sent(
    soort: str, deur: str, wereld: Wereld, trekker: Gebruiker
) -> None:
    velden, naar = INGEVULD[soort]
    client = browser_van(trekker)
    formulier = open_formulier(client, wereld, code(wereld, soort), deur)
    aantal = wereld.actie.gebeurtenissen.count()

    for _ in range(2):
        assert HANDELINGEN[soort].gelukt in formulier.verstuur_en_volg(client, **velden, reden="Zo is het.").tekst

    rij = laatste(wereld)
    assert (rij.naar, rij.reden, rij.namens, rij.door) == (naar, "Zo is het.", wereld.trekker, trekker)
    assert wereld.actie.gebeurtenissen.count() == aantal + 1


@pytest.mark.parametrize("soort", INGEVULD)
def test_the_second_learns_who_was_first_and_nothing_typed_is_lost(
    soort: str, wereld: Wereld, trekker: Gebruiker
) -> None:
    velden, naar = INGEVULD[soort]
    client = browser_van(trekker)
    formulier = open_formulier(client, wereld, code(wereld, soort))
    wereld.actie.refresh_from_db()
    DIENSTEN["voeg_document_toe"](wereld, replace(BEGIN, reden="Ik eerst."))

    antwoord = formulier.verstuur(client, **velden, reden="Mijn verhaal.")

    pagina = Pagina(antwoord)
    assert (antwoord.status_code, "Ik eerst." in pagina.tekst) == (409, True)
    opnieuw = pagina.formulier(formulier.adres)
    assert opnieuw.velden["reden"].strip() == "Mijn verhaal."
    assert opnieuw.verstuur(client).status_code == 302
    assert laatste(wereld).naar == naar


@pytest.mark.parametrize("soort", INGEVULD)
def test_an_error_keeps_what_was_typed_and_an_unlikely_date_is_asked_about(
    soort: str, wereld: Wereld, trekker: Gebruiker
) -> None:
    client = browser_van(trekker)
    formulier = open_formulier(client, wereld, code(wereld, soort))

    antwoord = formulier.verstuur(client, **INGEVULD[soort][0], reden="Mijn verhaal.", datum="1 januari 1800")

    pagina = Pagina(antwoord)
    assert (antwoord.status_code, "Klopt 1 januari 1800?" in pagina.tekst) == (422, True)
    assert pagina.formulier(formulier.adres).velden["reden"].strip() == "Mijn verhaal."


@pytest.mark.parametrize("soort", INGEVULD)
def test_it_is_kept_as_a_draft_and_a_second_person_publishes_it(soort: str, wereld: Wereld, trekker: Gebruiker) -> None:
    wereld.trekker.vier_ogen = True
    wereld.trekker.save()
    velden, naar = INGEVULD[soort]
    client, keurder = browser_van(trekker), browser_van(lid(wereld.trekker))
    welke = code(wereld, soort).replace(":", "/")
    formulier = open_formulier(client, wereld, welke.replace("/", ":"))
    gegevens = {**formulier.velden, **velden, "reden": "Zo is het."}
    bewaard = client.post(f"/werk/concepten/nieuw/{wereld.actie.slug}/{welke}/", gegevens, follow=True)

    Pagina(bewaard).formulier("/indienen/").verstuur(client)
    concept = Concept.objects.get()
    lees(keurder, concept.get_absolute_url()).formulier("/goedkeuren/").verstuur(keurder)

    rij = laatste(wereld)
    assert (rij.naar, rij.door, concept.soort) == (naar, trekker, soort)
    assert rij.goedgekeurd_door


@pytest.mark.parametrize("soort", INGEVULD)
def test_what_was_reported_by_mistake_is_taken_back(soort: str, wereld: Wereld, trekker: Gebruiker) -> None:
    client = browser_van(trekker)
    formulier = open_formulier(client, wereld, code(wereld, soort))
    wereld.ververs()
    voor = (wereld.actie.status, list(wereld.actie.fasen.order_by("pk").values()))

    na = formulier.verstuur_en_volg(client, **INGEVULD[soort][0], reden="Oeps.")
    na.formulier(f"/terugnemen/{laatste(wereld).pk}/").verstuur(client)

    wereld.ververs()
    assert (wereld.actie.status, list(wereld.actie.fasen.order_by("pk").values())) == voor


# -- phases ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("deur", DEUREN)
def test_the_buttons_are_there_for_who_may_report(deur: str, wereld: Wereld, trekker: Gebruiker) -> None:
    adres = DEUREN[deur].split("?")[0].format(wereld.actie.slug)
    knoppen = ("Nieuwe fase melden", "Fasen afronden")
    bureau = GebruikerFactory(is_programmabureau=True)
    gezien = {
        wie: [knop in lees(browser_van(wie), adres).tekst for knop in knoppen]
        for wie in (trekker, bureau, lid(wereld.trekker, "lezer"), lid(wereld.partner))
    }
    assert list(gezien.values()) == [[True, True], [True, True], [False, False], [False, False]]

    services.rond_fasen_af(actie=wereld.actie, verantwoording=BEGIN)

    assert [knop in lees(browser_van(trekker), adres).tekst for knop in knoppen] == [True, False]


def test_a_kind_without_phases_has_no_form_for_them(wereld: Wereld, trekker: Gebruiker) -> None:
    soort = SoortFactory()
    soort.fasedefinities.all().delete()
    actie = ActieFactory(trekker=wereld.trekker, soort=soort, gepubliceerd=True)
    client = browser_van(trekker)

    assert client.get(f"/acties/{actie.slug}/bewerken/fase/").status_code == 404
    assert "Nieuwe fase melden" not in lees(client, actie.get_absolute_url()).tekst


@pytest.mark.parametrize(("fase", "tekst"), [("", "Kies de fase die nu begint."), ("weg", "geldige keuze")])
def test_a_phase_of_its_own_kind_is_chosen(fase: str, tekst: str, wereld: Wereld, trekker: Gebruiker) -> None:
    client = browser_van(trekker)
    antwoord = open_formulier(client, wereld, "fase").verstuur(client, fase=fase, reden="Zo is het.")

    assert (antwoord.status_code, tekst in Pagina(antwoord).tekst) == (422, True)


def test_what_a_colleague_ended_meanwhile_is_told_and_what_was_typed_stays(wereld: Wereld, trekker: Gebruiker) -> None:
    client = browser_van(trekker)
    formulier = open_formulier(client, wereld, "fasen-afronden")
    services.rond_fasen_af(actie=wereld.actie, verantwoording=BEGIN)

    eerst = Pagina(formulier.verstuur(client, reden="Mijn verhaal."))
    antwoord = eerst.formulier(formulier.adres).verstuur(client)

    assert (antwoord.status_code, "Deze actie is niet in een fase." in Pagina(antwoord).tekst) == (422, True)
