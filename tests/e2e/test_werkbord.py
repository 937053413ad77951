"""The board of a question to citizens: by keyboard, and without a script."""

import pytest
from playwright.sync_api import Page, expect

from meedoen import services
from meedoen.models import Vraag
from tests.e2e.conftest import Open
from tests.support.browser import TELEFOON, bezwaren
from tests.support.meedoen import maak_vraag, reageer
from tests.support.programma import Programma
from tests.support.rondes import bureau

TEKSTEN = (
    "Wij missen woningen waar ouderen bij elkaar in de buurt kunnen wonen, met een gezamenlijke kamer en een lift.",
    "Bouw woningen waar ouderen bij elkaar kunnen wonen, met een lift en een gezamenlijke kamer.",
    "Boven de slagerij staan al jaren drie verdiepingen leeg.",
)


@pytest.fixture
def vraag(programma: Programma) -> Vraag:
    gesteld = maak_vraag(programma.actie)
    for tekst in TEKSTEN:
        reageer(gesteld, tekst)
    services.maak_onderwerp(vraag=gesteld, titel="Ouderen", door=None)
    return gesteld


def ga_naar_bord(page: Page, vraag: Vraag) -> None:
    page.goto("/werk/meedoen/")
    page.get_by_role("link", name=vraag.titel).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Reacties behandelen")


def test_by_keyboard_from_reading_to_a_subject(open_browser: Open, vraag: Vraag) -> None:
    page = open_browser(als=bureau())
    ga_naar_bord(page, vraag)
    assert bezwaren(page, donkere_telefoon=True) == []
    vinkjes = page.get_by_role("checkbox")

    vinkjes.first.focus()
    page.keyboard.press("ArrowDown")
    expect(vinkjes.nth(1)).to_be_focused()
    page.keyboard.press("p")
    expect(page.locator(".utrecht-alert--ok")).to_have_text("1 reactie doet mee.")
    vinkjes.first.focus()
    page.keyboard.press("o")
    expect(page.get_by_text("1 gekozen")).to_be_visible()
    expect(page.get_by_label("Onderwerp voor gekozen reacties")).to_be_focused()
    page.get_by_label("Onderwerp voor gekozen reacties").select_option("Ouderen")
    page.get_by_role("button", name="Zet", exact=True).click()
    expect(page.locator(".utrecht-alert--ok")).to_have_text("1 reactie staat nu bij ‘Ouderen’.")


def test_a_key_elsewhere_does_nothing(open_browser: Open, vraag: Vraag) -> None:
    page = open_browser(als=bureau())
    ga_naar_bord(page, vraag)

    page.get_by_label("Onderwerp voor gekozen reacties").focus()
    page.keyboard.press("p")

    expect(page.get_by_role("checkbox")).to_have_count(3)
    expect(page.locator(".utrecht-alert--ok")).to_have_count(0)


def test_without_a_script_by_phone_one_is_held_with_a_reason(open_browser: Open, vraag: Vraag) -> None:
    page = open_browser(als=bureau(), java_script_enabled=False, viewport=TELEFOON)
    ga_naar_bord(page, vraag)

    page.get_by_role("checkbox").first.check()
    page.get_by_role("button", name="Houd tegen …").click()
    page.get_by_label("Reclame").check()
    page.get_by_label("Leg het uit aan de schrijver").fill("U verkoopt iets.")
    page.get_by_role("button", name="Houd tegen en zeg waarom").click()

    expect(page.locator(".utrecht-alert--ok")).to_contain_text("1 reactie tegengehouden.")
    page.get_by_role("link", name="Tegengehouden 1").click()
    expect(page.get_by_text(TEKSTEN[0])).to_be_visible()
