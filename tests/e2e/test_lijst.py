"""The list of acties: refining, sharing, paging and going back, in place."""

import re

from playwright.sync_api import Page, expect

from acties.models import Actie
from tests.e2e.conftest import Open
from tests.support.browser import open_groep, volledige_paginas
from tests.support.programma import AANTAL_PROEFACTIES, Programma


def test_a_filter_refines_the_list_in_place(page: Page) -> None:
    page.goto("/acties/")
    geladen = volledige_paginas(page)
    open_groep(page, "status")
    page.locator("#status-afgerond").check()
    expect(page).to_have_url(re.compile(r"/acties/\?status=afgerond$"))
    expect(page.locator("#resultaten .status").first).to_have_text("Afgerond")
    expect(page.locator("#status-afgerond")).to_be_focused()
    expect(page.locator("#aankondiging")).to_have_text(re.compile(r"^\d+ acties? gevonden$"))
    assert geladen == []


def test_the_count_beside_a_choice_is_what_it_gives(page: Page) -> None:
    page.goto("/acties/")
    rij = page.locator("label.keuze", has=page.locator("#lijn-ioverheid"))
    open_groep(page, "lijn")
    aantal = re.search(r"\d+", rij.locator(".keuze__aantal").inner_text())
    assert aantal
    page.locator("#lijn-ioverheid").check()
    expect(page.locator("#resultaten-kop")).to_have_text(re.compile(rf"^\s*{aantal[0]} acties?\s*$"))
    expect(page.locator("#resultaten .kaart")).to_have_count(int(aantal[0]))


def test_a_chip_takes_its_filter_away(page: Page, programma: Programma) -> None:
    page.goto("/acties/?status=afgerond&lijn=ioverheid&lijn=een-overheid")
    expect(page.locator("#lijn-ioverheid")).to_be_checked()
    page.get_by_role("link", name="Verwijder filter iOverheid").click()
    expect(page).to_have_url(re.compile(r"\?lijn=een-overheid&status=afgerond#resultaten-kop$"))
    expect(page.locator("#lijn-ioverheid")).not_to_be_checked()
    expect(page.locator("#lijn-een-overheid")).to_be_checked()
    page.get_by_role("link", name="Wis alles").click()
    expect(page).to_have_url(re.compile(r"/acties/#resultaten-kop$"))
    expect(page.locator("#resultaten-kop")).to_have_text(f"{Actie.objects.zichtbaar().count()} acties")


def test_sorting_keeps_the_filters(page: Page, programma: Programma) -> None:
    page.goto("/acties/?lijn=een-overheid")
    expect(page.locator(".kaart__titel").first).to_have_text(re.compile("^Actualisatie"))
    page.get_by_label("Sorteer op").select_option(label="Laatst veranderd")
    expect(page).to_have_url(re.compile(r"\?lijn=een-overheid&sorteer=veranderd$"))
    expect(page.locator(".kaart__titel").first).not_to_have_text(re.compile("^Actualisatie"))
    expect(page.get_by_label("Sorteer op")).to_have_value("veranderd")


def test_typing_searches_without_losing_the_place(page: Page, programma: Programma) -> None:
    page.goto("/acties/")
    page.locator("#id_q").press_sequentially("sloten")
    expect(page).to_have_url(re.compile(r"\?q=sloten$"))
    expect(page.locator(".kaart__titel")).to_have_text([programma.actie.titel])
    expect(page.locator("#id_q")).to_be_focused()
    expect(page.locator("#id_q")).to_have_value("sloten")


def test_leaving_the_search_box_asks_nothing_again(page: Page, programma: Programma) -> None:
    page.goto("/acties/")
    page.locator("#id_q").press_sequentially("sloten")
    expect(page).to_have_url(re.compile(r"\?q=sloten$"))
    expect(page.locator(".kaart__titel")).to_have_text([programma.actie.titel])
    kaart = page.locator(".kaart__link").element_handle()
    gevraagd: list[str] = []
    page.on("request", lambda verzoek: gevraagd.append(verzoek.url))
    page.keyboard.press("Tab")
    page.wait_for_timeout(300)
    assert gevraagd == []  # else the card is replaced between the press and the release of a click
    assert kaart.evaluate("e => e.isConnected")


def test_an_address_can_be_shared(page: Page, open_browser: Open) -> None:
    page.goto("/acties/")
    open_groep(page, "laag")
    page.locator("#laag-waterschappen").check()
    expect(page).to_have_url(re.compile("laag="))
    page.locator("#id_partij").select_option(index=1)
    page.wait_for_url("**partij=*")
    ander = open_browser()
    ander.goto(page.url)
    expect(page.locator(".kaart__titel")).to_have_text(ander.locator(".kaart__titel").all_inner_texts())
    expect(ander.locator("#laag-waterschappen")).to_be_checked()
    expect(page.locator("#id_partij")).to_have_value(ander.locator("#id_partij").input_value())


