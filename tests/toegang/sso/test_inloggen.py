"""Logging in at the own organisation, against a process that checks what we send."""

from datetime import timedelta
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.template.loader import get_template
from django.test import Client
from django.utils import timezone
from joserfc.jwk import RSAKey
from pytest_django import Settings

from partijen.models import Gebruiker
from tests.factories import GebruikerFactory
from tests.support.organisatie import CODE, ZEKER, Organisatie, begin
from tests.support.pagina import Pagina, lees
from tests.support.sso import ACCOUNT, KOPPELEN, NIEUW, eis_geweigerd, laatste, nodig_uit, wie_is_binnen
from toegang import sessies
from toegang.models import Identiteit, Uitnodiging
from toegang.services import stuur_opnieuw
from toegang.sso.fouten import Geweigerd
from toegang.sso.protocol import Bewijs
from toegang.sso.services import maak_account

pytestmark = pytest.mark.django_db


# -- getting in ------------------------------------------------------------------------------------------------


def test_a_known_person_comes_in_without_our_second_step(client: Client, rijk: Organisatie, bekend: Gebruiker) -> None:
    antwoord = rijk.kom_terug(client, f"/account/organisatie/naar/{CODE}/?next=/werk/")

    assert (antwoord.status_code, antwoord["Location"]) == (302, "/werk/")
    assert wie_is_binnen(client) == bekend.pk
    assert client.get("/werk/").status_code == 200
    assert laatste() == {
        "wat": ("inloggen", "gelukt"),
        "door": bekend.pk,
        "aanbieder": CODE,
        "tweede_stap": True,
    }


@pytest.mark.parametrize(
    "claims", [{"amr": ["pwd", "mfa"]}, {"acr": ZEKER, "aud": ["ibp-portaal", "x"], "azp": "ibp-portaal"}]
)
def test_the_organisation_may_say_in_other_ways_that_it_was_safe(
    client: Client, rijk: Organisatie, bekend: Gebruiker, claims: dict[str, Any]
) -> None:
    rijk.doe(claims=claims, teken="es256")

    rijk.kom_terug(client)

    assert client.get("/werk/").status_code == 200


def test_we_can_sign_in_other_ways(client: Client, rijk: Organisatie, bekend: Gebruiker, settings: Settings) -> None:
    sleutel = RSAKey.generate_key(2048).as_pem(private=True).decode()
    aanbieder = rijk.als_aanbieder(sleutel=sleutel, alg="PS256", aud="issuer")
    settings.OIDC_AANBIEDERS = (aanbieder,)
    rijk.doe(sleutels=[aanbieder.jwk.as_dict(private=False)])

    rijk.kom_terug(client)

    assert wie_is_binnen(client) == bekend.pk


def test_without_a_second_step_there_ours_is_asked(client: Client, rijk: Organisatie, bekend: Gebruiker) -> None:
    rijk.doe(claims={"acr": "laag"})

    antwoord = rijk.kom_terug(client)

    assert antwoord["Location"] == "/werk/"
    assert client.get("/werk/")["Location"] == "/account/tweede-stap/"
    assert not sessies.toonde_tweede_stap(client.session)
    assert client.get(ACCOUNT)["Location"] == "/account/tweede-stap/"  # or a login of one's own would count as one


def test_who_has_a_second_step_here_must_show_it(client: Client, rijk: Organisatie, bekend: Gebruiker) -> None:
    Authenticator.objects.create(user=bekend, type=Authenticator.Type.TOTP, data={"secret": "x"})
    rijk.doe(claims={})

    antwoord = rijk.kom_terug(client)

    assert antwoord.status_code == 302
    assert wie_is_binnen(client) is None


def test_the_session_gets_another_key(client: Client, rijk: Organisatie, bekend: Gebruiker) -> None:
    heen = begin(client)
    eerst = client.session.session_key

    client.get(rijk.log_in(heen))

    assert client.session.session_key != eerst
    assert "sso_pogingen" not in client.session


def test_only_a_page_of_ours_is_next(client: Client, rijk: Organisatie, bekend: Gebruiker) -> None:
    antwoord = rijk.kom_terug(client, f"/account/organisatie/naar/{CODE}/?next=https://elders.nl/")

    assert antwoord["Location"] == "/werk/"


# -- the first time --------------------------------------------------------------------------------------------


def test_an_invitation_becomes_an_account_without_a_password(client: Client, rijk: Organisatie) -> None:
    rijk.doe(claims={"acr": ZEKER, "name": "Noor de Vries", "email": "ander@elders.nl"})
    uitnodiging = nodig_uit(client)

    assert rijk.kom_terug(client)["Location"] == NIEUW
    formulier = lees(client, NIEUW).formulier("Account maken")
    assert formulier.velden["naam"] == "Noor de Vries"
    assert formulier.verstuur(client, functie="adviseur")["Location"] == "/werk/"

    gebruiker = Gebruiker.objects.get(email="nieuw@voorbeeld.nl")
    assert (gebruiker.naam, gebruiker.functie, gebruiker.has_usable_password()) == ("Noor de Vries", "adviseur", False)
    assert gebruiker.lidmaatschappen.get().partij == uitnodiging.partij
    assert not Uitnodiging.objects.open().filter(pk=uitnodiging.pk).exists()
    assert client.get("/werk/").status_code == 200


