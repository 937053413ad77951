"""Rules about every page, each fetched once by who may see it (single templates: web/test_huisstijl)."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from urllib.parse import parse_qsl, urlsplit

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoDbBlocker

from tests.support.adressen import ALLE, OPENBAAR
from tests.support.eenmalig import eenmalig
from tests.support.pagina import Pagina
from tests.support.site import Site, maak_site

KAART = ("article", "kaart")
DATA = {"type": "application/ld+json"}  # a block that no browser runs
TABEL = {"table", "thead", "tbody", "tr", "th", "td"}


@pytest.fixture(scope="module")
def gedeeld(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Site]:
    yield from eenmalig(django_db_blocker, maak_site)


@pytest.fixture
def site(gedeeld: Site, db: None) -> Site:
    return gedeeld


# -- every page ------------------------------------------------------------------------------------------------


def op_elke_pagina(kijk: Callable[[str], Iterable[object]]) -> dict[str, list[object]]:
    """What `kijk` finds to be wrong, by the name of the page."""
    gevonden = {naam: list(kijk(naam)) for naam in ALLE}
    return {naam: fout for naam, fout in gevonden.items() if fout}


def test_a_page_has_one_heading_a_title_and_a_description(site: Site) -> None:
    def kijk(naam: str) -> Iterator[object]:
        pagina = site.pagina(naam)
        niveaus = [int(kop[1]) for kop, _ in pagina.koppen]
        omschrijvingen = [k["content"] or "" for k in pagina.met("name", "description")]
        if niveaus[:1] != [1] or niveaus.count(1) != 1 or any(na - voor > 1 for voor, na in pairwise(niveaus)):
            yield pagina.koppen
        if len(pagina.titel.removesuffix(" – IBP-portaal")) <= 2:
            yield pagina.titel
        if [20 < len(tekst) <= 200 for tekst in omschrijvingen] != [True]:
            yield omschrijvingen
        if [k["lang"] for k in pagina.met("lang")] != ["nl"]:
            yield pagina.met("lang")

    assert op_elke_pagina(kijk) == {}


def test_nothing_in_a_page_needs_an_exception_from_the_csp(site: Site) -> None:
    def kijk(naam: str) -> Iterator[object]:
        antwoord, elementen = site.antwoord(naam), site.pagina(naam).elementen
        kenmerken = {kenmerk for _, k in elementen for kenmerk in k}
        yield from (kenmerk for kenmerk in kenmerken if re.match(r"on\w+$|style$|hx-on", kenmerk))
        gevaar = (k for tag, k in elementen if tag == "style" or (tag == "script" and "src" not in k))
        yield from (k for k in gevaar if k != DATA)
        yield from re.findall("unsafe", antwoord["Content-Security-Policy"])
        yield from (k[kant] for _, k in elementen for kant in ("src", "action") if (k.get(kant) or "/")[0] not in "/?")

    assert op_elke_pagina(kijk) == {}


def test_a_page_shows_no_leftovers_of_its_making(site: Site) -> None:
    resten = r"<c-[\w-]+|</c-|\{\{|\{%|\{#|\bNone\b|\bDateRange\b|&amp;(?:amp|lt|gt|quot|#x27);"
    blank_voor_leesteken = r".{0,40}\w</(?:time|a|span)>\s+[.,;:](?!\w)"

    assert op_elke_pagina(lambda naam: re.findall(resten, site.antwoord(naam).text)) == {}
    assert op_elke_pagina(lambda naam: re.findall(blank_voor_leesteken, site.antwoord(naam).text)) == {}


def test_ids_are_unique_and_what_refers_to_them_is_there(site: Site) -> None:
    def kijk(naam: str) -> Iterator[object]:
        pagina = site.pagina(naam)
        ids = Counter(k["id"] or "" for k in pagina.met("id"))
        genoemd = {deel for kant in ("for", "aria-labelledby", "aria-describedby", "form")
                   for k in pagina.met(kant) for deel in (k[kant] or "").split()}  # fmt: skip
        ankers = {k["href"][1:] for k in pagina.met("href") if (k["href"] or "").startswith("#")}  # type: ignore[index]
        yield from (naam for naam, aantal in ids.items() if aantal > 1)
        yield from (genoemd | ankers) - set(ids)

    assert op_elke_pagina(kijk) == {}


def test_every_field_has_a_name_that_can_be_read_aloud(site: Site) -> None:
    def kijk(naam: str) -> Iterator[object]:
        pagina = site.pagina(naam)
        benoemd = {k["for"] for k in pagina.met("for")}
        velden = [k for tag, k in pagina.elementen if tag in {"input", "select", "textarea"}]
        stil = [k for k in velden if k.get("type") not in {"hidden", "submit"} and k.get("id") not in benoemd]
        return (k for k in stil if "aria-label" not in k and not _staat_in_label(pagina, k))

    assert op_elke_pagina(kijk) == {}


def _staat_in_label(pagina: Pagina, veld: dict[str, str | None]) -> bool:
    """Whether the element just before it is the label around it."""
    plek = next(nummer for nummer, (_, k) in enumerate(pagina.elementen) if k is veld)
    return pagina.elementen[plek - 1][0] == "label"


def test_what_has_one_name_does_one_thing(site: Site) -> None:
    """Who hears only the links and buttons of a page can tell them apart."""

    def kijk(naam: str) -> Iterator[object]:
        doelen: dict[tuple[str, str], set[str]] = {}
        for tag, tekst, doel in site.pagina(naam).bediening:
            doelen.setdefault((tag, tekst), set()).add(doel)
        return ((wat, naartoe) for wat, naartoe in doelen.items() if len(naartoe) > 1 or not wat[1])

    assert op_elke_pagina(kijk) == {}


def test_what_is_read_aloud_has_no_signs(site: Site) -> None:
    teken = r".{0,30}[→←↗↑↓·•›»|].{0,20}"

    assert op_elke_pagina(lambda naam: re.findall(teken, site.pagina(naam).voorgelezen)) == {}


def test_a_table_is_a_table_and_one_that_scrolls_can_be_reached(site: Site) -> None:
    def kijk(naam: str) -> Iterator[object]:
        pagina = site.pagina(naam)
        vensters = [k for k in pagina.met("class") if "tabelvenster" in (k["class"] or "").split()]
        goed = {"role": "region", "tabindex": "0"}
        yield from (k for k in vensters if not k.get("aria-label") or not goed.items() <= k.items())
        yield from (k for tag, k in pagina.elementen if tag in TABEL and "role" in k)
        yield from pagina.met("autofocus")[1:]

    assert op_elke_pagina(kijk) == {}


def test_a_card_is_an_item_of_a_list(site: Site) -> None:
    def kijk(naam: str) -> set[str]:
        elementen = site.pagina(naam).elementen
        kaarten = (voor for (voor, _), (tag, k) in pairwise(elementen) if (tag, (k.get("class") or "")[:5]) == KAART)
        return set(kaarten) - {"li"}

    assert op_elke_pagina(kijk) == {}


def test_each_state_of_a_page_has_a_title_of_its_own(site: Site) -> None:
    per_adres = {site.adres(naam).rstrip("?"): site.pagina(naam) for naam in ALLE}
    gezien: dict[str, dict[str, str]] = {}
    for adres, pagina in per_adres.items():
        zonder_adres = pagina.voorgelezen.partition("Verwijs hiernaar")[0]  # that always tells where one is
        gezien.setdefault(pagina.titel, {}).setdefault(zonder_adres, adres)

    assert [list(adressen.values()) for adressen in gezien.values() if len(adressen) > 1] == []


@pytest.mark.parametrize("naam", OPENBAAR)
def test_a_search_engine_hears_the_right_address(naam: str, site: Site, client: Client) -> None:
    """A list that was searched or filtered stays out; an address with a key too many leads to the one without."""
    pagina, adres = site.pagina(naam), site.adres(naam)

    (echt,) = [k["href"] or "" for k in pagina.met("rel", "canonical")]
    van_echt = Pagina(client.get(echt.removeprefix("https://portaal.voorbeeld.nl"))).titel
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
    return re.findall(r"<loc>https://portaal.voorbeeld.nl([^<]+)</loc>", client.get(f"/sitemap-{kaart}.xml").text)