def test_paging_moves_the_focus_and_says_where_you_are(page: Page, programma: Programma) -> None:
    page.goto("/acties/")
    eerste = page.locator(".kaart__titel").all_inner_texts()
    page.get_by_role("link", name="Volgende").click()
    expect(page).to_have_url(re.compile(r"\?na="))
    expect(page.locator("#resultaten-kop")).to_be_focused()
    expect(page.locator("#aankondiging")).to_have_text(re.compile(r"^\d+ acties gevonden"))
    tweede = page.locator(".kaart__titel").all_inner_texts()
    assert tweede
    assert not set(eerste) & set(tweede)
    page.get_by_role("link", name="Vorige").click()
    expect(page.locator(".kaart__titel")).to_have_text(eerste)


def test_back_and_forward_restore_list_and_choices(page: Page, programma: Programma) -> None:
    alles = Actie.objects.zichtbaar().count()
    page.goto("/acties/")
    open_groep(page, "lijn")
    page.locator("#lijn-ioverheid").check()
    expect(page).to_have_url(re.compile("lijn=ioverheid"))
    expect(page.locator("#resultaten-kop")).not_to_have_text(f"{alles} acties")
    gefilterd = page.locator(".kaart__titel").all_inner_texts()
    page.go_back()
    expect(page.locator("#resultaten-kop")).to_have_text(f"{alles} acties")
    expect(page.locator("#lijn-ioverheid")).not_to_be_checked()
    page.go_forward()
    expect(page.locator(".kaart__titel")).to_have_text(gefilterd)
    expect(page.locator("#lijn-ioverheid")).to_be_checked()
    page.locator("#lijn-ioverheid").uncheck()  # and it still works
    expect(page.locator("#resultaten-kop")).to_have_text(f"{alles} acties")


def test_back_from_an_actie_finds_the_list_as_it_was(page: Page, programma: Programma) -> None:
    page.goto("/acties/")
    alles = page.locator("#resultaten-kop").inner_text()
    open_groep(page, "lijn")
    page.locator("#lijn-ioverheid").check()
    expect(page).to_have_url(re.compile("lijn=ioverheid"))
    expect(page.locator("#resultaten-kop")).not_to_have_text(alles)
    gefilterd = page.locator(".kaart__titel").all_inner_texts()
    assert AANTAL_PROEFACTIES > len(gefilterd) > 0
    page.locator(".kaart__link").first.click()
    expect(page.locator("#status")).to_be_visible()
    page.go_back()
    expect(page.locator("#lijn-ioverheid")).to_be_checked()
    expect(page.locator(".kaart__titel")).to_have_text(gefilterd)


def test_nothing_found_says_what_to_do(page: Page, programma: Programma) -> None:
    page.goto("/acties/")
    page.locator("#id_q").fill("xyzzy")
    expect(page.locator("#resultaten")).to_contain_text("Geen acties gevonden")
    expect(page.locator("#aankondiging")).to_have_text("0 acties gevonden")
    page.get_by_role("link", name="Wis alle filters").click()
    expect(page.locator("#resultaten .kaart").first).to_be_visible()


def test_on_a_phone_the_filters_fold(open_browser: Open) -> None:
    page = open_browser(viewport={"width": 390, "height": 800})
    page.goto("/acties/")
    expect(page.locator("#status-afgerond")).to_be_hidden()
    page.locator("details.filter > summary").click()
    open_groep(page, "status")
    page.locator("#status-afgerond").check()
    expect(page).to_have_url(re.compile("status=afgerond"))
    expect(page.locator("#status-afgerond")).to_be_visible()


def test_a_wrong_year_is_told_at_its_field_without_taking_it_away(page: Page, programma: Programma) -> None:
    page.goto("/acties/")
    open_groep(page, "rest")
    jaar = page.get_by_label("Vanaf jaar")
    jaar.fill("20")
    page.get_by_label("Tot en met jaar").focus()
    expect(page.locator("#id_van_error")).to_have_text("Vul een jaar in vanaf 1945.")
    expect(jaar).to_have_attribute("aria-invalid", "true")
    expect(jaar).to_have_accessible_description("Vul een jaar in vanaf 1945.")
    expect(page.locator("#aankondiging")).to_contain_text("Vanaf jaar: Vul een jaar in vanaf 1945.")
    expect(page.get_by_label("Tot en met jaar")).to_be_focused()
    jaar.fill("2019")
    page.get_by_label("Tot en met jaar").focus()
    expect(page.locator("#id_van_error")).to_be_empty()
    expect(jaar).to_have_attribute("aria-invalid", "false")
