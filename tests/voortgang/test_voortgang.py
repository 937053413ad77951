"""The page of progress: what it shows, where its numbers lead, and what it costs."""

import re
from dataclasses import replace
from html import unescape

import pytest
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from acties import services
from acties.models import Actie, Status
from basis.tijd.perioden import dag, jaar
from basis.web.bladeren import PER_BLADZIJDE
from tests.factories import ActieFactory, PartijFactory, beloof
from tests.support.pagina import lees
from tests.support.voortgang import actie_met, mijlpaal_met, op, waarom
from tests.support.wereld import maak_wereld

pytestmark = pytest.mark.django_db
S = Status


@pytest.fixture
def actie() -> Actie:
    """Planned in 2018, on its way since 2019, with a mijlpaal that moved."""
    actie = actie_met(("2018-05-01", S.GEPLAND), ("2019-03-01", S.OP_SCHEMA), titel="Samen beter")
    mijlpaal = services.voeg_mijlpaal_toe(
        actie=actie, slug="m", titel="Wet af", gepland=dag(op("2020-01-01")), verantwoording=waarom("2019-01-01")
    )
    services.herijk_mijlpaal(
        mijlpaal=mijlpaal, verwacht=dag(op("2022-01-01")), verantwoording=waarom("2019-09-01", "De Kamer vroeg meer.")
    )
    return actie


def _tabel(client: Client, adres: str) -> dict[str, int]:
    """The numbers that lead to rows, by address."""
    gevonden = re.findall(r'href="(/voortgang/cijfers/[^"]+)"\s*>\s*(\d+)', client.get(adres).text)
    return {unescape(naar): int(aantal) for naar, aantal in gevonden}


def test_each_number_of_a_year_leads_to_the_list_of_that_day(client: Client, actie: Actie) -> None:
    adressen = {k["href"] for k in lees(client, "/voortgang/").met("href")}
    assert "/acties/?status=gepland&stand=2018-12-31" in adressen
    assert "/acties/?status=op-schema&stand=2019-12-31" in adressen
    assert "/acties/?status=op-schema" in adressen
    assert "/acties/?status=vertraagd&stand=2019-12-31" not in adressen


def test_few_cases_are_a_sentence_and_many_a_table_with_a_square_each(client: Client, actie: Actie) -> None:
    pagina = lees(client, "/voortgang/")
    assert "Wij kunnen het van deze mijlpalen zeggen: 1 meer dan een jaar later" in pagina.tekst
    assert "Mijlpalen per jaar Jaar" not in pagina.tekst
    for _ in range(9):
        mijlpaal_met(actie, jaar(2020), bereikt=jaar(2021))
    html = client.get("/voortgang/").text
    assert _vierkanten(html, "bereikt") == 9
    assert _vierkanten(html, "gepland") >= 10


def _vierkanten(html: str, vorm: str) -> int:
    blokjes = re.findall(rf'<span class="blokjes is-{vorm}"[^>]*>(.*?)</span>\s*</span>', html, re.DOTALL)
    return sum(blok.count('class="blokje"') for blok in blokjes)


def test_a_plan_that_nobody_knows_is_no_zero(client: Client, actie: Actie) -> None:
    for _ in range(12):
        mijlpaal_met(actie, None, bereikt=jaar(2019))
    pagina = lees(client, "/voortgang/")
    assert "2019 12 bereikt, 2019 niet bekend" in pagina.tekst
    assert "12 mijlpalen weten wij niet wanneer ze klaar moesten zijn" in pagina.tekst


def test_every_actie_is_a_bar_with_its_status_and_the_day_it_ended(client: Client) -> None:
    actie_met(("2018-05-01", S.OP_SCHEMA), ("2020-04-02", S.AFGEROND), titel="Samen beter")
    pagina = lees(client, "/voortgang/")
    assert "Samen beter Afgerond op 2 april 2020" in pagina.tekst
    assert 'class="baan__einde"' in client.get("/voortgang/").text


def test_when_something_last_changed_is_said_only_of_all_acties(client: Client, actie: Actie) -> None:
    assert "Laatste verandering" in lees(client, "/voortgang/").tekst
    ActieFactory.create_batch(PER_BLADZIJDE, gepubliceerd=True)
    assert "Laatste verandering" not in lees(client, "/voortgang/").tekst


