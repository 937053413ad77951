"""The beheer in a real browser: nothing that axe calls serious, nothing in the console, and the work gets done."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from acties.models import Actie, Afspraak, Document, Gebeurtenis, Onderdeel, Soort
from partijen.models import Gebruiker, Partij
from programmalijnen.models import Pagina, Programmalijn
from tests.beheer.conftest import adres
from tests.e2e.conftest import Open
from tests.factories import GebruikerFactory
from tests.support.browser import bezwaren
from tests.support.programma import Programma

# Without `preload` axe puts no style of its own in the page, which the CSP would refuse.
REGELS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")


@pytest.fixture
def beheerder(programma: Programma) -> Gebruiker:
    gebruiker: Gebruiker = GebruikerFactory(is_staff=True, naam="Bea Beheer")
    return gebruiker


@pytest.fixture
def beheer(open_browser: Open, beheerder: Gebruiker) -> Page:
    return open_browser(als=beheerder)


def bladzijden(programma: Programma, beheerder: Gebruiker) -> list[str]:
    """The main pages: lists, forms with rows, pages that ask why, and what goes wrong."""
    actie, lijsten = programma.actie, ("acties/actie", "acties/gebeurtenis", "programmalijnen/programmalijn")
    dingen: list[Any] = [actie, programma.mijlpaal, programma.trekker, beheerder]
    dingen += [model._default_manager.all()[0] for model in (Afspraak, Document, Gebeurtenis, Onderdeel)]
    dingen += [model._default_manager.all()[0] for model in (Pagina, Programmalijn, Soort)]
    return [
        "/beheer/",
        *(f"/beheer/{lijst}/" for lijst in (*lijsten, "acties/mijlpaal", "partijen/gebruiker")),
        *(f"/beheer/{lijst}/" for lijst in ("logboek/logregel", "berichten/bericht")),
        *(f"/beheer/{lijst}/add/" for lijst in ("acties/actie", "acties/document", "partijen/gebruiker")),
        *(adres(ding) for ding in dingen),
        *(adres(actie, wat) for wat in ("voortgang", "fase", "deelnemers", "intrekken", "history")),
        adres(programma.mijlpaal, "bijwerken"),
        adres(Partij.objects.filter(deelnames=None)[0], "delete"),
    ]


def test_axe(beheer: Page, programma: Programma, beheerder: Gebruiker) -> None:
    fouten = []
    Actie.objects.filter(pk=programma.actie.pk).update(doel="Iets anders.")  # so that there is a history
    for pad in bladzijden(programma, beheerder):
        beheer.goto(pad)
        fouten += bezwaren(beheer, REGELS)
    assert not fouten, "\n".join(fouten)


def test_progress_with_a_reason_is_on_the_site_at_once(beheer: Page, programma: Programma) -> None:
    beheer.goto(adres(programma.actie))
    beheer.get_by_role("link", name="Voortgang melden").click()
    expect(beheer.get_by_role("heading", level=1)).to_have_text("Voortgang melden")
    beheer.get_by_label("Status").select_option("vertraagd")
    beheer.get_by_role("button", name="Opslaan").click()
    expect(beheer.get_by_label("Reden")).to_be_focused()  # nothing without a reason
    expect(beheer.get_by_label("Status")).to_have_value("vertraagd")
    beheer.get_by_label("Reden").fill("Het baggeren duurt langer.")
    beheer.get_by_role("button", name="Opslaan").click()
    expect(beheer.get_by_text("De voortgang is opgeslagen.")).to_be_visible()
    beheer.get_by_role("link", name="Bekijk op de site").click()
    expect(beheer.get_by_text("Het baggeren duurt langer.").first).to_be_visible()


def test_new_draft_is_previewed_and_published(beheer: Page, page: Page) -> None:
    beheer.goto("/beheer/acties/actie/add/")
    beheer.get_by_label("Titel").press_sequentially("Groene daken")
    expect(beheer.get_by_label("Adresnaam")).to_have_value("groene-daken")
    beheer.get_by_label("Programmalijn").select_option(index=1)
    beheer.get_by_label("Soort").select_option(index=1)
    beheer.get_by_label("Gezamenlijk doel").fill("Op elk dak groeit iets.")
    beheer.get_by_label("Samenvatting").fill("Wij maken daken groen.")
    beheer.get_by_role("button", name="Opslaan en opnieuw bewerken").click()
    beheer.get_by_role("link", name="Voorbeeld").click()
    expect(beheer.get_by_role("heading", level=1)).to_have_text("Groene daken")
    assert page.goto("/acties/groene-daken/").status == 404  # type: ignore[union-attr]
    beheer.go_back()
    beheer.get_by_role("link", name="Publiceren").click()
    beheer.get_by_label("Reden").fill("Besloten in het overleg.")
    beheer.get_by_role("button", name="Opslaan").click()
    expect(beheer.get_by_text("De actie is gepubliceerd.")).to_be_visible()
    page.goto("/acties/groene-daken/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Groene daken")


def test_row_is_added_with_search_in_a_long_list(beheer: Page, programma: Programma) -> None:
    beheer.goto(adres(programma.actie, "deelnemers"))
    beheer.get_by_role("button", name="Nog een Deelname toevoegen").click()
    beheer.get_by_role("combobox", name="Partij, nieuwe rij").last.click()
    beheer.get_by_label("Zoek in de lijst").fill("Unie van Water")
    beheer.get_by_role("option", name="Unie van Waterschappen").click()
    beheer.get_by_label("Rol, nieuwe rij").first.select_option("adviseur")
    assert bezwaren(beheer, REGELS) == []
    beheer.get_by_label("Reden").fill("Gevraagd om mee te denken.")
    beheer.get_by_role("button", name="Opslaan").click()
    expect(beheer.get_by_text("De deelnemers zijn opgeslagen.")).to_be_visible()
    assert programma.actie.deelnames.filter(rol="adviseur", partij__naam="Unie van Waterschappen").exists()


def test_two_beheerders_at_once(open_browser: Open, beheerder: Gebruiker, programma: Programma) -> None:
    een, twee = open_browser(als=beheerder), open_browser(als=GebruikerFactory(is_staff=True))
    for pagina in (een, twee):
        pagina.goto(adres(programma.actie))
    een.get_by_label("Gezamenlijk doel").fill("Het doel van de eerste.")
    een.get_by_role("button", name="Opslaan", exact=True).click()
    twee.get_by_label("Gezamenlijk doel").fill("Het doel van de tweede.")
    twee.get_by_role("button", name="Opslaan", exact=True).click()
    expect(twee.get_by_text("Iemand anders heeft deze actie veranderd")).to_be_visible()
    expect(twee.get_by_text("Nu staat er: Het doel van de eerste.")).to_be_visible()
    expect(twee.get_by_label("Gezamenlijk doel")).to_have_value("Het doel van de tweede.")
    assert bezwaren(twee, REGELS) == []


def test_original_dates_can_only_be_read(beheer: Page, programma: Programma) -> None:
    beheer.goto(adres(programma.mijlpaal))
    expect(beheer.get_by_label("Oorspronkelijk gepland")).to_be_disabled()
    beheer.get_by_role("link", name="Opnieuw plannen").click()
    beheer.get_by_label("Nu verwacht").fill("juni 2033")
    beheer.get_by_label("Reden").fill("Er is minder geld.")
    beheer.get_by_role("button", name="Opslaan").click()
    expect(beheer.get_by_text("De mijlpaal is bijgewerkt.")).to_be_visible()
    expect(beheer.locator(".field-toon_verwacht")).to_contain_text("juni 2033")
