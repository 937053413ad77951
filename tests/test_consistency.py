"""Rules about the whole: every page, every template, every model (single templates: web/test_huisstijl)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.apps import apps
from django.conf import settings
from django.contrib import admin
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django import DjangoDbBlocker

from acties import services
from acties.handelingen import MeldVoortgang
from concepten.services import bewaar
from tests.factories import ActieFactory, BronFactory, PaginaFactory
from tests.support.eenmalig import eenmalig
from tests.support.inlog import geef_app
from tests.support.pagina import Pagina, browser_van
from tests.support.rapporten import maak_rapport
from tests.support.rondes import bureau, maak_ronde
from tests.support.uitnodigen import maak_uitnodiging
from tests.support.uitwisseling import maak_invoeren
from tests.support.wereld import lid, maak_wereld

WORTEL = Path(settings.BASE_DIR)
APPS = [app.name for app in apps.get_app_configs() if Path(app.path).parent == WORTEL]
SJABLONEN = sorted(str(pad.relative_to(WORTEL / "templates")) for pad in (WORTEL / "templates").rglob("*.html"))
VAN_DJANGO = {"400.html", "403.html", "404.html", "500.html", "403_csrf.html"}  # found by their name

OPENBAAR = {
    "home": "/",
    "lijst": "/acties/",
    "lijst, gefilterd": "/acties/?q=samen&status=gepland&van=2018",
    "lijst, niets gevonden": "/acties/?q=ruimtevaart",
    "lijst, fout adres": "/acties/?status=prima&van=ooit",
    "actie": "/acties/{actie}/",
    "lege actie": "/acties/leeg/",
    "geschiedenis": "/acties/{actie}/geschiedenis/",
    "geschiedenis, niets": "/acties/leeg/geschiedenis/?soort=fase",
    "onderdeel": "/acties/{actie}/onderdelen/deel/",
    "programmalijn": "/programmalijnen/{lijn}/",
    "partijen": "/partijen/",
    "partijen, niets gevonden": "/partijen/?q=niemand",
    "partij": "/partijen/{partij}/",
    "partij zonder acties": "/partijen/{vreemde}/",
    "afspraken": "/afspraken/",
    "afspraken, niets gevonden": "/afspraken/?toon=met&status=gestopt",
    "lijst van toen": "/acties/?stand=2021-03-01",
    "actie van toen": "/acties/{actie}/?stand={vandaag}",
    "actie van voor haar tijd": "/acties/{actie}/?stand=2001-01-01",
    "afspraken van toen": "/afspraken/?stand={vandaag}&toen=ja",
    "onmogelijke dag": "/partijen/?stand=morgen",
    "verschil": "/voortgang/verschil/",
    "verschil, gefilterd": "/voortgang/verschil/?actie={actie}&soort=mijlpalen&soort=fase&partij={partij}",
    "verschil, niets gevonden": "/voortgang/verschil/?van=1990-01-01&tot=1991-01-01",
    "rapporten": "/voortgang/rapporten/",
    "rapport": "/voortgang/rapporten/{rapport}/",
    "zoeken": "/zoeken/",
    "zoeken, gevonden": "/zoeken/?q=gemeente",
    "zoeken, één soort": "/zoeken/?q=gemeente&soort=partij",
    "zoeken, niets gevonden": "/zoeken/?q=xyzzy",
    "over": "/over/",
    "volgen": "/volgen/",
    "volgen, een actie": "/volgen/?actie={actie}",
    "volgen, een lijst": "/volgen/?status=gepland&q=samen",
    "voortgang": "/voortgang/",
    "voortgang, van een partij": "/voortgang/?partij={partij}",
    "voortgang, fout adres": "/voortgang/?lijn=onbekend",
    "voortgang, eerder": "/voortgang/?stand=2021-03-01",
    "tijdlijn": "/voortgang/tijdlijn/",
    "tijdlijn, een jaar": "/voortgang/tijdlijn/?jaar=2030",
    "tijdlijn, als lijst": "/voortgang/tijdlijn/?vorm=lijst",
    "cijfers": "/voortgang/cijfers/?wat=gepland&jaar=2030",
    "cijfers, afspraken": "/voortgang/cijfers/?wat=afspraken-actueel",
    "cijfers, niets": "/voortgang/cijfers/?wat=meer-later",
}
BESLOTEN = {
    "inloggen": "/inloggen/",
    "wachtwoord vergeten": "/account/wachtwoord/vergeten/",
    "wachtwoord gevraagd": "/account/wachtwoord/gevraagd/",
    "wachtwoordlink verlopen": "/account/wachtwoord/nieuw/MQ/weg/",
    "wachtwoord": "/account/wachtwoord/",
    "uitnodiging": "/account/uitnodiging/{token}/",
    "uitnodiging verlopen": "/account/uitnodiging/weg/",
    "account": "/account/",
    "bevestigen": "/account/bevestigen/",
    "sessies": "/account/sessies/",
    "tweede stap": "/account/tweede-stap/",
    "app instellen": "/account/tweede-stap/app/",
    "passkey instellen": "/account/tweede-stap/passkey/",
    "app weghalen": "/account/tweede-stap/{middel}/weghalen/",
    "herstelcodes": "/account/tweede-stap/herstelcodes/",
    "mensen": "/account/mensen/",
    "werk": "/werk/",
    "berichten kiezen": "/account/berichten/",
    "concepten": "/werk/concepten/",
    "concept": "/werk/concepten/{concept}/",
    "concept bewerken": "/werk/concepten/{concept}/bewerken/",
    "werk, niets in de keuze": "/werk/?status=gestopt&lijn=onbekend",
    "werk, voortgang melden": "/werk/?reden=iets&bewerk={actie}:voortgang",
    "werk, mijlpaal melden": "/werk/?bewerk={actie}:mijlpaal:wet",
    "taalhulp": "/werk/taalhint/",
    "werk, hulp": "/werk/hulp/",
    "uitwisseling": "/werk/uitwisseling/",
    "uitwisseling, in de wachtrij": "/werk/uitwisseling/{invoerwacht}/",
    "uitwisseling, mislukt": "/werk/uitwisseling/{invoermislukt}/",
    "uitwisseling, gelezen": "/werk/uitwisseling/{invoergelezen}/",
    "uitwisseling, fouten": "/werk/uitwisseling/{invoerfouten}/",
    "uitwisseling, doorgevoerd": "/werk/uitwisseling/{invoerklaar}/",
    "actie van de trekker": "/acties/{actie}/",
    "voortgang melden": "/acties/{actie}/?bewerk=voortgang",
    "mijlpaal melden": "/acties/{actie}/?bewerk=mijlpaal:wet",
    "mijlpaal herijken": "/acties/{actie}/?bewerk=herijking:wet",
    "afspraak vastleggen": "/acties/{actie}/?bewerk=afspraak:{partij}",
    "rapporten van een ambtenaar": "/voortgang/rapporten/",
    "rapport maken": "/voortgang/rapporten/nieuw/",
    "rapport maken zoals": "/voortgang/rapporten/nieuw/?zoals={rapport}",
    "rapport in concept": "/voortgang/rapporten/{rapportconcept}/",
    "rapport in de wachtrij": "/voortgang/rapporten/{rapportwacht}/",
    "rapport, inleiding": "/voortgang/rapporten/{rapportconcept}/inleiding/",
    "wie mag wat": "/account/rechten/",
    "wie mag wat, niemand": "/account/rechten/?rol=koning",
    "inlog bij organisaties": "/account/organisatie/",
    "inlog geweigerd": "/account/organisatie/nieuw/",
    "niet gevonden": "/bestaat/niet/",
    "rondes": "/werk/rondes/",
    "ronde": "/werk/rondes/{ronde}/",
    "ronde, gesloten": "/werk/rondes/{rondedicht}/",
    "rondes vergelijken": "/werk/rondes/{rondedicht}/vergelijk/",
    "rondes vergelijken, een ervoor": "/werk/rondes/{rondedicht}/vergelijk/?met={rondeeerder}",
    "ronde van het bureau": "/werk/rondes/{ronde}/?",
    "ronde in concept": "/werk/rondes/{rondeconcept}/",
    "ronde maken": "/werk/rondes/nieuw/",
    "ronde wijzigen": "/werk/rondes/{rondeconcept}/wijzigen/",
    "ronde sluiten": "/werk/rondes/{ronde}/sluiten/",
    "bord van een ronde": "/werk/rondes/{ronde}/bord/",
    "bord van een ronde, niets gevonden": "/werk/rondes/{ronde}/bord/?laag=waterschappen",
    "verschil, fout adres": "/voortgang/verschil/?van=2030-01-01&tot=ooit&lijn=onbekend&actie=onbekend",
    "lange zoekvraag": f"/zoeken/?q={'x' * 300}",
}
VAN_BUREAU = (
    "ronde van het bureau",
    "ronde in concept",
    "ronde maken",
    "ronde wijzigen",
    "ronde sluiten",
    "bord van een ronde",
    "bord van een ronde, niets gevonden",
)
ALLE = OPENBAAR | BESLOTEN


@dataclass
class Site:
    """All pages, each fetched once by who may see it."""

    plaatsen: dict[str, str]
    trekker: Client
    bureau: Client
    gelezen: dict[str, Any] = field(default_factory=dict)

    def adres(self, naam: str) -> str:
        return ALLE[naam].format(**self.plaatsen)

    def antwoord(self, naam: str) -> Any:
        if naam not in self.gelezen:
            lezer = Client() if naam in OPENBAAR or naam in {"inloggen", "uitnodiging"} else self.trekker
            client = self.bureau if naam in VAN_BUREAU else lezer
            self.gelezen[naam] = client.get(self.adres(naam))
        return self.gelezen[naam]

    def pagina(self, naam: str) -> Pagina:
        return Pagina(self.antwoord(naam))


@pytest.fixture(scope="module")
def gedeeld(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Site]:
    yield from eenmalig(django_db_blocker, _maak)


def _maak() -> Site:
    w = maak_wereld()
    ActieFactory(slug="leeg", gepubliceerd=True)
    for slug in ("over", "privacy", "toegankelijkheid", "contact", "kwetsbaarheid-melden"):
        PaginaFactory(slug=slug)
    waarom = services.Verantwoording(reden="Zo is het.", bron=BronFactory())
    services.meld_voortgang(actie=w.actie, status="gepland", verantwoording=waarom)
    rapporten = {
        "rapport": maak_rapport(klaar=True, gepubliceerd=True, inleiding="Een **woord** vooraf."),
        "rapportconcept": maak_rapport(klaar=True, namens=w.trekker),
        "rapportwacht": maak_rapport(namens=w.trekker),
    }
    plaatsen = {naam: rapport.slug for naam, rapport in rapporten.items()}
    rondes = {
        "ronde": maak_ronde(geopend=True, titel="Open"),
        "rondeeerder": maak_ronde(gesloten=True, titel="Eerder"),
        "rondedicht": maak_ronde(gesloten=True, titel="Dicht"),
        "rondeconcept": maak_ronde(titel="Concept"),
    }
    plaatsen |= {naam: ronde.slug for naam, ronde in rondes.items()}
    plaatsen |= {"actie": w.actie.slug, "lijn": w.actie.programmalijn.slug, "partij": w.trekker.slug}
    plaatsen |= {"vreemde": w.vreemde.slug, "vandaag": str(timezone.localdate())}
    trekker = lid(w.trekker, rol="redacteur")
    plaatsen |= {"token": maak_uitnodiging(door=trekker, partij=w.trekker)[1], "middel": str(geef_app(trekker).pk)}
    RecoveryCodes.activate(trekker)
    melding = MeldVoortgang(w.actie, trekker)
    plaatsen["concept"] = str(bewaar(handeling=melding, gegevens={"status": "vertraagd"}).pk)
    plaatsen |= {f"invoer{naam}": str(invoer.sleutel) for naam, invoer in maak_invoeren(trekker).items()}
    return Site(plaatsen, browser_van(trekker, net=True), browser_van(bureau()))


@pytest.fixture
def site(gedeeld: Site, db: None) -> Site:
    return gedeeld


# -- the code --------------------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_no_migration_is_missing() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_every_template_is_used() -> None:
    bronnen = [pad for app in ("ibp_portal", *APPS) for pad in (WORTEL / app).rglob("*.py")]
    teksten = [pad.read_text(encoding="utf-8") for pad in [*bronnen, *(WORTEL / "templates").rglob("*.html")]]
    genoemd = {naam for tekst in teksten for naam in re.findall(r"[\w/-]+\.html", tekst)}
    delen = {f"cotton/{naam}.html" for tekst in teksten for naam in re.findall(r"<c-([\w-]+)", tekst)}

    assert [naam for naam in SJABLONEN if naam not in genoemd | delen | VAN_DJANGO and not _is_van_admin(naam)] == []


def _is_van_admin(naam: str) -> bool:
    """Whether it stands in the place of a template of Django's own."""
    return (Path(admin.__file__).parent / "templates" / naam).exists()


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


def test_titles_tell_pages_apart(site: Site, client: Client) -> None:
    namen = [naam for naam in OPENBAAR if "," not in naam]

    titels = [site.pagina(naam).titel for naam in namen]

    assert sorted(titel for titel in titels if titels.count(titel) > 1) == []


def test_every_link_leads_somewhere(site: Site, client: Client) -> None:
    gezien: dict[str, str] = {}
    for naam in OPENBAAR:
        hier = site.adres(naam).split("?")[0]
        for k in site.pagina(naam).met("href"):
            doel = (k["href"] or "").split("#")[0]
            if doel.startswith(("/", "?")) and not doel.startswith("/static/"):
                gezien.setdefault(f"{hier}{doel}" if doel.startswith("?") else doel, naam)

    dood = {doel: naam for doel, naam in gezien.items() if client.get(doel).status_code not in {200, 302}}
    assert dood == {}
    assert len(gezien) > 25


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
