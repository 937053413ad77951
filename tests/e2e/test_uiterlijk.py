"""How pages look where tests of words see nothing: narrow, dark, in forced colours, enlarged and on paper."""

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Open
from tests.support.browser import Wacht
from tests.support.programma import Programma

WGR = "/acties/wet-gemeenschappelijke-regelingen/"
PADEN = [
    "/",
    "/programmalijnen/een-overheid/",
    "/acties/?status=afgerond&lijn=een-overheid",
    "/acties/?q=xyzzy&van=ooit",
    WGR,
    f"{WGR}geschiedenis/",
    "/partijen/",
    "/partijen/vng/",
    "/afspraken/",
    "/afspraken/geld-voor-gemeenten/",
    "/zoeken/?q=gemeente",
    "/over/",
    "/inloggen/",
    "/bestaat-niet/",
]
# What sticks out of the screen to the right, without a window of its own to scroll in.
UITSTEKEND = """() => [...document.querySelectorAll("body *")].filter(e => {
  const r = e.getBoundingClientRect();
  return r.width > 0 && r.right > document.documentElement.clientWidth + 1 && !e.closest(".tabelvenster, svg, .bogen")
    && getComputedStyle(e).position !== "absolute";
}).map(e => e.outerHTML.slice(0, 120))"""
# Buttons and links that a finger misses; links within a sentence may be as high as their line.
TE_KLEIN = """() => [...document.querySelectorAll("a, button, input, select, summary, textarea")].filter(e => {
  const r = (e.closest("label") ?? e).getBoundingClientRect(), s = getComputedStyle(e);
  const schuil = e.type === "hidden" || r.width <= 1 || s.visibility === "hidden" || e.closest(".nl-skip-link");
  const regel = s.display === "inline" && e.parentElement.innerText.trim() !== e.innerText.trim();
  return !schuil && r.height > 0 && !regel && (r.height < 24 || r.width < 24);
}).map(e => `${Math.round(e.getBoundingClientRect().height)} px: ${e.outerHTML.slice(0, 120)}`)"""

# A label that stands below its field: who reads from top to bottom fills in the wrong one.
LABEL_ONDER = """() => [...document.querySelectorAll(".utrecht-form-label")].filter(e => {
  const veld = document.getElementById(e.htmlFor);
  return veld?.checkVisibility() && e.getBoundingClientRect().top >= veld.getBoundingClientRect().bottom;
}).map(e => e.innerText)"""


def uitstekend(page: Page) -> list[str]:
    """What does not fit; "de bladzijde" when one must scroll sideways."""
    past = page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    return [*page.evaluate(UITSTEKEND), *([] if past else ["de bladzijde"])]


@pytest.mark.parametrize("pad", PADEN)
def test_pages_reflow_at_320_pixels(open_browser: Open, pad: str) -> None:
    page = open_browser(viewport={"width": 320, "height": 640})
    page.goto(pad)
    page.evaluate("document.querySelectorAll('details').forEach(e => { e.open = true; })")
    assert uitstekend(page) == []
    assert page.evaluate(TE_KLEIN) == []
    assert page.evaluate(LABEL_ONDER) == []


@pytest.mark.parametrize(
    "adres",
    [
        "/acties/schone-sloot/?bewerk=voortgang",
        "/acties/schone-sloot/?bewerk=mijlpaal:meting",
        "/acties/schone-sloot/?bewerk=afspraak:provincie-proef",
        "/afspraken/schone-sloten/?bewerk=afspraak-makers:schone-sloten",
    ],
)
def test_forms_reflow_at_320_pixels(open_browser: Open, programma: Programma, adres: str) -> None:
    page = open_browser(als=programma.ambtenaar, viewport={"width": 320, "height": 640})
    page.goto(adres)
    page.get_by_role("button", name="Opslaan").click()
    expect(page.locator("#bewerken .utrecht-alert--error")).to_be_visible()
    page.evaluate("document.querySelectorAll('#bewerken details').forEach(e => { e.open = true; })")
    assert uitstekend(page) == []
    assert page.evaluate(TE_KLEIN) == []
    assert page.evaluate(LABEL_ONDER) == []


def test_the_workplace_reflows_at_320_pixels(open_browser: Open, programma: Programma) -> None:
    page = open_browser(als=programma.ambtenaar, viewport={"width": 320, "height": 640})
    page.goto("/werk/")
    page.locator("details.gebruiker > summary").click()
    expect(page.get_by_role("button", name="Uitloggen")).to_be_visible()
    assert uitstekend(page) == []
    assert page.evaluate(TE_KLEIN) == []


@pytest.mark.parametrize("pad", ["/acties/", WGR])
def test_larger_text_still_fits(page: Page, pad: str) -> None:
    page.goto(pad)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert uitstekend(page) == []


def test_dark_is_dark(page: Page) -> None:
    kleur = "getComputedStyle(document.documentElement).backgroundColor.match(/[\\d.]+/g).slice(0, 3).map(Number)"
    page.goto("/")
    assert min(page.evaluate(kleur)) > 200
    page.emulate_media(color_scheme="dark")
    assert max(page.evaluate(kleur)) < 60


@pytest.mark.parametrize("pad", ["/", "/acties/?status=afgerond", WGR])
def test_forced_colours_keep_what_colour_said(page: Page, pad: str, wacht: Wacht) -> None:
    page.emulate_media(forced_colors="active")
    page.goto(pad)
    rand = "e => getComputedStyle(e).outlineStyle !== 'none' || getComputedStyle(e).borderStyle !== 'none'"
    page.keyboard.press("Tab")
    assert page.locator(":focus").evaluate(rand)
    assert all(page.locator("main .status:visible").evaluate_all("rij => rij.map(e => e.innerText.trim())"))
    assert wacht.fouten == []


def test_paper_has_the_content_and_no_buttons(ambtenaar: Page, programma: Programma) -> None:
    ambtenaar.goto(programma.url)
    ambtenaar.emulate_media(media="print")
    expect(ambtenaar.locator("h1")).to_be_visible()
    expect(ambtenaar.locator(".mijlpaal").first).to_be_visible()
    for weg in (".hoofdnav", ".kop__zoek", "details.gebruiker", ".voet nav", ".inhoudsopgave", ".nl-button"):
        expect(ambtenaar.locator(f"{weg}:visible")).to_have_count(0)


def test_paper_has_what_is_folded_on_the_screen(page: Page) -> None:
    page.goto("/acties/democratie-in-actie/")
    mijlpaal = page.locator(".vouw .mijlpaal").first
    expect(mijlpaal).to_be_hidden()
    page.emulate_media(media="print")
    expect(mijlpaal).to_be_visible()
