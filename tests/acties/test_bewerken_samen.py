"""Two people report at once: nobody overwrites a colleague, and nothing typed is lost."""

import pytest
from django.test import Client

from acties import services
from acties.models import Gebeurtenis
from acties.services import Verantwoording
from tests.factories import beloof
from tests.support.bewerken import open_bij_afspraak, open_formulier
from tests.support.pagina import Pagina, browser_van
from tests.support.tekst import anders_gestuurd
from tests.support.wereld import Wereld, lid


@pytest.fixture
def trekker(wereld: Wereld) -> Client:
    return browser_van(lid(wereld.trekker, functie="jurist", naam="Tess Trekker"))


@pytest.fixture
def partner(wereld: Wereld) -> Client:
    return browser_van(lid(wereld.partner))


def aantal() -> int:
    return Gebeurtenis.objects.count()


def test_the_second_editor_learns_who_was_first_and_decides(wereld: Wereld, trekker: Client) -> None:
    formulier = open_formulier(trekker, wereld, "voortgang")
    collega = lid(wereld.trekker, naam="Karel Collega")
    waarom = Verantwoording(reden="Ik was eerst.", door=collega, namens=wereld.trekker)
    services.meld_voortgang(actie=wereld.actie, status="gestopt", verantwoording=waarom)
    voor = aantal()

    antwoord = formulier.verstuur(trekker, status="afgerond", reden="Mijn verhaal.")

    pagina = Pagina(antwoord)
    assert (antwoord.status_code, aantal()) == (409, voor)
    gemist = ("Iemand anders was u voor", "Karel Collega", "Ik was eerst.", "Status: gepland wordt → gestopt")
    assert [woord for woord in gemist if woord not in pagina.tekst] == []
    opnieuw = pagina.formulier(formulier.adres)
    assert (opnieuw.velden["status"], opnieuw.velden["reden"].strip()) == ("afgerond", "Mijn verhaal.")
    assert opnieuw.verstuur(trekker).status_code == 302
    wereld.actie.refresh_from_db()
    assert (wereld.actie.status, aantal()) == ("afgerond", voor + 1)


def test_a_status_that_was_left_alone_follows_that_of_the_other(wereld: Wereld, trekker: Client) -> None:
    formulier = open_formulier(trekker, wereld, "voortgang")
    for status in ("aandacht-nodig", "gestopt"):
        services.meld_voortgang(actie=wereld.actie, status=status, verantwoording=Verantwoording(reden="Ik was eerst."))

    pagina = Pagina(formulier.verstuur(trekker, reden="Alleen een verhaal."))

    opnieuw = pagina.formulier(formulier.adres)
    assert opnieuw.velden["status"] == "gestopt"
    assert "Zo staat het er nu." in pagina.tekst
    assert opnieuw.verstuur(trekker).status_code == 302
    wereld.actie.refresh_from_db()
    assert wereld.actie.status == "gestopt"


def test_what_was_left_alone_of_an_afspraak_follows_and_what_was_typed_stays(wereld: Wereld, trekker: Client) -> None:
    afspraak = beloof(wereld.trekker, wereld.actie, tekst="Eerst dit.", bedrag_voor="Geld.").afspraak
    formulier = open_bij_afspraak(trekker, afspraak, "afspraak-wijzigen")
    anders = {"tekst": "Toen dat.", "bedrag_voor": "Mensen."}
    waarom = Verantwoording(reden="Ik was eerst.")
    services.wijzig_afspraak(afspraak=afspraak, velden=anders, verantwoording=waarom)

    pagina = Pagina(formulier.verstuur(trekker, bedrag_voor="Tijd.", reden="Mijn verhaal."))

    opnieuw = pagina.formulier(formulier.adres).velden
    assert (opnieuw["tekst"].strip(), opnieuw["bedrag_voor"].strip()) == ("Toen dat.", "Tijd.")


def test_an_afspraak_that_comes_back_as_it_stood_is_no_change(wereld: Wereld, partner: Client) -> None:
    formulier = open_bij_afspraak(partner, wereld.afspraak, "afspraak-wijzigen")
    formulier.verstuur_en_volg(partner, tekst="Vijf:\r\n\uf0b7 één mens\r\n", reden="Zo is het.")
    formulier, eerst = open_bij_afspraak(partner, wereld.afspraak, "afspraak-wijzigen"), aantal()
    assert formulier.velden["tekst"].strip() == "Vijf:\n• één mens"

    tekst = anders_gestuurd(formulier.velden["tekst"].strip())
    antwoord = formulier.verstuur(partner, tekst=tekst, reden="Niets.")

    assert (antwoord.status_code, aantal()) == (422, eerst)
    assert "Er verandert niets" in antwoord.text


def test_a_third_change_meanwhile_is_told_again(wereld: Wereld, trekker: Client) -> None:
    formulier = open_formulier(trekker, wereld, "voortgang")
    for reden in ("Eerst dit.", "Toen dat."):
        waarom = Verantwoording(reden=reden)
        services.meld_voortgang(actie=wereld.actie, status="vertraagd", verantwoording=waarom)
        antwoord = formulier.verstuur(trekker, status="afgerond", reden="Mijn verhaal.")
        assert antwoord.status_code == 409
        pagina = Pagina(antwoord)
        assert reden in pagina.tekst
        formulier = pagina.formulier(formulier.adres)

    assert formulier.velden["reden"].strip() == "Mijn verhaal."
    assert formulier.verstuur(trekker).status_code == 302
