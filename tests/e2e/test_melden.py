"""A civil servant reports, on the page of the actie itself."""

import re

from playwright.sync_api import Page, expect

from tests.e2e.conftest import Open
from tests.factories import WACHTWOORD
from tests.support.browser import Wacht, volledige_paginas
from tests.support.inlog import code_van, geef_app
from tests.support.programma import Programma


def open_formulier(page: Page, programma: Programma) -> None:
    page.goto(programma.url)
    page.get_by_role("link", name="Voortgang melden").click()
    expect(page.get_by_role("combobox", name="Status")).to_be_focused()


def test_logging_in_leads_to_my_acties(page: Page, programma: Programma) -> None:
    geef_app(programma.ambtenaar)
    page.goto("/")
    page.get_by_role("link", name="Inloggen").click()
    page.get_by_label("E-mailadres").fill(programma.ambtenaar.email)
    page.get_by_label("Wachtwoord").fill("verkeerd")
    page.get_by_role("button", name="Inloggen").click()
    expect(page.get_by_role("group", name="Dit is niet gelukt")).to_be_visible()
    expect(page.get_by_label("E-mailadres")).to_have_value(programma.ambtenaar.email)
    page.get_by_label("Wachtwoord").fill(WACHTWOORD)
    page.get_by_role("button", name="Inloggen").click()
    page.get_by_label("Code").fill(code_van(programma.ambtenaar))
    page.get_by_role("button", name="Inloggen met code").click()
    expect(page).to_have_url(re.compile("/werk/$"))
    expect(page.locator(".kaart__titel")).to_have_text([programma.actie.titel])
    expect(page.locator(".vraagt")).to_contain_text("1 mijlpaal is te laat")


def test_logging_out_shows_the_portal_as_a_reader_sees_it(ambtenaar: Page, programma: Programma) -> None:
    ambtenaar.goto(programma.url)
    ambtenaar.locator("details.gebruiker > summary").click()
    ambtenaar.get_by_role("button", name="Uitloggen").click()
    expect(ambtenaar.get_by_role("link", name="Inloggen")).to_be_visible()
    ambtenaar.goto("/werk/")
    expect(ambtenaar).to_have_url(re.compile(r"/inloggen/\?next=/werk/$"))


def test_progress_is_reported_in_place(ambtenaar: Page, programma: Programma) -> None:
    open_formulier(ambtenaar, programma)
    geladen = volledige_paginas(ambtenaar)
    ambtenaar.get_by_role("combobox", name="Status").select_option("vertraagd")
    ambtenaar.get_by_label("Reden").fill("De baggerboot is stuk.")
    ambtenaar.get_by_label("Naam van de bron").fill("Brief aan de raad")
    ambtenaar.get_by_label("Webadres van de bron").fill("https://voorbeeld.nl/brief")
    ambtenaar.get_by_role("button", name="Opslaan").click()
    expect(ambtenaar.locator(".utrecht-alert--ok")).to_be_focused()
    expect(ambtenaar.locator("#aankondiging")).to_have_text("Uw melding is opgeslagen.")
    expect(ambtenaar.locator("#status .status")).to_have_text("Vertraagd")
    expect(ambtenaar.locator("#status")).to_contain_text("De baggerboot is stuk.")
    expect(ambtenaar.locator(".gebeurtenis").first).to_contain_text("Status: vertraagd")
    expect(ambtenaar.locator(".gebeurtenis").first).to_contain_text("Brief aan de raad")
    assert geladen == []
    expect(ambtenaar).to_have_url(re.compile(f"{programma.url}$"))


