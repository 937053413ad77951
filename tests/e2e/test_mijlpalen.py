"""A civil servant says that a mijlpaal was reached, or plans it anew."""

from playwright.sync_api import Page, expect

from tests.support.programma import Programma


def test_a_mijlpaal_is_reached(ambtenaar: Page, programma: Programma) -> None:
    ambtenaar.goto(programma.url)
    mijlpaal = ambtenaar.locator("#mijlpaal-meting")
    expect(mijlpaal).to_contain_text("Te laat")
    mijlpaal.get_by_role("link", name="Bereikt melden").click()
    expect(mijlpaal.get_by_role("radio", name="bereikt", exact=True)).to_be_focused()
    mijlpaal.get_by_role("textbox", name="Wanneer bereikt?").fill("juni 2024")
    mijlpaal.get_by_label("Toelichting").fill("Het rapport is er.")
    mijlpaal.get_by_role("button", name="Opslaan").click()
    expect(mijlpaal).to_contain_text("Bereikt")
    expect(mijlpaal).to_contain_text("juni 2024")
    expect(mijlpaal).to_contain_text("later dan oorspronkelijk gepland")
    ambtenaar.get_by_role("link", name="Hele geschiedenis").click()
    expect(ambtenaar.locator(".gebeurtenis", has_text="Het rapport is er.")).to_contain_text("Eerste meting")


def test_a_reached_mijlpaal_needs_its_date(ambtenaar: Page, programma: Programma) -> None:
    ambtenaar.goto(f"{programma.url}?bewerk=mijlpaal:meting")
    ambtenaar.get_by_label("Toelichting").fill("Het rapport is er.")
    ambtenaar.get_by_role("button", name="Opslaan").click()
    expect(ambtenaar.get_by_role("textbox", name="Wanneer bereikt?")).to_be_focused()
    expect(ambtenaar.locator("#id_bereikt_error")).to_contain_text("Vul in wanneer")
    expect(ambtenaar.get_by_label("Toelichting")).to_have_value("Het rapport is er.")


def test_a_day_of_the_calendar_is_written_in_the_box_and_an_unlikely_one_is_asked_about(
    ambtenaar: Page, programma: Programma
) -> None:
    ambtenaar.goto(f"{programma.url}?bewerk=herijking:baggeren")
    formulier, vak = ambtenaar.locator("#bewerken"), ambtenaar.get_by_label("Nu verwacht", exact=True)
    formulier.locator("summary", has_text="Kies een dag").press("Enter")
    formulier.get_by_label("Kalender").fill("2033-05-01")
    expect(vak).to_have_value("1 mei 2033")
    vak.fill("eind 2099")
    expect(formulier.get_by_label("Kalender")).to_have_value("")
    ambtenaar.get_by_label("Reden").fill("Eerst de vissen tellen.")
    ambtenaar.get_by_role("button", name="Opslaan").click()
    expect(vak).to_be_focused()
    ambtenaar.get_by_label("Ja, september t/m december 2099 klopt").check()
    ambtenaar.get_by_role("button", name="Opslaan").click()
    expect(ambtenaar.locator("#mijlpaal-baggeren")).to_contain_text("september t/m december 2099")


def test_planning_anew_keeps_the_original_date(ambtenaar: Page, page: Page, programma: Programma) -> None:
    ambtenaar.goto(programma.url)
    mijlpaal = ambtenaar.locator("#mijlpaal-baggeren")
    mijlpaal.get_by_role("link", name="Opnieuw plannen").click()
    expect(mijlpaal.get_by_role("textbox", name="Nu verwacht")).to_be_focused()
    mijlpaal.get_by_role("textbox", name="Nu verwacht").fill("2033")
    mijlpaal.get_by_label("Reden").fill("Eerst de vissen tellen.")
    mijlpaal.get_by_role("button", name="Opslaan").click()
    expect(mijlpaal).to_contain_text("2033")
    page.goto(programma.url)
    gezien = page.locator("#mijlpaal-baggeren")
    expect(gezien).to_contain_text("2031")
    expect(gezien).to_contain_text("later dan oorspronkelijk gepland")
    expect(page.locator(".gebeurtenis").first).to_contain_text("Eerst de vissen tellen.")
