"""The comparison of two dates in a browser: with axe, by keyboard, with and without JavaScript."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Open
from tests.e2e.test_toetsenbord import loop
from tests.support.browser import TELEFOON, actief, bezwaren, klap_open, volledige_paginas
from tests.support.programma import Programma

PROGRAMMA = "/voortgang/verschil/?van=2018-01-01&tot=2022-12-31"
AANTAL = re.compile(r"^\s*\d+ veranderingen?\s*$")
FASE = re.compile(r"^\s*(Nieuwe|Laatste) fase")


@pytest.mark.parametrize(
    "pad",
    [
        "/voortgang/verschil/",
        PROGRAMMA,
        f"{PROGRAMMA}&lijn=ioverheid&soort=mijlpalen&soort=document-toegevoegd&actie=codio",
        "/voortgang/verschil/?van=1990-01-01&tot=1991-01-01",
        "/voortgang/verschil/?van=2022-01-01&tot=2021-01-01&lijn=weg",
    ],
)
def test_axe_finds_nothing(page: Page, pad: str) -> None:
    page.goto(pad)
    for uitklap in page.locator(".uitklap, .filtergroep").all():
        uitklap.evaluate("e => { e.open = true; }")
    assert bezwaren(page) == []


@pytest.mark.parametrize("breedte", [320, 390, 1280])
def test_nothing_hangs_over_the_edge(open_browser: Open, breedte: int) -> None:
    page = open_browser(viewport={"width": breedte, "height": 800})
    page.goto(PROGRAMMA)
    assert page.evaluate("document.documentElement.scrollWidth") == breedte


def test_a_filter_refines_in_place_and_keeps_the_days(page: Page) -> None:
    page.goto(PROGRAMMA)
    geladen = volledige_paginas(page)
    klap_open(page, "#soort-fasen")
    page.locator("#soort-fasen").check()
    expect(page).to_have_url(re.compile(r"\?soort=fasen&tot=2022-12-31&van=2018-01-01$"))
    expect(page.locator("#soort-fasen")).to_be_focused()
    expect(page.locator("#aankondiging")).to_have_text(AANTAL)
    wat = page.locator(".gebeurtenis__wat")
    expect(wat.first).to_have_text(FASE)
    expect(wat.filter(has_not_text=FASE)).to_have_count(0)
    expect(page.locator("#aantal-groep-soort")).to_have_text("(1)")
    klap_open(page, "#lijn-een-overheid")
    page.locator("#lijn-een-overheid").check()
    expect(page.locator(".verschil__lijnkop")).to_have_count(1)
    assert geladen == []


def test_other_days_by_keyboard(page: Page) -> None:
    page.goto("/voortgang/verschil/?actie=codio")
    page.locator("#id_van").fill("2021-01-01")
    page.locator("#id_tot").fill("2021-12-31")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"\?actie=codio&tot=2021-12-31&van=2021-01-01$"))
    expect(page.locator("#resultaten")).to_contain_text("van 1 januari 2021 tot en met 31 december 2021")
    expect(page.locator(".verschil__actiekop")).to_have_count(1)
    expect(page.locator("body")).not_to_be_focused()


def test_days_that_cannot_be_are_told_at_their_field(page: Page) -> None:
    page.goto(PROGRAMMA)
    page.locator("#id_van").fill("2023-01-01")
    page.get_by_role("button", name="Vergelijk").click()
    expect(page.locator("#id_van_error")).to_contain_text("Deze datum ligt na de tweede datum.")
    expect(page.locator("#id_van")).to_have_value("2023-01-01")
    page.locator("#id_van").fill("2022-01-01")
    page.get_by_role("button", name="Vergelijk").click()
    expect(page.locator("#resultaten-kop")).to_have_text(AANTAL)
    expect(page.locator("#id_van_error")).to_be_empty()


def test_a_count_filters_and_a_chip_takes_it_away(page: Page) -> None:
    page.goto(PROGRAMMA)
    alles = page.locator("#resultaten-kop").inner_text()
    telling = page.locator(".soorttelling", has_text="mijlpalen bereikt")
    aantal = telling.locator("strong").inner_text()
    telling.click()
    expect(page.locator("#resultaten-kop")).to_have_text(f"{aantal} veranderingen")
    klap_open(page, "#lijn-ioverheid")
    page.locator("#lijn-ioverheid").check()  # and the kind stays
    page.wait_for_url("**lijn=ioverheid&soort=mijlpaal-bereikt**")
    page.goto(page.url)
    page.get_by_role("link", name="Wis alle filters").first.click()
    expect(page.locator("#resultaten-kop")).to_have_text(alles)


@pytest.mark.parametrize("breedte", [1280, 390])
def test_every_stop_of_the_keyboard_is_seen(open_browser: Open, breedte: int) -> None:
    page = open_browser(viewport={"width": breedte, "height": 800})
    page.goto(f"{PROGRAMMA}&actie=codio&soort=fasen")
    gezien = loop(page, 200)
    assert {"INPUT id_van", "INPUT id_tot"} <= {plek["wat"] for plek in gezien}
    assert [plek for plek in gezien if not plek["opscherm"] or not plek["zichtbaar"] or plek["bedekt"]] == []


def test_by_keyboard_to_a_filter(page: Page) -> None:
    page.goto(PROGRAMMA)
    klap_open(page, "#soort-statussen")
    klap_open(page, "#lijn-ioverheid")
    page.locator("#lijn-ioverheid").focus()
    page.keyboard.press("Space")
    expect(page).to_have_url(re.compile("lijn=ioverheid"))
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")  # past the heading of the next group
    assert actief(page) == "soort-statussen"


def test_without_javascript(open_browser: Open) -> None:
    kaal = open_browser(java_script_enabled=False)
    kaal.goto("/acties/codio/geschiedenis/")
    kaal.get_by_role("link", name="Vergelijk twee datums").click()
    kaal.locator("#id_van").fill("2021-01-01")
    klap_open(kaal, "#soort-documenten")
    kaal.locator("#soort-documenten").check()
    kaal.get_by_role("button", name="Vergelijk").click()
    expect(kaal.locator(".gebeurtenis__wat").first).to_contain_text("Document toegevoegd:")
    kaal.locator("#soort-documenten").uncheck()
    kaal.get_by_role("button", name="Toon veranderingen").click()
    expect(kaal).to_have_url(re.compile(r"van=2021-01-01.*actie=codio"))
    kaal.locator("#id_van").fill("2025-01-01")
    kaal.locator("#id_tot").fill("2024-01-01")
    kaal.get_by_role("button", name="Vergelijk").click()
    expect(kaal.locator("#id_van_error")).to_be_visible()
    expect(kaal.locator("#id_van")).to_be_focused()


def test_pages_without_javascript(open_browser: Open, programma: Programma) -> None:
    kaal = open_browser(java_script_enabled=False, viewport=TELEFOON)
    kaal.goto("/voortgang/verschil/")
    koppen = kaal.locator(".verschil__actiekop")
    eerste = koppen.all_inner_texts()
    kaal.get_by_role("link", name="Volgende").click()
    kaal.wait_for_url("**?na=*")
    tweede = koppen.all_inner_texts()
    assert tweede
    assert not set(eerste) & set(tweede)
    kaal.get_by_role("link", name="Vorige").click()
    expect(koppen).to_have_text(eerste)


def test_the_download(page: Page) -> None:
    page.goto(PROGRAMMA)
    with page.expect_download() as wacht:
        page.get_by_role("link", name="Download als CSV").click()
    assert wacht.value.suggested_filename == "veranderingen-2018-01-01-2022-12-31.csv"
    assert wacht.value.path().read_text(encoding="utf-8-sig").startswith("programmalijn;actie;adres;")
