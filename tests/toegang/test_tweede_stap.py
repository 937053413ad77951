"""The second step: setting it, using it, losing it."""

import time
from unittest.mock import patch

import pytest
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, MultiFernet
from django.conf import LazySettings
from django.core.exceptions import ValidationError
from django.test import Client

from basis.logboek.models import Loghandeling, Logregel
from berichten.models import Bericht
from partijen.models import Gebruiker
from tests.factories import WACHTWOORD, GebruikerFactory
from tests.support.inlog import code_van, geef_app
from tests.support.pagina import Pagina, browser_van, lees
from tests.toegang.conftest import Mensen
from toegang import middelen, sessies, totp
from toegang.allauth_intern import RecoveryCodes
from toegang.middelen import geef_demo_app
from toegang.totp import UITLEG, ontsleutel, versleutel

pytestmark = pytest.mark.django_db


def tot_de_code(client: Client, gebruiker: Gebruiker) -> Pagina:
    """As far as the page that asks for the code."""
    formulier = lees(client, "/inloggen/").formulier("/inloggen/")
    return formulier.verstuur_en_volg(client, username=gebruiker.email, password=WACHTWOORD)


def test_the_field_for_the_code_has_the_focus(mensen: Mensen, client: Client) -> None:
    geef_app(mensen.redacteur)
    pagina = tot_de_code(client, mensen.redacteur)
    assert [veld["name"] for veld in pagina.met("autofocus")] == ["code"]

    mis = Pagina(pagina.formulier("Tweede stap").verstuur(client, code="000 000"))
    assert [veld["name"] for veld in mis.met("autofocus")] == ["code"]


def test_a_password_alone_lets_nobody_with_rights_in(mensen: Mensen, client: Client) -> None:
    geef_app(mensen.redacteur)
    tot_de_code(client, mensen.redacteur)
    assert client.get("/werk/")["Location"].startswith("/inloggen/")


def test_password_and_code_lead_to_the_workplace(mensen: Mensen, client: Client) -> None:
    geef_app(mensen.redacteur)
    formulier = tot_de_code(client, mensen.redacteur).formulier("Tweede stap")
    code = code_van(mensen.redacteur)
    assert formulier.verstuur(client, code=f"{code[:3]} {code[3:]}")["Location"] == "/werk/"
    assert client.get("/werk/").status_code == 200


def test_a_code_works_once(mensen: Mensen, client: Client) -> None:
    geef_app(mensen.redacteur)
    code = code_van(mensen.redacteur)
    tot_de_code(client, mensen.redacteur).formulier("Tweede stap").verstuur(client, code=code)
    ander = Client()
    antwoord = tot_de_code(ander, mensen.redacteur).formulier("Tweede stap").verstuur(ander, code=code)
    assert antwoord.status_code == 422
    assert "Deze code klopt niet, of is al gebruikt." in Pagina(antwoord).tekst
    assert Logregel.objects.filter(handeling=Loghandeling.TWEEDE_STAP, resultaat="mislukt").count() == 1


