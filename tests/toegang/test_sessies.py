"""How long a login lasts, and ending it elsewhere."""

import time

import pytest
from django.test import Client

from basis.logboek.models import Loghandeling, Logregel
from tests.factories import WACHTWOORD, GebruikerFactory
from tests.support.pagina import browser_van, lees
from toegang.models import Sessie
from toegang.sessies import apparaat, is_verlopen

pytestmark = pytest.mark.django_db
UUR = 3600


@pytest.mark.parametrize(
    ("begonnen", "laatst", "verlopen"),
    [(0, 0, False), (-3 * UUR + 1, -3 * UUR + 1, False), (-3 * UUR, -3 * UUR, True), (-12 * UUR, -1, True)],
)
def test_three_hours_of_nothing_or_twelve_in_all(begonnen: int, laatst: int, verlopen: bool) -> None:
    assert is_verlopen(begonnen=begonnen, laatst=laatst, nu=0) is verlopen


@pytest.mark.parametrize(("naam", "uur", "status"), [("laatst", 4, 302), ("begonnen", 13, 302), ("laatst", 2, 200)])
def test_a_page_after_that_asks_to_log_in(naam: str, uur: int, status: int) -> None:
    client = browser_van(GebruikerFactory())
    sessie = client.session
    sessie[f"toegang.{naam}"] = time.time() - uur * UUR
    sessie.save()
    antwoord = client.get("/werk/")
    assert antwoord.status_code == status
    assert client.get("/werk/").status_code == status
    assert Sessie.objects.exists() is (status == 200)


def test_use_keeps_it_going_and_is_written_down_now_and_then() -> None:
    client = browser_van(GebruikerFactory())
    sessie, toen = client.session, time.time() - 2 * UUR
    sessie["toegang.laatst"] = toen
    sessie.save()
    client.get("/werk/")
    assert client.session["toegang.laatst"] > toen + UUR


def test_one_sees_the_own_sessions_and_ends_one() -> None:
    gebruiker = GebruikerFactory()
    hier, daar, vreemd = browser_van(gebruiker), browser_van(gebruiker), browser_van(GebruikerFactory())
    Sessie.objects.filter(sleutel=daar.session.session_key).update(apparaat="Firefox op een Mac")
    pagina = lees(hier, "/account/sessies/")
    assert "Firefox op een Mac" in pagina.tekst
    (formulier,) = [f for f in pagina.formulieren if "Firefox" in f.naam]
    formulier.verstuur_en_volg(hier)
    assert [client.get("/werk/").status_code for client in (hier, daar, vreemd)] == [200, 302, 200]
    assert Logregel.objects.filter(handeling=Loghandeling.SESSIE_BEEINDIGD, door=gebruiker).count() == 1


def test_one_ends_all_others_but_none_of_somebody_else() -> None:
    gebruiker = GebruikerFactory()
    hier, daar, vreemd = browser_van(gebruiker), browser_van(gebruiker), browser_van(GebruikerFactory())
    hier.post("/account/sessies/", {"sessie": str(Sessie.objects.get(sleutel=vreemd.session.session_key).pk)})
    lees(hier, "/account/sessies/").formulier("Overal elders uitloggen").verstuur_en_volg(hier)
    assert [client.get("/werk/").status_code for client in (hier, daar, vreemd)] == [200, 302, 200]


def test_another_password_ends_the_other_sessions() -> None:
    gebruiker = GebruikerFactory()
    hier, daar = browser_van(gebruiker, net=True), browser_van(gebruiker)
    formulier = lees(hier, "/account/wachtwoord/").formulier("Nieuw wachtwoord")
    formulier.verstuur_en_volg(hier, wachtwoord="paard batterij nietje", nogmaals="paard batterij nietje")
    assert [client.get("/werk/").status_code for client in (hier, daar)] == [200, 302]
    assert [rij.sleutel for rij in Sessie.objects.all()] == [hier.session.session_key]
    gebruiker.refresh_from_db()
    assert gebruiker.check_password("paard batterij nietje")
    assert not gebruiker.check_password(WACHTWOORD)


def test_logging_out_leaves_no_session(client: Client) -> None:
    client = browser_van(GebruikerFactory())
    client.post("/uitloggen/")
    assert not Sessie.objects.exists()


@pytest.mark.parametrize(
    ("kenmerk", "woorden"),
    [
        (
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/130.0 Safari/537.36 Edg/130.0",
            "Edge op een Windows-computer",
        ),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18 Safari/604", "Safari op een iPhone"),
        ("Mozilla/5.0 (Android 15; Mobile; rv:132.0) Gecko/132.0 Firefox/132.0", "Firefox op een Android-toestel"),
        ("", "Een browser"),
    ],
)
def test_a_device_in_plain_words(kenmerk: str, woorden: str) -> None:
    assert apparaat(kenmerk) == woorden


def test_a_session_without_times_is_not_trusted() -> None:
    client = browser_van(GebruikerFactory())
    sessie = client.session
    del sessie["toegang.begonnen"]
    sessie.save()
    assert client.get("/werk/").status_code == 302


def test_only_our_own_pages_may_ask_for_a_passkey(client: Client) -> None:
    regels = client.get("/inloggen/")["Permissions-Policy"].split(", ")
    assert {"publickey-credentials-create=(self)", "publickey-credentials-get=(self)", "camera=()"} <= set(regels)


def test_who_is_switched_off_is_logged_out_and_stays_so() -> None:
    els, beheerder = GebruikerFactory(), GebruikerFactory(beheerder=True)
    daar, bo = browser_van(els), browser_van(beheerder)
    adres = f"/beheer/partijen/gebruiker/{els.pk}/change/"
    for actief in ({}, {"is_active": "on"}):
        formulier = next(f for f in lees(bo, adres).formulieren if "email" in f.velden)
        velden = {naam: waarde for naam, waarde in formulier.velden.items() if naam != "is_active"}
        assert bo.post(adres, {**velden, **actief}).status_code == 302
        els.refresh_from_db()
        assert els.is_active is bool(actief)
        assert daar.get("/werk/").status_code == 302
    regel = Logregel.objects.get(handeling=Loghandeling.SESSIE_BEEINDIGD)
    assert (regel.door, regel.object) == (beheerder, str(els))
