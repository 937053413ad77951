"""Linking a login of the organisation to one's own account, and unlinking it."""

import time
from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings

from basis.logboek.models import Logregel
from partijen.models import Gebruiker
from partijen.services import zet_wachtwoord
from tests.factories import GebruikerFactory, LidmaatschapFactory
from tests.support.inlog import geef_app
from tests.support.organisatie import CODE, ZEKER, Organisatie, begin, vragen
from tests.support.pagina import Pagina, lees
from tests.support.sso import ACCOUNT, KOPPELEN, nodig_uit, wie_is_binnen
from toegang import sessies
from toegang.models import Identiteit, Uitnodiging

pytestmark = pytest.mark.django_db
NAAR = f"{KOPPELEN}{CODE}/"
WACHTWOORD = "/account/wachtwoord/"


def log_net_in(client: Client, gebruiker: Gebruiker, *, geleden: float = 0, methode: str = "mfa") -> None:
    client.force_login(gebruiker)
    sessie = client.session
    sessies.onthoud_manier(sessie, {"method": methode, "at": time.time() - geleden})
    sessie.save()


@pytest.fixture
def ik(client: Client) -> Any:
    gebruiker = LidmaatschapFactory().gebruiker
    log_net_in(client, gebruiker)
    return gebruiker


def test_a_login_is_linked_after_saying_yes(client: Client, rijk: Organisatie, ik: Gebruiker) -> None:
    assert rijk.kom_terug(client, lees(client, ACCOUNT).links["Koppel Het Rijk"])["Location"] == KOPPELEN
    assert not ik.identiteiten.exists()

    pagina = lees(client, KOPPELEN).formulier("Inlog koppelen").verstuur_en_volg(client)

    assert "U kunt nu inloggen bij Het Rijk." in pagina.tekst
    assert ik.identiteiten.get().onderwerp == "wie"
    regel = Logregel.objects.filter(handeling="identiteit").latest("pk")
    assert (regel.door, regel.bijzonderheden) == (ik, {"aanbieder": CODE, "wat": "gekoppeld"})
    ander = Client()
    rijk.kom_terug(ander)
    assert wie_is_binnen(ander) == ik.pk


def test_a_login_of_someone_else_is_not_taken(client: Client, rijk: Organisatie, ik: Gebruiker) -> None:
    Identiteit.objects.create(gebruiker=GebruikerFactory(), uitgever=rijk.iss, onderwerp="wie")

    antwoord = rijk.kom_terug(client, NAAR)

    assert (antwoord.status_code, client.get(KOPPELEN).status_code) == (403, 400)
    assert not ik.identiteiten.exists()


def test_a_login_that_someone_links_meanwhile_stays_theirs(client: Client, rijk: Organisatie, ik: Gebruiker) -> None:
    rijk.kom_terug(client, NAAR)
    Identiteit.objects.create(gebruiker=GebruikerFactory(), uitgever=rijk.iss, onderwerp="wie")

    assert client.post(KOPPELEN).status_code == 403
    assert not ik.identiteiten.exists()


def test_linking_that_another_person_began_ends(client: Client, rijk: Organisatie, ik: Gebruiker) -> None:
    terug = rijk.log_in(begin(client, NAAR))
    sessie = client.session
    poging = sessie["sso_pogingen"][vragen(terug)["state"]]
    poging["koppelen"] = GebruikerFactory().pk
    sessie.save()

    assert client.get(terug).status_code == 400
    assert client.get(KOPPELEN).status_code == 400


def test_first_show_who_you_are(client: Client, rijk: Organisatie) -> None:
    log_net_in(client, LidmaatschapFactory().gebruiker, geleden=3600)

    antwoord = client.get(NAAR)

    assert antwoord.status_code == 302
    assert antwoord["Location"].endswith(f"?next={NAAR.replace('/', '%2F')}")
    assert antwoord["Location"].startswith("/account/")


def test_who_has_no_password_shows_it_at_the_organisation(client: Client, rijk: Organisatie, ik: Gebruiker) -> None:
    ik.set_unusable_password()
    ik.save()
    Identiteit.objects.create(gebruiker=ik, uitgever=rijk.iss, onderwerp="wie")
    log_net_in(client, ik, geleden=3600)
    client.logout()
    log_net_in(client, ik, geleden=3600)

    heen = begin(client, client.get(KOPPELEN)["Location"])

    assert (vragen(heen)["prompt"], vragen(heen)["max_age"]) == ("login", "0")
    rijk.doe(claims={"acr": ZEKER, "auth_time": 1_000_000_000})
    assert client.get(rijk.log_in(heen)).status_code == 400


def test_a_password_alone_is_not_enough_to_link(client: Client, rijk: Organisatie) -> None:
    log_net_in(client, LidmaatschapFactory().gebruiker, methode="password")

    assert {client.get(pad)["Location"] for pad in (ACCOUNT, NAAR, KOPPELEN)} == {"/account/tweede-stap/"}


