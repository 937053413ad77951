"""To the own organisation and back in a real browser: cookies, the CSP and what axe finds on the way."""

from collections.abc import Iterator

import pytest
from django.conf import settings as instellingen
from django.test import Client
from playwright.sync_api import expect
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from tests.e2e.conftest import Open
from tests.support.browser import Wacht, bezwaren
from tests.support.organisatie import CODE, ZEKER, Organisatie, gestart
from tests.support.programma import Programma
from tests.support.sso import nodig_uit
from toegang.models import Identiteit

NAAR = f"/account/organisatie/naar/{CODE}/"


@pytest.fixture(scope="module")
def dienst() -> Iterator[Organisatie]:
    with gestart() as organisatie:
        yield organisatie


@pytest.fixture
def rijk(dienst: Organisatie, settings: Settings, wacht: Wacht, live_server: LiveServer) -> Organisatie:
    settings.OIDC_AANBIEDERS, settings.PORTAAL_ADRES = (dienst.als_aanbieder(),), live_server.url
    dienst.doe(claims={"acr": ZEKER, "name": "Noor de Vries"})
    wacht.verwacht = [f"naar buiten: {dienst.iss}"]  # and nowhere else
    return dienst


def test_from_an_invitation_to_the_workplace(
    open_browser: Open, programma: Programma, rijk: Organisatie, live_server: LiveServer
) -> None:
    client, page = Client(), open_browser()
    nodig_uit(client, partij=programma.trekker)
    koekje = {"name": instellingen.SESSION_COOKIE_NAME, "value": client.session.session_key, "url": live_server.url}
    page.context.add_cookies([koekje])  # type: ignore[list-item]

    page.goto(NAAR)
    expect(page.get_by_label("Naam")).to_have_value("Noor de Vries")
    assert bezwaren(page) == []
    page.get_by_role("button", name="Account maken").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Mijn acties")
    page.goto("/account/organisatie/")
    expect(page.get_by_role("button", name="Loskoppelen van Het Rijk")).to_be_visible()
    assert bezwaren(page) == []


def test_a_stranger_is_told_what_to_do(open_browser: Open, programma: Programma, rijk: Organisatie) -> None:
    rijk.doe(sub="vreemd", claims={"acr": ZEKER})
    page = open_browser()

    page.goto(NAAR)

    expect(page.get_by_role("heading", level=1)).to_have_text("U hebt nog geen uitnodiging")
    assert bezwaren(page) == []


def test_linking_without_a_script(open_browser: Open, programma: Programma, rijk: Organisatie) -> None:
    Identiteit.objects.create(gebruiker=programma.ambtenaar, uitgever=rijk.iss, onderwerp="wie")
    page = open_browser(java_script_enabled=False)
    page.goto(f"{NAAR}?next=/account/organisatie/")

    page.get_by_role("button", name="Loskoppelen van Het Rijk").click()
    page.get_by_role("link", name="Koppel Het Rijk").click()
    page.get_by_role("button", name="Koppelen").click()

    expect(page.get_by_text("U kunt nu inloggen bij Het Rijk.")).to_be_visible()
