"""Lock-out: counted in the database before anything is checked."""

from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.conf import LazySettings
from django.contrib.auth import authenticate
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from basis.logboek.models import Loghandeling, Logregel
from berichten.models import Bericht
from partijen.models import Gebruiker
from tests.factories import WACHTWOORD, GebruikerFactory
from tests.support.inlog import code_van, geef_app
from tests.support.pagina import Pagina
from tests.support.tegelijk import tegelijk
from tests.support.uitnodigen import maak_uitnodiging
from toegang import middelen, pogingen
from toegang.allauth_intern import RecoveryCodes
from toegang.herkennen import SessionStore
from toegang.models import Poging
from toegang.sso.fouten import Geweigerd
from toegang.sso.protocol import Poging as Inlogpoging
from toegang.sso.protocol import neem, onthoud
from toegang.wachtwoorden import vraag_wachtwoord

MIS = {"username": "els@voorbeeld.nl", "password": "mis"}
GOED = {**MIS, "password": WACHTWOORD}


def probeer(client: Client, gegevens: dict[str, str], keer: int = 1) -> str:
    antwoorden = [client.post("/inloggen/", gegevens) for _ in range(keer)]
    return Pagina(antwoorden[-1]).tekst if antwoorden[-1].status_code == 422 else "binnen"


