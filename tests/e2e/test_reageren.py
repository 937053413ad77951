"""A citizen reacts and follows it: without JavaScript on a phone, by keyboard, and as axe sees the pages."""

from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from meedoen import bewijs, services
from meedoen.models import Grond, Inbreng, Vraag
from tests.e2e.conftest import Open
from tests.support.browser import TELEFOON, actief, bezwaren
from tests.support.meedoen import maak_vraag, reageer
from tests.support.programma import Programma

TEKST = "Boven de slagerij staan drie verdiepingen leeg."


@pytest.fixture
def vraag(programma: Programma, monkeypatch: pytest.MonkeyPatch) -> Vraag:
    """Open; a browser types faster than a person."""
    monkeypatch.setattr(bewijs, "TE_SNEL", timedelta(0))
    return maak_vraag(programma.actie, titel="Welke woningen mist u in uw buurt?")


def vul_in(page: Page) -> None:
    page.get_by_label("Welke woningen mist u in uw buurt?").fill(TEKST)
    page.get_by_label("Ja, zet mijn reactie op deze pagina").check()
    page.get_by_role("button", name="Verstuur mijn reactie").click()
    expect(page.get_by_role("heading", name="Uw reactie is ontvangen")).to_be_visible()


def test_by_phone_without_javascript_from_the_form_to_taking_it_back(open_browser: Open, vraag: Vraag) -> None:
    kaal = open_browser(java_script_enabled=False, viewport=TELEFOON)
    kaal.goto(f"/meedoen/{vraag.slug}/reageren/")
    kaal.get_by_role("button", name="Verstuur mijn reactie").click()
    expect(kaal.get_by_text("Kies of iedereen uw reactie mag lezen.").first).to_be_visible()
    vul_in(kaal)
    expect(kaal.locator(".kopie__tekst")).to_have_text(TEKST)
    expect(kaal.locator(".volgcode")).to_be_visible()
    code = kaal.locator(".volgcode").inner_text()
    with kaal.expect_download() as bestand:
        kaal.get_by_role("button", name="Bewaar als tekstbestand").click()
    assert code in bestand.value.path().read_text()
    kaal.get_by_role("link", name="Naar de volgpagina").click()
    kaal.get_by_label("Uw volgcode").fill(code.replace("-", " ").upper())
    kaal.get_by_role("button", name="Bekijk mijn reactie").click()
    expect(kaal.get_by_text("Wij lezen uw reactie nog")).to_be_visible()
    kaal.get_by_text("Trek mijn reactie in").click()
    expect(kaal.get_by_text("Terugdraaien kan niet.")).to_be_visible()
    kaal.get_by_role("button", name="Ja, trek in").click()
    expect(kaal.get_by_text("Uw reactie is ingetrokken.")).to_be_visible()
    assert kaal.context.cookies() == []
    assert code not in kaal.url


def test_by_keyboard_nobody_comes_by_the_field_that_stays_empty(page: Page, vraag: Vraag) -> None:
    page.goto(f"/meedoen/{vraag.slug}/reageren/")
    page.get_by_label("E-mailadres").focus()
    page.keyboard.press("Tab")
    assert actief(page) == "Meer over privacy"
    page.keyboard.press("Tab")
    assert actief(page) == "Verstuur mijn reactie"
    page.keyboard.press("Enter")
    expect(page.get_by_label("Welke woningen mist u in uw buurt?")).to_be_focused()


def test_axe_of_the_form_and_its_receipt(page: Page, vraag: Vraag) -> None:
    page.goto(f"/meedoen/{vraag.slug}/reageren/")
    assert bezwaren(page, donkere_telefoon=True) == []
    page.get_by_role("button", name="Verstuur mijn reactie").click()
    expect(page.get_by_text("Schrijf uw reactie.").first).to_be_visible()
    assert bezwaren(page) == []
    vul_in(page)
    assert bezwaren(page, donkere_telefoon=True) == []


def test_axe_of_following_and_of_reporting(page: Page, vraag: Vraag, programma: Programma) -> None:
    houdt, leest = reageer(vraag, TEKST), reageer(vraag, "Meer groen.")
    uitleg = "Daar staat de naam van uw buurman."
    services.houd_tegen(inbreng=houdt.inbreng, grond=Grond.GEGEVENS, uitleg=uitleg, door=None)
    services.plaats(inbreng=Inbreng.objects.get(pk=leest.inbreng.pk), door=None)
    page.goto("/meedoen/volg/")
    assert bezwaren(page) == []
    page.get_by_label("Uw volgcode").fill(houdt.code)
    page.get_by_role("button", name="Bekijk mijn reactie").click()
    expect(page.get_by_text(uitleg).first).to_be_visible()
    page.get_by_text("Ik ben het niet eens").click()
    expect(page.get_by_label("Waarom bent u het niet eens?")).to_be_visible()
    assert bezwaren(page, donkere_telefoon=True) == []
    page.goto(f"/meedoen/{vraag.slug}/reacties/{leest.inbreng.nummer}/melden/")
    assert bezwaren(page) == []