def test_everyone_sees_the_report_at_once(ambtenaar: Page, page: Page, programma: Programma) -> None:
    page.goto("/")  # what was kept ready from before the report must not stay
    page.goto("/acties/?status=vertraagd")
    open_formulier(ambtenaar, programma)
    ambtenaar.get_by_role("combobox", name="Status").select_option("vertraagd")
    ambtenaar.get_by_label("Reden").fill("De baggerboot is stuk.")
    ambtenaar.get_by_role("button", name="Opslaan").click()
    expect(ambtenaar.locator("#status .status")).to_have_text("Vertraagd")
    page.reload()
    expect(page.locator(".kaart", has_text=programma.actie.titel).locator(".status")).to_have_text("Vertraagd")
    page.goto("/")
    expect(page.locator(".gebeurtenis", has_text="De baggerboot is stuk.")).to_be_visible()
    page.goto(f"{programma.url}geschiedenis/")
    expect(page.locator(".gebeurtenis").first).to_contain_text("De baggerboot is stuk.")
    expect(page.locator("main")).not_to_contain_text("Els")  # people appear by function, not by name


def test_an_error_keeps_what_was_typed(ambtenaar: Page, programma: Programma) -> None:
    open_formulier(ambtenaar, programma)
    ambtenaar.get_by_role("combobox", name="Status").select_option("vertraagd")
    ambtenaar.get_by_role("textbox", name="Sinds wanneer?").fill("ooit")
    ambtenaar.get_by_role("button", name="Opslaan").click()
    expect(ambtenaar.locator("#id_reden_error")).to_have_text("Vertel waarom dit verandert.")
    expect(ambtenaar.get_by_label("Reden")).to_be_focused()
    expect(ambtenaar.get_by_label("Reden")).to_have_attribute("aria-invalid", "true")
    expect(ambtenaar.get_by_role("combobox", name="Status")).to_have_value("vertraagd")
    expect(ambtenaar.get_by_role("textbox", name="Sinds wanneer?")).to_have_value("ooit")
    expect(ambtenaar.locator("#aankondiging")).to_contain_text("2 fouten")
    ambtenaar.get_by_role("link", name="Sinds wanneer?").click()
    expect(ambtenaar.get_by_role("textbox", name="Sinds wanneer?")).to_be_focused()


def test_stopping_leaves_everything_as_it_was(ambtenaar: Page, programma: Programma, wacht: Wacht) -> None:
    open_formulier(ambtenaar, programma)
    ambtenaar.get_by_label("Reden").fill("Toch niet.")
    with wacht.vraagt(ja=True):
        ambtenaar.get_by_role("link", name="Stoppen").click()
    expect(ambtenaar.locator("#bewerken")).to_have_count(0)
    expect(ambtenaar.locator("#status .status")).to_have_text("Gepland")


def test_still_true_in_one_click(ambtenaar: Page, programma: Programma) -> None:
    ambtenaar.goto(programma.url)
    kenmerken = ambtenaar.locator("#kenmerken")
    expect(kenmerken).to_contain_text(re.compile(r"Laatst bevestigd\s*nog niet"))
    ambtenaar.locator("#status").get_by_role("button", name="Nog actueel").click()
    expect(ambtenaar.locator(".utrecht-alert--ok")).to_contain_text("nog klopt")
    expect(kenmerken).not_to_contain_text(re.compile(r"Laatst bevestigd\s*nog niet"))


def test_a_party_changes_its_own_part_only(open_browser: Open, programma: Programma) -> None:
    page = open_browser(als=programma.partnerlid)
    page.goto(programma.url)
    expect(page.get_by_role("link", name="Voortgang melden")).to_have_count(0)
    expect(page.locator(".mijlpaal a", has_text="melden")).to_have_count(0)
    page.get_by_role("link", name="Afspraak vastleggen").click()
    expect(page.get_by_label("Korte titel")).to_be_focused()
    page.get_by_label("Korte titel").fill("Schone wijken")
    page.get_by_label("Soort afspraak").select_option("eigen-doel")
    page.get_by_label("Wat is afgesproken?").fill("Onze sloten vóór 2030 schoon.")
    page.get_by_label("Reden").fill("Besluit van het college.")
    page.get_by_role("button", name="Opslaan").click()
    expect(page.locator("#afspraak-schone-wijken")).to_contain_text("Onze sloten vóór 2030 schoon.")
    expect(page.locator(".utrecht-alert--ok")).to_have_text("Uw afspraak is opgeslagen.")
    page.goto("/afspraken/schone-sloten/")  # that of another party
    expect(page.locator("main").get_by_role("link", name=re.compile("wijzigen|melden"))).to_have_count(0)
    page.goto("/partijen/gemeente-proef/")
    expect(page.locator(".afspraak")).to_contain_text("Schone wijken")


