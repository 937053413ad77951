"""Progress and the timeline in a browser: readable by everyone, in any colours, with and without JavaScript."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Open
from tests.support.browser import TELEFOON, bezwaren, volledige_paginas

PADEN = [
    "/voortgang/",
    "/voortgang/?lijn=iOverheid",
    "/voortgang/cijfers/?wat=zonder-plan",
    "/voortgang/tijdlijn/",
    "/voortgang/tijdlijn/?jaar=2020",
    "/voortgang/tijdlijn/?vorm=lijst",
]


@pytest.mark.parametrize("pad", PADEN)
def test_axe_finds_nothing(page: Page, pad: str) -> None:
    page.goto(pad)
    for uitklap in page.locator("details.uitklap > summary").all():
        uitklap.click()
    assert bezwaren(page) == []


@pytest.mark.parametrize("pad", [*PADEN, "/afspraken/"])
def test_a_small_phone_does_not_scroll_sideways(open_browser: Open, pad: str) -> None:
    page = open_browser(viewport={"width": 320, "height": 700})
    page.goto(pad)
    page.evaluate("document.querySelectorAll('details').forEach(e => { e.open = true; })")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_a_number_is_found_and_followed_without_javascript(open_browser: Open) -> None:
    kaal = open_browser(java_script_enabled=False)
    kaal.goto("/")
    kaal.get_by_role("link", name="Alle cijfers en de tijdlijn").click()
    kaal.get_by_label("Programmalijn").select_option("een-overheid")
    kaal.get_by_role("button", name="Toon").click()
    kaal.wait_for_url("**lijn=een-overheid**")
    link = kaal.locator("section[aria-labelledby=mijlpalen] .cijfers__link").first
    expect(link).to_be_visible()
    aantal = int(link.inner_text().split()[0])
    link.click()
    expect(kaal.locator("#achter .document")).to_have_count(aantal)


def test_a_filter_changes_the_numbers_and_the_address_in_place(page: Page) -> None:
    page.goto("/voortgang/")
    geladen = volledige_paginas(page)
    page.get_by_label("Programmalijn").select_option("ioverheid")
    expect(page).to_have_url(re.compile("lijn=ioverheid"))
    expect(page.locator("#aankondiging")).to_have_text(re.compile("iOverheid"))
    assert geladen == []


@pytest.mark.parametrize("met_script", [True, False])
def test_the_timeline_zooms_by_a_link(open_browser: Open, met_script: bool) -> None:
    page = open_browser(java_script_enabled=met_script)
    page.goto("/voortgang/tijdlijn/")
    page.get_by_role("link", name="2020", exact=True).click()
    expect(page).to_have_url(re.compile(r"jaar=2020"))
    expect(page.locator(".tl-as").first).to_contain_text("mrt")
    page.get_by_role("link", name="Volgend jaar: 2021").click()
    expect(page.locator("#tijdlijn-kop")).to_have_text("2021")
    page.get_by_role("link", name="Hele programma").click()
    expect(page.locator(".tl-as").first).to_contain_text("2018")


def test_a_mark_leads_to_its_mijlpaal(page: Page) -> None:
    page.goto("/voortgang/tijdlijn/")
    page.locator(".tl__beeld a[href*='#mijlpaal-'] .teken__raakvlak").first.click(force=True)
    expect(page).to_have_url(re.compile(r"/acties/[\w-]+/#mijlpaal-"))


def test_a_phone_gets_a_small_bar_and_a_wide_screen_a_drawing(open_browser: Open) -> None:
    smal, breed = open_browser(viewport=TELEFOON), open_browser()
    for page in (smal, breed):
        page.goto("/voortgang/tijdlijn/")
    expect(smal.locator(".tl__baan").first).to_be_visible()
    expect(breed.locator(".tl__baan").first).to_be_hidden()
    expect(smal.locator(".tl__beeld").first).to_be_hidden()
    expect(breed.locator(".tl__beeld").first).to_be_visible()
    assert breed.locator(".tl__lijst").first.evaluate("e => e.offsetHeight") == 1


def test_who_walks_by_keyboard_sees_the_list_that_is_walked_through(page: Page) -> None:
    page.goto("/voortgang/tijdlijn/")
    lijst = page.locator(".tl__lijst").first
    lijst.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(lijst.locator("a").first).to_be_visible()
    assert lijst.evaluate("e => e.offsetHeight") > 40


@pytest.mark.parametrize("pad", ["/voortgang/", "/voortgang/tijdlijn/"])
def test_forced_colours_do_not_hide_the_bars(open_browser: Open, pad: str) -> None:
    page = open_browser(forced_colors="active")
    page.goto(pad)
    vlakken = page.locator("main svg :is(.baan__stuk, .baan__stip, .baan__einde, .fasevlak)")
    assert vlakken.count() > 10
    kleuren = vlakken.evaluate_all("alle => alle.map(e => [getComputedStyle(e).stroke, getComputedStyle(e).fill])")
    achtergrond = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert [paar for paar in kleuren if set(paar) <= {"none", achtergrond}] == []


def test_the_drawing_is_printed(page: Page) -> None:
    page.goto("/voortgang/tijdlijn/")
    page.emulate_media(media="print")
    expect(page.locator(".tl__beeld").first).to_be_visible()
    expect(page.locator(".jaarkeuze")).to_be_hidden()
