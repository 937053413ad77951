"""Rules about the whole: every page, every template, every model (single templates: web/test_huisstijl)."""

import re
from collections.abc import Iterator
from contextlib import suppress
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest
from django import forms
from django.apps import apps
from django.conf import settings
from django.contrib import admin
from django.core.management import call_command
from django.db import connection, models
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoDbBlocker

from basis.web.formulieren import LeestNormaal
from basis.web.tekst import TekstInNormaalvorm
from tests.support.eenmalig import eenmalig
from tests.support.pagina import Pagina
from tests.support.site import ALLE, OPENBAAR, Site, maak_site

WORTEL = Path(settings.BASE_DIR)
KAMERS = {pad.parent.name for pad in WORTEL.glob("*/__init__.py")} - {"scripts", "tests"}
APPS = [app.name for app in apps.get_app_configs() if app.name.split(".")[0] in KAMERS]
SJABLONEN = sorted(str(pad.relative_to(WORTEL / "templates")) for pad in (WORTEL / "templates").rglob("*.html"))
KAART = ("article", "kaart")
TABEL = {"table", "thead", "tbody", "tr", "th", "td"}
VAN_DJANGO = {"400.html", "403.html", "404.html", "500.html", "403_csrf.html"}  # found by their name


@pytest.fixture(scope="module")
def gedeeld(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Site]:
    yield from eenmalig(django_db_blocker, maak_site)


@pytest.fixture
def site(gedeeld: Site, db: None) -> Site:
    return gedeeld


# -- the code --------------------------------------------------------------------------------------------------


def test_who_is_refused_is_told_why() -> None:
    """The page for a 403 shows the text of what was raised."""
    zonder = re.compile(r"raise PermissionDenied(\(\s*\))?( from .*)?$", re.MULTILINE)
    bronnen = [pad for kamer in KAMERS for pad in (WORTEL / kamer).rglob("*.py")]

    assert [str(pad) for pad in bronnen if zonder.search(pad.read_text(encoding="utf-8"))] == []


@pytest.mark.django_db
def test_no_migration_is_missing() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_migrations_use_only_code_that_the_template_of_the_test_database_counts_in() -> None:
    """tests/support/sjabloon makes a new one when a migration changes, or what stands in basis/web and basis/tijd."""
    paden = [pad for kamer in KAMERS for pad in (WORTEL / kamer).rglob("migrations/*.py")]
    regels = [regel for pad in paden for regel in pad.read_text().splitlines()]
    ingevoerd = {naam for regel in regels for naam in re.findall(r"^\s*(?:from|import) ([\w.]+)", regel)}
    van_ons = {naam for naam in ingevoerd if naam.split(".")[0] in {"tests", *KAMERS}}

    assert {naam for naam in van_ons if not re.fullmatch(r"basis\.(web|tijd)\.\w+", naam)} == set()


def test_every_template_is_used() -> None:
    bronnen = [pad for kamer in KAMERS for pad in (WORTEL / kamer).rglob("*.py")]
    teksten = [pad.read_text(encoding="utf-8") for pad in [*bronnen, *(WORTEL / "templates").rglob("*.html")]]
    genoemd = {naam for tekst in teksten for naam in re.findall(r"[\w/-]+\.html", tekst)}
    delen = {f"cotton/{naam}.html" for tekst in teksten for naam in re.findall(r"<c-([\w-]+)", tekst)}

    assert [naam for naam in SJABLONEN if naam not in genoemd | delen | VAN_DJANGO and not _is_van_admin(naam)] == []


def test_one_module_alone_knows_what_allauth_calls_internal() -> None:
    """It may change with any version of allauth: the list of what to look at then must be all of it."""
    bronnen = [pad for map_ in ("tests", *KAMERS) for pad in (WORTEL / map_).rglob("*.py")]
    intern = re.compile(
        r"^\s*(from|import) allauth[\w.]*\.internal|^\s*from allauth[\w.]* import .*\binternal\b", re.MULTILINE
    )

    assert [pad.name for pad in bronnen if intern.search(pad.read_text(encoding="utf-8"))] == ["allauth_intern.py"]


