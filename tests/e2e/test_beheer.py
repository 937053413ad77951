"""The beheer in a real browser: nothing that axe calls serious, nothing in the console, and the work gets done."""

import pytest
from playwright.sync_api import Page, expect

from acties.models import Actie, Document
from partijen.models import Gebruiker, Partij
from tests.beheer.conftest import GEREGISTREERD, adres
from tests.e2e.conftest import Open
from tests.factories import GebruikerFactory
from tests.support.browser import Wacht, bezwaren
from tests.support.programma import Programma


@pytest.fixture
def beheerder(programma: Programma) -> Gebruiker:
    gebruiker: Gebruiker = GebruikerFactory(is_staff=True, naam="Bea Beheer")
    return gebruiker


@pytest.fixture
def beheer(open_browser: Open, beheerder: Gebruiker) -> Page:
    return open_browser(als=beheerder)


def bladzijden(programma: Programma, beheerder: Gebruiker) -> list[str]:
    """One of each kind of page: list, adding, changing, removing, history, and pages that ask why."""
    actie = programma.actie
    lijsten = ("", "acties/actie/", "programmalijnen/programmalijn/", "logboek/logregel/", "acties/actie/?q=xyzzyq")
    return [
        *(f"/beheer/{lijst}" for lijst in lijsten),
        *(f"/beheer/{lijst}/add/" for lijst in ("acties/actie", "acties/soort", "partijen/gebruiker")),
        *(adres(ding) for ding in (actie, programma.mijlpaal, programma.trekker, beheerder, Document.objects.all()[0])),
        *(adres(actie, wat) for wat in ("voortgang", "deelnemers", "history")),
        adres(actie.soort, "delete"),
        adres(Partij.objects.filter(deelnames=None)[0], "delete"),
    ]


def alle_bladzijden() -> list[str]:
    """The lists, and where it can be the pages to add, change and remove, of everything."""
    paden = ["/beheer/bronnen/bron/?_popup=1", "/beheer/logboek/logregel/?moment__year=2020"]
    for admin in GEREGISTREERD:
        lijst = f"/beheer/{admin.opts.app_label}/{admin.opts.model_name}/"
        paden += [lijst, *([f"{lijst}add/"] if admin.mag_erbij else [])]
        if ding := admin.model._default_manager.order_by("pk").first():
            paden += [adres(ding), *([adres(ding, "delete")] if admin.mag_weg else [])]
    return paden


SMALST = 320
KLEINE_TEKST = """() => {
  const tekst = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), klein = [];
  while (tekst.nextNode()) {
    const vak = tekst.currentNode.parentElement, maat = parseFloat(getComputedStyle(vak).fontSize);
    const telt = tekst.currentNode.data.trim() && vak.checkVisibility();
    if (telt && maat < 12) klein.push(`${maat}: ${tekst.currentNode.data}`);
  }
  return klein;
}"""
NERGENS = """() => [...document.querySelectorAll("[aria-describedby], [aria-labelledby], label[for]")].flatMap((e) =>
  ["aria-describedby", "aria-labelledby", "for"].flatMap((naam) => (e.getAttribute(naam) ?? "").split(/\\s+/))
    .filter((id) => id && !document.getElementById(id)))"""


def test_axe(beheer: Page, programma: Programma, beheerder: Gebruiker) -> None:
    fouten = []
    Actie.objects.filter(pk=programma.actie.pk).update(doel="Iets anders.")  # so that there is a history
    for pad in bladzijden(programma, beheerder):
        beheer.goto(pad)
        fouten += bezwaren(beheer)
    assert not fouten, "\n".join(fouten)


def test_nothing_is_tiny_too_wide_or_refers_to_nothing(beheer: Page, programma: Programma) -> None:
    fouten = []
    beheer.set_viewport_size({"width": SMALST, "height": 800})
    for pad in alle_bladzijden():
        beheer.goto(pad)
        fouten += [f"{pad}: verwijst nergens naar: {id_}" for id_ in beheer.evaluate(NERGENS)]
        fouten += [f"{pad}: kleine tekst: {tekst}" for tekst in beheer.evaluate(KLEINE_TEKST)]
        if (breed := beheer.evaluate("document.documentElement.scrollWidth")) > SMALST:
            fouten.append(f"{pad}: {breed} pixels breed")
    assert not fouten, "\n".join(fouten)


