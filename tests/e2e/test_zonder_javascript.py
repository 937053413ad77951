"""Everything works without JavaScript."""

import re

import pytest
from playwright.sync_api import Page, expect

from berichten.models import Bericht
from meedoen.samenvatting import vul_volgen
from tests.e2e.conftest import Open
from tests.support.browser import open_groep
from tests.support.programma import Programma


@pytest.fixture
def kaal(open_browser: Open) -> Page:
    return open_browser(java_script_enabled=False)


def test_an_address_of_something_in_a_folded_group_unfolds_it(kaal: Page) -> None:
    kaal.goto("/acties/democratie-in-actie/#mijlpaal-democratic-challenge")
    expect(kaal.locator("#mijlpaal-democratic-challenge")).to_be_in_viewport()


def test_from_home_to_the_smallest_part(kaal: Page) -> None:
    kaal.goto("/")
    kaal.locator("#programmalijnen").get_by_role("link", name="Een democratische overheid").click()
    kaal.locator("#acties").get_by_role("link", name="Democratie in Actie").click()
    expect(kaal.locator("#status .status")).to_be_visible()
    kaal.get_by_role("link", name="Hele geschiedenis").click()
    kaal.get_by_role("link", name="Volgende").click()
    expect(kaal).to_have_url(re.compile(r"\?na="))
    kaal.get_by_label("Soort verandering", exact=True).select_option("status")
    kaal.get_by_role("button", name="Toon").click()
    expect(kaal.locator("#regels .gebeurtenis").first).to_contain_text("Status:")
    kaal.get_by_role("navigation", name="Kruimelpad").get_by_role("link", name="Democratie").click()
    kaal.locator("section[aria-labelledby=onderdelen] summary").first.click()
    kaal.locator(".onderdeel a").first.click()
    kaal.get_by_role("link", name="Terug naar").click()
    kaal.locator(".partij a").first.click()
    expect(kaal.locator(".afspraak", has_text="Democratie in Actie")).to_be_visible()


def test_the_list_is_refined_by_a_button(kaal: Page) -> None:
    kaal.goto("/acties/")
    open_groep(kaal, "status")
    kaal.locator("#status-afgerond").check()
    kaal.locator("#id_sorteer").select_option("veranderd")
    kaal.get_by_role("button", name="Toon acties").click()
    kaal.wait_for_url("**status=afgerond**")
    expect(kaal.locator("#resultaten .status").first).to_have_text("Afgerond")
    expect(kaal.locator("#resultaten .status").filter(has_not_text="Afgerond")).to_have_count(0)
    expect(kaal.locator("#status-afgerond")).to_be_checked()
    expect(kaal.locator("#id_sorteer")).to_have_value("veranderd")
    kaal.get_by_role("link", name="Verwijder filter").click()
    expect(kaal.locator("#status-afgerond")).not_to_be_checked()


def test_the_list_has_pages(kaal: Page) -> None:
    kaal.goto("/acties/")
    titels = kaal.locator(".kaart__titel")
    eerste = titels.all_inner_texts()
    kaal.get_by_role("link", name="Volgende").click()
    kaal.wait_for_url("**?na=*")
    tweede = titels.all_inner_texts()
    assert tweede
    assert not set(eerste) & set(tweede)
    kaal.get_by_role("link", name="Vorige").click()
    expect(titels).to_have_text(eerste)


def test_on_a_phone_the_filters_open(open_browser: Open) -> None:
    kaal = open_browser(java_script_enabled=False, viewport={"width": 390, "height": 800})
    kaal.goto("/acties/")
    kaal.locator("details.filter > summary").click()
    open_groep(kaal, "status")
    kaal.locator("#status-afgerond").check()
    kaal.get_by_role("button", name="Toon acties").click()
    expect(kaal).to_have_url(re.compile("status=afgerond"))


def test_searching(kaal: Page) -> None:
    kaal.goto("/")
    kaal.locator("header").get_by_role("searchbox").fill("toesicht")
    kaal.locator("header").get_by_role("button", name="Zoeken").click()
    expect(kaal.locator("#resultaten")).to_contain_text("Bedoelde u toezicht?")
    kaal.get_by_role("link", name="toezicht", exact=True).click()
    kaal.get_by_role("link", name=re.compile(r"^\d+ documenten?$")).click()
    expect(kaal.locator("#kop-document")).to_be_visible()


def test_reporting_progress(open_browser: Open, programma: Programma) -> None:
    kaal = open_browser(als=programma.ambtenaar, java_script_enabled=False)
    kaal.goto(programma.url)
    kaal.get_by_role("link", name="Voortgang melden").click()
    expect(kaal.get_by_role("combobox", name="Status")).to_be_focused()
    kaal.get_by_role("combobox", name="Status").select_option("vertraagd")
    kaal.get_by_role("button", name="Opslaan").click()
    expect(kaal.get_by_label("Reden")).to_be_focused()
    expect(kaal.get_by_role("combobox", name="Status")).to_have_value("vertraagd")
    kaal.get_by_label("Reden").fill("De boot is stuk.")
    kaal.get_by_role("button", name="Opslaan").click()
    expect(kaal.locator("#status .status")).to_have_text("Vertraagd")
    expect(kaal.locator("main")).to_contain_text("Uw melding is opgeslagen.")
    kaal.locator("#status").get_by_role("button", name="Nog actueel").click()
    expect(kaal.locator("main")).to_contain_text("Iedereen ziet nu dat dit nog klopt.")


def test_recording_an_afspraak(open_browser: Open, programma: Programma) -> None:
    kaal = open_browser(als=programma.partnerlid, java_script_enabled=False)
    kaal.goto(programma.url)
    kaal.get_by_role("link", name="Afspraak vastleggen").click()
    kaal.get_by_label("Korte titel").fill("Schone wijken")
    kaal.get_by_label("Soort afspraak").select_option("eigen-doel")
    kaal.get_by_label("Wat is afgesproken?").fill("Onze sloten schoon.")
    kaal.get_by_label("Reden").fill("Besluit van het college.")
    kaal.get_by_role("button", name="Opslaan").click()
    expect(kaal.locator("#afspraak-schone-wijken")).to_contain_text("Onze sloten schoon.")


def test_something_is_followed_by_mail_and_stopped(kaal: Page) -> None:
    kaal.goto("/acties/democratie-in-actie/")
    kaal.get_by_role("link", name="Volg deze actie").first.click()
    kaal.locator("#keuze").get_by_role("link", name="Krijg dit per e-mail").click()
    kaal.get_by_label("Uw e-mailadres").fill("lezer@voorbeeld.nl")
    kaal.get_by_label("Eén keer per week, op maandag").check()
    kaal.get_by_role("button", name="Vraag aan").click()
    expect(kaal.get_by_role("heading", level=1)).to_have_text("Kijk in uw mail")
    bericht = Bericht.objects.get(soort="volgen", adres="lezer@voorbeeld.nl")
    kaal.goto(str((vul_volgen(bericht) or {})["link"]))
    kaal.get_by_role("button", name="Bevestig: ik wil dit volgen").click()
    expect(kaal.get_by_text("U volgt dit sinds")).to_be_visible()
    expect(kaal.get_by_label("Eén keer per week, op maandag")).to_be_checked()
    kaal.get_by_role("button", name="Stop met alles").click()
    expect(kaal.get_by_role("heading", name="U volgt niets per e-mail")).to_be_visible()