def _is_van_admin(naam: str) -> bool:
    """Whether it stands in the place of a template of Django's own."""
    return (Path(admin.__file__).parent / "templates" / naam).exists()


# Secrets and prints of them, and who someone is elsewhere: to be compared to the letter.
GEEN_TEKST = {"partijen.Gebruiker.password", "toegang.Identiteit.onderwerp", "toegang.Identiteit.uitgever"} | {
    f"toegang.{naam}.sleutel" for naam in ("Poging", "Sessie", "Uitnodiging")
}


def test_every_text_that_is_kept_is_in_normal_form() -> None:
    """A slug and a choice take no other; triggers and the search index copy what stands in such a column."""
    van_ons = [model for model in apps.get_models() if model.__module__.split(".")[0] in KAMERS]
    modellen = [model for model in van_ons if model._meta.app_label != "zoeken"]
    velden = [veld for model in modellen if not hasattr(model, "pgh_obj") for veld in model._meta.fields]
    tekst = [veld for veld in velden if isinstance(veld, models.CharField | models.TextField) and not veld.choices]
    los = {str(veld) for veld in tekst if not isinstance(veld, models.SlugField | TekstInNormaalvorm)}

    assert los == GEEN_TEKST


def test_every_form_reads_the_normal_form() -> None:
    for naam in APPS:
        for deel in ("forms", "filters", "admin", "sso.forms"):
            with suppress(ModuleNotFoundError):
                import_module(f"{naam}.{deel}")
    te_doen, los = list(forms.BaseForm.__subclasses__()), set()
    while te_doen:
        soort = te_doen.pop()
        te_doen += soort.__subclasses__()
        if soort.__module__.split(".")[0] in KAMERS and not issubclass(soort, LeestNormaal):
            los.add(soort.__qualname__)

    assert los == set()


# -- every page ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("naam", ALLE)
def test_a_page_has_one_heading_a_title_and_a_description(naam: str, site: Site) -> None:
    pagina = site.pagina(naam)

    niveaus = [int(kop[1]) for kop, _ in pagina.koppen]
    assert niveaus.count(1) == 1
    assert niveaus[0] == 1
    assert all(later - eerder <= 1 for eerder, later in pairwise(niveaus)), pagina.koppen
    assert len(pagina.titel.removesuffix(" – IBP-portaal")) > 2
    (omschrijving,) = pagina.met("name", "description")
    assert 20 < len(omschrijving["content"] or "") <= 200
    assert [k["lang"] for k in pagina.met("lang")] == ["nl"]


@pytest.mark.parametrize("naam", ALLE)
def test_nothing_in_a_page_needs_an_exception_from_the_csp(naam: str, site: Site) -> None:
    antwoord = site.antwoord(naam)

    pagina = Pagina(antwoord)
    kenmerken = {kenmerk for _, k in pagina.elementen for kenmerk in k}
    assert [kenmerk for kenmerk in kenmerken if re.match(r"on\w+$|style$|hx-on", kenmerk)] == []
    assert [k for tag, k in pagina.elementen if tag == "style" or (tag == "script" and "src" not in k)] == []
    assert "unsafe" not in antwoord["Content-Security-Policy"]
    elders = [k[kant] for _, k in pagina.elementen for kant in ("src", "action") if (k.get(kant) or "/")[0] not in "/?"]
    assert elders == []


@pytest.mark.parametrize("naam", ALLE)
def test_a_page_shows_no_leftovers_of_its_making(naam: str, site: Site) -> None:
    html = site.antwoord(naam).text

    assert re.findall(r"<c-[\w-]+|</c-|\{\{|\{%|\{#", html) == []
    assert re.findall(r"\bNone\b|\bDateRange\b|&amp;(?:amp|lt|gt|quot|#x27);", html) == []
    assert re.findall(r".{0,40}\w</(?:time|a|span)>\s+[.,;:](?!\w)", html) == []  # a blank before a comma


