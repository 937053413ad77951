"""Logging in at the own organisation, against a process that checks what we send."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.template.loader import get_template
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from logboek.models import Logregel
from partijen.models import Gebruiker, Rol
from tests.factories import GebruikerFactory, LidmaatschapFactory, PartijFactory
from tests.support.organisatie import CODE, ZEKER, Organisatie, begin, gestart, vragen
from tests.support.pagina import Pagina, lees
from toegang import tweede_stap
from toegang.models import Identiteit, Uitnodiging

pytestmark = pytest.mark.django_db
NIEUW = "/account/organisatie/nieuw/"
KOPPELEN = "/account/organisatie/koppelen/"
ACCOUNT = "/account/organisatie/"


@pytest.fixture(scope="module")
def dienst() -> Iterator[Organisatie]:
    with gestart() as organisatie:
        yield organisatie


@pytest.fixture
def rijk(dienst: Organisatie, settings: Settings) -> Organisatie:
    settings.OIDC_AANBIEDERS = (dienst.als_aanbieder(),)
    settings.OIDC_TIJD = 0.3
    dienst.doe(claims={"acr": ZEKER})
    return dienst


@pytest.fixture
def bekend(rijk: Organisatie) -> Gebruiker:
    """Someone who may change things, and whose login at the organisation is linked."""
    gebruiker: Gebruiker = LidmaatschapFactory().gebruiker
    Identiteit.objects.create(gebruiker=gebruiker, uitgever=rijk.iss, onderwerp="wie")
    return gebruiker


def nodig_uit(client: Client, email: str = "nieuw@voorbeeld.nl", **velden: Any) -> Uitnodiging:
    """An invitation that was opened in this browser."""
    over_een_week = timezone.now() + timedelta(days=7)
    velden = {"partij": PartijFactory(), "rol": Rol.REDACTEUR, "geldig_tot": over_een_week, "sleutel": email, **velden}
    uitnodiging = Uitnodiging.objects.create(email=email, **velden)
    sessie = client.session
    sessie["uitnodiging"] = uitnodiging.pk
    sessie.save()
    return uitnodiging


def wie_is_binnen(client: Client) -> int | None:
    pk = client.session.get("_auth_user_id")
    return int(pk) if pk else None


def laatste() -> dict[str, Any]:
    """The newest row of the security log, without the moment."""
    regel = Logregel.objects.latest("pk")
    return {"wat": (regel.handeling, regel.resultaat), "door": regel.door_id, **regel.bijzonderheden}


def eis_geweigerd(client: Client, antwoord: Any, reden: str, status: int = 400) -> Pagina:
    """A clear page, nobody in, and a row in the log that tells no secret."""
    assert antwoord.status_code == status
    assert wie_is_binnen(client) is None
    regel = laatste()
    resultaat = "mislukt" if status == 503 else "geweigerd"
    assert (regel["wat"], regel["reden"], regel["aanbieder"]) == (("inloggen", resultaat), reden, CODE)
    assert set(regel) == {"wat", "door", "reden", "aanbieder"}
    pagina = Pagina(antwoord)
    assert [niveau for niveau, _ in pagina.koppen].count("h1") == 1
    return pagina


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


def test_without_a_second_step_there_ours_is_asked(client: Client, rijk: Organisatie, bekend: Gebruiker) -> None:
    rijk.doe(claims={"acr": "laag"})

    antwoord = rijk.kom_terug(client)

    assert antwoord["Location"] == "/werk/"
    assert client.get("/werk/")["Location"] == "/account/tweede-stap/"
    assert not tweede_stap.is_gezet(client.session)
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


def test_without_an_invitation_nobody_comes_in(client: Client, rijk: Organisatie) -> None:
    pagina = eis_geweigerd(client, rijk.kom_terug(client), "geen_uitnodiging", 403)

    assert "U heeft nog geen uitnodiging" in pagina.titel
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


# -- attacks ---------------------------------------------------------------------------------------------------

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
    [("500", "fout"), ("tekst", "geen_json"), ("lijst", "geen_json"), ("traag", "traag")],
)
def test_an_organisation_that_fails_is_told_of(
    client: Client, rijk: Organisatie, bekend: Gebruiker, gedrag: str, reden: str
) -> None:
    rijk.doe(token=gedrag)

    eis_geweigerd(client, rijk.kom_terug(client), f"onbereikbaar_{reden}", 503)


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

    monkeypatch.setattr("toegang.sso.gegevens.RUST", -1)
    assert rijk.kom_terug(ander := Client()).status_code == 302
    assert (wie_is_binnen(ander), rijk.tel()["sleutels"]) == (bekend.pk, eerder + 1)


def test_a_page_where_one_logs_in_leads_there_and_back(rijk: Organisatie) -> None:
    html = get_template("toegang/sso_knoppen.html").render({"next": "/werk/?q=a&b"})

    assert f'href="/account/organisatie/naar/{CODE}/?next=%2Fwerk%2F%3Fq%3Da%26b"' in html


def test_without_organisations_there_is_no_button(settings: Settings) -> None:
    settings.OIDC_AANBIEDERS = ()

    assert "href" not in get_template("toegang/sso_knoppen.html").render({})