def test_the_head_says_how_many_ended_and_what_was_reached(client: Client, actie: Actie) -> None:
    actie_met(("2018-05-01", S.OP_SCHEMA), ("2020-04-02", S.AFGEROND))
    for bereikt in (jaar(2021), None):
        mijlpaal_met(actie, jaar(2020), bereikt=bereikt)
    pagina = lees(client, "/voortgang/")
    assert "Acties afgerond 1 van 2 Mijlpalen bereikt 1 van 3 Laatste verandering" in pagina.tekst
    assert (pagina.links["1 van 2"], pagina.links["1 van 3"]) == ("/acties/?status=afgerond", "#mijlpalen")
    assert "Voortgangsrapportages" not in pagina.tekst


def test_coordinates_have_points_and_no_commas(client: Client, actie: Actie) -> None:
    for nummer in range(2):
        mijlpaal_met(actie_met(("2019-05-01", list(S)[nummer])), jaar(2020))
    html = client.get("/voortgang/").text + client.get("/voortgang/tijdlijn/").text
    maten = re.findall(r'\s(?:x|y|x1|x2|y1|y2|width|height)="([^"]+)"', html)
    assert len(maten) > 40
    assert [maat for maat in maten if not re.fullmatch(r"\d+(\.\d+)?%?", maat)] == []


def test_the_furthest_moves_are_told_with_their_reason(client: Client, actie: Actie) -> None:
    tekst = lees(client, "/voortgang/").tekst
    assert "731 dagen later" in tekst
    assert "De Kamer vroeg meer." in tekst
    assert "Oorspronkelijk 1 januari 2020, nu verwacht 1 januari 2022" in tekst


def test_on_an_earlier_day_links_keep_the_day_and_nothing_later_is_told(client: Client, actie: Actie) -> None:
    pagina = lees(client, "/voortgang/?stand=2019-06-01")
    assert "dagen later" not in pagina.tekst
    assert "Stand op 1 juni 2019" in pagina.tekst
    adressen = [k["href"] or "" for k in pagina.met("href")]
    cijfers = [adres for adres in adressen if adres.startswith(("/voortgang/cijfers/", "/acties/?"))]
    assert cijfers
    assert [adres for adres in cijfers if "stand=20" not in adres] == []


def test_a_number_leads_to_as_many_rows_as_it_says(client: Client, actie: Actie) -> None:
    mijlpaal_met(actie, jaar(2020), bereikt=jaar(2021))
    tabel = _tabel(client, "/voortgang/")
    assert tabel["/voortgang/cijfers/?wat=gepland&jaar=2020"] == 2
    assert tabel["/voortgang/cijfers/?wat=meer-later"] == 1
    for adres, aantal in tabel.items():
        assert len(lees(client, adres).met("class", "document")) == aantal


def test_the_rows_tell_changed_from_confirmed(client: Client) -> None:
    actie_met(("2018-05-01", S.OP_SCHEMA), titel="Stil")
    tekst = lees(client, "/voortgang/cijfers/?wat=acties-niets-gemeld").tekst
    assert "Stil" in tekst
    assert "Nog geen wijziging gemeld" in tekst
    assert "nog niet bevestigd" in tekst


def test_the_filters_are_kept_in_every_link(client: Client, actie: Actie) -> None:
    actie_met(("2018-05-01", S.VERTRAAGD))
    lijn = actie.programmalijn.slug
    pagina = lees(client, f"/voortgang/?lijn={lijn}")
    assert "vertraagd" not in pagina.tekst.casefold()
    cijfers = [k["href"] or "" for k in pagina.met("href") if "/cijfers/" in (k["href"] or "")]
    assert cijfers
    assert all(f"lijn={lijn}" in adres for adres in cijfers)
    assert pagina.formulier("Voortgang filteren").velden["lijn"] == lijn


def test_a_filter_that_does_not_exist_is_told(client: Client, actie: Actie) -> None:
    vreemd = PartijFactory()  # takes part in nothing
    tekst = lees(client, f"/voortgang/?partij={vreemd.slug}").tekst
    assert "Dat filter is weggelaten." in tekst


