"""Whatever changes a part of the page in place: the focus lands on something that is seen, and the change is told."""

import re
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import pytest
from django.conf import settings
from playwright.sync_api import Page, expect
from pytest_django import DjangoDbBlocker

from acties import services
from acties.handelingen import HANDELINGEN
from basis.tijd.perioden import jaar
from basis.web import bladeren
from meedoen import services as meedoen
from partijen.models import Gebruiker
from tests.e2e.conftest import Open
from tests.factories import beloof
from tests.support.browser import klap_open, volledige_paginas
from tests.support.codes import maak_bewogen
from tests.support.herstel import Momentopname
from tests.support.meedoen import maak_vraag, reageer
from tests.support.programma import BEGIN, Programma
from tests.support.rapporten import maak_rapport
from tests.support.rondes import maak_ronde
from tests.support.uitwisseling import WIJZIGING, maak_invoer
from tests.support.voorstellen import stel_voor
from tests.support.webhooks import maak_webhooks
from werk.concepten.services import bewaar
from werk.foutmeldingen.services import meld_fout

SJABLONEN = Path(settings.BASE_DIR) / "templates"
WGR = "/acties/wet-gemeenschappelijke-regelingen/"
# Each template that pages, and an address where it does so when one row fills a page.
BLADEREN = {
    "acties/delen/afspraak_geschiedenis.html": "/afspraken/{afspraak}/",
    "acties/geschiedenis.html": f"{WGR}geschiedenis/",
    "acties/lijst_lijf.html": "/acties/?q=gemeente",
    "meedoen/afgerond.html": "/meedoen/afgerond/",
    "meedoen/delen/reacties.html": "/meedoen/{vraag}/",
    "partijen/partij.html": "/partijen/min-bzk/",
    "partijen/lijst.html": "/partijen/",
    "programmalijnen/programmalijn.html": "/programmalijnen/een-overheid/",
    "codes/verschil.html": "/codes/{code}/verschil/?van=1&tot=2",
    "concepten/lijst.html": "/werk/concepten/",
    "foutmeldingen/lijst.html": "/werk/foutmeldingen/",
    "rondes/bord.html": "/werk/rondes/{ronde}/bord/",
    "toegang/rechten.html": "/account/rechten/",
    "uitwisseling/delen/wijzigingen.html": "/werk/uitwisseling/{invoer}/",
    "voorstellen/lijst.html": "/werk/voorstellen/",
    "voortgang/afspraken_lijf.html": "/afspraken/",
    "voortgang/cijfers.html": "/voortgang/cijfers/?wat=zonder-plan",
    "voortgang/delen/vergelijking.html": "/voortgang/verschil/?van=2018-01-01",
    "voortgang/rapporten.html": "/voortgang/rapporten/",
    "voortgang/te_laat_lijf.html": "/voortgang/te-laat/",
    "voortgang/tijdlijn_lijf.html": "/voortgang/tijdlijn/",
    "werk/overzicht.html": "/werk/",
    "werk_meedoen/delen/onderwerp_onder.html": "/werk/meedoen/{vraag}/onderwerpen/{onderwerp}/",
    "werk_meedoen/delen/werklijst.html": "/werk/meedoen/{vraag}/",
    "werk_meedoen/lijst.html": "/werk/meedoen/",
    "werk_webhooks/webhook.html": "/werk/webhooks/{webhook}/",
    "zoeken/zoeken.html": "/zoeken/?q=gemeente&soort=partij",
}
PER = (
    "acties.afspraakdossier.PER_BLADZIJDE",
    "acties.views.actie.PER_BLADZIJDE",
    "acties.partijregister.PER_BLAD",
    "werk.rondes.views.bord.PER_BLADZIJDE",
    "werk.uitwisseling.views.PER_BLADZIJDE",
    "werk.overzicht.PER_BLADZIJDE",
    "basis.zoeken.vragen.PER_BLADZIJDE",
    "meedoen.views.lezen.PER_BLAD",
    "codes.views.verschil.PER_BLAD",
)
PLEK = """() => {
  const e = document.activeElement, r = e.getBoundingClientRect(), weg = e.closest("[aria-hidden='true'], [hidden]");
  return e !== document.body && !weg && r.width > 1 && r.bottom > 0 && r.top < innerHeight;
}"""


@dataclass
class Vol:
    """A colleague of the trekker who is of the programmabureau too, with two of everything, and where these are."""

    wie: Gebruiker
    plaatsen: dict[str, str]
    opname: Momentopname


@pytest.fixture(scope="module")
def vol(vulling: tuple[Programma, Momentopname], django_db_blocker: DjangoDbBlocker) -> Vol:
    """Made once; who asks for it puts it back."""
    programma, leeg = vulling
    with django_db_blocker.unblock():
        wie, plaatsen = _maak(programma)
        vol = Vol(wie, plaatsen, Momentopname())
        leeg.zet_terug()
    return vol


@pytest.fixture
def lezer(open_browser: Open, programma: Programma, vol: Vol, monkeypatch: pytest.MonkeyPatch) -> Page:
    """With one row a page."""
    for plaats in PER:
        monkeypatch.setattr(plaats, 1)
    monkeypatch.setattr(bladeren.blader, "__defaults__", (1, None))
    vol.opname.zet_terug()
    return open_browser(als=vol.wie)