def test_after_saving_the_address_is_that_of_the_actie(ambtenaar: Page, programma: Programma) -> None:
    ambtenaar.goto("/werk/")
    ambtenaar.goto(f"{programma.url}?bewerk=voortgang")
    expect(ambtenaar).to_have_url(re.compile(r"\?bewerk=voortgang$"))
    ambtenaar.get_by_role("combobox", name="Status").select_option("vertraagd")
    ambtenaar.get_by_role("button", name="Opslaan").click()
    expect(ambtenaar.locator("#id_reden_error")).to_be_visible()
    expect(ambtenaar).to_have_url(re.compile(r"\?bewerk=voortgang$"))
    ambtenaar.get_by_label("Reden").fill("De boot is stuk.")
    ambtenaar.get_by_role("button", name="Opslaan").click()
    expect(ambtenaar.locator("#status .status")).to_have_text("Vertraagd")
    ambtenaar.wait_for_url(f"**{programma.url}")
    ambtenaar.reload()
    expect(ambtenaar.locator("#bewerken")).to_have_count(0)
    ambtenaar.go_back()
    ambtenaar.wait_for_url("**/werk/")
    ambtenaar.go_forward()
    expect(ambtenaar.locator("#status .status")).to_have_text("Vertraagd")


def test_stopping_leaves_the_address_of_the_form(ambtenaar: Page, programma: Programma) -> None:
    ambtenaar.goto(f"{programma.url}?bewerk=voortgang")
    ambtenaar.get_by_role("link", name="Stoppen").click()
    expect(ambtenaar.locator("#bewerken")).to_have_count(0)
    expect(ambtenaar).to_have_url(re.compile(f"{programma.url}$"))


def test_a_slip_is_taken_back_in_place(ambtenaar: Page, programma: Programma) -> None:
    open_formulier(ambtenaar, programma)
    ambtenaar.get_by_role("combobox", name="Status").select_option("vertraagd")
    ambtenaar.get_by_label("Reden").fill("Verkeerde actie.")
    ambtenaar.get_by_role("button", name="Opslaan").click()
    expect(ambtenaar.locator("#status .status")).to_have_text("Vertraagd")
    geladen = volledige_paginas(ambtenaar)
    ambtenaar.get_by_role("button", name="Neem terug").click()
    expect(ambtenaar.locator(".utrecht-alert--ok")).to_be_focused()
    expect(ambtenaar.locator("#status .status")).to_have_text("Gepland")
    expect(ambtenaar.get_by_role("button", name="Neem terug")).to_have_count(0)
    expect(ambtenaar.locator(".gebeurtenis").first).to_contain_text("Teruggenomen: Status: vertraagd")
    assert geladen == []


def test_characters_are_counted_while_one_types(ambtenaar: Page, programma: Programma) -> None:
    ambtenaar.goto(f"{programma.url}?bewerk=voortgang")
    reden, over = ambtenaar.get_by_label("Reden"), ambtenaar.locator("#id_reden_meest")
    expect(over).to_have_text("Hoogstens 2.000 tekens.")
    expect(reden).to_have_attribute("aria-describedby", re.compile(r"\bid_reden_meest\b"))
    reden.fill("Hé 👩‍🔧.")
    expect(over).to_have_text("Nog 1.993 tekens.")
    reden.fill("x" * 1999)
    expect(over).to_have_text("Nog 1 teken.")
    expect(ambtenaar.locator("#aankondiging")).to_have_text("Nog 1 teken.")
    reden.fill("x" * 2010)
    expect(over).to_have_text("10 tekens te veel.")
    ambtenaar.get_by_role("button", name="Opslaan").click()
    expect(ambtenaar.locator("#id_reden_error")).to_contain_text("Nu zijn het er 2010")
    ambtenaar.get_by_label("Reden").fill("Korter.")
    ambtenaar.get_by_role("button", name="Opslaan").click()
    expect(ambtenaar.locator("#status")).to_contain_text("Korter.")
