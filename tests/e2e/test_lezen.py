"""What a citizen reads: from home to the smallest part."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.support.browser import bezwaren
from tests.support.programma import Programma

WGR = "Herziening Wet gemeenschappelijke regelingen"
WGR_URL = "/acties/wet-gemeenschappelijke-regelingen/"
DIA_URL = "/acties/democratie-in-actie/"


def test_from_home_to_a_party(page: Page) -> None:
    page.goto("/")
    page.locator("#programmalijnen").get_by_role("link", name="Eén overheid", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Eén overheid")
    page.locator("#acties").get_by_role("link", name=WGR).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(WGR)
    page.locator(".partij a").first.click()
    expect(page).to_have_url(re.compile(r"/partijen/[\w-]+/$"))
    expect(page.locator(".afspraak", has_text=WGR)).to_be_visible()


def test_home_tells_how_the_programme_stands(page: Page, programma: Programma) -> None:
    page.goto("/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("acties:")
    lijnen = page.locator(".lijngroep")
    expect(lijnen).to_have_count(3)
    expect(lijnen.nth(2)).to_contain_text(re.compile(r"afgerond|verder"))
    expect(page.locator("#nieuws")).to_have_text("Wat er veranderde")
    expect(page.locator(".agenda")).to_contain_text("Baggeren klaar")
    page.get_by_label("Mijn gemeente, provincie of waterschap").fill("VNG")
    page.locator("main").get_by_role("button", name="Toon").click()
    expect(page).to_have_url(re.compile(r"/partijen/vng/$"))  # only one is called so


def test_actie_shows_what_was_promised_and_how_far_it_is(page: Page) -> None:
    page.goto(WGR_URL)
    expect(page.locator("#status .status")).to_have_text("Afgerond")
    expect(page.locator("#status")).to_contain_text("Sinds")
    expect(page.locator(".faseroute .fase").first).to_be_visible()
    page.locator("section[aria-labelledby=mijlpalen] summary").first.click()
    expect(page.locator(".mijlpaal--bereikt").first).to_contain_text("Bereikt")
    expect(page.locator(".mijlpaal .bron").first).to_be_visible()
    expect(page.locator("main")).to_contain_text("Geen afspraak vastgelegd")
    page.locator("section[aria-labelledby=documenten] summary").first.click()
    expect(page.locator(".document").first).to_be_visible()


def test_history_shows_one_kind_of_change_in_place(page: Page) -> None:
    page.goto(WGR_URL)
    regels = page.locator("#regels .gebeurtenis")
    page.get_by_role("link", name="Hele geschiedenis").click()
    page.wait_for_url("**/geschiedenis/")
    alles = regels.count()
    page.get_by_label("Soort verandering", exact=True).select_option("status")
    expect(page).to_have_url(re.compile(r"\?soort=status$"))
    expect(regels).not_to_have_count(alles)
    expect(regels.first).to_contain_text("Status:")
    assert 0 < regels.count() < alles
    page.go_back()
    expect(regels).to_have_count(alles)
    expect(page.get_by_label("Soort verandering", exact=True)).to_have_value("")


def test_long_history_has_pages(page: Page) -> None:
    page.goto(f"{DIA_URL}geschiedenis/")
    eerste = page.locator("#regels .gebeurtenis").first.inner_text()
    page.get_by_role("link", name="Volgende").click()
    expect(page).to_have_url(re.compile(r"\?na="))
    expect(page.locator("#regels .gebeurtenis").first).not_to_have_text(eerste)
    page.get_by_role("link", name="Vorige").click()
    expect(page.locator("#regels .gebeurtenis").first).to_contain_text(eerste.splitlines()[0])


def test_onderdeel_says_where_it_belongs(page: Page) -> None:
    page.goto(DIA_URL)
    deel = page.locator(".onderdeel a").first
    page.locator("section[aria-labelledby=onderdelen] summary").first.click()
    expect(deel).to_be_visible()
    titel = deel.inner_text()
    deel.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(titel)
    expect(page.locator("#kenmerken")).to_contain_text("Stand")
    page.get_by_role("link", name="Terug naar").click()
    expect(page).to_have_url(re.compile(DIA_URL))


def test_parties_are_found_by_layer_and_name(page: Page) -> None:
    page.goto("/partijen/")
    page.get_by_label("Soort overheid").select_option("provincies")
    expect(page).to_have_url(re.compile(r"laag=provincies"))
    expect(page.locator("#partijenlijst")).to_contain_text("Provincie Proef")
    expect(page.locator("#partijenlijst")).not_to_contain_text("Gemeente Proef")
    page.get_by_label("Mijn gemeente, provincie of waterschap").fill("niemand heet zo")
    expect(page.locator("#partijenlijst")).to_contain_text("Geen partijen gevonden")
    page.get_by_role("link", name="Alle partijen").click()
    expect(page.locator("#partijenlijst")).to_contain_text("Gemeente Proef")


@pytest.mark.parametrize("pad", ["over", "privacy", "toegankelijkheid", "contact", "kwetsbaarheid-melden"])
def test_pages_of_text_are_linked_from_every_page(page: Page, pad: str) -> None:
    page.goto(WGR_URL)
    page.locator(f"footer a[href='/{pad}/']").first.click()
    expect(page).to_have_url(re.compile(f"/{pad}/$"))
    expect(page.locator("main .tekst")).not_to_be_empty()


def test_an_address_that_is_gone_helps_on(page: Page) -> None:
    antwoord = page.goto("/acties/bestaat-niet/")
    assert antwoord
    assert antwoord.status == 404
    expect(page.get_by_role("heading", level=1)).to_have_text("Deze pagina bestaat niet")
    page.locator("main").get_by_role("searchbox").fill("toezicht")
    page.keyboard.press("Enter")
    expect(page.locator("#resultaten .kaart").first).to_be_visible()


def test_a_mistake_is_told_and_a_page_cited_without_a_cookie(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto("/over/")
    verwijzing = page.locator("#verwijzing").text_content() or ""
    page.get_by_text("Verwijs hiernaar").click()
    page.get_by_role("button", name="Kopieer deze tekst").click()
    expect(page.locator("#aankondiging")).to_have_text("Gekopieerd")
    assert page.evaluate("navigator.clipboard.readText()") == verwijzing.strip()

    page.get_by_role("link", name="Fout gezien?").click()
    page.get_by_label("Uw e-mailadres").fill("geen adres")
    page.get_by_role("button", name="Verstuur").click()
    expect(page.get_by_label("Wat klopt er niet?")).to_be_focused()
    assert bezwaren(page) == []
    page.get_by_label("Wat klopt er niet?").fill("Het was 2014.")
    page.get_by_label("Uw e-mailadres").fill("")
    page.get_by_role("button", name="Verstuur").click()

    expect(page.get_by_role("heading", level=1)).to_contain_text("Melding")
    assert page.context.cookies() == []
