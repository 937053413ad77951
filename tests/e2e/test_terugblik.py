"""Looking back in a real browser, and the afsprakenmatrix: by everyone, on every screen."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Open
from tests.support.browser import TELEFOON, bezwaren, open_groep
from tests.support.programma import Programma

WGR = "/acties/wet-gemeenschappelijke-regelingen/"


@pytest.mark.parametrize("js", [True, False])
def test_a_citizen_chooses_a_day_and_keeps_it(open_browser: Open, programma: Programma, js: bool) -> None:
    page = open_browser(java_script_enabled=js)
    page.goto("/acties/")
    page.get_by_text("Bekijk de stand op een andere dag").click()
    page.get_by_label("Dag", exact=True).fill("2021-03-01")
    page.get_by_role("button", name="Toon deze dag").click()
    expect(page.get_by_text("U ziet de stand van 1 maart 2021")).to_be_visible()
    page.get_by_role("link", name="Herziening Wet gemeenschappelijke regelingen").click()
    expect(page.get_by_text("U ziet de stand van 1 maart 2021")).to_be_visible()
    expect(page.locator("#status").get_by_text("Loopt, geen melding", exact=True)).to_be_visible()
    page.get_by_role("link", name="Terug naar vandaag").click()
    expect(page.locator("#status").get_by_text("Afgerond")).to_be_visible()


def test_who_follows_the_logo_or_searches_is_told_that_it_is_today(page: Page, programma: Programma) -> None:
    page.goto(f"{WGR}?stand=2021-03-01")
    page.get_by_role("link", name="IBP-portaal").first.click()
    expect(page.get_by_text("U ziet hier de stand van vandaag")).to_be_visible()
    page.get_by_role("link", name="Terug naar de acties van 1 maart 2021").click()
    page.get_by_label("Zoek in het IBP-portaal").fill("regelingen")
    page.get_by_label("Zoek in het IBP-portaal").press("Enter")
    page.get_by_role("link", name="Zoek hetzelfde in de acties van 1 maart 2021").click()
    expect(page.get_by_text("U ziet de stand van 1 maart 2021")).to_be_visible()
    expect(page.get_by_role("link", name="Herziening Wet gemeenschappelijke regelingen")).to_be_visible()


def test_what_was_not_known_and_the_permanent_link(page: Page, programma: Programma) -> None:
    page.goto(f"{WGR}?stand=2021-03-01")
    page.get_by_role("link", name="Link om te bewaren").click()
    expect(page.get_by_text("voor zover wij dat wisten op")).to_be_visible()
    page.get_by_role("link", name="Laat weg wat wij pas later hoorden").click()
    expect(page.get_by_text("Op 1 maart 2021 wisten wij hier nog niets over")).to_be_visible()


def test_the_day_stays_while_htmx_refines_the_list(page: Page, programma: Programma) -> None:
    page.goto("/acties/?stand=2021-03-01")
    open_groep(page, "status")
    page.get_by_label("afgerond").check()
    expect(page).to_have_url(re.compile("status=afgerond"))
    expect(page).to_have_url(re.compile("stand=2021-03-01"))
    expect(page.get_by_role("link", name="Herziening Wet gemeenschappelijke regelingen")).to_have_count(0)
    # It ended somewhere in 2021: on this day that is not certain.
    expect(page.get_by_role("link", name="Democratie in Actie (DiA)")).to_have_count(0)
    expect(page.get_by_role("link", name=re.compile("^Leren en experimenteren"))).to_be_visible()


@pytest.mark.parametrize(
    "adres",
    [
        f"{WGR}?stand=2021-03-01",
        f"{WGR}?stand=2001-01-01",
        "/acties/?stand=morgen",
        "/afspraken/",
        "/?stand=2021-03-01",
    ],
)
def test_axe(page: Page, programma: Programma, adres: str) -> None:
    page.goto(adres)
    for uitklap in page.locator("details:not([open]) > summary").all():
        if uitklap.is_visible():
            uitklap.click()
    assert bezwaren(page) == []


def test_the_matrix_fits_a_phone_and_stays_a_table(open_browser: Open, programma: Programma) -> None:
    page = open_browser(viewport={**TELEFOON, "width": 320})
    page.goto("/afspraken/")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    tabel = page.get_by_role("table", name="Afspraken per actie")
    expect(tabel.get_by_role("columnheader", name="Waterschappen")).to_have_count(1)
    expect(tabel.get_by_role("rowheader", name="Herziening Wet gemeenschappelijke regelingen")).to_have_count(1)
    page.get_by_text("Kies programmalijn, status of partij").click()
    page.get_by_label("Acties", exact=True).select_option(label="Zonder afspraak")
    expect(page.locator(".kenmerken--rij dd").first).to_contain_text("0 van ")


def test_who_looks_for_promises_of_one_kind_finds_only_those(page: Page, programma: Programma) -> None:
    page.goto("/afspraken/")
    page.get_by_text("Kies programmalijn, status of partij").click()
    page.get_by_label("Herkomst").select_option(label="gevonden in een openbare bron")
    expect(page).to_have_url(re.compile("herkomst=gevonden"))
    expect(page.get_by_text("U ziet alleen de afspraken die passen bij uw keuze")).to_be_visible()
    page.reload()
    expect(page.get_by_label("Herkomst")).to_be_visible()


def test_on_paper_the_matrix_is_a_table_with_all_its_promises(page: Page, programma: Programma) -> None:
    page.goto("/afspraken/")
    page.emulate_media(media="print")
    expect(page.locator(".matrix thead")).to_be_visible()
    expect(page.locator(".matrixfilter").first).to_be_hidden()
    assert page.locator(".matrixvel").evaluate("e => getComputedStyle(e).page") == "matrix"


def test_on_paper_the_matrix_of_the_real_programme_is_one_page(open_browser: Open) -> None:
    page = open_browser(viewport={"width": 1062, "height": 733})  # A4 on its side within its margins, in CSS pixels
    page.goto("/afspraken/?status=afgerond&status=overgegaan")  # without what only the tests have
    page.emulate_media(media="print")
    expect(page.locator(".matrix__actie")).to_have_count(7)
    assert page.locator(".matrix").evaluate("e => e.getBoundingClientRect().bottom") <= 733
