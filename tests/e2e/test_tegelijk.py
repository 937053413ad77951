"""Two people at once, two clicks at once, and a login that ended meanwhile: nothing is lost, nothing is double."""

import re

from playwright.sync_api import Page, expect

from acties.models import Gebeurtenissoort
from tests.e2e.conftest import Open
from tests.factories import WACHTWOORD
from tests.support.browser import Wacht
from tests.support.inlog import code_van, geef_app
from tests.support.programma import Programma


def vul_in(page: Page, programma: Programma, status: str, reden: str) -> None:
    page.goto(f"{programma.url}?bewerk=voortgang")
    page.get_by_role("combobox", name="Status").select_option(status)
    page.get_by_label("Reden").fill(reden)


def test_the_second_editor_sees_who_was_first_and_decides(
    ambtenaar: Page, open_browser: Open, programma: Programma
) -> None:
    collega = open_browser(als=programma.collega)
    vul_in(ambtenaar, programma, "vertraagd", "De boot is stuk.")
    vul_in(collega, programma, "op-schema", "Alles gaat goed.")
    ambtenaar.get_by_role("button", name="Opslaan").click()
    expect(ambtenaar.locator("#status .status")).to_have_text("Vertraagd")
    melding = collega.locator("#bewerken .utrecht-alert--warning")
    collega.get_by_role("button", name="Opslaan").click()
    expect(melding).to_contain_text("Els Trekker")
    expect(melding).to_contain_text("De boot is stuk.")
    expect(melding).to_be_focused()
    expect(melding).to_be_in_viewport()
    expect(collega.get_by_label("Reden")).to_have_value("Alles gaat goed.")
    expect(collega.locator("#aankondiging")).to_contain_text("Iemand anders")
    assert programma.actie.gebeurtenissen.filter(reden="Alles gaat goed.").count() == 0
    collega.get_by_role("button", name="Toch opslaan").click()
    expect(collega.locator("#status .status")).to_have_text("Op schema")
    redenen = programma.actie.gebeurtenissen.filter(soort=Gebeurtenissoort.STATUS).order_by("versie")
    assert list(redenen.values_list("reden", flat=True))[-2:] == ["De boot is stuk.", "Alles gaat goed."]


def test_the_second_editor_may_stop(ambtenaar: Page, open_browser: Open, programma: Programma, wacht: Wacht) -> None:
    collega = open_browser(als=programma.collega)
    vul_in(ambtenaar, programma, "vertraagd", "De boot is stuk.")
    vul_in(collega, programma, "op-schema", "Alles gaat goed.")
    ambtenaar.get_by_role("button", name="Opslaan").click()
    expect(ambtenaar.locator("#status .status")).to_have_text("Vertraagd")
    collega.get_by_role("button", name="Opslaan").click()
    expect(collega.locator("#bewerken .utrecht-alert--warning")).to_be_visible()
    with wacht.vraagt(ja=True):
        collega.get_by_role("link", name="Stoppen").click()
    expect(collega.locator("#status .status")).to_have_text("Vertraagd")


def test_a_double_click_writes_one_row(ambtenaar: Page, programma: Programma) -> None:
    vul_in(ambtenaar, programma, "vertraagd", "De boot is stuk.")
    ambtenaar.get_by_role("button", name="Opslaan").dblclick()
    expect(ambtenaar.locator("#status .status")).to_have_text("Vertraagd")
    ambtenaar.wait_for_load_state("networkidle")
    assert programma.actie.gebeurtenissen.filter(reden="De boot is stuk.").count() == 1


def test_a_double_click_without_script_writes_one_row(open_browser: Open, programma: Programma) -> None:
    page = open_browser(als=programma.ambtenaar, java_script_enabled=False)
    vul_in(page, programma, "vertraagd", "De boot is stuk.")
    page.get_by_role("button", name="Opslaan").dblclick()
    expect(page.locator("#status .status")).to_have_text("Vertraagd")
    assert programma.actie.gebeurtenissen.filter(reden="De boot is stuk.").count() == 1


def log_opnieuw_in(page: Page, programma: Programma) -> None:
    geef_app(programma.ambtenaar)
    page.get_by_label("E-mailadres").fill(programma.ambtenaar.email)
    page.get_by_label("Wachtwoord").fill(WACHTWOORD)
    page.get_by_role("button", name="Inloggen").click()
    page.get_by_label("Code").fill(code_van(programma.ambtenaar))
    page.get_by_role("button", name="Inloggen met code").click()


def test_a_login_that_ended_keeps_the_text_until_one_is_in_again(ambtenaar: Page, programma: Programma) -> None:
    vul_in(ambtenaar, programma, "vertraagd", "De boot is stuk.")
    ambtenaar.context.clear_cookies()
    ambtenaar.get_by_role("button", name="Opslaan").click()
    expect(ambtenaar.locator("#storing")).to_contain_text("niet meer ingelogd")
    expect(ambtenaar.get_by_label("Reden")).to_have_value("De boot is stuk.")
    with ambtenaar.context.expect_page() as nieuw:
        ambtenaar.get_by_role("link", name="Log in op een nieuw tabblad").click()
    log_opnieuw_in(nieuw.value, programma)
    expect(nieuw.value).to_have_url(re.compile("/werk/$"))
    ambtenaar.get_by_role("button", name="Opslaan").click()
    expect(ambtenaar.locator("#status .status")).to_have_text("Vertraagd")
    assert programma.actie.gebeurtenissen.filter(reden="De boot is stuk.").count() == 1


def test_a_hint_after_a_new_login_sends_nothing(ambtenaar: Page, programma: Programma) -> None:
    with ambtenaar.expect_response("**/werk/taalhint/**"):
        vul_in(ambtenaar, programma, "vertraagd", "De boot is stuk.")
    ambtenaar.context.clear_cookies()
    nieuw = ambtenaar.context.new_page()
    nieuw.goto("/werk/")
    log_opnieuw_in(nieuw, programma)
    nieuw.wait_for_url("**/werk/")
    reden = ambtenaar.get_by_label("Reden")
    with ambtenaar.expect_response("**/werk/taalhint/**") as oud, ambtenaar.expect_response(f"**{programma.url}**"):
        reden.press_sequentially(" Nog steeds.")
    assert oud.value.status == 403  # the token of the login before; the page then gets the new one
    with ambtenaar.expect_response("**/werk/taalhint/**") as vers:
        reden.press_sequentially(" Echt.")
    assert vers.value.status == 200
    assert not programma.actie.gebeurtenissen.filter(reden__startswith="De boot").exists()
    ambtenaar.get_by_role("button", name="Opslaan").click()
    expect(ambtenaar.locator("#status .status")).to_have_text("Vertraagd")


def test_without_script_the_text_goes_along_to_the_login(open_browser: Open, programma: Programma) -> None:
    page = open_browser(als=programma.ambtenaar, java_script_enabled=False)
    vul_in(page, programma, "vertraagd", "De <boot> is stuk.")
    page.context.clear_cookies()
    page.get_by_role("button", name="Opslaan").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Inloggen")
    expect(page.locator("#getypt")).to_contain_text("De <boot> is stuk.")
    log_opnieuw_in(page, programma)
    expect(page.locator("main")).to_contain_text("De <boot> is stuk.")
    page.get_by_role("button", name="Versturen").click()
    expect(page.locator("#status .status")).to_have_text("Vertraagd")
    expect(page.locator("#status")).to_contain_text("De <boot> is stuk.")
