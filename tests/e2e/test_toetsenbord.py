"""The portal by keyboard alone."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Open
from tests.support.browser import TELEFOON, actief, klap_open
from tests.support.programma import Programma

# The element with the focus: what it is, whether it is on the screen, covered by another, and seen to have it.
PLEK = """() => {
  const e = document.activeElement, r = e.getClientRects()[0] ?? e.getBoundingClientRect();
  const boven = document.elementFromPoint(r.x + r.width / 2, r.y + Math.min(r.height, innerHeight) / 2);
  const kaart = e.closest(".kaart");
  const ring = d => getComputedStyle(d).outlineStyle !== "none" || getComputedStyle(d).boxShadow !== "none";
  return {
    wat: `${e.tagName} ${e.id || e.innerText || e.name || ""}`.trim().slice(0, 50),
    einde: e === document.body,
    opscherm: r.width > 0 && r.height > 0 && r.bottom > 0 && r.top < innerHeight && r.right > 0 && r.left < innerWidth,
    bedekt: !(boven && (e.contains(boven) || boven.contains(e) || boven.closest("label")?.control === e)),
    zichtbaar: ring(e) || (kaart !== null && ring(kaart)),
  };
}"""


def loop(page: Page, stappen: int) -> list[dict[str, Any]]:
    """Press Tab until the end of the page."""
    gezien = []
    for _ in range(stappen):
        page.keyboard.press("Tab")
        plek = page.evaluate(PLEK)
        if plek["einde"]:
            break
        gezien.append(plek)
    return gezien


@pytest.mark.parametrize("breedte", [1280, 390])
@pytest.mark.parametrize("pad", ["/", "/acties/?status=afgerond", "/acties/wet-gemeenschappelijke-regelingen/"])
def test_every_stop_is_seen(open_browser: Open, pad: str, breedte: int) -> None:
    page = open_browser(viewport={"width": breedte, "height": 800})
    page.goto(pad)
    gezien = loop(page, 200)
    assert gezien[0]["wat"] == "A Naar de inhoud"
    assert 15 < len(gezien) < 200
    assert [plek for plek in gezien if not plek["opscherm"] or not plek["zichtbaar"] or plek["bedekt"]] == []


def test_the_skip_link_skips(page: Page) -> None:
    page.goto("/acties/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Naar de inhoud")).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator("#inhoud")).to_be_focused()
    page.keyboard.press("Tab")
    assert actief(page) == "Bekijk de stand op een andere dag"  # the first thing of the page: the menu is behind


def test_the_menu_of_the_user_closes_by_escape(ambtenaar: Page) -> None:
    ambtenaar.goto("/werk/")
    knop = ambtenaar.locator("details.gebruiker > summary")
    knop.focus()
    ambtenaar.keyboard.press("Enter")
    expect(ambtenaar.get_by_role("link", name="Mijn acties").first).to_be_visible()
    ambtenaar.keyboard.press("Tab")
    ambtenaar.keyboard.press("Escape")
    expect(ambtenaar.get_by_role("button", name="Uitloggen")).to_be_hidden()
    expect(knop).to_be_focused()
    knop.click()
    ambtenaar.locator("h1").click()
    expect(ambtenaar.get_by_role("button", name="Uitloggen")).to_be_hidden()


def test_filtering_by_keyboard_keeps_the_place(page: Page) -> None:
    page.goto("/acties/")
    klap_open(page, "#status-afgerond")
    page.locator("#status-afgerond").focus()
    page.keyboard.press("Space")
    expect(page.locator("#resultaten .chip").first).to_be_visible()
    expect(page.locator("#status-afgerond")).to_be_focused()
    page.keyboard.press("Tab")
    assert actief(page) == "status-gestopt"


def test_the_filters_of_a_phone_open_by_keyboard(open_browser: Open) -> None:
    page = open_browser(viewport=TELEFOON)
    page.goto("/acties/")
    page.locator("details.filter > summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert actief(page) == "id_q"


def test_reporting_by_keyboard(ambtenaar: Page, programma: Programma) -> None:
    ambtenaar.goto(programma.url)
    ambtenaar.get_by_role("link", name="Voortgang melden").focus()
    ambtenaar.keyboard.press("Enter")
    expect(ambtenaar.get_by_role("combobox", name="Status")).to_be_focused()
    ambtenaar.keyboard.press("ArrowDown")
    ambtenaar.keyboard.press("Tab")
    ambtenaar.keyboard.type("Wij zijn begonnen.")
    for _ in range(4):
        ambtenaar.keyboard.press("Tab")
    ambtenaar.keyboard.press("Enter")
    expect(ambtenaar.locator("#status .status")).to_have_text("Op schema")
    expect(ambtenaar.locator(".utrecht-alert--ok")).to_be_focused()


def test_a_whole_page_puts_the_focus_on_its_message_too(ambtenaar: Page, programma: Programma) -> None:
    ambtenaar.goto(f"{programma.url}bewerken/voortgang/")
    ambtenaar.get_by_role("combobox", name="Status").select_option("op-schema")
    ambtenaar.locator("#id_reden").fill("Wij zijn begonnen.")
    knop = ambtenaar.locator("form[data-bewaak] button").first
    knop.evaluate("knop => { knop.dataset.heel = ''; }")  # the browser sends it, not htmx
    knop.click()
    expect(ambtenaar.locator(".utrecht-alert--ok")).to_be_focused()


def test_stopping_leads_back_to_the_button_that_opened_the_form(ambtenaar: Page, programma: Programma) -> None:
    ambtenaar.goto(programma.url)
    opener = ambtenaar.get_by_role("link", name="Opnieuw plannen").last
    opener.focus()
    ambtenaar.keyboard.press("Enter")
    expect(ambtenaar.get_by_role("textbox", name="Nu verwacht")).to_be_focused()
    ambtenaar.get_by_role("link", name="Stoppen").focus()
    ambtenaar.keyboard.press("Enter")
    expect(opener).to_be_focused()


@pytest.mark.parametrize("link", ["Verwijder filter afgerond", "Wis alles"])
def test_taking_a_filter_away_leads_to_the_results(page: Page, link: str) -> None:
    page.goto("/acties/?status=afgerond&status=gestopt")
    page.get_by_role("link", name=link).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="Verwijder filter afgerond")).to_have_count(0)
    expect(page.locator("#resultaten-kop")).to_be_focused()
