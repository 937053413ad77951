"""Logging in and out with an e-mail address and a password."""

import pytest
from django.test import Client

from basis.web.toegang import binnen
from tests.factories import WACHTWOORD, GebruikerFactory
from tests.support.inlog import code_van, geef_app
from tests.support.pagina import Pagina, browser_van, lees
from tests.support.terugweg import KWAAD

pytestmark = pytest.mark.django_db


def log_in(client: Client, email: str, wachtwoord: str = WACHTWOORD, adres: str = "/inloggen/") -> object:
    return lees(client, adres).formulier("/inloggen/").verstuur(client, username=email, password=wachtwoord)


@pytest.mark.parametrize("email", ["els@voorbeeld.nl", "Els@Voorbeeld.NL"])
def test_a_person_comes_in_and_lands_at_the_workplace(email: str, client: Client) -> None:
    GebruikerFactory(email="els@voorbeeld.nl")

    antwoord = log_in(client, email)

    assert antwoord["Location"] == "/werk/"  # type: ignore[index]
    assert lees(client, "/werk/").formulier("/uitloggen/").verstuur(client)["Location"] == "/"
    assert client.get("/werk/").status_code == 302


def test_the_login_leads_back_to_where_one_was(client: Client) -> None:
    GebruikerFactory(email="els@voorbeeld.nl")
    heen = client.get("/werk/")["Location"]

    assert log_in(client, "els@voorbeeld.nl", adres=heen)["Location"] == "/werk/"  # type: ignore[index]


@pytest.mark.parametrize("kwaad", KWAAD)
def test_no_door_leads_to_another_site(kwaad: str) -> None:
    gebruiker, client = GebruikerFactory(), Client()
    gegevens = {"username": gebruiker.email, "password": WACHTWOORD, "wachtwoord": WACHTWOORD, "next": kwaad}
    naar = [
        client.post("/inloggen/", gegevens)["Location"],
        client.get("/inloggen/", {"next": kwaad})["Location"],  # who is in already
        client.post("/account/bevestigen/", gegevens)["Location"],
        client.post("/uitloggen/", {"next": kwaad})["Location"],
    ]

    assert naar == ["/werk/", "/werk/", "/werk/", "/"]


@pytest.mark.parametrize("goed", ["/", "/acties/?q=a%20b&op=2026-01-01#stand", "/zoeken/?q=https://elders.nl//"])
def test_every_page_of_ours_can_be_led_back_to(goed: str) -> None:
    assert binnen(goed) == goed


@pytest.mark.parametrize("kwaad", KWAAD)
def test_the_second_step_leads_to_no_other_site_either(kwaad: str) -> None:
    gebruiker, client = GebruikerFactory(), Client()
    geef_app(gebruiker)
    client.post("/inloggen/", {"username": gebruiker.email, "password": WACHTWOORD, "next": kwaad})

    antwoord = client.post("/account/code/", {"code": code_van(gebruiker), "next": kwaad})

    assert antwoord["Location"] == "/werk/"


@pytest.mark.parametrize(
    ("email", "wachtwoord"), [("els@voorbeeld.nl", "een ander wachtwoord"), ("weg@voorbeeld.nl", WACHTWOORD)]
)
def test_an_error_says_nothing_about_who_exists(email: str, wachtwoord: str, client: Client) -> None:
    GebruikerFactory(email="els@voorbeeld.nl")

    antwoord = log_in(client, email, wachtwoord)

    pagina = Pagina(antwoord)
    assert antwoord.status_code == 422  # type: ignore[attr-defined]
    assert "Voer een juist e-mailadres en wachtwoord in." in pagina.tekst
    assert "hoofdletter" not in pagina.tekst
    assert pagina.formulier("/inloggen/").velden["username"] == email
    assert wachtwoord not in antwoord.text  # type: ignore[attr-defined]


def test_who_was_shut_out_does_not_come_in(client: Client) -> None:
    GebruikerFactory(email="els@voorbeeld.nl", is_active=False)

    assert log_in(client, "els@voorbeeld.nl").status_code == 422  # type: ignore[attr-defined]


def test_who_is_shut_out_while_logged_in_is_out_at_once() -> None:
    gebruiker = GebruikerFactory()
    client = browser_van(gebruiker)
    assert client.get("/werk/").status_code == 200

    gebruiker.is_active = False
    gebruiker.save(update_fields=["is_active"])

    assert client.get("/werk/").status_code == 302


def test_who_is_in_need_not_log_in_again() -> None:
    assert browser_van(GebruikerFactory()).get("/inloggen/")["Location"] == "/werk/"


def test_a_form_that_was_open_too_long_is_explained() -> None:
    client = Client(enforce_csrf_checks=True)

    antwoord = client.post("/inloggen/", {"username": "els@voorbeeld.nl", "password": "x"})

    assert antwoord.status_code == 403
    assert len([kop for kop, _ in Pagina(antwoord).koppen if kop == "h1"]) == 1


def test_the_admin_uses_the_same_login(client: Client) -> None:
    antwoord = client.get("/beheer/", follow=True)

    assert antwoord.redirect_chain[-1][0].startswith("/inloggen/?next=")
