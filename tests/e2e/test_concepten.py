"""A report is kept as a draft, approved in a second browser, and then public; with and without JavaScript."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Open
from tests.support.browser import Wacht, bezwaren
from tests.support.programma import Programma
from tests.support.wereld import lid
from werk.concepten.models import Concept

REDEN = "De baggerboot ligt stil tot het voorjaar."


def bewaar(page: Page, programma: Programma) -> None:
    programma.trekker.vier_ogen = True
    programma.trekker.save()
    page.goto(f"{programma.url}?bewerk=voortgang")
    page.get_by_role("combobox", name="Status").select_option("vertraagd")
    page.get_by_label("Reden").fill(REDEN)
    page.get_by_role("button", name="Bewaar als concept").click()
    expect(page).to_have_url(re.compile(r"/werk/concepten/\d+/$"))
    expect(page.locator(".utrecht-alert--ok")).to_contain_text("Uw concept is bewaard")


@pytest.mark.parametrize("met_js", [True, False])
def test_a_draft_becomes_public_after_a_colleague_approved(
    open_browser: Open, programma: Programma, met_js: bool
) -> None:
    tweede = lid(programma.trekker, "redacteur")
    schrijver = open_browser(als=programma.ambtenaar, java_script_enabled=met_js)
    bewaar(schrijver, programma)
    schrijver.get_by_role("button", name="Vraag om goedkeuring").click()
    expect(schrijver.get_by_role("button", name="Vraag om goedkeuring")).to_have_count(0)
    burger = open_browser()
    burger.goto(programma.url)
    expect(burger.locator("main")).not_to_contain_text(REDEN)

    ander = open_browser(als=tweede, java_script_enabled=met_js)
    ander.goto("/werk/concepten/")
    ander.get_by_role("link", name=programma.actie.titel).first.click()
    ander.get_by_role("button", name="Goedkeuren en publiceren").click()
    expect(ander.locator(".utrecht-alert--ok")).to_be_visible()

    burger.reload()
    expect(burger.locator("#status")).to_contain_text(REDEN)


def test_axe_finds_nothing_on_the_list_and_the_draft(ambtenaar: Page, programma: Programma) -> None:
    bewaar(ambtenaar, programma)
    assert bezwaren(ambtenaar) == []
    ambtenaar.get_by_role("link", name="Bewerken").click()
    expect(ambtenaar.get_by_label("Reden")).to_have_value(REDEN)
    assert bezwaren(ambtenaar) == []
    ambtenaar.goto("/werk/concepten/")
    assert bezwaren(ambtenaar) == []


def test_throwing_away_asks_first(ambtenaar: Page, programma: Programma, wacht: Wacht) -> None:
    bewaar(ambtenaar, programma)
    with wacht.vraagt(ja=False):
        ambtenaar.get_by_role("button", name="Weggooien").click()
    expect(ambtenaar).to_have_url(re.compile(r"/werk/concepten/\d+/$"))
    expect(ambtenaar.get_by_role("button", name="Weggooien")).to_be_enabled()
    assert Concept.objects.get().is_open

    with wacht.vraagt(ja=True):
        ambtenaar.get_by_role("button", name="Weggooien").click()

    expect(ambtenaar.locator(".utrecht-alert--ok")).to_have_text("Het concept is weggegooid.")
