"""Searching the whole portal."""

import re

from playwright.sync_api import Page, expect


def test_a_word_finds_its_other_forms(page: Page) -> None:
    page.goto("/zoeken/?q=gemeente")
    expect(page.locator("#resultaten mark", has_text=re.compile("gemeenten", re.IGNORECASE)).first).to_be_visible()


def test_a_typo_is_never_replaced_but_asked_about(page: Page) -> None:
    page.goto("/")
    page.locator("#kop-zoek").fill("toesicht")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/zoeken/\?q=toesicht"))
    expect(page.locator("#resultaten")).to_contain_text("Niets gevonden voor “toesicht”")
    expect(page.locator("#resultaten")).to_contain_text("Bedoelde u toezicht?")
    page.locator("#resultaten").get_by_role("link", name="toezicht", exact=True).click()
    expect(page.locator("#resultaten mark").first).to_have_text(re.compile("toezicht", re.IGNORECASE))


def test_results_come_while_typing(page: Page) -> None:
    page.goto("/zoeken/")
    page.locator("#id_q").press_sequentially("democratie")
    expect(page).to_have_url(re.compile("q=democratie"))
    expect(page.locator("#kop-actie")).to_be_visible()
    expect(page.locator("#aankondiging")).to_have_text(re.compile("gevonden$"))
    expect(page.locator("#id_q")).to_be_focused()


def test_one_kind_has_pages(page: Page) -> None:
    page.goto("/zoeken/?q=proefactie")
    page.get_by_role("navigation", name="Soorten resultaten").get_by_role("link", name="acties").click()
    expect(page.locator("#resultaten")).to_contain_text("Pagina 1 van 2")
    page.get_by_role("link", name="Volgende").click()
    expect(page.locator("#resultaten")).to_contain_text("Pagina 2 van 2")
    expect(page.locator("#resultaten h2[tabindex]")).to_be_focused()


def test_what_was_typed_is_never_html(page: Page) -> None:
    page.goto("/zoeken/?q=%3Cimg+src%3Dx+onerror%3Dalert(1)%3E+toezicht")
    expect(page.locator("#resultaten img")).to_have_count(0)
    expect(page.locator("#id_q")).to_have_value("<img src=x onerror=alert(1)> toezicht")


def test_nothing_found_helps(page: Page) -> None:
    page.goto("/zoeken/?q=qqqzzzxxx")
    expect(page.locator("#resultaten")).to_contain_text("Niets gevonden")
    expect(page.locator("#resultaten").get_by_role("link", name="acties")).to_be_visible()
