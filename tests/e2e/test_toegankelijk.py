"""What axe finds on every page, and in every form with and without errors: in light and dark, wide and narrow."""

import pytest
from playwright.sync_api import Page, expect

from acties.handelingen import HANDELINGEN
from acties.models import Toezegging
from tests.e2e.conftest import Open
from tests.support.browser import TELEFOON, bezwaren, open_groep
from tests.support.programma import Programma
from werk.concepten.services import bewaar

WGR = "/acties/wet-gemeenschappelijke-regelingen/"
DIA = "/acties/democratie-in-actie/"
OPENBAAR = [
    "/",
    "/programmalijnen/een-overheid/",
    "/acties/",
    "/acties/?status=afgerond&lijn=ioverheid&q=code",
    "/acties/?q=xyzzy",
    "/acties/?van=ooit&lijn=onbekend",
    WGR,
    "/acties/codio/geschiedenis/",
    "/partijen/",
    "/partijen/?q=xyzzy",
    "/zoeken/",
    "/zoeken/?q=toesicht",
    "/zoeken/?q=gemeente&soort=document",
    "/zoeken/?q=xyzzyqq",
    "/over/",
    "/privacy/",
    "/toegankelijkheid/",
    "/contact/",
    "/fout-gezien/?pagina=/over/",
    "/kwetsbaarheid-melden/",
    "/inloggen/",
    "/account/wachtwoord/vergeten/",
    "/bestaat/niet/",
]
# Pages of a promise: of an actie, about the programme, found and not certain, and of before it was there.
AFSPRAKEN = [
    "/afspraken/schone-sloten/",
    "/afspraken/programmastart-ibp/",
    "/afspraken/geld-voor-gemeenten/",
    "/afspraken/schone-sloten/?stand=2001-01-01",
]
AFSPRAAKFORMULIEREN = [
    *(f"afspraak-{wat}:schone-sloten" for wat in ("wijzigen", "makers", "wacht")),
    "toezegging:{maker}",
]
FORMULIEREN = ["voortgang", "mijlpaal:meting", "herijking:baggeren", "afspraak:provincie-proef"]


@pytest.mark.parametrize("pad", OPENBAAR)
def test_public_pages(page: Page, pad: str) -> None:
    page.goto(pad)
    assert bezwaren(page) == []


@pytest.mark.parametrize("pad", AFSPRAKEN)
def test_pages_of_a_promise(page: Page, programma: Programma, pad: str) -> None:
    page.goto(pad)
    expect(page.get_by_role("heading", name="Wat er is veranderd")).to_be_visible()
    assert bezwaren(page, donkere_telefoon=True) == []


@pytest.mark.parametrize("welke", ["onderdeel", "partij"])
def test_pages_that_an_actie_leads_to(page: Page, welke: str) -> None:
    page.goto(DIA)
    page.evaluate("document.querySelectorAll('main details').forEach(vak => { vak.open = true; })")
    assert bezwaren(page) == []
    page.locator({"onderdeel": ".onderdeel a", "partij": ".partij a"}[welke]).first.click()
    page.wait_for_url(f"**/{'onderdelen' if welke == 'onderdeel' else 'partijen'}/**")
    assert bezwaren(page) == []


def test_a_login_that_fails(page: Page) -> None:
    page.goto("/inloggen/")
    page.get_by_role("button", name="Inloggen").click()
    expect(page.get_by_label("E-mailadres")).to_be_focused()
    assert bezwaren(page) == []


@pytest.mark.parametrize(
    "pad", ["/werk/", "/werk/taalhint/", "/account/berichten/", "/account/rechten/", "/acties/schone-sloot/"]
)
def test_pages_of_a_civil_servant(ambtenaar: Page, pad: str) -> None:
    ambtenaar.goto(pad)
    assert bezwaren(ambtenaar) == []
    ambtenaar.locator("details.gebruiker > summary").click()
    expect(ambtenaar.get_by_role("button", name="Uitloggen")).to_be_visible()
    assert bezwaren(ambtenaar) == []


@pytest.mark.parametrize("bewerk", FORMULIEREN)
def test_forms(ambtenaar: Page, programma: Programma, bewerk: str) -> None:
    ambtenaar.goto(f"{programma.url}?bewerk={bewerk}")
    assert bezwaren(ambtenaar) == []
    for vak in ambtenaar.locator("#bewerken textarea").all():
        vak.fill("")
    ambtenaar.get_by_role("button", name="Opslaan").click()
    expect(ambtenaar.locator("#bewerken .utrecht-alert--error")).to_be_visible()
    assert bezwaren(ambtenaar) == []


