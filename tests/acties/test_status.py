"""The status `loopt, geen melding`: of an actie that runs while nobody says how it goes. No person reports that."""

import re
from dataclasses import replace

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from acties import services
from acties.models import Status
from acties.models.status import LOPEND, NIET_TE_MELDEN
from tests.factories import ActieFactory, GebruikerFactory
from tests.support.pagina import browser_van, lees
from tests.support.wereld import BEGIN, VAN_BEHEER, Wereld, lid

pytestmark = pytest.mark.django_db
MELDEN = "/acties/{}/?bewerk=voortgang"


@pytest.fixture
def loopt(wereld: Wereld) -> Wereld:
    services.meld_voortgang(actie=wereld.actie, status=Status.LOOPT, verantwoording=BEGIN)
    wereld.ververs()
    return wereld


def test_an_actie_of_which_nobody_says_how_it_goes_runs(client: Client, loopt: Wereld) -> None:
    assert loopt.actie.loopt
    gevonden = lees(client, "/acties/?status=loopt").tekst
    assert loopt.actie.titel in gevonden
    assert "Loopt, geen melding" in gevonden
    pagina = lees(client, f"/acties/{loopt.actie.slug}/").tekst
    assert "Wij weten dus niet of zij op schema is." in pagina
    assert "gevonden in openbare bronnen door de redactie" in pagina
    assert "gemeld door" not in pagina


def test_no_person_reports_it(wereld: Wereld) -> None:
    zelf = replace(BEGIN, door=lid(wereld.trekker))
    with pytest.raises(ValidationError, match=NIET_TE_MELDEN):
        services.meld_voortgang(actie=wereld.actie, status=Status.LOOPT, verantwoording=zelf)
    beheer = replace(BEGIN, door=GebruikerFactory(beheerder=True))
    velden = {"programmalijn": wereld.actie.programmalijn, "soort": wereld.actie.soort, "doel": "D.", "titel": "N"}
    with pytest.raises(ValidationError, match=NIET_TE_MELDEN):
        services.maak_actie(verantwoording=beheer, status=Status.LOOPT, slug="n", samenvatting="S.", **velden)
    assert VAN_BEHEER["maak_actie"](wereld, beheer).status == Status.GEPLAND


def test_the_form_does_not_offer_it_and_asks_to_choose(loopt: Wereld) -> None:
    client = browser_van(lid(loopt.trekker))
    formulier = lees(client, MELDEN.format(loopt.actie.slug)).formulier("/voortgang/")
    assert "Kies hoe het met de actie gaat." in formulier.verstuur(client, status="", reden="Zo is het.").text
    antwoord = formulier.verstuur(client, status=Status.LOOPT, reden="Zo is het.")
    assert (antwoord.status_code, NIET_TE_MELDEN in antwoord.text) == (422, True)
    keuze = re.search(r'<select[^>]*name="status".*?</select>', antwoord.text, re.DOTALL)
    assert keuze
    waarden = re.findall(r'<option value="([^"]*)"', keuze[0])
    assert waarden == ["", *(status for status in Status.values if status != "loopt")]


def test_it_goes_when_somebody_reports_and_comes_back_when_that_is_taken_back(loopt: Wereld) -> None:
    mens = lid(loopt.trekker)
    client = browser_van(mens)
    formulier = lees(client, MELDEN.format(loopt.actie.slug)).formulier("/voortgang/")
    assert formulier.verstuur(client, status="op-schema", reden="Het gaat goed.").status_code == 302
    services.neem_terug(rij=loopt.actie.gebeurtenissen.latest("pk"), door=mens)
    loopt.ververs()
    assert loopt.actie.status == Status.LOOPT


def test_no_two_statuses_of_a_running_actie_look_the_same_without_colour(client: Client) -> None:
    for status in LOPEND:
        ActieFactory(gepubliceerd=True, status=status)
    tekens = dict(
        re.findall(r'<span class="status is-([\w-]+)">\s*(<svg.*?</svg>)', client.get("/acties/").text, re.DOTALL)
    )
    assert tekens.keys() == set(LOPEND)
    assert len(set(tekens.values())) == len(LOPEND)
