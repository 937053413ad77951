"""What must not open the door: each refused with a clear page, nobody in, and a row in the log."""

import time
from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings

from basis.logboek.models import Logregel
from partijen.models import Gebruiker
from tests.support.organisatie import CODE, ZEKER, Organisatie, begin, vragen
from tests.support.sso import eis_geweigerd, wie_is_binnen

pytestmark = pytest.mark.django_db

LIEGT = {
    "handtekening": {"teken": "ander"},
    "algoritme": {"teken": "none"},
    "algoritme ": {"teken": "hs256"},
    "claim_aud": {"claims": {"aud": "een-ander"}},
    "claim_azp": {"claims": {"aud": ["ibp-portaal", "een-ander"]}},
    "claim_azp ": {"claims": {"azp": "een-ander"}},
    "claim_iss": {"claims": {"iss": "https://elders.nl"}},
    "claim_nonce": {"claims": {"nonce": "x"}},
    "claim_nonce ": {"claims": {"nonce": None}},
    "claim_sub": {"claims": {"sub": ""}},
    "claim_sub ": {"claims": {"sub": "wie\x00"}},
    "claim_iat ": {"claims": {"iat": 10**400}},
    "claim_exp  ": {"claims": {"exp": "altijd"}},
    "claim_nbf": {"claims": {"nbf": 4_000_000_000}},
    "claim_iat": {"claims": {"iat": 1_000_000_000}},
    "claim_exp": {"claims": {"exp": 1_000_000_000}},
    "claim_exp ": {"claims": {"exp": None}},
    "code_geweigerd": {"sleutels": []},  # it does not know our key
}


@pytest.mark.parametrize(("reden", "gedrag"), LIEGT.items())
def test_a_token_that_is_wrong_is_refused(
    client: Client, rijk: Organisatie, bekend: Gebruiker, reden: str, gedrag: dict[str, Any]
) -> None:
    rijk.doe(**gedrag)

    eis_geweigerd(client, rijk.kom_terug(client), reden.strip())


@pytest.mark.parametrize(
    ("gedrag", "reden"),
    [
        *(("500", "fout"), ("tekst", "geen_json"), ("lijst", "geen_json")),
        *(("traag", "traag"), ("druppel", "traag"), ("kopdruppel", "traag")),
    ],
)
def test_an_organisation_that_fails_is_told_of(
    client: Client, rijk: Organisatie, settings: Settings, gedrag: str, reden: str
) -> None:
    rijk.doe(token=gedrag)
    terug = rijk.log_in(begin(client))
    settings.OIDC_TIJD = 0.2 if reden == "traag" else 5

    sinds = time.monotonic()
    eis_geweigerd(client, client.get(terug), f"onbereikbaar_{reden}", 503)
    assert time.monotonic() - sinds < 5  # it would go on for ten seconds


ADRESSEN = ("authorization_endpoint", "token_endpoint", "jwks_uri")


@pytest.mark.parametrize("naam", ADRESSEN)
@pytest.mark.parametrize(
    "adres", ["http://127.0.0.1:9/x", "http://169.254.169.254/", "http://x@127.0.0.1/", "//elders", "http://[", {}]
)
def test_its_addresses_are_on_its_own_host(client: Client, rijk: Organisatie, naam: str, adres: str) -> None:
    rijk.doe(adressen={naam: adres})

    eis_geweigerd(client, client.get(f"/account/organisatie/naar/{CODE}/"), "onbereikbaar_adres", 503)


def test_another_host_counts_when_we_were_told_of_it(client: Client, rijk: Organisatie, settings: Settings) -> None:
    settings.OIDC_AANBIEDERS = (rijk.als_aanbieder(hosts=("sleutels.voorbeeld.nl",)),)
    rijk.doe(adressen={"jwks_uri": "https://sleutels.voorbeeld.nl/jwks"})

    assert begin(client).startswith(rijk.iss)


def test_an_organisation_that_is_gone_is_told_of(client: Client, rijk: Organisatie, settings: Settings) -> None:
    settings.OIDC_AANBIEDERS = (rijk.als_aanbieder(issuer="http://127.0.0.1:9"),)

    pagina = eis_geweigerd(client, client.get(f"/account/organisatie/naar/{CODE}/"), "onbereikbaar", 503)

    assert "lukt nu niet" in pagina.titel


