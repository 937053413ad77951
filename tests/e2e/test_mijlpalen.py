"""A civil servant says that a mijlpaal was reached, or plans it anew."""

from playwright.sync_api import Page, expect

from tests.support.programma import Programma


def test_a_mijlpaal_is_reached(ambtenaar: Page, programma: Programma) -> None:
    ambtenaar.goto(programma.url)
    mijlpaal = ambtenaar.locator("#mijlpaal-meting")
    expect(mijlpaal).to_contain_text("Te laat")
    mijlpaal.get_by_role("link", name="Bereikt melden").click()
    expect(mijlpaal.get_by_role("radio", name="bereikt", exact=True)).to_be_focused()
    mijlpaal.get_by_label("Wanneer bereikt?").fill("juni 2024")
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
    expect(ambtenaar.get_by_label("Wanneer bereikt?")).to_be_focused()
    expect(ambtenaar.locator("#id_bereikt_error")).to_contain_text("Vul in wanneer")
    expect(ambtenaar.get_by_label("Toelichting")).to_have_value("Het rapport is er.")


def test_planning_anew_keeps_the_original_date(ambtenaar: Page, page: Page, programma: Programma) -> None:
    ambtenaar.goto(programma.url)
    mijlpaal = ambtenaar.locator("#mijlpaal-baggeren")
    mijlpaal.get_by_role("link", name="Opnieuw plannen").click()
    expect(mijlpaal.get_by_label("Nu verwacht")).to_be_focused()
    mijlpaal.get_by_label("Nu verwacht").fill("2033")
    mijlpaal.get_by_label("Reden").fill("Eerst de vissen tellen.")
    mijlpaal.get_by_role("button", name="Opslaan").click()
    expect(mijlpaal).to_contain_text("2033")
    page.goto(programma.url)
    gezien = page.locator("#mijlpaal-baggeren")
    expect(gezien).to_contain_text("2031")
    expect(gezien).to_contain_text("later dan oorspronkelijk gepland")
    expect(page.locator(".gebeurtenis").first).to_contain_text("Eerst de vissen tellen.")
