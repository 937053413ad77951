"""When the server or the network fails, the page says so and keeps what it had."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from tests.support.browser import Wacht, open_groep
from tests.support.programma import Programma


def kapot(route: Route) -> None:
    route.fulfill(status=500, content_type="text/html", body="<div id='resultaten'><p>kapot</p></div>")


def weg(route: Route) -> None:
    route.abort("connectionfailed")


@pytest.mark.parametrize(
    ("status", "tekst"),
    [
        *((403, "U mag dit niet"), (404, "bestaat niet"), (429, "Wacht een minuut"), (413, "Dit is niet gelukt")),
        (503, "nu even niet"),
    ],
)
def test_a_refusal_keeps_the_page_and_says_what_to_do(
    ambtenaar: Page, programma: Programma, wacht: Wacht, status: int, tekst: str
) -> None:
    wacht.verwacht.append(f"status of {status}")
    ambtenaar.goto(f"{programma.url}?bewerk=voortgang")
    ambtenaar.get_by_label("Reden").fill("De boot is stuk.")
    ambtenaar.route("**/bewerken/**", lambda route: route.fulfill(status=status, body="<h1>Geweigerd</h1>"))
    ambtenaar.get_by_role("button", name="Opslaan").click()
    expect(ambtenaar.locator("#storing")).to_contain_text(tekst, use_inner_text=True)
    expect(ambtenaar.get_by_label("Reden")).to_have_value("De boot is stuk.")
    expect(ambtenaar.get_by_role("button", name="Opslaan")).to_be_focused()
    expect(ambtenaar).to_have_title(re.compile(programma.actie.titel))


def test_a_form_of_before_the_last_login_is_sent_all_the_same(ambtenaar: Page, programma: Programma) -> None:
    ambtenaar.goto(f"{programma.url}?bewerk=voortgang")
    ambtenaar.get_by_role("combobox", name="Status").select_option("vertraagd")
    ambtenaar.get_by_label("Reden").fill("De boot is stuk.")
    ambtenaar.context.clear_cookies(name="csrftoken")
    ambtenaar.get_by_role("button", name="Opslaan").click()
    expect(ambtenaar.locator("#status .status")).to_have_text("Vertraagd")
    expect(ambtenaar.locator("#storing")).to_be_hidden()


def test_what_was_typed_survives_when_all_cookies_are_gone(ambtenaar: Page, programma: Programma, wacht: Wacht) -> None:
    wacht.verwacht += ["status of 403", "status of 401"]
    sessie: list[Any] = [cookie for cookie in ambtenaar.context.cookies() if cookie["name"] == "sessionid"]
    ambtenaar.goto(f"/werk/?bewerk={programma.url.strip('/').split('/')[-1]}:voortgang")
    ambtenaar.get_by_label("Reden").fill("De boot is stuk.")
    ambtenaar.context.clear_cookies()
    ambtenaar.get_by_role("button", name="Opslaan").click()
    expect(ambtenaar.locator("#storing")).to_contain_text("niet meer ingelogd", use_inner_text=True)

    ambtenaar.context.clear_cookies()
    ambtenaar.context.add_cookies(sessie)  # logged in again, in another tab
    ambtenaar.get_by_role("button", name="Opslaan").click()

    expect(ambtenaar.get_by_text("Uw melding is opgeslagen.").first).to_be_visible()


def test_a_form_that_stays_expired_keeps_its_text(ambtenaar: Page, programma: Programma) -> None:
    ambtenaar.goto(f"{programma.url}?bewerk=voortgang")
    ambtenaar.get_by_label("Reden").fill("De boot is stuk.")
    verlopen = {"status": 403, "headers": {"X-Formulier": "verlopen"}, "body": "<h1>Verlopen</h1>"}
    ambtenaar.route("**/bewerken/**", lambda route: route.fulfill(**verlopen))
    ambtenaar.get_by_role("button", name="Opslaan").click()
    expect(ambtenaar.locator("#storing")).to_contain_text("Kopieer wat u hebt ingevuld", use_inner_text=True)
    expect(ambtenaar.get_by_label("Reden")).to_have_value("De boot is stuk.")


STORINGEN = pytest.mark.parametrize("storing", [kapot, weg])


@pytest.fixture(autouse=True)
def _errors_are_meant(wacht: Wacht) -> None:
    wacht.verwacht += ["status of 500", "ERR_CONNECTION_FAILED", "Failed to fetch"]


@STORINGEN
def test_a_list_that_fails_stays_and_says_so(page: Page, storing: Callable[[Route], None]) -> None:
    page.goto("/acties/")
    titels = page.locator(".kaart__titel").all_inner_texts()
    page.route("**/acties/?*", storing)
    open_groep(page, "status")
    page.locator("#status-afgerond").check()
    expect(page.locator("#storing")).to_be_visible()
    expect(page.locator(".kaart__titel")).to_have_text(titels)
    expect(page.locator("#resultaten")).not_to_have_attribute("aria-busy", "true")
    page.unroute("**/acties/?*")
    page.locator("#status-gepland").check()
    expect(page).to_have_url(re.compile("status=gepland&status=afgerond"))
    expect(page.locator("#storing")).to_be_hidden()


@STORINGEN
def test_a_report_that_fails_keeps_its_text(
    ambtenaar: Page, programma: Programma, storing: Callable[[Route], None]
) -> None:
    ambtenaar.goto(f"{programma.url}?bewerk=voortgang")
    ambtenaar.get_by_role("combobox", name="Status").select_option("vertraagd")
    ambtenaar.get_by_label("Reden").fill("De boot is stuk.")
    ambtenaar.route("**/bewerken/**", storing)
    ambtenaar.get_by_role("button", name="Opslaan").click()
    expect(ambtenaar.locator("#storing")).to_be_visible()
    expect(ambtenaar.get_by_label("Reden")).to_have_value("De boot is stuk.")
    ambtenaar.unroute("**/bewerken/**")
    ambtenaar.get_by_role("button", name="Opslaan").click()
    expect(ambtenaar.locator("#status .status")).to_have_text("Vertraagd")
    expect(ambtenaar.locator("#storing")).to_be_hidden()