def test_a_wide_list_slides_in_a_block_that_says_what_it_is(beheer: Page) -> None:
    beheer.goto("/beheer/acties/mijlpaal/")
    blok = beheer.get_by_role("region", name="Selecteer mijlpaal om te wijzigen")
    blok.focus()
    expect(blok).to_be_focused()
    expect(beheer.get_by_role("textbox", name="Zoek in mijlpalen")).to_be_visible()


@pytest.mark.parametrize("waar", ["tekst", "rij", "zoeklijst", "bestand", "fout"])
def test_what_was_typed_is_not_thrown_away_unasked(beheer: Page, programma: Programma, wacht: Wacht, waar: str) -> None:
    document = Document.objects.earliest("pk")
    beheer.goto(adres(document if waar == "bestand" else programma.actie))
    if waar in {"tekst", "fout"}:
        beheer.get_by_label("Gezamenlijk doel").fill("" if waar == "fout" else "Iets anders.")
    elif waar == "rij":
        beheer.locator("[name='mijlpalen-0-titel']").fill("Andere titel")
    elif waar == "zoeklijst":
        beheer.get_by_role("combobox", name="Bron").click()
        beheer.locator(".select2-results__option[aria-selected]").first.click()
    else:
        beheer.locator("input[type=file]").set_input_files({"name": "a.pdf", "mimeType": "", "buffer": b"%PDF-1.7"})
    if waar == "fout":
        beheer.get_by_role("button", name="Opslaan", exact=True).click()
        expect(beheer.locator(".errornote")).to_be_visible()
        beheer.wait_for_load_state()  # with the script that asks
    hier = beheer.url
    with wacht.vraagt(ja=False), beheer.expect_event("dialog") as vraag:
        beheer.get_by_role("link", name="Voorpagina").click(no_wait_after=True)
    assert vraag.value.type == "beforeunload"
    expect(beheer).to_have_url(hier)


def test_saving_and_looking_around_ask_nothing(beheer: Page, programma: Programma) -> None:
    for pad in (adres(programma.actie), adres(programma.actie, "voortgang"), "/beheer/acties/soort/"):
        beheer.goto(pad)
        beheer.get_by_role("link", name="Voorpagina").click()
        expect(beheer.get_by_role("heading", level=1)).to_have_text("Wat wilt u beheren?")
    beheer.goto(adres(programma.actie))
    beheer.get_by_label("Gezamenlijk doel").fill("Iets anders.")
    beheer.get_by_role("button", name="Opslaan", exact=True).click()
    expect(beheer.locator(".messagelist")).to_contain_text("Gewijzigd")


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
    expect(beheer.get_by_text("Uw melding is opgeslagen.")).to_be_visible()
    beheer.get_by_role("link", name="Bekijk op de openbare pagina").click()
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
    rol = beheer.get_by_label("Rol, nieuwe rij").first
    beheer.get_by_role("button", name="Nog een Deelname toevoegen").click()
    beheer.get_by_role("combobox", name="Partij, nieuwe rij").last.click()
    beheer.get_by_label("Zoek in de lijst").fill("Unie van Water")
    beheer.get_by_role("option", name="Unie van Waterschappen").click()
    rol.select_option("adviseur")
    expect(rol).to_have_value("adviseur")
    assert bezwaren(beheer) == []
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
    expect(een.locator(".messagelist")).to_contain_text("Gewijzigd")
    twee.get_by_label("Gezamenlijk doel").fill("Het doel van de tweede.")
    twee.get_by_role("button", name="Opslaan", exact=True).click()
    expect(twee.get_by_text("Iemand anders heeft dit veranderd")).to_be_visible()
    expect(twee.get_by_text("Nu staat er: Het doel van de eerste.")).to_be_visible()
    expect(twee.get_by_label("Gezamenlijk doel")).to_have_value("Het doel van de tweede.")
    assert bezwaren(twee) == []


def test_original_dates_can_only_be_read(beheer: Page, programma: Programma) -> None:
    beheer.goto(adres(programma.mijlpaal))
    expect(beheer.get_by_label("Oorspronkelijk gepland")).to_be_disabled()
    beheer.get_by_role("link", name="Opnieuw plannen").click()
    beheer.get_by_role("textbox", name="Nu verwacht").fill("juni 2033")
    beheer.get_by_label("Reden").fill("Er is minder geld.")
    beheer.get_by_role("button", name="Opslaan").click()
    expect(beheer.get_by_text("De mijlpaal is bijgewerkt.")).to_be_visible()
    expect(beheer.locator(".field-toon_verwacht")).to_contain_text("juni 2033")
