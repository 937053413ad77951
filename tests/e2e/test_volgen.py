"""Following without an account, as a reader finds it: from a page to the addresses."""

import re

import pytest
from playwright.sync_api import Page, expect

from meedoen.models import Ritme
from meedoen.services import vraag_aan
from tests.e2e.conftest import Open
from tests.support.browser import TELEFOON, bezwaren, open_groep
from tests.support.volgen import onderwerp, volg

WGR = "/acties/wet-gemeenschappelijke-regelingen/"


@pytest.mark.parametrize(
    "pad", ["/volgen/", "/volgen/?actie=codio", "/volgen/?lijn=ioverheid&status=afgerond&q=code", "/volgen/?partij=weg"]
)
def test_the_page_is_for_everyone(page: Page, pad: str) -> None:
    page.goto(pad)
    assert bezwaren(page) == []


@pytest.mark.parametrize("pad", ["/meedoen/mail/?actie=codio", "/meedoen/mail/gevraagd/", "/meedoen/mail/stop/weg/"])
def test_following_by_mail_is_for_everyone(page: Page, pad: str) -> None:
    page.goto(pad)
    assert bezwaren(page, donkere_telefoon=True) == []


def test_the_page_with_what_somebody_follows_is_for_everyone(page: Page) -> None:
    volger = volg(onderwerp("alles"))
    vraag_aan(adres=volger.adres, onderwerp=onderwerp("actie", "codio"), ritme=Ritme.DAG)
    page.goto(f"/meedoen/mail/{volger.sleutel}/")
    expect(page.get_by_text("Nog niet bevestigd.")).to_be_visible()
    assert bezwaren(page, donkere_telefoon=True) == []


def test_from_an_actie_to_its_addresses(page: Page) -> None:
    page.goto(WGR)
    page.get_by_role("link", name="Volg deze actie").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Volgen zonder account")
    adressen = page.locator("#keuze input")
    expect(adressen.first).to_have_value(re.compile(r"^http.*/feeds/acties/wet-gemee[\w-]+\.atom$"))
    expect(adressen.last).to_have_value(re.compile(r"/agenda/acties/wet-gemee[\w-]+\.ics$"))
    page.locator("#keuze").get_by_role("link", name="Herziening Wet gemeenschappelijke regelingen", exact=True).click()
    expect(page).to_have_url(re.compile(f"{WGR}$"))


def test_the_filter_that_was_just_chosen_goes_along(page: Page) -> None:
    page.goto("/acties/")
    adres = page.locator("#keuze input").first
    open_groep(page, "lijn")
    page.get_by_label("iOverheid").check()
    expect(page).to_have_url(re.compile("lijn=ioverheid"))
    page.get_by_role("link", name="Volg deze lijst").click()
    expect(adres).to_have_value(re.compile(r"/feeds/acties\.atom\?lijn=ioverheid$|/ioverheid\.atom$"))


def test_an_address_is_chosen_as_a_whole_by_keyboard_and_by_a_click(page: Page) -> None:
    page.goto("/volgen/")
    gekozen = "e => e.value.slice(e.selectionStart, e.selectionEnd)"
    feed, agenda = page.locator(".volgadressen input").nth(0), page.locator(".volgadressen input").nth(1)
    page.locator(".volgadressen a").first.focus()
    page.keyboard.press("Tab")
    expect(feed).to_be_focused()
    expect(feed).to_have_value(feed.evaluate(gekozen))
    agenda.click()
    expect(agenda).to_be_focused()
    expect(agenda).to_have_value(agenda.evaluate(gekozen))


@pytest.mark.parametrize("breedte", [320, TELEFOON["width"]])
def test_a_long_address_does_not_push_the_page_aside(open_browser: Open, breedte: int) -> None:
    page = open_browser(viewport={"width": breedte, "height": 800})
    page.goto(f"/volgen/?q={'langwoord' * 20}&status=afgerond&laag=provincies")
    assert page.evaluate("document.documentElement.scrollWidth") <= breedte


def test_without_javascript_all_of_it_is_there(open_browser: Open) -> None:
    page = open_browser(java_script_enabled=False, viewport=TELEFOON)
    page.goto("/")
    page.locator("footer").get_by_role("link", name="Volgen zonder account").click()
    expect(page.locator(".volgadressen input")).to_have_count(8)
    with page.expect_response(re.compile(r"/feeds/alles\.atom$")) as antwoord:
        page.get_by_role("link", name="Open de feed van Alle acties").click()
    assert antwoord.value.status == 200
    assert antwoord.value.headers["content-type"] == "application/atom+xml; charset=utf-8"


def test_on_paper_and_in_forced_colours_the_addresses_can_be_read(page: Page) -> None:
    page.goto("/volgen/")
    page.emulate_media(media="print")
    expect(page.locator(".volgadressen input").first).to_be_visible()
    expect(page.locator(".volgadres__open").first).to_be_hidden()
    page.emulate_media(media="screen", forced_colors="active")
    rand = page.locator(".volgadressen input").first.evaluate("e => getComputedStyle(e).borderTopStyle")
    assert rand == "solid"