def tel_mee(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A list that grows with every account of which a password is really looked at."""
    bekeken: list[str] = []

    def kijk(*args: Any, **kwargs: Any) -> Any:
        bekeken.append(kwargs["username"])
        return authenticate(*args, **kwargs)

    monkeypatch.setattr("toegang.forms.authenticate", kijk)
    return bekeken


@pytest.mark.django_db
@pytest.mark.parametrize("bestaat", [True, False])
def test_after_five_wrong_passwords_a_right_one_is_not_looked_at(bestaat: bool, client: Client) -> None:
    if bestaat:
        GebruikerFactory(email="els@voorbeeld.nl")
    assert "Voer een juist e-mailadres en wachtwoord in." in probeer(client, MIS, 5)
    begin = Poging.objects.earliest("begin").begin
    tot = timezone.localtime(begin + pogingen.VENSTER + timedelta(seconds=59))
    geweigerd = probeer(client, GOED)
    assert f"Te veel pogingen. Probeer het om {tot:%H:%M} uur opnieuw." in geweigerd
    assert "fout in het formulier" not in geweigerd  # what was typed may well be right
    probeer(client, GOED, 3)
    geblokkeerd = Logregel.objects.get(handeling=Loghandeling.GEBLOKKEERD)  # once in a window
    assert (geblokkeerd.door is not None) is bestaat
    assert "els@" not in geblokkeerd.object


@pytest.mark.django_db
def test_a_quarter_later_one_can_try_again(client: Client) -> None:
    GebruikerFactory(email="els@voorbeeld.nl")
    probeer(client, MIS, 6)
    Poging.objects.update(begin=timezone.now() - pogingen.VENSTER)
    assert probeer(client, GOED) == "binnen"


@pytest.mark.django_db
def test_success_forgets_the_wrong_ones(client: Client) -> None:
    GebruikerFactory(email="els@voorbeeld.nl")
    for _ in range(3):
        probeer(Client(), MIS, 4)
        assert probeer(Client(), {**GOED, "username": "Els@Voorbeeld.nl "}) == "binnen"


@pytest.mark.django_db
def test_one_address_may_not_try_all_accounts(client: Client, settings: LazySettings) -> None:
    settings.AANTAL_PROXIES = 1
    for nummer in range(pogingen.PER_ADRES):
        client.post(
            "/inloggen/", {**MIS, "username": f"{nummer}@voorbeeld.nl"}, headers={"x-forwarded-for": "6.6.6.6, 1.2.3.4"}
        )
    GebruikerFactory(email="els@voorbeeld.nl")
    assert (
        "Te veel pogingen"
        in Pagina(client.post("/inloggen/", GOED, headers={"x-forwarded-for": "9.9.9.9, 1.2.3.4"})).tekst
    )
    assert client.post("/inloggen/", GOED, headers={"x-forwarded-for": "1.2.3.4, 5.5.5.5"}).status_code == 302


@pytest.mark.django_db
@pytest.mark.parametrize("vorm", ["2001:db8:0:1::{:x}", "[2001:db8:0:1::{:x}]:443", "1.2.3.4:{}", "::ffff:1.2.3.4"])
def test_other_addresses_of_the_same_visitor_count_along(
    vorm: str, client: Client, settings: LazySettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.AANTAL_PROXIES = 1
    monkeypatch.setattr(pogingen, "PER_ADRES", 2)
    buren = "2001:db8:0:2::1" if "2001" in vorm else "1.2.3.5"
    teksten = []
    for nummer, adres in enumerate([*(vorm.format(nummer) for nummer in (1, 2, 3)), buren]):
        gegevens = {**MIS, "username": f"{nummer}@voorbeeld.nl"}
        teksten.append(Pagina(client.post("/inloggen/", gegevens, headers={"x-forwarded-for": adres})).tekst)
    assert ["Te veel pogingen" in tekst for tekst in teksten] == [False, False, True, False]


@pytest.mark.django_db
def test_codes_are_counted_too() -> None:
    els = GebruikerFactory()
    geef_app(els)
    for _ in range(5):
        with pytest.raises(ValidationError, match="klopt niet"):
            middelen.controleer_code(els, "000000")
    with pytest.raises(pogingen.Geblokkeerd):
        middelen.controleer_code(els, code_van(els))


@pytest.mark.django_db
def test_an_unknown_account_costs_as_much_work(monkeypatch: pytest.MonkeyPatch, client: Client) -> None:
    geteld = tel_mee(monkeypatch)
    gezien: list[list[str]] = []
    GebruikerFactory(email="els@voorbeeld.nl")
    for email in ("els@voorbeeld.nl", "weg@voorbeeld.nl"):
        with CaptureQueriesContext(connection) as vragen:
            probeer(client, {**MIS, "username": email})
        gezien.append([vraag["sql"].split()[0] for vraag in vragen.captured_queries])
    assert gezien[0] == gezien[1]
    assert geteld == ["els@voorbeeld.nl", "weg@voorbeeld.nl"]


@pytest.mark.django_db(transaction=True)
def test_of_forty_guesses_at_once_exactly_five_are_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    GebruikerFactory(email="els@voorbeeld.nl")
    bekeken = tel_mee(monkeypatch)

    uitkomsten = tegelijk(*[lambda: "Te veel pogingen" in probeer(Client(), MIS)] * 40)

    assert len(bekeken) == 5
    assert (uitkomsten.count(False), uitkomsten.count(True)) == (5, 35)
    assert probeer(Client(), GOED) != "binnen"


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("soort", ["totp", "recovery_codes"])
def test_of_eight_uses_of_one_code_at_once_one_counts(soort: str) -> None:
    gebruiker = GebruikerFactory()
    geef_app(gebruiker)
    RecoveryCodes.activate(gebruiker)
    middel = Authenticator.objects.get(user=gebruiker, type=soort)
    code = code_van(gebruiker) if soort == "totp" else middel.wrap().get_unused_codes()[0]

    assert tegelijk(*[lambda: middelen._past(middel, code)] * 8).count(True) == 1


@pytest.mark.django_db(transaction=True)
def test_of_four_uses_of_one_link_for_a_password_at_once_one_counts() -> None:
    gebruiker = GebruikerFactory()
    for _ in range(2):
        vraag_wachtwoord(email=gebruiker.email)
    een, ander = (bericht.gegevens["link"] for bericht in Bericht.objects.filter(soort="wachtwoord"))

    def kies(nummer: int) -> bool:
        zo = f"paard batterij nietje {nummer}"
        return Client().post(een, {"wachtwoord": zo, "nogmaals": zo}).status_code == 302

    assert tegelijk(*[partial(kies, nummer) for nummer in range(4)]).count(True) == 1
    assert Logregel.objects.filter(handeling=Loghandeling.WACHTWOORD, door=gebruiker).count() == 1
    assert Client().get(ander).status_code == 404  # and the other link is over too


@pytest.mark.django_db(transaction=True)
def test_of_four_uses_at_once_of_what_a_session_waits_for_one_counts() -> None:
    sessie = SessionStore()
    poging = Inlogpoging("rijk")
    onthoud(sessie, poging)
    sessie.save()
    lezers = [SessionStore(sessie.session_key) for _ in range(4)]
    assert all(lezer.load() for lezer in lezers)

    def neem_aan(lezer: SessionStore) -> bool:
        try:
            return neem(lezer, poging.state, "rijk") == poging
        except Geweigerd:
            return False

    assert tegelijk(*[partial(neem_aan, lezer) for lezer in lezers]).count(True) == 1


@pytest.mark.django_db(transaction=True)
def test_a_double_click_makes_one_account_and_logs_in() -> None:
    uitnodiging, token = maak_uitnodiging(door=GebruikerFactory(beheerder=True), partij=None, rol="beheerder")
    zo = "paard batterij nietje"
    gegevens = {"naam": "Nel Nieuw", "functie": "adviseur", "wachtwoord": zo, "nogmaals": zo}

    klik = tegelijk(*[lambda: Client().post(f"/account/uitnodiging/{token}/", gegevens).status_code == 302] * 3)

    assert Gebruiker.objects.filter(email=uitnodiging.email).count() == 1
    assert klik.count(True) >= 1
