"""A browser that keeps watch: an error in its console, a request to elsewhere or a broken page fails the test."""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import product

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import BrowserContext, ConsoleMessage, Dialog, Page, Request

from scripts.chromium import vind

PAD = vind()
VLAGGEN = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
WACHT = 6_000  # milliseconds
GEWOON = {"width": 1280, "height": 900}
TELEFOON = {"width": 390, "height": 800}
AXE = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
KLEURREGELS = ["color-contrast", "link-in-text-block"]
# The tenth row of a long list is like the ninth; axe takes a minute for a few hundred of them.
LANGE_LIJSTEN = ["tbody > tr:nth-child(n+10)", "ol > li:nth-child(n+13)", "ul > li:nth-child(n+13)"]
# Not what passed, and no selectors, which we don't print: to write these down takes a tenth of its time. No preload: it
# would add a style that our policy refuses, and the console would tell.
ALLEEN_BEZWAREN = {"resultTypes": ["violations"], "selectors": False, "preload": False}
# Chrome writes an error for each answer above 399; these are pages like any other.
GEWONE_FOUT = re.compile(r"status of (401|403|404|409|422)\b")


@dataclass
class Wacht:
    """What went wrong in a browser; `verwacht` are the errors that the test itself causes."""

    hier: str
    fouten: list[str] = field(default_factory=list)
    verwacht: list[str] = field(default_factory=list)
    antwoorden: list[bool] = field(default_factory=list)  # to what the page will ask, in order

    def bij(self, context: BrowserContext) -> None:
        context.set_default_timeout(WACHT)
        context.on("console", self._console)
        context.on("weberror", lambda fout: self.fouten.append(f"script: {fout.error}"))
        context.on("request", self._verzoek)
        context.on("dialog", self._vraag)

    @contextmanager
    def vraagt(self, *, ja: bool) -> Iterator[None]:
        """Here, and only here, the page asks something once, and gets this answer."""
        self.antwoorden.append(ja)
        yield
        assert not self.antwoorden, "de pagina vroeg niets"

    def _vraag(self, vraag: Dialog) -> None:
        if self.antwoorden:
            return vraag.accept() if self.antwoorden.pop() else vraag.dismiss()
        self.fouten.append(f"vraag ({vraag.type}): {vraag.message}")
        return vraag.accept()  # the journey goes on; the test fails at its end

    def _console(self, bericht: ConsoleMessage) -> None:
        if bericht.type in {"error", "warning"} and not GEWONE_FOUT.search(bericht.text):
            self.fouten.append(f"console: {bericht.text}")

    def _verzoek(self, verzoek: Request) -> None:
        if not verzoek.url.startswith((self.hier, "data:", "blob:")):
            self.fouten.append(f"naar buiten: {verzoek.url}")

    @property
    def onverwacht(self) -> list[str]:
        return [fout for fout in self.fouten if not any(deel in fout for deel in self.verwacht)]


def actief(page: Page) -> str:
    """The id of the element that has the focus, or its text or kind when it has none."""
    return str(page.evaluate("(e => e.id || e.innerText || e.tagName)(document.activeElement)")).strip()


def volledige_paginas(page: Page) -> list[str]:
    """A list that grows with every address that the browser loads as a whole page."""
    geladen: list[str] = []

    def onthoud(verzoek: Request) -> None:
        if verzoek.is_navigation_request():
            geladen.append(verzoek.url)

    page.on("request", onthoud)
    return geladen


def bezwaren(page: Page, soorten: Sequence[str] = AXE, *, donkere_telefoon: bool = False) -> list[str]:
    """What axe has against the page: in light, wide and on a phone, and in dark.

    Dark on a phone takes as long again: for pages with parts that only a phone has.
    """
    page.wait_for_load_state()
    if page.evaluate("typeof axe === 'undefined'"):
        page.evaluate(AXE_SCRIPT)
    alles = {"runOnly": {"type": "tag", "values": list(soorten)}, **ALLEEN_BEZWAREN}
    kleur = {"runOnly": {"type": "rule", "values": KLEURREGELS}, **ALLEEN_BEZWAREN}
    gevonden = {}
    keren = list(product((GEWOON["width"], TELEFOON["width"]), ("light", "dark")))
    for breedte, thema in keren if donkere_telefoon else keren[:3]:
        page.set_viewport_size({"width": breedte, "height": 900})
        page.emulate_media(color_scheme=thema)  # type: ignore[arg-type]
        regels = alles if thema == "light" else kleur  # what has no colour is the same in both
        deel = {"exclude": [[keuze] for keuze in LANGE_LIJSTEN]}
        for regel in page.evaluate(
            "async ([deel, regels]) => (await axe.run(deel, regels)).violations", [deel, regels]
        ):
            for knoop in regel["nodes"]:
                tekst = f"{regel['id']} ({regel['impact']}): {knoop['html'][:160]}: {knoop['failureSummary'][:300]}"
                gevonden[regel["id"], knoop["html"]] = f"{page.url} {breedte} {thema}: {tekst}"
    page.emulate_media(color_scheme="light")
    return list(gevonden.values())


def open_groep(page: Page, naam: str) -> None:
    """Unfold a group of the filters, unless it is open."""
    groep = page.locator("details.filtergroep", has=page.locator(f"#aantal-groep-{naam}"))
    if groep.get_attribute("open") is None:
        groep.locator("summary").first.click()


def klap_open(page: Page, keuze: str) -> None:
    """Unfold the group of a filter that this choice stands in, by keyboard."""
    page.locator("details.filtergroep", has=page.locator(keuze)).locator("summary").press("Enter")