def test_the_time_decides_which_codes_are_right() -> None:
    middel, nu = geef_app(GebruikerFactory()), 1_800_000_000.0
    geheim = ontsleutel(middel.data["secret"])
    codes = {verschil: totp.code_bij(geheim, int(nu) // 30 + verschil) for verschil in (-2, -1, 0, 1, 2)}
    goed = {verschil for verschil, code in codes.items() if totp.stap_van(geheim, code, nu=nu) is not None}
    assert goed == {-1, 0, 1}
    assert totp.gebruik(middel, codes[0], nu=nu)
    assert not totp.gebruik(middel, codes[-1], nu=nu)  # older than the last one
    assert totp.gebruik(middel, codes[1], nu=nu)


def test_the_secret_is_stored_encrypted_and_survives_a_new_key(settings: LazySettings) -> None:
    middel = geef_app(GebruikerFactory())
    geheim = ontsleutel(middel.data["secret"])
    assert geheim not in str(middel.data)

    settings.SECRET_KEY_FALLBACKS, settings.SECRET_KEY = [settings.SECRET_KEY], "een-nieuwe-sleutel"
    assert totp.gebruik(middel, totp.bruikbare_code(middel))
    settings.SECRET_KEY_FALLBACKS = []  # using it moved it to the new key
    assert ontsleutel(Authenticator.objects.get(pk=middel.pk).data["secret"]) == geheim


def test_a_secret_of_a_lost_key_is_told_with_what_to_do(
    settings: LazySettings, client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    settings.DEMO_CODES, demo = True, GebruikerFactory(is_demo=True)
    geef_app(demo)
    settings.SECRET_KEY = "een-nieuwe-sleutel"

    pagina = tot_de_code(client, demo)
    antwoord = pagina.formulier("Tweede stap").verstuur(client, code="123456")

    assert UITLEG in pagina.tekst
    assert (antwoord.status_code, UITLEG in Pagina(antwoord).tekst) == (422, True)
    assert "met geen sleutel te lezen" in caplog.text


def test_pages_about_a_second_step_whose_key_was_lost_let_one_set_a_new_one(
    settings: LazySettings, mensen: Mensen
) -> None:
    geef_app(mensen.redacteur)
    RecoveryCodes.activate(mensen.redacteur)
    client = browser_van(mensen.redacteur, net=True)
    client.get("/account/tweede-stap/app/")  # keeps the secret of what is being connected in the session
    with patch("basis.web.kluis.Kluis._slot", lambda _: MultiFernet([Fernet(Fernet.generate_key())])):
        for pad in ("", "app/", "herstelcodes/"):
            assert client.get(f"/account/tweede-stap/{pad}").status_code == 200
        client.post("/account/tweede-stap/herstelcodes/", {"nieuw": "ja"})
        assert "Bewaar uw herstelcodes" in lees(client, "/account/tweede-stap/herstelcodes/").tekst


def test_demo_people_get_a_new_app_when_theirs_cannot_be_read(settings: LazySettings) -> None:
    demo = GebruikerFactory(is_demo=True)
    geef_app(demo)
    settings.SECRET_KEY = "een-nieuwe-sleutel"

    geef_demo_app(demo)

    assert middelen.controleer_code(demo, code_van(demo)).type == "totp"


def test_setting_an_app_goes_on_at_once_and_shows_recovery_codes_once(mensen: Mensen) -> None:
    client = browser_van(mensen.redacteur, met_tweede_stap=False)
    assert client.get("/werk/")["Location"] == "/account/tweede-stap/"
    pagina = lees(client, "/account/tweede-stap/")
    assert pagina.links["App instellen"] == "/account/tweede-stap/app/"
    bevestig = Pagina(client.get("/account/tweede-stap/app/", follow=True)).formulier("Bevestigen")
    formulier = bevestig.verstuur_en_volg(client, wachtwoord=WACHTWOORD).formulier("App instellen")
    geheim = ontsleutel(client.session["toegang.geheim"])
    assert formulier.verstuur(client, code="000 000").status_code == 422

    codes = formulier.verstuur_en_volg(client, code=totp.code_bij(geheim, int(time.time()) // 30))
    rij = middelen.herstelcodes_van(mensen.redacteur)
    assert rij is not None
    eerste = rij.wrap().get_unused_codes()[0]
    assert f"{eerste[:4]} {eerste[4:]}" in codes.tekst
    assert eerste in client.get("/account/tweede-stap/herstelcodes/?als=tekst").text
    codes.formulier("Bewaard").verstuur_en_volg(client)  # at the workplace
    assert eerste[:4] not in lees(client, "/account/tweede-stap/herstelcodes/").tekst
    assert Logregel.objects.filter(handeling=Loghandeling.TWEEDE_STAP_ERBIJ, door=mensen.redacteur).exists()
    assert Bericht.objects.filter(soort="beveiliging", aan=mensen.redacteur).count() == 1


def test_a_recovery_code_works_once(mensen: Mensen) -> None:
    geef_app(mensen.redacteur)
    code = RecoveryCodes.activate(mensen.redacteur).get_unused_codes()[0]
    assert middelen.controleer_code(mensen.redacteur, f"{code[:4]} {code[4:]}").type == "recovery_codes"
    with pytest.raises(ValidationError):
        middelen.controleer_code(mensen.redacteur, code)


def test_who_takes_the_last_one_away_sets_a_new_one(mensen: Mensen) -> None:
    middel = geef_app(mensen.redacteur)
    client = browser_van(mensen.redacteur, net=True)
    pagina = lees(client, f"/account/tweede-stap/{middel.pk}/weghalen/")
    assert "Dit is uw enige tweede stap" in pagina.tekst
    assert "Stel een tweede stap in" in pagina.formulier("Weghalen").verstuur_en_volg(client).tekst
    assert client.get("/werk/")["Location"] == "/account/tweede-stap/"
    assert not Authenticator.objects.exists()


def test_nobody_takes_away_that_of_another(mensen: Mensen) -> None:
    middel = geef_app(mensen.medewerker)
    client = browser_van(mensen.redacteur, net=True)
    assert client.post(f"/account/tweede-stap/{middel.pk}/weghalen/").status_code == 404


@pytest.mark.parametrize("adres", ["app/", "passkey/", "herstelcodes/"])
def test_who_one_is_counts_for_ten_minutes(adres: str, mensen: Mensen) -> None:
    geef_app(mensen.redacteur)
    client = browser_van(mensen.redacteur)
    antwoord = client.get(f"/account/tweede-stap/{adres}")
    assert antwoord["Location"] == f"/account/bevestigen/?next=%2Faccount%2Ftweede-stap%2F{adres[:-1]}%2F"
    formulier = lees(client, antwoord["Location"]).formulier("Bevestigen")
    assert formulier.verstuur(client, wachtwoord="mis").status_code == 422
    assert formulier.verstuur(client, code=code_van(mensen.redacteur))["Location"] == f"/account/tweede-stap/{adres}"


def test_a_login_without_the_second_step_must_show_it_and_adds_none(mensen: Mensen) -> None:
    geef_app(mensen.redacteur)
    client = browser_van(mensen.redacteur, met_tweede_stap=False)  # as single sign-on may give
    for adres in ("app/", "passkey/", "herstelcodes/"):
        assert client.post(f"/account/tweede-stap/{adres}", {"code": "1"})["Location"].startswith(
            "/account/bevestigen/"
        )
    assert client.get("/werk/")["Location"] == "/account/tweede-stap/"
    formulier = lees(client, "/account/bevestigen/").formulier("Bevestigen")
    assert "wachtwoord" not in formulier.velden
    assert formulier.verstuur(client, wachtwoord=WACHTWOORD).status_code == 422
    formulier.verstuur_en_volg(client, code=code_van(mensen.redacteur))
    assert client.get("/werk/").status_code == 200


def test_a_beheerder_takes_away_what_someone_lost(mensen: Mensen) -> None:
    geef_app(mensen.redacteur)
    client = browser_van(mensen.beheerder)
    adres = f"/beheer/partijen/gebruiker/{mensen.redacteur.pk}/"
    assert lees(client, f"{adres}change/").links["Tweede stap verwijderen"] == f"{adres}tweede-stap/"
    assert client.post(f"{adres}tweede-stap/").status_code == 302
    assert not Authenticator.objects.exists()
    assert Logregel.objects.get(handeling=Loghandeling.TWEEDE_STAP_WEG).door == mensen.beheerder
    assert Bericht.objects.get(soort="beveiliging").aan == mensen.redacteur


def test_people_of_the_demo_see_their_code(mensen: Mensen, client: Client, settings: LazySettings) -> None:
    demo = GebruikerFactory(is_demo=True)
    geef_app(demo)
    assert "Uw code is nu" not in tot_de_code(client, demo).tekst
    settings.DEMO_CODES = True
    code = code_van(demo)
    pagina = lees(client, "/account/code/")
    assert f"Uw code is nu {code[:3]} {code[3:]}" in pagina.tekst
    assert pagina.formulier("Tweede stap").verstuur(client, code=code).status_code == 302
    assert code_van(demo) != code  # the next time another one is shown


@pytest.mark.parametrize("onzin", ["{}", "niets", '{"id": "x", "response": {"userHandle": "MQ"}}', "[]", "3"])
def test_a_passkey_that_makes_no_sense_is_refused(onzin: str, mensen: Mensen, client: Client) -> None:
    geef_app(mensen.redacteur)
    antwoord = client.post("/account/passkey/", {"passkey": onzin})
    assert antwoord["Location"] == "/inloggen/?passkey=mis"
    tot_de_code(client, mensen.redacteur)
    assert client.post("/account/code/", {"passkey": onzin}).status_code == 422
    assert client.get("/werk/").status_code == 302
    eigen = browser_van(mensen.redacteur, net=True)
    assert eigen.post("/account/tweede-stap/passkey/", {"naam": "x", "passkey": onzin}).status_code == 422


def test_what_is_encrypted_differs_each_time() -> None:
    assert versleutel("geheim") != versleutel("geheim")


def test_one_ends_where_one_wanted_to_go(mensen: Mensen) -> None:
    els = mensen.redacteur
    client = browser_van(els, met_tweede_stap=False)
    assert client.get("/werk/rondes/?bladzijde=2")["Location"] == "/account/tweede-stap/"

    geef_app(els)
    RecoveryCodes.activate(els)
    sessie = client.session
    sessies.onthoud_manier(sessie, {"method": "mfa", "type": "totp", "at": time.time()})
    sessie.save()

    assert client.post("/account/tweede-stap/herstelcodes/")["Location"] == "/werk/rondes/?bladzijde=2"


def test_a_beheerder_takes_the_own_second_step_away_only_where_it_asks_who_one_is(mensen: Mensen) -> None:
    geef_app(mensen.beheerder)
    client = browser_van(mensen.beheerder)
    adres = f"/beheer/partijen/gebruiker/{mensen.beheerder.pk}/tweede-stap/"
    assert {client.get(adres)["Location"], client.post(adres)["Location"]} == {"/account/tweede-stap/"}
    assert Authenticator.objects.exists()
    assert client.get("/werk/").status_code == 200


def test_a_code_that_comes_after_the_login_ended_is_not_shown_again(client: Client) -> None:
    antwoord = client.post("/account/tweede-stap/app/", {"code": "123456"}, follow=True)
    assert antwoord.status_code == 200
    assert "Inloggen" in Pagina(antwoord).titel
    assert "123456" not in antwoord.text