def test_an_account_takes_its_invitation_by_linking(client: Client, rijk: Organisatie, ik: Gebruiker) -> None:
    uitnodiging = nodig_uit(client, email=ik.email)

    assert rijk.kom_terug(client)["Location"] == KOPPELEN
    lees(client, KOPPELEN).formulier("Inlog koppelen").verstuur(client)

    assert ik.lidmaatschappen.filter(partij=uitnodiging.partij).exists()
    assert not Uitnodiging.objects.open().exists()


def test_an_invitation_of_someone_else_gives_nothing(client: Client, rijk: Organisatie, ik: Gebruiker) -> None:
    nodig_uit(client, email=GebruikerFactory().email)
    rijk.kom_terug(client)

    assert client.post(KOPPELEN).status_code == 403
    assert not Identiteit.objects.exists()


def test_a_login_is_unlinked(client: Client, rijk: Organisatie, ik: Gebruiker) -> None:
    Identiteit.objects.create(gebruiker=ik, uitgever=rijk.iss, onderwerp="wie")

    pagina = lees(client, ACCOUNT).formulier("Loskoppelen van Het Rijk").verstuur_en_volg(client)

    assert "De inlog is losgekoppeld." in pagina.tekst
    assert not ik.identiteiten.exists()


def test_the_only_way_in_stays(client: Client, rijk: Organisatie, ik: Gebruiker) -> None:
    identiteit = Identiteit.objects.create(gebruiker=ik, uitgever=rijk.iss, onderwerp="wie")
    ik.set_unusable_password()
    ik.save()
    log_net_in(client, ik)

    client.post(f"{ACCOUNT}{identiteit.pk}/ontkoppelen/")

    assert ik.identiteiten.exists()
    assert "U kunt alleen zo inloggen." in lees(client, ACCOUNT).tekst


def test_a_login_of_another_account_is_not_there(client: Client, rijk: Organisatie, ik: Gebruiker) -> None:
    vreemd = Identiteit.objects.create(gebruiker=GebruikerFactory(), uitgever=rijk.iss, onderwerp="wie")

    assert client.post(f"{ACCOUNT}{vreemd.pk}/ontkoppelen/").status_code == 404


def test_the_page_shows_what_can_be_linked(
    client: Client, ik: Gebruiker, settings: Settings, rijk: Organisatie, django_assert_num_queries: Any
) -> None:
    for sub in ("een", "twee"):
        Identiteit.objects.create(gebruiker=ik, uitgever="https://weg.nl", onderwerp=sub)

    with django_assert_num_queries(4):  # session, person, whether a second step is needed, the logins
        pagina = Pagina(client.get(ACCOUNT))

    assert "https://weg.nl" in pagina.tekst


@pytest.mark.parametrize("wat", ["app", "passkey", "herstelcodes"])
def test_who_only_logs_in_there_shows_there_again_who_it_is(client: Client, bekend: Gebruiker, wat: str) -> None:
    bekend.set_unusable_password()
    bekend.save()
    client.force_login(bekend)
    sessie = client.session
    sessies.onthoud_manier(sessie, {"method": sessies.SSO, "tweede_stap": True, "at": time.time() - 3600})
    sessie.save()
    adres = f"/account/tweede-stap/{wat}/"

    assert client.get(adres)["Location"].startswith(f"/account/organisatie/naar/{CODE}/?next=")


def _van_daar(client: Client, bekend: Gebruiker, wachtwoord: str | None = None, geleden: float = 0) -> None:
    """Logged in at the organisation, with this password here or none."""
    zet_wachtwoord(gebruiker=bekend, wachtwoord=wachtwoord)
    client.force_login(bekend)
    sessie = client.session
    sessies.onthoud_manier(sessie, {"method": sessies.SSO, "tweede_stap": True, "at": time.time() - geleden})
    sessie.save()


def test_who_only_logs_in_there_sets_a_password_after_a_second_step(client: Client, bekend: Gebruiker) -> None:
    _van_daar(client, bekend)
    assert lees(client, "/account/").links["Instellen: wachtwoord"] == WACHTWOORD
    pagina = Pagina(client.get(WACHTWOORD, follow=True))
    assert "Stel eerst een tweede stap in. Daarna kiest u een wachtwoord." in pagina.tekst

    geef_app(bekend)
    formulier = lees(client, WACHTWOORD).formulier("Nieuw wachtwoord")
    formulier.verstuur_en_volg(client, wachtwoord="paard batterij nietje", nogmaals="paard batterij nietje")

    bekend.refresh_from_db()
    assert bekend.check_password("paard batterij nietje")


@pytest.mark.parametrize("wachtwoord", [None, "paard batterij nietje"])
def test_a_password_asks_at_the_organisation_who_one_is(
    wachtwoord: str | None, client: Client, bekend: Gebruiker
) -> None:
    """Also of who has one, and may have forgotten it."""
    _van_daar(client, bekend, wachtwoord, geleden=3600)

    assert client.get(WACHTWOORD)["Location"].startswith(f"/account/organisatie/naar/{CODE}/?next=")
