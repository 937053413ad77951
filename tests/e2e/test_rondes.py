"""A ronde from its opening to its closing, by the programmabureau and a party, each in a browser."""

import re

from playwright.sync_api import Page, expect

from tests.e2e.conftest import Open
from tests.support.browser import TELEFOON, bezwaren
from tests.support.programma import Programma
from tests.support.rondes import bureau

LIJST = "/werk/rondes/"


def open_een_ronde(page: Page, programma: Programma) -> None:
    """Choose one actie by hand, look at who is asked, and open."""
    page.goto(LIJST)
    page.get_by_role("link", name="Nieuwe ronde").click()
    page.get_by_label("Titel").fill("Najaarsronde")
    keuze = page.get_by_label(programma.actie.titel)
    expect(keuze).to_be_hidden()
    page.get_by_label("Welke acties?").select_option("gekozen")
    keuze.check()
    expect(keuze).to_be_checked()
    assert bezwaren(page) == []
    page.get_by_role("button", name="Concept opslaan").click()
    expect(page.locator("#voorbeeld")).to_contain_text("1 partij over 1 actie")
    assert bezwaren(page) == []
    page.get_by_role("button", name="Ronde openen").click()
    expect(page.locator(".utrecht-alert--ok")).to_have_text("De ronde is geopend.")


def test_from_opening_by_an_answer_to_closing(ambtenaar: Page, open_browser: Open, programma: Programma) -> None:
    beheer = open_browser(als=bureau())
    open_een_ronde(beheer, programma)

    ambtenaar.goto(LIJST)
    ambtenaar.get_by_role("link", name="Najaarsronde").click()
    expect(ambtenaar.get_by_role("heading", level=1)).to_contain_text("Najaarsronde")
    assert bezwaren(ambtenaar) == []
    ambtenaar.get_by_role("button", name=re.compile("Nog actueel *: Schone sloot")).click()
    expect(ambtenaar.locator(".utrecht-alert--ok")).to_contain_text("dat dit nog klopt")
    expect(ambtenaar).to_have_url(re.compile(rf"{LIJST}najaarsronde/$"))
    expect(ambtenaar.locator(".rondevraag").first).to_contain_text("Bevestigd op")

    watch_and_close(beheer)


def watch_and_close(beheer: Page) -> None:
    """Look at the board, and close."""
    beheer.get_by_role("link", name="Wie heeft wat gedaan?").click()
    expect(beheer.locator(".bordrij")).to_contain_text("1 van 2 gedaan")
    beheer.get_by_label("Welke partijen").select_option("gedaan")
    expect(beheer.get_by_role("heading", name="Geen partijen")).to_be_visible()
    assert bezwaren(beheer) == []
    beheer.goto(f"{LIJST}najaarsronde/")
    beheer.get_by_role("link", name="Ronde sluiten").click()
    beheer.get_by_role("button", name="Ronde sluiten").click()
    expect(beheer.locator("#opname")).to_contain_text("0 van 1 partij beantwoordde alles: 1 van 2 vragen.")
    assert bezwaren(beheer) == []
    beheer.goto(f"{LIJST}najaarsronde/vergelijk/")
    expect(beheer.get_by_role("heading", level=1)).to_have_text("Twee rondes vergelijken")
    assert bezwaren(beheer) == []


def test_answering_on_a_phone_without_javascript(open_browser: Open, programma: Programma) -> None:
    open_een_ronde(open_browser(als=bureau()), programma)
    page = open_browser(als=programma.ambtenaar, java_script_enabled=False, viewport=TELEFOON)

    page.goto(f"{LIJST}najaarsronde/")
    page.get_by_role("button", name=re.compile("Nog actueel.*afspraak Schone sloten")).click()

    expect(page.locator("#ronde")).to_contain_text("1 van 2 vragen beantwoord")
