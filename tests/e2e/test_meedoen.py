"""Taking part from end to end: asked at work, told by phone, read, put together, answered, and what came of it."""

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect
from pytest_django import Settings

from acties.models import Bereikt
from acties.services import Verantwoording, meld_mijlpaal
from basis.tijd.perioden import dag
from meedoen import bewijs, services
from tests.e2e.conftest import Open
from tests.support.browser import TELEFOON, Wacht, bezwaren
from tests.support.meedoen import afgerond, maak_vraag, te_laat
from tests.support.postbus import Postbus, mailserver
from tests.support.programma import Programma
from tests.support.werker import voer_taken_uit

TITEL = "Waar is uw sloot vies?"
TEKST = "Achter de school drijft plastic."
ADRES = "inwoner@voorbeeld.nl"


@pytest.fixture
def postbus(programma: Programma, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Postbus]:
    """A mail server; and a browser types faster than a person."""
    monkeypatch.setattr(bewijs, "TE_SNEL", timedelta(0))
    services.maak_vensters()  # later ones go on where this one ends
    with mailserver(settings) as server:
        yield server


@pytest.fixture
def telefoon(open_browser: Open) -> Page:
    """A citizen on a phone, without JavaScript."""
    return open_browser(java_script_enabled=False, viewport=TELEFOON)


def vraag(page: Page, programma: Programma) -> None:
    """From the page of the actie to a question on the site."""
    page.goto("/werk/meedoen/nieuw/")
    page.get_by_label("Waarover gaat uw vraag?").select_option(programma.actie.titel)
    page.get_by_role("button", name="Verder").click()
    page.get_by_label("Uw vraag").fill(TITEL)
    page.get_by_label("Waarom vraagt u dit?").fill("Wij baggeren dit jaar.")
    page.get_by_label("Eerste dag om te reageren", exact=True).fill(f"{timezone.localdate():%d-%m-%Y}")
    page.get_by_label("Wie geeft het antwoord?").select_option(programma.trekker.naam)
    page.get_by_role("button", name="Bewaar het concept").click()
    page.get_by_role("button", name="Zet de vraag op de site").click()
    expect(page.locator(".utrecht-alert--ok")).to_have_text("De vraag staat op de site.")


def reageer(kaal: Page) -> str:
    """From the home page of the subject to a receipt; the code on it."""
    kaal.goto("/meedoen/")
    kaal.get_by_role("link", name=TITEL, exact=True).click()
    kaal.get_by_label(TITEL).fill(TEKST)
    kaal.get_by_label("Ja, zet mijn reactie op deze pagina").check()
    kaal.get_by_label("E-mailadres").fill(ADRES)
    kaal.get_by_role("button", name="Verstuur mijn reactie").click()
    expect(kaal.get_by_role("heading", name="Uw reactie is ontvangen")).to_be_visible()
    return kaal.locator(".volgcode").inner_text()


def behandel(page: Page) -> None:
    """On the board: on the site, in a new subject with its summary."""
    page.goto("/werk/meedoen/")
    page.get_by_role("link", name=TITEL, exact=True).click()
    page.get_by_role("checkbox").first.check()
    page.locator(".bulk").get_by_role("button", name="Plaats").click()
    expect(page.locator(".utrecht-alert--ok")).to_have_text("1 reactie doet mee.")
    page.get_by_role("link", name="Zonder onderwerp 1").click()
    page.get_by_role("checkbox").first.check()
    page.get_by_label("Onderwerp voor gekozen reacties").select_option("Nieuw onderwerp")
    page.get_by_role("button", name="Zet", exact=True).click()
    page.get_by_label("Onderwerp", exact=True).fill("Plastic")
    page.get_by_label("Wat zeggen inwoners hierover?").fill("Er drijft plastic.")
    page.get_by_role("button", name="Maak onderwerp").click()
    expect(page.get_by_text("Het onderwerp ‘Plastic’ is er met 1 reactie.")).to_be_visible()


def antwoord(page: Page) -> None:
    """From the board to an answer that points at a change in the history of the actie."""
    page.get_by_role("link", name="Plastic", exact=True).click()
    page.get_by_role("link", name="Schrijf antwoord").click()
    page.get_by_label("Overgenomen", exact=True).check()
    page.get_by_label("Uw antwoord", exact=True).fill("Wij vissen het eruit.")
    page.get_by_label("Waarom dit antwoord?", exact=True).fill("Plastic hoort niet in de sloot.")
    page.get_by_label(re.compile("Baggeren klaar")).first.check()
    page.get_by_role("button", name="Bewaar het concept").click()
    page.get_by_role("button", name="Geef dit antwoord").click()
    expect(page.locator(".utrecht-alert--ok")).to_contain_text("Het antwoord staat op de site.")


def volg(kaal: Page, code: str) -> None:
    kaal.goto("/meedoen/volg/")
    kaal.get_by_label("Uw volgcode").fill(code)
    kaal.get_by_role("button", name="Bekijk mijn reactie").click()


def gekregen(postbus: Postbus) -> str:
    """The text of the newest mail, after the worker did all that waits; everything went to the citizen."""
    voer_taken_uit()
    assert {str(mail["To"]) for mail in postbus.post} == {ADRES}
    return " ".join(next(postbus.post[-1].iter_parts()).get_content().split())


def test_from_asking_to_what_came_of_it(
    ambtenaar: Page, telefoon: Page, programma: Programma, postbus: Postbus, wacht: Wacht
) -> None:
    vraag(ambtenaar, programma)
    code = reageer(telefoon)
    assert code in gekregen(postbus)
    behandel(ambtenaar)
    with wacht.vraagt(ja=True):
        antwoord(ambtenaar)
    assert "Wij vissen het eruit." in gekregen(postbus)
    volg(telefoon, code)
    expect(telefoon.get_by_text("Er is antwoord.").first).to_be_visible()
    expect(telefoon.get_by_text("Baggeren klaar").first).to_be_visible()

    waarom = Verantwoording(reden="De sloot is schoon.")
    vandaag = dag(timezone.localdate())
    meld_mijlpaal(mijlpaal=programma.mijlpaal, stand=Bereikt.JA, bereikt=vandaag, verantwoording=waarom)
    services.maak_vensters(timezone.now() + timedelta(days=2))

    assert "De sloot is schoon." in gekregen(postbus)
    volg(telefoon, code)
    expect(telefoon.get_by_text("er veranderde daarna nog iets").first).to_be_visible()
    assert telefoon.context.cookies() == [] and code not in telefoon.url


def test_axe_of_questions_and_their_overview(page: Page, programma: Programma) -> None:
    klaar, laat = afgerond(programma.actie, programma.trekker), te_laat(programma.actie, beantwoorder=programma.trekker)
    paden = [een.get_absolute_url() for een in (maak_vraag(programma.actie), klaar, laat)]
    for pad in (*paden, "/meedoen/", "/meedoen/afgerond/"):
        page.goto(pad)
        assert bezwaren(page, donkere_telefoon=True) == []
