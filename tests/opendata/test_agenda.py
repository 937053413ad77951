"""Calendars of mijlpalen, read as others read them."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from acties import services
from acties.models import Actie, Bereikt, Mijlpaal
from acties.services import Verantwoording
from basis.tijd.perioden import dag, lees_periode, periode
from opendata import agenda
from tests.factories import ActieFactory, BronFactory, MijlpaalFactory
from tests.support.lezers import gebeurtenissen, lees_agenda
from tests.support.wereld import BEGIN, Wereld

ALLES = "/agenda/alles.ics"
WAAROM = Verantwoording(reden="Zo is het.")


def van_wereld(wereld: Wereld) -> list[str]:
    """The events of the small world: its mijlpaal and its afspraak."""
    return [
        f"Wet in werking (ergens in 2030) – {wereld.actie}",
        f"Afspraak: Doel van de partner (ergens in 2032) – {wereld.actie}",
    ]


def een(client: Client, adres: str, mijlpaal: Mijlpaal) -> Any:
    """The event of a mijlpaal."""
    (gevonden,) = [
        deel
        for deel in gebeurtenissen(lees_agenda(client, adres))
        if deel.uid.value == f"mijlpaal-{mijlpaal.pk}@portaal.voorbeeld.nl"
    ]
    return gevonden


def namen(client: Client, adres: str) -> list[str]:
    return [deel.summary.value for deel in gebeurtenissen(lees_agenda(client, adres))]


# as the source says it → the day of the event, and what its title says besides
PERIODEN = {
    "2027-07-01": (date(2027, 7, 1), ""),
    "2027-02": (date(2027, 2, 28), " (ergens in februari 2027)"),
    "2026": (date(2026, 12, 31), " (ergens in 2026)"),
    "2026/2028": (date(2028, 12, 31), " (ergens in de periode 2026 t/m 2028)"),
    "2027-05-03/2027-06-10": (date(2027, 6, 10), " (ergens in de periode 3 mei t/m 10 juni 2027)"),
    "2027-05-03/..": (date(2027, 5, 3), " (vanaf 3 mei 2027)"),
    "../2027-05-03": (date(2027, 5, 3), " (tot en met 3 mei 2027)"),
}


@pytest.mark.parametrize("tekst", PERIODEN)
def test_a_mijlpaal_is_one_day_however_imprecise_its_date(client: Client, wereld: Wereld, tekst: str) -> None:
    op, erbij = PERIODEN[tekst]
    mijlpaal = MijlpaalFactory(actie=wereld.actie, titel="Proef", gepland=lees_periode(tekst))

    gevonden = een(client, ALLES, mijlpaal)

    assert gevonden.dtstart.value == op
    assert gevonden.dtend.value == op + timedelta(days=1)
    assert gevonden.summary.value == f"Proef{erbij} – {wereld.actie}"
    assert f"DTSTART;VALUE=DATE:{op:%Y%m%d}" in client.get(ALLES).text


def test_an_event_tells_both_dates_the_drift_and_the_source(client: Client, wereld: Wereld) -> None:
    bron = BronFactory(titel="Brief, met komma; en meer", url="https://voorbeeld.nl/brief")
    mijlpaal = MijlpaalFactory(actie=wereld.actie, titel="Proef", gepland=lees_periode("2027-01-01"), bron=bron)
    services.herijk_mijlpaal(mijlpaal=mijlpaal, verwacht=lees_periode("2027-01-31"), verantwoording=WAAROM)

    gevonden = een(client, ALLES, mijlpaal)

    assert gevonden.dtstart.value == date(2027, 1, 31)
    regels = gevonden.description.value.split("\n")
    assert regels[:4] == [
        "Nog niet bereikt.",
        "Nu verwacht: 31 januari 2027.",
        "Oorspronkelijk gepland: 1 januari 2027.",
        "30 dagen later dan oorspronkelijk gepland.",
    ]
    assert "Bron: Brief, met komma; en meer https://voorbeeld.nl/brief" in regels
    assert gevonden.url.value == f"https://portaal.voorbeeld.nl/acties/{wereld.actie.slug}/#mijlpaal-{mijlpaal.slug}"


def test_the_status_follows_the_mijlpaal(client: Client, wereld: Wereld) -> None:
    mijlpaal = wereld.mijlpaal
    assert een(client, ALLES, mijlpaal).status.value == "TENTATIVE"

    op = dag(timezone.localdate())
    services.meld_mijlpaal(mijlpaal=mijlpaal, stand=Bereikt.JA, bereikt=op, verantwoording=WAAROM)
    bereikt = een(client, ALLES, mijlpaal)
    assert (bereikt.status.value, bereikt.dtstart.value) == ("CONFIRMED", timezone.localdate())

    services.laat_mijlpaal_vervallen(mijlpaal=mijlpaal, verantwoording=WAAROM)
    vervallen = een(client, ALLES, mijlpaal)
    assert vervallen.status.value == "CANCELLED"
    assert vervallen.summary.value.startswith("Vervallen: ")
    assert vervallen.description.value.startswith("Vervallen.\n")


def test_of_a_vague_date_no_day_is_confirmed(client: Client, wereld: Wereld) -> None:
    services.meld_mijlpaal(
        mijlpaal=wereld.mijlpaal, stand=Bereikt.JA, bereikt=lees_periode("2025"), verantwoording=WAAROM
    )

    gevonden = een(client, ALLES, wereld.mijlpaal)

    assert gevonden.status.value == "TENTATIVE"
    assert gevonden.summary.value == f"Wet in werking (ergens in 2025) – {wereld.actie}"
    assert gevonden.description.value.startswith("Bereikt: ergens in 2025.\n")
    assert "De dag weten wij niet." in gevonden.description.value


STAPPEN = st.lists(st.dates(date(2027, 1, 1), date(2040, 1, 1)), min_size=1, max_size=6)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=15)
@given(dagen=STAPPEN)
def test_every_change_keeps_the_name_and_raises_the_count(client: Client, wereld: Wereld, dagen: list[date]) -> None:
    mijlpaal = MijlpaalFactory(actie=wereld.actie, gepland=lees_periode("2026-12-31"))
    eerder = een(client, ALLES, mijlpaal)
    assert eerder.sequence.value == "0"
    for op in dagen:
        mijlpaal.refresh_from_db()
        if mijlpaal.verwacht == dag(op):
            continue
        rij = services.herijk_mijlpaal(mijlpaal=mijlpaal, verwacht=dag(op), verantwoording=WAAROM)
        nu = een(client, ALLES, mijlpaal)
        assert int(nu.sequence.value) == int(eerder.sequence.value) + 1
        assert nu.dtstart.value == op
        assert nu.last_modified.value == nu.dtstamp.value == rij.geregistreerd_op.replace(microsecond=0)
        eerder = nu


def test_another_title_of_the_mijlpaal_or_its_actie_is_a_change(client: Client, wereld: Wereld) -> None:
    punten = [een(client, ALLES, wereld.mijlpaal)]
    services.wijzig_mijlpaal(mijlpaal=wereld.mijlpaal, velden={"titel": "Wet geldt"}, door=None)
    punten += [een(client, ALLES, wereld.mijlpaal)]
    services.wijzig_actie(actie=wereld.actie, velden={"titel": "Een andere naam"}, door=None)
    punten += [een(client, ALLES, wereld.mijlpaal)]

    begin = int(punten[0].sequence.value)
    assert [int(punt.sequence.value) - begin for punt in punten] == [0, 1, 2]
    rij = wereld.actie.gebeurtenissen.latest("pk").geregistreerd_op.replace(microsecond=0)
    assert punten[-1].last_modified.value == punten[-1].dtstamp.value == rij
    assert punten[-1].summary.value == "Wet geldt (ergens in 2030) – Een andere naam"


def test_another_change_of_the_actie_leaves_the_event_as_it_is(client: Client, wereld: Wereld) -> None:
    eerst = een(client, ALLES, wereld.mijlpaal).serialize()

    services.meld_voortgang(actie=wereld.actie, status="vertraagd", verantwoording=WAAROM)

    assert een(client, ALLES, wereld.mijlpaal).serialize() == eerst


def test_a_mended_title_arrives_under_the_same_name(client: Client, wereld: Wereld) -> None:
    een(client, ALLES, wereld.mijlpaal)

    services.wijzig_mijlpaal(mijlpaal=wereld.mijlpaal, velden={"titel": "Wet geldt"}, door=None)

    assert een(client, ALLES, wereld.mijlpaal).summary.value.startswith("Wet geldt (ergens in 2030)")


def test_a_mijlpaal_without_a_date_is_left_out(client: Client, wereld: Wereld) -> None:
    MijlpaalFactory(actie=wereld.actie, titel="Ooit")

    assert namen(client, ALLES) == van_wereld(wereld)


@pytest.mark.parametrize("doe", ["concept", "ingetrokken"])
def test_a_draft_and_what_was_withdrawn_stay_out(client: Client, wereld: Wereld, doe: str) -> None:
    geheim: Actie = ActieFactory(titel="Geheim", slug="geheim", gepubliceerd=doe == "ingetrokken")
    MijlpaalFactory(actie=geheim, titel="Stille mijlpaal", gepland=lees_periode("2027"))
    if doe == "ingetrokken":
        services.trek_publicatie_in(actie=geheim, verantwoording=BEGIN)

    for adres in (ALLES, "/agenda/acties.ics", f"/agenda/programmalijnen/{geheim.programmalijn.slug}.ics"):
        assert b"Stille mijlpaal" not in client.get(adres).content
    assert client.get("/agenda/acties/geheim.ics").status_code == 404


def test_texts_cannot_break_out_of_their_line(client: Client, wereld: Wereld) -> None:
    gemeen = "Slim\r\nSTATUS:CANCELLED\x0b, a; b\\n <script> & é"
    services.wijzig_mijlpaal(mijlpaal=wereld.mijlpaal, velden={"toelichting": gemeen}, door=None)
    Mijlpaal.objects.filter(pk=wereld.mijlpaal.pk).update(titel=gemeen)

    gevonden = een(client, ALLES, wereld.mijlpaal)

    assert gevonden.status.value == "TENTATIVE"
    assert gevonden.summary.value == f"Slim STATUS:CANCELLED , a; b\\n <script> & é (ergens in 2030) – {wereld.actie}"
    assert "Slim\nSTATUS:CANCELLED\n, a; b\\n" in gevonden.description.value


def test_letters_that_run_the_other_way_leave_the_rest_of_a_line_in_order(client: Client, wereld: Wereld) -> None:
    bron = BronFactory(titel="مصدر", nummer="7")
    velden = {"titel": "שלום", "bron": bron}
    services.wijzig_mijlpaal(mijlpaal=wereld.mijlpaal, velden=velden, door=None)

    gevonden = een(client, ALLES, wereld.mijlpaal)

    assert gevonden.summary.value == f"\u2068שלום\u2069 (ergens in 2030) – {wereld.actie}"
    assert "Bron: \u2068مصدر\u2069 (7) https://" in gevonden.description.value


def test_the_calendar_says_what_it_is_and_how_often_to_ask(client: Client, wereld: Wereld) -> None:
    gelezen = lees_agenda(client, f"/agenda/programmalijnen/{wereld.actie.programmalijn.slug}.ics")

    naam = f"IBP-portaal: Programmalijn {wereld.actie.programmalijn}"
    assert gelezen.prodid.value == "-//IBP-portaal//Mijlpalen en afspraken//NL"
    assert gelezen.contents["x-wr-calname"][0].value == gelezen.contents["name"][0].value == naam
    assert gelezen.contents["refresh-interval"][0].serialize().strip() == "REFRESH-INTERVAL;VALUE=DURATION:PT12H"
    assert "hoogstens 1.000 mijlpalen en afspraken" in gelezen.contents["x-wr-caldesc"][0].value


def test_of_too_many_the_nearest_to_today_stay(client: Client, wereld: Wereld, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(agenda, "HOOGSTENS", 4)
    begin, nabij, straks, later, eind = [timezone.localdate() + timedelta(days=n) for n in (-400, -20, 10, 30, 500)]
    kort = [dag(nabij), periode(later, None), periode(None, straks), periode(begin, later)]
    for wanneer in [dag(begin), *kort, periode(nabij, eind)]:
        MijlpaalFactory(actie=wereld.actie, gepland=wanneer)

    gevonden = gebeurtenissen(lees_agenda(client, ALLES))

    assert [deel.dtstart.value for deel in gevonden] == [nabij, straks, later, later]


def test_a_calendar_without_events_is_valid(client: Client, wereld: Wereld) -> None:
    leeg = ActieFactory(gepubliceerd=True)

    gelezen = lees_agenda(client, f"/agenda/acties/{leeg.slug}.ics")

    assert gebeurtenissen(gelezen) == []
    assert list(gelezen.components()) != []


KEUZES = [
    "/agenda/programmalijnen/{lijn}.ics",
    "/agenda/acties/{actie}.ics",
    "/agenda/partijen/{trekker}.ics",
    "/agenda/acties.ics?lijn={lijn}",
    "/agenda/acties.ics?status=prima&partij={trekker}",
    "/agenda/zoeken.ics?q=samen+-water",
]


@pytest.mark.parametrize("adres", KEUZES)
def test_a_choice_holds_only_its_own_acties(client: Client, wereld: Wereld, adres: str) -> None:
    ander = ActieFactory(titel="Schoner water", gepubliceerd=True)
    MijlpaalFactory(actie=ander, titel="Van een ander", gepland=lees_periode("2027"))
    plaatsen = {"lijn": wereld.actie.programmalijn.slug, "actie": wereld.actie.slug, "trekker": wereld.trekker.slug}

    assert namen(client, adres.format(**plaatsen)) == van_wereld(wereld)
    assert len(namen(client, ALLES)) == 3
