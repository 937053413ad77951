"""A promise of two parties in a real browser: proposed, confirmed, changed, kept by one, and late in public."""

import re

from playwright.sync_api import Locator, Page, expect

from acties.models import Afspraak
from tests.e2e.conftest import Open
from tests.support.browser import volledige_paginas
from tests.support.programma import Programma

TITEL = "Samen baggeren"


def vul_in(page: Page, keuzes: dict[str, str], **velden: str) -> None:
    """Fill in the open form and save it, the last by keyboard."""
    for naam, keuze in keuzes.items():
        page.get_by_label(naam, exact=True).select_option(label=keuze)
    for naam, tekst in velden.items():
        page.locator(f"#bewerken [name={naam}]").fill(tekst)
    page.get_by_role("button", name="Opslaan").press("Enter")
    expect(page.locator("#bewerken")).to_have_count(0)
    expect(page.locator("main .utrecht-alert--ok")).to_be_focused()


def stel_voor(page: Page, programma: Programma) -> Afspraak:
    """The trekker proposes to its partner what should have been done already."""
    page.goto(programma.url)
    page.get_by_role("link", name="Afspraak vastleggen").press("Enter")
    expect(page.get_by_label("Korte titel")).to_be_focused()
    soort = {"Soort afspraak": "bestuursafspraak", "Hoe staat het voor uw organisatie?": "bevestigd"}
    woorden = {"titel": TITEL, "tekst": "Wij baggeren samen.", "uiterlijk": "maart 2025", "reden": "Zo besloten wij."}
    page.get_by_label(programma.partner.naam, exact=True).press("Space")
    expect(page.get_by_label(programma.partner.naam, exact=True)).to_be_checked()
    vul_in(page, soort, **woorden)
    return Afspraak.objects.get(titel=TITEL)


def vraag_op_werk(page: Page) -> Locator:
    """What the workplace of a maker asks about the promise."""
    page.goto("/werk/")
    return page.locator(".werkkaart li", has=page.get_by_role("link", name=TITEL, exact=True))


def bevestig(page: Page, vraag: Locator, woorden: str) -> None:
    """Say so by keyboard, without leaving the list; it is not asked again."""
    geladen = volledige_paginas(page)
    vraag.get_by_role("checkbox", name=woorden).press("Space")
    page.get_by_role("button", name="Bevestig wat u aankruiste").first.press("Enter")
    expect(page.locator(".utrecht-alert--ok")).to_be_focused()
    expect(vraag).to_contain_text("Gemeente Proef: bevestigd")
    expect(vraag).not_to_contain_text(woorden)
    assert geladen == []


def test_a_promise_of_two_from_proposal_to_late(ambtenaar: Page, open_browser: Open, programma: Programma) -> None:
    afspraak = stel_voor(ambtenaar, programma)
    partner = open_browser(als=programma.partnerlid)
    vraag = vraag_op_werk(partner)
    expect(vraag).to_contain_text("vraagt of u dit ook afspreekt")
    bevestig(partner, vraag, "Ja, dit spreken wij ook af")

    ambtenaar.goto(afspraak.get_absolute_url())
    ambtenaar.get_by_role("link", name="Afspraak wijzigen").press("Enter")
    expect(ambtenaar.locator("#bewerken")).to_be_visible()
    vul_in(ambtenaar, {}, tekst="Wij baggeren samen, elk jaar.", reden="Een keer is te weinig.")
    makers = ambtenaar.get_by_role("list", name="Wie dit afspraken")
    expect(makers.locator("#partij-gemeente-proef .status")).to_have_text("Opnieuw te bevestigen")
    vraag = vraag_op_werk(partner)
    expect(vraag).to_contain_text(re.compile("Veranderd door .* op .*: Een keer is te weinig."))
    bevestig(partner, vraag, "Ja, dit geldt nog")

    ambtenaar.get_by_role("link", name="Stand van de afspraak melden").press("Enter")
    expect(ambtenaar.locator("#bewerken")).to_be_visible()
    vul_in(ambtenaar, {"Hoe staat het voor uw organisatie?": "nagekomen"}, reden="De provincie baggerde.")
    expect(makers.locator("#partij-provincie-proef .status")).to_have_text("Nagekomen")
    lees_dat_het_te_laat_is(open_browser(), afspraak)


def lees_dat_het_te_laat_is(burger: Page, afspraak: Afspraak) -> None:
    """A citizen reads since when and whose, on the page of the promise, in the matrix and at the party."""
    burger.goto(afspraak.get_absolute_url())
    zin = "Te laat sinds 1 april 2025. Nog niet nagekomen door Gemeente Proef. Waarom is niet gemeld."
    expect(burger.locator("#afspraak")).to_contain_text(zin)
    burger.goto("/afspraken/?partij=gemeente-proef")
    belofte = burger.locator(".belofte", has=burger.get_by_role("link", name=TITEL))
    expect(belofte).to_contain_text("Te laat sinds 1 april 2025: Gemeente Proef")
    burger.goto("/partijen/gemeente-proef/")
    regel = burger.locator("#acties li li", has=burger.get_by_role("link", name=TITEL))
    expect(regel.locator(".status")).to_have_text("Te laat")
