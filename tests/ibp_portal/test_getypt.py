"""What was typed comes back when a form could not be taken in: after logging in, or with a new token."""

import pytest
from django.test import Client

from tests.factories import WACHTWOORD, GebruikerFactory, PaginaFactory
from tests.support.inlog import code_van, geef_app, log_in
from tests.support.pagina import Pagina, lees
from tests.support.wereld import Wereld, lid

pytestmark = pytest.mark.django_db
HIER = {"Origin": "http://testserver"}
GETYPT = {"status": "vertraagd", "reden": "De <boot> is stuk.", "datum": "", "versie": "3"}


def test_a_login_in_between_loses_nothing(wereld: Wereld, client: Client) -> None:
    gebruiker, adres = lid(wereld.trekker), f"{wereld.actie.get_absolute_url()}bewerken/voortgang/"
    antwoord = client.post(adres, GETYPT)
    assert antwoord.status_code == 401
    assert "De <boot> is stuk." in Pagina(antwoord).tekst

    inlog = Pagina(antwoord).formulier("/inloggen/")
    mis = Pagina(inlog.verstuur(client, username=gebruiker.email, password="mis")).formulier("/inloggen/")
    terug = Pagina(mis.verstuur(client, username=gebruiker.email, password=WACHTWOORD)).formulier(adres)

    assert {naam: terug.velden[naam] for naam in GETYPT} == GETYPT


def test_the_login_sends_what_was_typed_to_no_other_site(client: Client) -> None:
    gebruiker = GebruikerFactory()
    gegevens = {"username": gebruiker.email, "password": WACHTWOORD, "next": "https://elders.nl/", "getypt.reden": "x"}

    assert client.post("/inloggen/", gegevens)["Location"] == "/werk/"


OVER = {"Origin": "null", "Sec-Fetch-Site": "same-origin"}
ELDERS: tuple[dict[str, str], ...] = ({"Origin": "https://elders.nl"}, {**HIER, "Sec-Fetch-Site": "same-site"}, {})


@pytest.mark.parametrize("kop", [HIER, OVER, *ELDERS])
def test_an_expired_form_can_be_sent_again_when_it_was_ours(kop: dict[str, str], wereld: Wereld) -> None:
    client, adres = Client(enforce_csrf_checks=True), f"{wereld.actie.get_absolute_url()}bewerken/voortgang/"
    log_in(client, lid(wereld.trekker))

    antwoord = client.post(adres, GETYPT, headers=kop)

    assert antwoord.status_code == 403
    assert antwoord["X-Formulier"] == "verlopen"
    if kop in ELDERS:
        assert "De <boot> is stuk." not in Pagina(antwoord).tekst
        return
    opnieuw = Pagina(antwoord).formulier(adres).verstuur(client)
    assert opnieuw.status_code == 422  # the token is right now; the form itself is judged again


def test_a_password_never_comes_back(client: Client) -> None:
    streng = Client(enforce_csrf_checks=True)
    antwoord = streng.post("/inloggen/", {"username": "a@b.nl", "password": "geheim woord"}, headers=HIER)

    assert "geheim woord" not in antwoord.text


def test_a_second_step_that_took_too_long_loses_nothing(wereld: Wereld, client: Client) -> None:
    gebruiker, adres = lid(wereld.trekker), f"{wereld.actie.get_absolute_url()}bewerken/voortgang/"
    geef_app(gebruiker)
    inlog = Pagina(client.post(adres, GETYPT)).formulier("/inloggen/")
    code = Pagina(inlog.verstuur(client, username=gebruiker.email, password=WACHTWOORD)).formulier("Tweede stap")
    client.session.flush()

    opnieuw = Pagina(code.verstuur(client, code=code_van(gebruiker))).formulier("/inloggen/")

    assert opnieuw.velden["getypt.reden"] == GETYPT["reden"]
    assert opnieuw.velden["next"] == adres


@pytest.mark.parametrize("adres", ["/account/wachtwoord/", "/account/bevestigen/"])
def test_nor_does_one_that_was_sent_after_the_login_ended(adres: str) -> None:
    gegevens = {"wachtwoord": "geheim woord", "nogmaals": "geheim woord"}
    for client in (Client(), Client(enforce_csrf_checks=True)):
        assert "geheim woord" not in client.post(adres, gegevens, headers=HIER).text


def test_a_text_of_a_beheerder_survives_the_end_of_the_login(client: Client) -> None:
    beheerder, pagina = GebruikerFactory(is_staff=True), PaginaFactory(slug="uitleg", tekst="Oud.")
    adres = f"/beheer/programmalijnen/pagina/{pagina.pk}/change/"
    log_in(client, beheerder)
    geef_app(beheerder)
    formulier = next(f for f in lees(client, adres).formulieren if "tekst" in f.velden)
    formulier.adres = adres
    client.logout()

    inlog = Pagina(formulier.verstuur(client, tekst="Lang getypte tekst.")).formulier("/inloggen/")
    code = Pagina(inlog.verstuur(client, username=beheerder.email, password=WACHTWOORD)).formulier("Tweede stap")
    mis = Pagina(code.verstuur(client, code="000 000")).formulier("Tweede stap")
    terug = Pagina(mis.verstuur(client, code=code_van(beheerder))).formulier(adres)

    assert terug.verstuur(client).status_code == 302
    pagina.refresh_from_db()
    assert pagina.tekst == "Lang getypte tekst."


def test_nothing_is_lost_when_session_and_token_are_both_gone_at_any_step(wereld: Wereld) -> None:
    gebruiker, adres = lid(wereld.trekker), f"{wereld.actie.get_absolute_url()}bewerken/voortgang/"
    geef_app(gebruiker)
    client = Client(enforce_csrf_checks=True, headers=HIER)

    inlog = Pagina(client.post(adres, GETYPT)).formulier("/inloggen/")
    client.cookies.clear()  # someone emptied the browser, or it was closed
    inlog = Pagina(inlog.verstuur(client, username=gebruiker.email, password=WACHTWOORD)).formulier("/inloggen/")
    code = Pagina(inlog.verstuur(client, username=gebruiker.email, password=WACHTWOORD)).formulier("Tweede stap")
    client.cookies.clear()
    inlog = Pagina(code.verstuur(client, code=code_van(gebruiker))).formulier("/inloggen/")
    code = Pagina(inlog.verstuur(client, username=gebruiker.email, password=WACHTWOORD)).formulier("Tweede stap")
    terug = Pagina(code.verstuur(client, code=code_van(gebruiker))).formulier(adres)

    assert {naam: terug.velden[naam] for naam in GETYPT} == GETYPT
    assert terug.verstuur(client).status_code == 422  # taken in again, and judged: the version is an old one