def test_a_callback_counts_once(client: Client, rijk: Organisatie, bekend: Gebruiker) -> None:
    terug = rijk.log_in(begin(client))
    assert client.get(terug).status_code == 302
    client.logout()

    eis_geweigerd(client, client.get(terug), "poging")


def test_a_callback_in_another_browser_is_refused(client: Client, rijk: Organisatie, bekend: Gebruiker) -> None:
    terug, ander = rijk.log_in(begin(client)), Client()
    begin(ander)

    eis_geweigerd(ander, ander.get(terug), "poging")


@pytest.mark.parametrize(
    ("antwoord", "reden", "status"),
    [
        ("error=access_denied&state={state}", "afgebroken", 403),
        ("state={state}", "geen_code", 400),
        ("code=x", "poging", 400),
        ("code=x&state=&state=", "poging", 400),
        ("code=x&state={state}&iss=https://elders.nl", "iss_van_antwoord", 400),
        ("code=%00&state={state}", "code_geweigerd", 400),
    ],
)
def test_an_answer_that_is_not_one(client: Client, rijk: Organisatie, antwoord: str, reden: str, status: int) -> None:
    state = vragen(begin(client))["state"]

    eis_geweigerd(
        client, client.get(f"/account/organisatie/terug/{CODE}/?{antwoord.format(state=state)}"), reden, status
    )


def test_a_login_under_way_does_not_wait_for_ever(client: Client, rijk: Organisatie, bekend: Gebruiker) -> None:
    terug = rijk.log_in(begin(client))
    sessie = client.session
    for poging in sessie["sso_pogingen"].values():
        poging["begonnen"] -= 601
    sessie.save()

    eis_geweigerd(client, client.get(terug), "poging")


def test_an_organisation_must_show_its_second_step_when_we_ask(
    client: Client, rijk: Organisatie, bekend: Gebruiker, settings: Settings
) -> None:
    settings.OIDC_AANBIEDERS = (rijk.als_aanbieder(acr_verplicht=True),)
    rijk.doe(claims={"acr": "laag", "amr": ["pwd"]})

    eis_geweigerd(client, rijk.kom_terug(client), "zekerheid", 403)


def test_another_site_cannot_start_a_login(client: Client, rijk: Organisatie) -> None:
    antwoord = client.get(f"/account/organisatie/naar/{CODE}/", headers={"sec-fetch-site": "cross-site"})

    eis_geweigerd(client, antwoord, "van_elders", 403)
    assert "sso_pogingen" not in client.session


def test_a_new_key_of_the_organisation_is_fetched(
    client: Client, rijk: Organisatie, bekend: Gebruiker, monkeypatch: pytest.MonkeyPatch
) -> None:
    rijk.kom_terug(client)
    rijk.doe(kid="twee", claims={"acr": ZEKER})
    eerder = rijk.tel()["sleutels"]

    eis_geweigerd(Client(), rijk.kom_terug(Client()), "sleutel_onbekend")  # too soon to ask again
    assert rijk.tel()["sleutels"] == eerder

    monkeypatch.setattr("toegang.sso.net.RUST", -1)
    assert rijk.kom_terug(ander := Client()).status_code == 302
    assert (wie_is_binnen(ander), rijk.tel()["sleutels"]) == (bekend.pk, eerder + 1)


def test_strangers_do_not_fill_the_log(client: Client, rijk: Organisatie) -> None:
    for _ in range(30):
        assert client.get(f"/account/organisatie/terug/{CODE}/?code=x&state=y").status_code == 400

    assert Logregel.objects.filter(resultaat="geweigerd").count() <= 21


def test_where_to_come_back_is_not_what_the_visitor_says(client: Client, rijk: Organisatie) -> None:
    """Nor is it the name by which the portal was asked, when it has more names than one."""
    adres = client.get(f"/account/organisatie/naar/{CODE}/", headers={"host": "localhost"})["Location"]

    assert vragen(adres)["redirect_uri"] == f"https://portaal.voorbeeld.nl/account/organisatie/terug/{CODE}/"
