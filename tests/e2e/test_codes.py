"""A code in a browser: read without JavaScript on a phone, compared, applied by a redacteur, and as axe sees it."""

import re

import pytest
from playwright.sync_api import Page, expect

from codes.models import Code
from partijen.models import Gebruiker
from tests.e2e.conftest import Open
from tests.e2e.test_toetsenbord import loop
from tests.support.browser import TELEFOON, bezwaren
from tests.support.codes import maak_bewogen
from tests.support.programma import Programma

BEPALING = "/codes/bewogen/2/op-tijd-informeren/"
VERSCHIL = "/codes/bewogen/verschil/?van=1&tot=2"
LEZEN = ["/codes/", "/codes/bewogen/", "/codes/bewogen/2/", BEPALING, VERSCHIL, "/codes/bewogen/zelfcheck/"]
ECHT = ["/codes/codio/", "/codes/codio/1/privacy/", "/codes/codio/2/", "/codes/codio/verschil/"]
UITLEG = "Wij bellen eerst, en schrijven het daarna pas op."


@pytest.fixture
def code(programma: Programma) -> Code:
    return maak_bewogen(actie=programma.actie)


def vel(code: Code, wie: Gebruiker) -> str:
    return f"/werk/toepassen/{wie.lidmaatschappen.get().partij.slug}/{code.slug}/"


def test_by_phone_without_javascript_from_all_codes_to_what_changed(open_browser: Open, code: Code) -> None:
    kaal = open_browser(java_script_enabled=False, viewport=TELEFOON)
    kaal.goto("/")
    kaal.get_by_role("navigation", name="Hoofdmenu").get_by_role("link", name="Codes").click()
    kaal.get_by_role("link", name=code.titel).click()
    kaal.locator("#toepassing ~ * , .boom, .lagen").get_by_role("link", name="Op tijd informeren").first.click()
    expect(kaal.locator("blockquote.bepaling")).to_have_text("Weet het op tijd.")
    expect(kaal.locator(".tekststap").first).to_be_visible()
    kaal.get_by_role("link", name="Vergelijk de hele code").click()
    expect(kaal.locator("h1")).to_have_text("Wat veranderde van versie 1 naar versie 2")
    kaal.get_by_role("link", name=re.compile(r"^Vervallen")).click()
    expect(kaal.locator(".bepalingverschil")).to_have_count(1)
    expect(kaal.locator(".bepalingverschil")).to_contain_text("Staat er niet meer in")
    kaal.get_by_label("Naar").select_option("3")
    kaal.get_by_role("button", name="Vergelijk").click()
    expect(kaal.locator("h1")).to_have_text("Wat veranderde van versie 1 naar versie 3")
    assert kaal.context.cookies() == []


def test_a_link_that_was_kept_shows_the_words_of_then(page: Page, code: Code) -> None:
    page.goto(BEPALING)
    bewaar = page.locator("#bewaren").locator("..").get_by_role("link").first
    bewaar.click()
    expect(page).to_have_url(re.compile(r"\?tekst=[0-9a-f]+$"))
    expect(page.locator("blockquote.bepaling")).to_have_text("Weet het op tijd.")


@pytest.mark.parametrize("adres", LEZEN)
def test_axe_finds_nothing(page: Page, code: Code, adres: str) -> None:
    page.goto(adres)
    assert bezwaren(page, donkere_telefoon=True) == []


def test_axe_of_applying_a_code_and_of_what_is_wrong(open_browser: Open, programma: Programma, code: Code) -> None:
    page = open_browser(als=programma.ambtenaar)
    page.goto(vel(code, programma.ambtenaar))
    assert bezwaren(page, donkere_telefoon=True) == []
    page.get_by_role("radio", name="wijkt af").first.check()
    page.get_by_role("button", name="Zet op de site").click()
    expect(page.locator(".toepas--fout")).to_have_count(1)
    assert bezwaren(page) == []


@pytest.mark.parametrize("breedte", [320, 390, 1280])
def test_nothing_hangs_over_the_edge(open_browser: Open, code: Code, breedte: int) -> None:
    page = open_browser(viewport={"width": breedte, "height": 800})
    te_breed = []
    for adres in (*LEZEN, *ECHT):
        page.goto(adres)
        if page.evaluate("document.documentElement.scrollWidth") > breedte:
            te_breed.append(adres)
    assert te_breed == []


def test_every_stop_of_the_keyboard_is_seen(page: Page, code: Code) -> None:
    page.goto(VERSCHIL)
    gezien = loop(page, 200)
    assert {"SELECT id_van", "SELECT id_tot"} <= {plek["wat"] for plek in gezien}
    assert [plek for plek in gezien if not plek["opscherm"] or not plek["zichtbaar"] or plek["bedekt"]] == []


@pytest.mark.parametrize("met_script", [True, False])
def test_a_redacteur_applies_a_code_and_an_error_keeps_the_words(
    open_browser: Open, programma: Programma, code: Code, met_script: bool
) -> None:
    page = open_browser(als=programma.ambtenaar, java_script_enabled=met_script, viewport=TELEFOON)
    page.goto(vel(code, programma.ambtenaar))
    expect(page.locator("h1")).to_have_text("Spelregels toepassen")
    koppen = (page.get_by_role("heading", name=naam) for naam in ("Vroeg", "Op tijd informeren"))
    vroeg, informeren = (page.locator(".toepas", has=kop) for kop in koppen)
    vroeg.get_by_role("radio", name="wijkt af").check()
    informeren.get_by_role("radio", name="toegepast").check()
    page.get_by_role("button", name="Zet op de site").click()
    expect(page.locator(".toepas--fout")).to_have_count(1)
    expect(informeren.get_by_role("radio", name="toegepast")).to_be_checked()
    vroeg.get_by_label("Uitleg bij").fill(UITLEG)
    page.get_by_role("button", name="Zet op de site").click()
    expect(page.locator(".utrecht-alert--ok")).to_be_visible()
    page.goto("/codes/bewogen/2/vroeg/")
    expect(page.locator("main")).to_contain_text(UITLEG)
