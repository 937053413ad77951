"""A civil servant takes the acties along in a spreadsheet, changes one and carries the file through."""

from pathlib import Path

from playwright.sync_api import Page, expect

from acties import services
from tests.e2e.conftest import Open
from tests.support.browser import bezwaren
from tests.support.programma import Programma
from tests.support.wereld import BEGIN
from tests.support.werker import voer_taken_uit
from tests.uitwisseling.hulp import verander, voeg_toe

ADRES = "/werk/uitwisseling/"


def haal(page: Page, map_: Path) -> Path:
    with page.expect_download() as wacht:
        page.get_by_role("link", name="Excel (.xlsx)").click()
    bestand = map_ / wacht.value.suggested_filename
    wacht.value.save_as(bestand)
    return bestand


def vraag_en_ververs(page: Page, knop: str) -> None:
    """Without a script: what was asked for is done in the queue, and then the page is asked for again."""
    page.get_by_role("button", name=knop).click()
    expect(page.get_by_role("link", name="Ververs")).to_be_visible()
    voer_taken_uit()
    page.get_by_role("link", name="Ververs").click()


def test_from_download_to_carried_through(ambtenaar: Page, programma: Programma, tmp_path: Path) -> None:
    ambtenaar.goto(ADRES)
    bestand = haal(ambtenaar, tmp_path)
    bestand.write_bytes(verander(bestand.read_bytes(), ("acties", 2, "status", "vertraagd")))
    assert bezwaren(ambtenaar) == []
    ambtenaar.get_by_label("Bestand", exact=True).set_input_files(bestand)
    ambtenaar.get_by_role("button", name="Bekijk wat er verandert").click()
    expect(ambtenaar.get_by_role("heading", name="Het bestand staat in de wachtrij")).to_be_visible()
    assert bezwaren(ambtenaar) == []
    voer_taken_uit()
    expect(ambtenaar.get_by_role("heading", name="1 rij verandert")).to_be_visible()  # by itself
    assert bezwaren(ambtenaar) == []

    ambtenaar.get_by_role("button", name="Voer door").click()
    expect(ambtenaar.get_by_text("Vertel waarom dit verandert.").first).to_be_visible()
    ambtenaar.get_by_label("Reden voor de rijen zonder reden").fill("De bagger moest wachten.")
    ambtenaar.get_by_role("button", name="Voer door").click()
    expect(ambtenaar.get_by_role("heading", name="De veranderingen worden doorgevoerd")).to_be_visible()
    voer_taken_uit()
    expect(ambtenaar.get_by_text("Alles is doorgevoerd")).to_be_visible()
    programma.actie.refresh_from_db()
    assert programma.actie.status == "vertraagd"


def test_without_javascript_a_new_afspraak_is_filled_in_and_carried_through(
    open_browser: Open, programma: Programma, tmp_path: Path
) -> None:
    page = open_browser(als=programma.ambtenaar, java_script_enabled=False)
    page.goto(ADRES)
    bestand = haal(page, tmp_path)
    cellen = {"actie": programma.actie.slug, "partij": programma.trekker.slug, "reden": "Dit spraken wij af."}
    cellen |= {"titel": "Twee mensen", "soort": "middelen", "tekst": "Twee mensen erbij.", "uiterlijk": "juli 2031"}
    bestand.write_bytes(voeg_toe(bestand.read_bytes(), "afspraken", **cellen))
    page.get_by_label("Bestand", exact=True).set_input_files(bestand)
    vraag_en_ververs(page, "Bekijk wat er verandert")
    expect(page.get_by_role("link", name="nieuwe afspraak van Provincie Proef")).to_be_visible()
    vraag_en_ververs(page, "Voer door")
    expect(page.get_by_text("Alles is doorgevoerd")).to_be_visible()
    assert programma.actie.afspraken.filter(titel="Twee mensen", indiener=programma.trekker).exists()


def test_without_javascript_an_error_is_told_at_its_cell(
    open_browser: Open, programma: Programma, tmp_path: Path
) -> None:
    page = open_browser(als=programma.ambtenaar, java_script_enabled=False)
    page.goto(ADRES)
    page.get_by_role("button", name="Bekijk wat er verandert").click()
    expect(page.get_by_text("Kies het bestand dat u wilt terugladen.").first).to_be_visible()
    bestand = haal(page, tmp_path)
    bestand.write_bytes(verander(bestand.read_bytes(), ("acties", 2, "status", "prima")))
    page.get_by_label("Bestand", exact=True).set_input_files(bestand)
    vraag_en_ververs(page, "Bekijk wat er verandert")
    expect(page.get_by_text("blad acties, rij 2, kolom status:")).to_be_visible()


def test_without_javascript_a_clash_is_chosen(open_browser: Open, programma: Programma, tmp_path: Path) -> None:
    page = open_browser(als=programma.ambtenaar, java_script_enabled=False)
    page.goto(ADRES)
    bestand = haal(page, tmp_path)
    bestand.write_bytes(verander(bestand.read_bytes(), ("acties", 2, "status", "vertraagd")))
    services.meld_voortgang(actie=programma.actie, status="gestopt", verantwoording=BEGIN)
    page.get_by_label("Bestand", exact=True).set_input_files(bestand)
    vraag_en_ververs(page, "Bekijk wat er verandert")
    page.get_by_role("radio", name="Neem wat in mijn bestand staat").check()
    expect(page.get_by_role("radio", name="Neem wat in mijn bestand staat")).to_be_checked()
    vraag_en_ververs(page, "Bewaar mijn keuze")
    page.get_by_label("Reden voor de rijen zonder reden").fill("Het is toch vertraagd.")
    page.get_by_role("button", name="Voer door").click()
    expect(page.get_by_role("heading", name="De veranderingen worden doorgevoerd")).to_be_visible()
    voer_taken_uit()
    programma.actie.refresh_from_db()
    assert programma.actie.status == "vertraagd"
