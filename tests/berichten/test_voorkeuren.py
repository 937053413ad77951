"""Choosing what to get by mail."""

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from berichten.models import UIT_TE_ZETTEN, Bericht, Berichtstand, Voorkeur
from partijen.models import Gebruiker
from tests.factories import GebruikerFactory
from tests.support.pagina import browser_van, lees

pytestmark = pytest.mark.django_db
ADRES = "/account/berichten/"


@pytest.fixture
def wie() -> Gebruiker:
    gemaakt: Gebruiker = GebruikerFactory()
    return gemaakt


@pytest.fixture
def browser(wie: Gebruiker) -> Client:
    return browser_van(wie)


def test_who_never_chose_gets_everything_on_monday(browser: Client) -> None:
    pagina = lees(browser, ADRES)

    aan = [k["value"] for k in pagina.met("type", "checkbox") if "checked" in k]
    assert aan == [soort.value for soort in UIT_TE_ZETTEN]
    assert [k["value"] for k in pagina.met("selected")] == ["0"]
    assert "Wij hebben u nog niets gemaild." in pagina.tekst


def test_a_choice_is_kept_and_said_so(browser: Client, wie: Gebruiker) -> None:
    antwoord = browser.post(ADRES, {"krijgt": ["herinnering", "goedkeuren"], "dag": "3"})

    assert (antwoord.status_code, antwoord["Location"]) == (302, ADRES)
    voorkeur = Voorkeur.objects.get(gebruiker=wie)
    assert (voorkeur.uit, voorkeur.dag) == (["afspraak", "goedgekeurd", "ronde-dicht", "ronde-open", "teruggegeven"], 3)
    pagina = lees(browser, ADRES)
    assert "Uw keuze is opgeslagen." in pagina.tekst
    assert [k["value"] for k in pagina.met("type", "checkbox") if "checked" in k] == ["herinnering", "goedkeuren"]


@pytest.mark.parametrize(
    ("ingevuld", "melding"),
    [({"dag": "6"}, "Kies een dag uit de lijst."), ({"dag": "0", "krijgt": "wachtwoord"}, "uit deze lijst")],
)
def test_what_cannot_be_chosen_is_told(browser: Client, ingevuld: dict[str, str], melding: str) -> None:
    antwoord = browser.post(ADRES, ingevuld)

    assert antwoord.status_code == 422
    assert melding in antwoord.text
    assert not Voorkeur.objects.exists()


def test_only_the_last_twenty_of_my_own(
    browser: Client, wie: Gebruiker, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    velden = {
        "adres": wie.email,
        "stand": Berichtstand.VERZONDEN,
        "verzonden_op": timezone.now(),
        "soort": "ronde-open",
    }
    Bericht.objects.bulk_create(Bericht(aan=wie, gelegenheid=f"ronde-open:{n}", **velden) for n in range(21))
    ander = {**velden, "soort": "beveiliging", "adres": "een.ander@voorbeeld.nl"}
    Bericht.objects.create(aan=GebruikerFactory(), gelegenheid="x", **ander)

    with django_assert_num_queries(4):  # session, person, voorkeur, messages
        pagina = lees(browser, ADRES)

    assert pagina.tekst.count("Updateronde geopend") == 20
    assert "Wijziging van uw beveiliging" not in pagina.tekst


def test_opening_the_page_of_the_link_in_a_mail_changes_nothing(browser: Client) -> None:
    assert browser.get(ADRES).status_code == 200

    assert not Voorkeur.objects.exists()
