"""A civil servant asks for a report and publishes it; a citizen reads it and takes it along."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from programmalijnen.models import Programmalijn
from tests.e2e.conftest import Open
from tests.support.browser import TELEFOON, bezwaren
from tests.support.programma import Programma
from tests.support.rapporten import maak_rapport
from tests.support.werker import voer_taken_uit

LIJST = "/voortgang/rapporten/"


def vraag_aan(page: Page, titel: str) -> None:
    page.goto(LIJST)
    page.get_by_role("link", name="Rapport maken").click()
    page.get_by_label("Titel").fill(titel)
    page.get_by_role("textbox", name="Eerste dag").fill("2018-01-01")
    page.get_by_label("Waarover").select_option("iOverheid")
    page.get_by_label("Inleiding").fill("Wij zijn **trots**.")
    page.get_by_role("button", name="Rapport maken").click()
    expect(page.get_by_role("heading", name="Het rapport staat in de wachtrij")).to_be_visible()


def test_from_asking_to_taking_along(ambtenaar: Page, page: Page) -> None:
    vraag_aan(ambtenaar, "Hoe het ging")
    assert bezwaren(ambtenaar) == []
    voer_taken_uit()
    expect(ambtenaar.get_by_role("heading", name="Dit rapport is een concept")).to_be_visible()  # by itself
    expect(ambtenaar.locator("#aankondiging")).to_have_text("Het rapport is klaar")
    assert bezwaren(ambtenaar) == []

    ambtenaar.get_by_role("button", name="Publiceren").click()
    expect(ambtenaar.locator(".utrecht-alert--ok")).to_contain_text("Iedereen kan het nu lezen.")

    page.goto("/")
    page.get_by_role("link", name="Voortgangsrapportages").click()
    page.get_by_role("link", name="Hoe het ging").click()
    expect(page.locator(".rapport__inleiding")).to_have_text("Wij zijn trots.")
    assert bezwaren(page) == []
    with page.expect_download() as wacht:
        page.get_by_role("link", name=re.compile("Rapport als PDF")).click()
    assert wacht.value.suggested_filename == "hoe-het-ging.pdf"
    assert Path(wacht.value.path()).read_bytes().startswith(b"%PDF")


def test_waiting_keeps_the_focus_and_ends_by_itself(ambtenaar: Page) -> None:
    vraag_aan(ambtenaar, "Even wachten")
    ambtenaar.locator("#ververs").focus()
    with ambtenaar.expect_response(re.compile(r"/even-wachten/$")):
        pass
    ambtenaar.wait_for_timeout(200)
    expect(ambtenaar.locator("#ververs")).to_be_focused()
    voer_taken_uit()
    expect(ambtenaar.locator("#samenvatting")).to_be_visible()
    expect(ambtenaar.get_by_role("heading", name="Dit rapport is een concept")).to_be_focused()
    verzoeken: list[str] = []
    ambtenaar.on("request", lambda verzoek: verzoeken.append(verzoek.url))
    ambtenaar.wait_for_timeout(3_000)
    assert verzoeken == []


def test_without_javascript(open_browser: Open, programma: Programma) -> None:
    page = open_browser(als=programma.ambtenaar, java_script_enabled=False)
    vraag_aan(page, "Zonder script")
    voer_taken_uit()
    page.get_by_role("link", name="Ververs").click()
    expect(page.get_by_role("heading", name="Samenvatting")).to_be_visible()
    page.get_by_role("button", name="Publiceren").click()
    expect(page.get_by_text("Dit rapport is gepubliceerd")).to_be_visible()


def test_an_error_is_tied_to_its_field(ambtenaar: Page) -> None:
    ambtenaar.goto(f"{LIJST}nieuw/")
    assert bezwaren(ambtenaar) == []
    ambtenaar.get_by_label("Inleiding").fill("Getypt.")
    ambtenaar.get_by_role("textbox", name="Laatste dag").fill("2001-01-01")
    ambtenaar.get_by_role("button", name="Rapport maken").click()
    expect(ambtenaar.get_by_role("textbox", name="Laatste dag")).to_be_focused()
    expect(ambtenaar.get_by_role("textbox", name="Laatste dag")).to_have_attribute("aria-invalid", "true")
    expect(ambtenaar.get_by_label("Inleiding")).to_have_value("Getypt.")
    assert bezwaren(ambtenaar) == []


@pytest.mark.parametrize("breedte", [1280, TELEFOON["width"], 320])
def test_a_report_fits_every_screen_and_paper(page: Page, programma: Programma, breedte: int) -> None:
    lijn = Programmalijn.objects.get(slug="ioverheid")
    rapport = maak_rapport(klaar=True, gepubliceerd=True, bereik="programmalijn", programmalijn=lijn)
    page.set_viewport_size({"width": breedte, "height": 800})
    for medium in ("screen", "print"):
        page.emulate_media(media=medium)
        page.goto(rapport.get_absolute_url())
        assert page.evaluate("document.documentElement.scrollWidth") <= breedte
    expect(page.get_by_role("link", name=re.compile("Rapport als PDF"))).to_be_hidden()
    expect(page.get_by_role("table", name="Acties per status")).to_be_visible()