@pytest.mark.parametrize("naam", ALLE)
def test_ids_are_unique_and_what_refers_to_them_is_there(naam: str, site: Site) -> None:
    pagina = site.pagina(naam)

    ids = [k["id"] or "" for k in pagina.met("id")]
    genoemd = {deel for kant in ("for", "aria-labelledby", "aria-describedby", "form")
               for k in pagina.met(kant) for deel in (k[kant] or "").split()}  # fmt: skip
    ankers = {k["href"][1:] for k in pagina.met("href") if (k["href"] or "").startswith("#")}  # type: ignore[index]
    assert sorted(naam for naam in set(ids) if ids.count(naam) > 1) == []
    assert sorted((genoemd | ankers) - set(ids)) == []


@pytest.mark.parametrize("naam", ALLE)
def test_every_field_has_a_name_that_can_be_read_aloud(naam: str, site: Site) -> None:
    pagina = site.pagina(naam)

    benoemd = {k["for"] for k in pagina.met("for")}
    velden = [k for tag, k in pagina.elementen if tag in {"input", "select", "textarea"}]
    stil = [k for k in velden if k.get("type") not in {"hidden", "submit"} and k.get("id") not in benoemd]
    assert [k for k in stil if "aria-label" not in k and not _staat_in_label(pagina, k)] == []


def _staat_in_label(pagina: Pagina, veld: dict[str, str | None]) -> bool:
    """Whether the element just before it is the label around it."""
    plek = next(nummer for nummer, (_, k) in enumerate(pagina.elementen) if k is veld)
    return pagina.elementen[plek - 1][0] == "label"


@pytest.mark.parametrize("naam", ALLE)
def test_what_has_one_name_does_one_thing(naam: str, site: Site) -> None:
    """Who hears only the links and buttons of a page can tell them apart."""
    doelen: dict[tuple[str, str], set[str]] = {}
    for tag, tekst, doel in site.pagina(naam).bediening:
        doelen.setdefault((tag, tekst), set()).add(doel)

    assert "" not in {tekst for _, tekst in doelen}
    assert {tekst: gevonden for tekst, gevonden in doelen.items() if len(gevonden) > 1} == {}


@pytest.mark.parametrize("naam", ALLE)
def test_what_is_read_aloud_has_no_signs(naam: str, site: Site) -> None:
    assert re.findall(r".{0,30}[→←↗↑↓·•›»|].{0,20}", site.pagina(naam).voorgelezen) == []


@pytest.mark.parametrize("naam", ALLE)
def test_a_table_is_a_table_and_one_that_scrolls_can_be_reached(naam: str, site: Site) -> None:
    pagina = site.pagina(naam)

    vensters = [k for k in pagina.met("class") if "tabelvenster" in (k["class"] or "").split()]
    assert [
        k for k in vensters if (k.get("role"), k.get("tabindex")) != ("region", "0") or not k.get("aria-label")
    ] == []
    assert [k for tag, k in pagina.elementen if tag in TABEL and "role" in k] == []
    assert len(pagina.met("autofocus")) <= 1


@pytest.mark.parametrize("naam", ALLE)
def test_a_card_is_an_item_of_a_list(naam: str, site: Site) -> None:
    elementen = site.pagina(naam).elementen

    kaarten = [voor for (voor, _), (tag, k) in pairwise(elementen) if (tag, (k.get("class") or "")[:5]) == KAART]
    assert set(kaarten) <= {"li"}


def test_each_state_of_a_page_has_a_title_of_its_own(site: Site) -> None:
    per_adres = {site.adres(naam).rstrip("?"): site.pagina(naam) for naam in ALLE}
    gezien: dict[str, dict[str, str]] = {}
    for adres, pagina in per_adres.items():
        gezien.setdefault(pagina.titel, {}).setdefault(pagina.voorgelezen, adres)

    assert [list(adressen.values()) for adressen in gezien.values() if len(adressen) > 1] == []