def _maak(programma: Programma) -> tuple[Gebruiker, dict[str, str]]:
    for soort, welke in (("voortgang", ""), ("mijlpaal", "meting")):
        maak_rapport(klaar=True, gepubliceerd=True, titel=soort)
        bewaar(handeling=HANDELINGEN[soort](programma.actie, programma.ambtenaar, welke), gegevens={"reden": soort})
        meld_fout(sleutel=uuid4(), pagina="/", tekst="Dit klopt niet.")
        stel_voor(programma.actie)
        services.voeg_mijlpaal_toe(
            actie=programma.actie, slug=soort, titel=soort, gepland=jaar(2020), verantwoording=BEGIN
        )
    wie = Gebruiker.objects.get(pk=programma.collega.pk)
    wie.is_programmabureau = True
    wie.save()
    invoer = maak_invoer(
        wie, voorbeeld={"rijen": 2, "wijzigingen": [WIJZIGING] * 2, "waarschuwingen": [], "fouten": []}
    )
    # So that the ronde asks two parties.
    afspraak = beloof(programma.partner, programma.actie, stand="voorgenomen").afspraak
    services.wijzig_afspraak(afspraak=afspraak, velden={"titel": "Anders genoemd"}, verantwoording=BEGIN)
    plaatsen = {
        "code": maak_bewogen(actie=programma.actie).slug,
        "ronde": maak_ronde(geopend=True, gekozen=[programma.actie]).slug,
        "invoer": str(invoer.sleutel),
    }
    plaatsen |= maak_webhooks(programma.trekker, programma.ambtenaar)
    return wie, plaatsen | {"afspraak": afspraak.slug} | _vraag(programma)


def _vraag(programma: Programma) -> dict[str, str]:
    """A question with two reactions on the site, of one subject, and two that nobody read."""
    vraag = maak_vraag(programma.actie, programma.trekker)
    inbrengen = [reageer(vraag, tekst).inbreng for tekst in ("Meer groen.", "Meer bomen.", "Een bankje.", "Rust.")]
    gelezen = [meedoen.plaats(inbreng=inbreng, door=None) for inbreng in inbrengen[:2]]
    onderwerp = meedoen.maak_onderwerp(vraag=vraag, titel="Groen", door=None)
    meedoen.zet_bij_onderwerp(inbrengen=gelezen, onderwerp=onderwerp, vraag=vraag, door=None)
    return {"vraag": vraag.slug, "onderwerp": str(onderwerp.pk)}


def test_every_way_to_page_is_tried() -> None:
    bladert = {str(p.relative_to(SJABLONEN)) for p in SJABLONEN.rglob("*.html") if "<c-paginering" in p.read_text()}
    assert bladert == set(BLADEREN)


@pytest.mark.parametrize("sjabloon", BLADEREN)
def test_paging_moves_the_focus_and_says_the_page(lezer: Page, vol: Vol, sjabloon: str) -> None:
    page = lezer
    page.goto(BLADEREN[sjabloon].format(**vol.plaatsen))
    titel = page.title()
    page.locator("a[rel=next][hx-get*='?']").last.press("Enter")
    expect(page.locator("#aankondiging")).to_have_text(re.compile(r"Pagina 2( van \d+)?$"))
    assert page.evaluate(PLEK), page.evaluate("document.activeElement.outerHTML.slice(0, 200)")
    expect(page).to_have_title(re.compile("pagina 2"))
    page.locator("a[rel=prev][hx-get*='?']").last.press("Enter")
    expect(page.locator("#aankondiging")).to_have_text(re.compile(r"Pagina 1( van \d+)?$"))
    assert page.evaluate(PLEK)
    expect(page).to_have_title(titel)


# An address, what is pressed there, what has the focus afterwards, and what is said.
WISSELS = [
    ("/voortgang/tijdlijn/?jaar=2020", "#volgend-jaar", "#volgend-jaar", "Tijdlijn van 2021"),
    ("/voortgang/tijdlijn/?jaar=2019", "#vorig-jaar", "#tijdlijn-kop", "Tijdlijn van 2018"),  # there is none before it
    ("/voortgang/tijdlijn/", "#periode-2020", "#periode-2020", "Tijdlijn van 2020"),
    ("/voortgang/tijdlijn/", "#andere-vorm", "#andere-vorm", "Tijdlijn van"),
    ("/voortgang/verschil/?van=2018-01-01", "#telling-document-toegevoegd", "#telling-document-toegevoegd", "verander"),
]


@pytest.mark.parametrize(("pad", "knop", "daarna", "gezegd"), WISSELS)
def test_what_is_pressed_keeps_the_focus(page: Page, pad: str, knop: str, daarna: str, gezegd: str) -> None:
    page.goto(pad)
    geladen = volledige_paginas(page)
    page.locator(knop).press("Enter")
    expect(page.locator("#aankondiging")).to_contain_text(gezegd)
    expect(page.locator(daarna)).to_be_focused()
    assert page.evaluate(PLEK)
    assert geladen == []


def test_a_count_of_changes_also_ticks_its_filter_and_can_be_taken_back(page: Page) -> None:
    page.goto("/voortgang/verschil/?van=2018-01-01&soort=fasen")
    page.locator("#telling-nieuwe-fase, [id^=telling-fase]").first.press("Enter")
    expect(page.locator("#soort-fasen")).not_to_be_checked()
    klap_open(page, "#lijn-ioverheid")
    page.locator("#lijn-ioverheid").check()  # the new choices of the panel are watched too
    expect(page.locator(".verschil__lijnkop")).to_have_count(1)
    expect(page.locator("#filter-aantal")).to_have_text(" (2)")
