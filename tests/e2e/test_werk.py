"""The workplace in a real browser: confirming many by keyboard, reporting in the list, hints while writing."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.support.browser import Wacht, actief, bezwaren, volledige_paginas
from tests.support.programma import Programma
from werk.concepten.models import Concept


def test_many_are_confirmed_by_keyboard(ambtenaar: Page, programma: Programma) -> None:
    ambtenaar.goto("/werk/")
    geladen = volledige_paginas(ambtenaar)
    ambtenaar.get_by_role("checkbox", name="Deze actie klopt nog").focus()
    ambtenaar.keyboard.press("Space")
    ambtenaar.get_by_role("button", name="Bevestig wat u aankruiste").first.focus()
    ambtenaar.keyboard.press("Enter")
    expect(ambtenaar.locator(".utrecht-alert--ok")).to_be_focused()
    expect(ambtenaar.locator("#aankondiging")).to_have_text("Dank u. Iedereen ziet nu dat dit nog klopt.")
    ambtenaar.get_by_role("button", name="Nog actueel").first.click()  # the same once more: once a day is enough
    expect(ambtenaar.locator(".werkkaart .utrecht-alert--ok")).to_be_focused()
    assert geladen == []
    assert programma.actie.gebeurtenissen.filter(soort="bevestigd").count() == 1


def test_progress_is_reported_without_leaving_the_list(ambtenaar: Page, programma: Programma) -> None:
    ambtenaar.goto("/werk/?sorteer=naam")
    geladen = volledige_paginas(ambtenaar)
    ambtenaar.get_by_role("link", name="Voortgang melden").click()
    expect(ambtenaar.get_by_role("combobox", name="Status")).to_be_focused()
    ambtenaar.get_by_role("link", name="Stoppen").click()
    expect(ambtenaar.get_by_role("link", name="Voortgang melden")).to_be_focused()
    ambtenaar.get_by_role("link", name="Voortgang melden").click()
    ambtenaar.get_by_role("combobox", name="Status").select_option("vertraagd")
    ambtenaar.get_by_role("button", name="Opslaan").click()
    expect(ambtenaar.get_by_label("Reden")).to_be_focused()
    expect(ambtenaar.locator("#id_reden_error")).to_be_visible()
    ambtenaar.get_by_label("Reden").fill("De baggerboot is thans stuk.")
    expect(ambtenaar.locator("#id_reden_taal")).to_contain_text("Gewoner dan “thans” is: nu.")
    expect(ambtenaar.get_by_label("Reden")).to_be_focused()
    ambtenaar.get_by_role("button", name="Opslaan").click()
    expect(ambtenaar.locator(".werkkaart .utrecht-alert--ok")).to_be_focused()
    expect(ambtenaar.locator(".werkkaart .status")).to_have_text("Vertraagd")
    ambtenaar.wait_for_url("**/werk/?sorteer=naam**")
    assert geladen == []


def test_a_counter_narrows_the_list(ambtenaar: Page, programma: Programma) -> None:
    ambtenaar.goto("/werk/")
    teller = ambtenaar.get_by_role("link", name="Mijlpaal te laat 1")
    teller.click()
    expect(ambtenaar).to_have_url(re.compile(r"/werk/\?reden=te-laat$"))
    expect(ambtenaar.locator(".teller[aria-current]")).to_contain_text("Mijlpaal te laat")
    bewaar = ambtenaar.locator("form[aria-label='Bewaar deze keuze']")
    expect(bewaar).to_have_attribute("action", "/werk/filters/?reden=te-laat")  # it goes along with the list
    ambtenaar.get_by_role("checkbox", name="afgerond").check()
    expect(ambtenaar).to_have_url(re.compile(r"reden=te-laat"))
    expect(ambtenaar.get_by_role("heading", name="Geen acties in deze keuze")).to_be_visible()
    expect(bewaar).to_have_attribute("action", "/werk/filters/?reden=te-laat&status=afgerond")


def test_nothing_to_remark_on_for_axe(ambtenaar: Page, programma: Programma) -> None:
    for pad in ("/werk/", f"/werk/?bewerk={programma.actie.slug}:voortgang", "/werk/hulp/", "/werk/taalhint/"):
        ambtenaar.goto(pad)
        assert bezwaren(ambtenaar) == [], pad


@pytest.mark.parametrize("weg", ["Stoppen", "Eén overheid", "Concepten"])
def test_typed_text_does_not_go_unasked(weg: str, ambtenaar: Page, programma: Programma, wacht: Wacht) -> None:
    ambtenaar.goto("/werk/")
    reden = ambtenaar.get_by_label("Reden")
    ambtenaar.get_by_role("link", name="Voortgang melden").first.click()
    reden.press_sequentially("De boot is stuk.")
    knop = ambtenaar.get_by_role("checkbox" if weg == "Eén overheid" else "link", name=weg)

    with wacht.vraagt(ja=False):
        knop.first.click()
        expect(reden).to_have_value("De boot is stuk.")
    with wacht.vraagt(ja=True):
        knop.first.click()
        expect(reden).to_have_count(0)


def test_going_back_asks_about_what_was_typed(ambtenaar: Page, programma: Programma, wacht: Wacht) -> None:
    ambtenaar.goto("/werk/")
    ambtenaar.goto(f"/werk/?bewerk={programma.actie.slug}:voortgang")
    ambtenaar.get_by_label("Reden").press_sequentially("De boot is stuk.")
    with wacht.vraagt(ja=False):
        ambtenaar.evaluate("history.back()")
        ambtenaar.wait_for_timeout(500)
    expect(ambtenaar.get_by_label("Reden")).to_have_value("De boot is stuk.")
    with wacht.vraagt(ja=True):
        ambtenaar.evaluate("history.back()")
        expect(ambtenaar).to_have_url(re.compile(r"/werk/$"))


STUUR = {
    "Opslaan": "button => button.click()",
    "Bewaar als concept": "button => button.click()",
    "Enter": "",
    "dubbelklik": "button => { button.click(); button.click(); }",
    "requestSubmit": "button => button.form.requestSubmit(button)",
}


@pytest.mark.parametrize("hoe", STUUR)
def test_what_is_sent_is_never_asked_about(hoe: str, ambtenaar: Page, programma: Programma) -> None:
    """A question that nobody expects fails any test of this folder (`Wacht`)."""
    ambtenaar.goto(f"/werk/?bewerk={programma.actie.slug}:voortgang")
    ambtenaar.get_by_label("Reden").press_sequentially("De boot is stuk.")
    if hoe == "Enter":
        ambtenaar.get_by_label("Naam van de bron").press("Enter")
    else:
        knop = "Opslaan" if hoe == "Opslaan" else "Bewaar als concept"
        ambtenaar.get_by_role("button", name=knop).evaluate(STUUR[hoe])
    expect(ambtenaar.locator(".utrecht-alert--ok")).to_be_visible()
    assert Concept.objects.count() == (hoe not in ("Opslaan", "Enter"))
    ambtenaar.goto("/werk/hulp/")
    expect(ambtenaar.locator("h1")).to_have_text("Hulp bij uw werk")


def test_all_at_once_is_asked_first_on_a_page_of_its_own(ambtenaar: Page, programma: Programma) -> None:
    ambtenaar.goto("/werk/")
    ambtenaar.get_by_role("button", name="Bevestig alles op deze bladzijde").click()
    expect(ambtenaar.locator("h1")).to_have_text("Alles bevestigen?")
    expect(ambtenaar.locator(".utrecht-alert--warning")).to_contain_text("Dit is te laat, of een deel ervan")
    assert bezwaren(ambtenaar) == []
    ambtenaar.get_by_role("button", name="Bevestig alles, ook wat te laat is").click()
    expect(ambtenaar.locator(".utrecht-alert--ok")).to_contain_text("Dank u.")
    assert bezwaren(ambtenaar) == []
    ambtenaar.get_by_role("button", name="Neem terug").first.click()
    expect(ambtenaar.locator(".utrecht-alert--ok")).to_contain_text("Het staat weer zoals het stond.")


def test_the_first_button_is_a_few_tabs_away(ambtenaar: Page, programma: Programma) -> None:
    for pad, sprong, knop in (
        ("/werk/", "Naar uw eerste actie", "Nog actueel"),
        (programma.url, "Naar de status", "Voortgang melden"),
    ):
        ambtenaar.goto(pad)
        for _ in range(2):
            ambtenaar.keyboard.press("Tab")
        assert actief(ambtenaar) == sprong
        ambtenaar.keyboard.press("Enter")
        ambtenaar.wait_for_url(re.compile("#"))
        langs = []
        for _ in range(5):
            ambtenaar.keyboard.press("Tab")
            langs.append(actief(ambtenaar))
        assert any(naam.startswith(knop) for naam in langs), langs