@pytest.mark.parametrize("naam", OPENBAAR)
def test_a_search_engine_hears_the_right_address(naam: str, site: Site, client: Client) -> None:
    """A list that was searched or filtered stays out; an address with a key too many leads to the one without."""
    pagina, adres = site.pagina(naam), site.adres(naam)

    (echt,) = [k["href"] or "" for k in pagina.met("rel", "canonical")]
    van_echt = Pagina(client.get(echt.removeprefix("http://testserver"))).titel
    assert van_echt == pagina.titel or "/volgen/" in echt  # one explanation, whatever was chosen
    met_extra = Pagina(client.get(f"{adres}{'&' if '?' in adres else '?'}utm_source=brief&leeg="))
    assert [k["href"] for k in met_extra.met("rel", "canonical")] == [echt]
    assert bool(pagina.met("name", "robots")) == ("?" in echt)


# -- public pages ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("naam", OPENBAAR)
def test_reading_leaves_no_trace_and_everyone_gets_the_same(naam: str, site: Site, client: Client) -> None:
    with CaptureQueriesContext(connection) as vragen:
        antwoord = client.get(site.adres(naam))

    assert antwoord.status_code == 200
    gevraagd = [vraag["sql"].strip(" \n(") for vraag in vragen.captured_queries]
    assert [sql for sql in gevraagd if not sql.startswith(("SELECT", "WITH"))] == []
    assert not antwoord.cookies
    assert "Cookie" not in antwoord.get("Vary", "")
    assert antwoord["Cache-Control"] == "no-cache"
    nog_eens = client.get(site.adres(naam), headers={"if-none-match": antwoord["ETag"]})
    assert nog_eens.status_code == 304


def test_every_link_leads_somewhere(site: Site, client: Client) -> None:
    gezien: dict[str, str] = {}
    van_vorm: dict[tuple[str, ...], str] = {}  # of links that differ in the values of their question only: the last
    for naam in OPENBAAR:
        hier = site.adres(naam).split("?")[0]
        for k in site.pagina(naam).met("href"):
            doel = (k["href"] or "").split("#")[0]
            if doel.startswith(("/", "?")) and not doel.startswith("/static/"):
                doel = f"{hier}{doel}" if doel.startswith("?") else doel
                gezien.setdefault(doel, naam)
                van_vorm[_vorm(doel)] = doel

    dood = {doel: gezien[doel] for doel in van_vorm.values() if client.get(doel).status_code not in {200, 302}}
    assert dood == {}
    assert len(gezien) > 25


def _vorm(doel: str) -> tuple[str, ...]:
    """The path, and what is asked for: not the answers."""
    delen = urlsplit(doel)
    return delen.path, *sorted({naam for naam, _ in parse_qsl(delen.query, keep_blank_values=True)})


def test_every_public_page_can_be_walked_to_from_home(site: Site, client: Client) -> None:
    """Plain links, no form and no script: so that archives and people find all."""
    te_doen, gezien = ["/"], {"/"}
    while te_doen:
        hier = te_doen.pop()
        for k in Pagina(client.get(hier)).met("href"):
            doel = (k["href"] or "").split("#")[0].split("?")[0]
            is_bladzijde = re.match(r"/(?!static|beheer|inloggen|zoeken)", doel) and not re.search(r"\.\w+$", doel)
            if is_bladzijde and doel not in gezien:
                gezien.add(doel)
                te_doen.append(doel)

    kaarten = ("acties", "geschiedenissen", "onderdelen", "programmalijnen", "rapporten", "paginas")
    openbaar = {pad for kaart in kaarten for pad in _paden(client, kaart)}
    assert sorted(openbaar - gezien) == []


def _paden(client: Client, kaart: str) -> list[str]:
    return re.findall(r"<loc>http://testserver([^<]+)</loc>", client.get(f"/sitemap-{kaart}.xml").text)