@pytest.mark.parametrize("bewerk", ["", *AFSPRAAKFORMULIEREN])
def test_the_page_of_a_promise_for_who_made_it(ambtenaar: Page, programma: Programma, bewerk: str) -> None:
    """With its buttons, or with a form in place."""
    maker = Toezegging.objects.get(afspraak__slug="schone-sloten").pk
    ambtenaar.goto(f"/afspraken/schone-sloten/?bewerk={bewerk.format(maker=maker)}")
    expect(ambtenaar.locator("#bewerken")).to_have_count(1 if bewerk else 0)
    assert bezwaren(ambtenaar, donkere_telefoon=True) == []
    if bewerk:
        ambtenaar.get_by_role("button", name="Opslaan").click()
        expect(ambtenaar.locator("#bewerken .utrecht-alert--error")).to_be_visible()
        assert bezwaren(ambtenaar, donkere_telefoon=True) == []


def test_a_promise_about_the_whole_programme_is_made(ambtenaar: Page, programma: Programma) -> None:
    for adres in ("/afspraken/nieuw/", f"/afspraken/nieuw/?bewerk=afspraak:{programma.trekker.slug}"):
        ambtenaar.goto(adres)
        expect(ambtenaar.locator("#bewerken")).to_have_count(adres.count("bewerk"))
        assert bezwaren(ambtenaar, donkere_telefoon=True) == []


def test_a_second_page(page: Page) -> None:
    page.goto(f"{WGR}geschiedenis/")
    page.get_by_role("link", name="Volgende").click()
    page.wait_for_url("**?na=*")
    assert bezwaren(page) == []


def test_a_date_that_is_asked_about(ambtenaar: Page, programma: Programma) -> None:
    ambtenaar.goto(f"{programma.url}?bewerk=herijking:baggeren")
    ambtenaar.get_by_label("Nu verwacht", exact=True).fill("mrt 1900")
    ambtenaar.get_by_role("button", name="Opslaan").click()
    expect(ambtenaar.get_by_label("Ja, maart 1900 klopt")).to_be_visible()
    ambtenaar.get_by_text("Kies een dag").click()
    expect(ambtenaar.get_by_label("Kalender")).to_be_visible()
    assert bezwaren(ambtenaar) == []


def test_a_draft_that_waits_and_what_can_be_taken_back(ambtenaar: Page, programma: Programma) -> None:
    bewaar(handeling=HANDELINGEN["voortgang"](programma.actie, programma.collega), gegevens={"reden": "Bijna."})
    for knop in ("Opslaan", "Bewaar als concept"):
        ambtenaar.goto(f"{programma.url}?bewerk=voortgang")
        ambtenaar.get_by_label("Reden").fill("Zo staat het.")
        ambtenaar.get_by_role("button", name=knop).click()
        expect(ambtenaar.locator("main")).to_contain_text({"Opslaan": "Neem terug"}.get(knop, "Er ligt al een concept"))
        assert bezwaren(ambtenaar) == []


def test_four_eyes_are_asked_about(ambtenaar: Page, programma: Programma) -> None:
    ambtenaar.goto(f"/werk/concepten/vier-ogen/{programma.trekker.slug}/")
    expect(ambtenaar.get_by_role("heading", level=1)).to_have_text("Vier ogen aanzetten?")
    assert bezwaren(ambtenaar) == []


def test_a_form_that_came_too_late(ambtenaar: Page, open_browser: Open, programma: Programma) -> None:
    collega = open_browser(als=programma.collega)
    for page in (ambtenaar, collega):
        page.goto(f"{programma.url}?bewerk=voortgang")
    for page in (ambtenaar, collega):
        page.get_by_label("Reden").fill("Zo staat het.")
        page.get_by_role("button", name="Opslaan").click()
        expect(page.locator("main .utrecht-alert").first).to_be_visible()
    expect(collega.get_by_role("button", name="Toch opslaan")).to_be_visible()
    assert bezwaren(ambtenaar) == []  # with its message
    assert bezwaren(collega) == []


def test_who_has_no_right_gets_a_page_that_says_so(open_browser: Open, programma: Programma) -> None:
    page = open_browser(als=programma.partnerlid)
    antwoord = page.goto(f"{programma.url}bewerken/voortgang/")
    assert antwoord
    assert antwoord.status == 403
    assert bezwaren(page) == []


def test_the_filters_of_a_phone(open_browser: Open) -> None:
    page = open_browser(viewport=TELEFOON)
    page.goto("/acties/")
    page.locator("details.filter > summary").click()
    open_groep(page, "status")
    expect(page.locator("#status-afgerond")).to_be_visible()
    assert bezwaren(page, donkere_telefoon=True) == []


def test_a_failure(page: Page) -> None:
    page.goto("/acties/")
    page.locator("#storing").evaluate("e => { e.hidden = false; }")
    assert bezwaren(page) == []
