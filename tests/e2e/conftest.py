"""A real browser, and the portal as it is on day one: the real programme, and an actie to work on."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from playwright.sync_api import Browser, Page, sync_playwright
from pytest_django import DjangoDbBlocker
from pytest_django.live_server_helper import LiveServer

from partijen.models import Gebruiker
from tests.support.browser import GEWOON, PAD, VLAGGEN, Wacht
from tests.support.herstel import Momentopname
from tests.support.inlog import log_in
from tests.support.programma import Programma, laad_programma

HIER = Path(__file__).parent
OPTIES = {
    "locale": "nl-NL",
    "timezone_id": "Europe/Amsterdam",
    "viewport": GEWOON,
    "reduced_motion": "reduce",
}

Open = Callable[..., Page]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HIER in item.path.parents:
            item.add_marker(pytest.mark.e2e)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as spelers:
        chromium = spelers.chromium.launch(executable_path=PAD, args=VLAGGEN)
        yield chromium
        chromium.close()


@pytest.fixture(scope="package")
def vulling(echte_inhoud: Momentopname, django_db_blocker: DjangoDbBlocker) -> Iterator[tuple[Programma, Momentopname]]:
    """The content, put there once; afterwards the database is as empty as it was."""
    with django_db_blocker.unblock():
        leeg = Momentopname()
        programma = laad_programma(echte_inhoud)
        yield programma, Momentopname()
        leeg.zet_terug()


@pytest.fixture
def transactional_db(vulling: tuple[Programma, Momentopname], django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """In this folder: what a test wrote is undone by putting the content back, instead of emptying all tables."""
    with django_db_blocker.unblock():
        yield
        vulling[1].zet_terug()


@pytest.fixture
def programma(vulling: tuple[Programma, Momentopname], transactional_db: None) -> Programma:
    return vulling[0]


@pytest.fixture(scope="session")
def live_server(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[LiveServer]:
    """Stops before the database goes, and takes the connections of its threads with it."""
    server = LiveServer("localhost")
    yield server
    server.stop()
    with django_db_blocker.unblock(), connection.cursor() as vraag:
        vraag.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


@pytest.fixture
def wacht(live_server: LiveServer) -> Iterator[Wacht]:
    wacht = Wacht(live_server.url)
    yield wacht
    assert wacht.onverwacht == []


@pytest.fixture
def open_browser(browser: Browser, live_server: LiveServer, wacht: Wacht) -> Iterator[Open]:
    """A browser of its own each time: `open_browser(als=gebruiker, java_script_enabled=False)`."""
    contexten = []

    def _open(als: Gebruiker | None = None, **opties: Any) -> Page:
        context = browser.new_context(base_url=live_server.url, **(OPTIES | opties))
        contexten.append(context)
        wacht.bij(context)
        if als:
            client = Client()
            log_in(client, als)
            koekje = client.cookies[settings.SESSION_COOKIE_NAME].value
            context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": koekje, "url": live_server.url}])
        return context.new_page()

    yield _open
    for context in contexten:
        context.close()


@pytest.fixture
def page(open_browser: Open) -> Page:
    """A citizen."""
    return open_browser()


@pytest.fixture
def ambtenaar(open_browser: Open, programma: Programma) -> Page:
    """A civil servant of the trekker, logged in."""
    return open_browser(als=programma.ambtenaar)