def test_without_anything_the_page_still_stands(client: Client) -> None:
    assert "Er zijn geen mijlpalen met een datum." in lees(client, "/voortgang/").tekst
    assert "Er zijn geen gepubliceerde acties" in lees(client, "/voortgang/tijdlijn/").tekst


# -- what it costs ----------------------------------------------------------------------------------------------

# address → queries of a reader who comes first, and of the one after
BUDGET = {
    # stamps, frame; acties, how they stand; statuses; undated and afspraken; mijlpalen, the furthest; how fresh; limits
    "/voortgang/": (10, 1),
    "/voortgang/?stand=2021-03-01": (11, 1),
    "/voortgang/tijdlijn/": (4, 1),  # stamps, frame; acties, how they stand
    "/voortgang/tijdlijn/?jaar=2030": (4, 1),
    "/voortgang/te-laat/": (4, 1),  # stamps, frame; mijlpalen, afspraken: nothing is late
    "/voortgang/cijfers/?wat=gepland": (4, 1),
    "/voortgang/cijfers/?wat=afspraken-actueel": (3, 1),
}


def _vragen(client: Client, adres: str) -> int:
    with CaptureQueriesContext(connection) as gesteld:
        assert client.get(adres).status_code == 200
    return len(gesteld.captured_queries)


@pytest.mark.parametrize("adres", BUDGET)
def test_more_rows_cost_no_more_queries(adres: str, client: Client) -> None:
    w = maak_wereld()
    for van in (w.actie, actie_met(("2018-05-01", S.GEPLAND))):
        mijlpaal_met(van, jaar(2020), bereikt=jaar(2022))
    gemeten = []
    for _ in range(2):
        caches["paginas"].clear()
        caches["default"].clear()
        gemeten.append((_vragen(client, adres), _vragen(client, adres)))
        for nummer in range(3):
            ander = actie_met(("2018-05-01", S.GEPLAND), ("2019-01-01", list(S)[nummer]))
            services.ga_naar_fase(
                actie=ander, definitie=ander.soort.fasedefinities.get(volgorde=1), verantwoording=waarom("2019-01-01")
            )
            mijlpaal_met(ander, jaar(2020), bereikt=jaar(2021 + nummer))
    assert gemeten == [BUDGET[adres]] * 2


def test_what_was_kept_and_what_is_late_lead_to_the_afspraken_on_any_day(client: Client, actie: Actie) -> None:
    partij = PartijFactory()
    toezegging = beloof(partij, actie, titel="Op tijd", uiterlijk=dag(op("2020-01-01")), datum=dag(op("2019-05-01")))
    toen = replace(waarom("2021-01-01"), namens=partij)
    services.meld_toezegging(toezegging=toezegging, stand="nagekomen", verantwoording=toen)

    for vraag, tekst in (
        ("?stand=2019-06-01", ""),
        ("?stand=2020-06-01", "1 afspraak is te laat"),
        ("", "1 afspraak is nagekomen"),
    ):
        links = lees(client, f"/voortgang/{vraag}").links
        assert [naam for naam in links if naam.startswith("1 afspra")] == ([tekst] if tekst else [])
        if tekst:
            adres = lees(client, links[tekst]).links["Op tijd"]
            assert adres.partition("?")[0] == toezegging.afspraak.get_absolute_url()


def test_the_afspraken_behind_a_number_are_told_as_they_stood(client: Client) -> None:
    een, later = PartijFactory(naam="Eerste", is_demo=True), PartijFactory(naam="Latere", is_demo=True)
    afspraak = beloof(een, titel="Te laat", uiterlijk=jaar(2019), datum=dag(op("2018-05-01"))).afspraak
    services.voeg_makers_toe(
        afspraak=afspraak, makers=[services.Maker(partij=later)], verantwoording=waarom("2021-01-01")
    )
    adres = "/voortgang/cijfers/?demo=ja&wat=afspraken-te-laat"

    assert "afspraak van Eerste, uiterlijk 2019" in lees(client, f"{adres}&stand=2020-06-01").tekst
    nu = lees(client, adres)
    assert "afspraak van Eerste en Latere, uiterlijk 2019" in nu.tekst
    assert nu.tekst.count("Te laat Demo") == 1
