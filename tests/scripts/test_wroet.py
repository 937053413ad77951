"""No address that a stranger can make up breaks the portal."""

import logging
from collections.abc import Iterator
from itertools import count

import pytest
from django.test import Client
from pytest_django import DjangoDbBlocker

from scripts.wroet import AANTAL, Antwoord, Kaart, Verzoek, verken, verzoeken, wroet
from tests.support.adressen import OPENBAAR
from tests.support.eenmalig import eenmalig
from tests.support.site import Site, maak_site

pytestmark = pytest.mark.wroet
DELEN = 5  # of the requests, so that the two processes of a run can share them
VOLGENDE = count()
OOK = ("/inloggen/", "/account/wachtwoord/vergeten/", "/volgen/?alles=ja", "/voortgang/verschil/verschil.csv")


@pytest.fixture(scope="module")
def gedeeld(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Site]:
    yield from eenmalig(django_db_blocker, maak_site)


@pytest.fixture(scope="module")
def kaart(gedeeld: Site, django_db_blocker: DjangoDbBlocker) -> Kaart:
    begin = [gedeeld.adres(naam) for naam in OPENBAAR] + [gedeeld.adres("uitnodiging"), *OOK]
    with django_db_blocker.unblock():
        return verken(vraag, begin)


def vraag(verzoek: Verzoek) -> Antwoord:
    """Ask as a stranger, each from another address: limits per address are no part of this."""
    nummer = next(VOLGENDE)
    client = Client(raise_request_exception=False, REMOTE_ADDR=f"10.{nummer % 200}.{nummer // 200}.7")
    soort = verzoek.kopregels.get("Content-Type", "application/octet-stream")
    antwoord = client.generic(verzoek.methode, verzoek.adres, verzoek.inhoud, soort, headers=verzoek.kopregels)
    is_pagina = antwoord.get("Content-Type", "").startswith("text/html")
    inhoud = b"".join(antwoord) if antwoord.streaming else antwoord.content
    return Antwoord(antwoord.status_code, inhoud.decode(errors="replace") if is_pagina else "")


def test_the_map_holds_every_public_page_and_its_parameters(kaart: Kaart) -> None:
    assert len(kaart.paden) > 40
    assert {
        "q",
        "stand",
        "bekend",
        "van",
        "tot",
        "status",
        "lijn",
        "partij",
        "jaar",
        "wat",
        "vorm",
    } <= kaart.waarden.keys()
    assert {"/inloggen/", "/account/wachtwoord/vergeten/"} <= kaart.formulieren


@pytest.mark.parametrize("deel", range(DELEN))
@pytest.mark.usefixtures("db")
def test_nothing_that_a_stranger_asks_breaks_the_portal(
    deel: int, kaart: Kaart, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.CRITICAL)

    telling, fout = wroet(vraag, verzoeken(kaart, deel, AANTAL // DELEN))

    assert fout == []
    assert telling.total() == AANTAL // DELEN
    assert telling[200] > telling.total() / 10  # most are refused, but pages were made too