def test_a_second_click_makes_no_second_account(client: Client, rijk: Organisatie) -> None:
    bewijs, uitnodiging = Bewijs(rijk.iss, "wie", "", tweede_stap=True), nodig_uit(client)
    alles: dict[str, Any] = {
        "bewijs": bewijs,
        "uitnodiging": uitnodiging,
        "aanbieder": rijk.als_aanbieder(),
        "functie": "",
    }

    een, twee = (maak_account(naam=naam, **alles) for naam in ("Noor", "Ander"))

    assert een == twee
    with pytest.raises(Geweigerd):
        maak_account(naam="Ander", **{**alles, "bewijs": Bewijs(rijk.iss, "ander", "", tweede_stap=True)})


def test_the_second_time_needs_no_invitation(client: Client, rijk: Organisatie) -> None:
    nodig_uit(client)
    rijk.kom_terug(client)
    lees(client, NIEUW).formulier("Account maken").verstuur(client, naam="Noor")
    ander = Client()

    rijk.kom_terug(ander)

    assert wie_is_binnen(ander) == Gebruiker.objects.get(naam="Noor").pk


def test_an_account_without_a_name_is_not_made(client: Client, rijk: Organisatie) -> None:
    nodig_uit(client)
    rijk.kom_terug(client)

    antwoord = lees(client, NIEUW).formulier("Account maken").verstuur(client, naam="", functie="adviseur")

    assert antwoord.status_code == 422
    assert "Vul uw naam in." in Pagina(antwoord).tekst
    assert Pagina(antwoord).formulier("Account maken").velden["functie"] == "adviseur"


def test_an_invitation_that_ends_meanwhile_gives_nothing(client: Client, rijk: Organisatie) -> None:
    uitnodiging = nodig_uit(client)
    rijk.kom_terug(client)
    formulier = lees(client, NIEUW).formulier("Account maken")
    Uitnodiging.objects.filter(pk=uitnodiging.pk).update(ingetrokken_op=timezone.now())

    antwoord = formulier.verstuur(client, naam="Noor")

    assert antwoord.status_code == 403
    assert not Gebruiker.objects.filter(naam="Noor").exists()


@pytest.mark.parametrize("wanneer", ["voor", "na"])
def test_an_old_link_gives_nothing_once_a_new_one_was_sent(wanneer: str, client: Client, rijk: Organisatie) -> None:
    beheerder = GebruikerFactory(beheerder=True)
    uitnodiging = nodig_uit(client, door=beheerder)
    if wanneer == "na":  # between the organisation and the page that makes the account
        rijk.kom_terug(client)
    Uitnodiging.objects.update(geldig_tot=timezone.now() + timedelta(days=2))
    assert stuur_opnieuw(uitnodiging=uitnodiging, door=beheerder)

    antwoord = rijk.kom_terug(client) if wanneer == "voor" else client.post(NIEUW, {"naam": "Noor"})

    assert antwoord.status_code == 403
    assert wie_is_binnen(client) is None
    assert not Identiteit.objects.exists()


def test_without_an_invitation_nobody_comes_in(client: Client, rijk: Organisatie) -> None:
    pagina = eis_geweigerd(client, rijk.kom_terug(client), "geen_uitnodiging", 403)

    assert "U hebt nog geen uitnodiging" in pagina.titel
    assert not Identiteit.objects.exists()


def test_the_email_of_an_account_gives_nothing(client: Client, rijk: Organisatie) -> None:
    baas = GebruikerFactory(beheerder=True)
    rijk.doe(claims={"acr": ZEKER, "email": baas.email, "email_verified": True})

    eis_geweigerd(client, rijk.kom_terug(client), "geen_uitnodiging", 403)

    assert not baas.identiteiten.exists()


def test_an_invitation_for_an_account_asks_for_that_account(client: Client, rijk: Organisatie) -> None:
    nodig_uit(client, email=GebruikerFactory().email.upper())

    pagina = eis_geweigerd(client, rijk.kom_terug(client), "account_bestaat", 403)

    assert pagina.links["Inloggen op uw account"] == f"/inloggen/?next={KOPPELEN}"
    assert not Identiteit.objects.exists()


def test_who_is_made_inactive_stays_out(client: Client, rijk: Organisatie, bekend: Gebruiker) -> None:
    Gebruiker.objects.filter(pk=bekend.pk).update(is_active=False)

    eis_geweigerd(client, rijk.kom_terug(client), "inactief", 403)

    assert laatste()["door"] == bekend.pk


def test_a_page_where_one_logs_in_leads_there_and_back(rijk: Organisatie) -> None:
    html = get_template("toegang/sso_knoppen.html").render({"next": "/werk/?q=a&b"})

    assert f'href="/account/organisatie/naar/{CODE}/?next=%2Fwerk%2F%3Fq%3Da%26b"' in html


def test_without_organisations_there_is_no_button(settings: Settings) -> None:
    settings.OIDC_AANBIEDERS = ()

    assert "href" not in get_template("toegang/sso_knoppen.html").render({})
