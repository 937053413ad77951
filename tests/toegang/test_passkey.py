"""Logging in with a passkey alone: with a finger or PIN, and without writing of strangers in the log."""

import json

import pytest
from django.test import Client

from basis.logboek.models import Loghandeling, Logregel
from tests.factories import WACHTWOORD
from tests.support.passkey import Sleutel
from tests.support.tegelijk import tegelijk
from tests.toegang.conftest import Mensen
from toegang import pogingen

pytestmark = pytest.mark.django_db
ADRES = "/account/passkey/"
MIS = "/inloggen/?passkey=mis"


def vraag(client: Client) -> None:
    client.post("/account/passkey/vraag/")


def test_a_passkey_alone_lets_its_owner_in(mensen: Mensen, client: Client) -> None:
    sleutel = Sleutel(mensen.redacteur)
    vraag(client)
    assert client.post(ADRES, {"passkey": json.dumps(sleutel.antwoord(client))})["Location"] == "/werk/"
    assert client.get("/werk/").status_code == 200
    regel = Logregel.objects.get(handeling=Loghandeling.TWEEDE_STAP)
    assert (regel.door, regel.resultaat) == (mensen.redacteur, "gelukt")


@pytest.mark.django_db(transaction=True)
def test_of_four_uses_of_one_answer_at_once_one_counts(mensen: Mensen, client: Client) -> None:
    sleutel = Sleutel(mensen.redacteur)
    vraag(client)
    antwoord, wie = json.dumps(sleutel.antwoord(client)), client.cookies["sessionid"].value

    def log_in() -> bool:
        browser = Client()
        browser.cookies["sessionid"] = wie
        return bool(browser.post(ADRES, {"passkey": antwoord})["Location"] == "/werk/")

    assert tegelijk(*[log_in] * 4).count(True) == 1


@pytest.mark.parametrize("na_wachtwoord", [False, True])
def test_a_key_without_its_finger_or_pin_opens_nothing(na_wachtwoord: bool, mensen: Mensen, client: Client) -> None:
    """Also not by the question of the page of the second step, that anyone with the password can get."""
    sleutel = Sleutel(mensen.redacteur)
    if na_wachtwoord:
        client.post("/inloggen/", {"username": mensen.redacteur.email, "password": WACHTWOORD})
        client.get("/account/code/")
    else:
        vraag(client)
    antwoord = json.dumps(sleutel.antwoord(client, met_vinger=False))
    assert client.post(ADRES, {"passkey": antwoord})["Location"] == MIS
    assert client.get("/werk/").status_code == 302
    assert client.post("/account/code/", {"passkey": antwoord}).status_code in {302, 422}
    assert client.get("/werk/").status_code == 302


def test_a_forged_answer_writes_no_name_and_does_not_fill_the_log(mensen: Mensen, client: Client) -> None:
    echt, vals = Sleutel(mensen.redacteur), Sleutel(mensen.medewerker)
    vraag(client)
    antwoord = vals.antwoord(client)
    antwoord["response"]["userHandle"] = echt.antwoord(client)["response"]["userHandle"]  # in another's name
    for _ in range(pogingen.PASSKEY.hoogstens + 5):
        assert client.post(ADRES, {"passkey": json.dumps(antwoord)})["Location"] == MIS

    regels = Logregel.objects.filter(herkomst="127.0.0.1")
    assert len(regels) == pogingen.PASSKEY.hoogstens + 1  # and one that says that there are more
    assert {(regel.door, regel.object) for regel in regels} == {(None, "")}
    vraag(client)
    assert client.post(ADRES, {"passkey": json.dumps(echt.antwoord(client))})["Location"] == "/werk/"
