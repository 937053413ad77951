"""The journal says all: replaying its rows gives the present, and any day of the past."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.apps import apps
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from acties import services
from acties.journaal import Verteller, speel_af, vertel
from acties.models import Gebeurtenis
from acties.services import Verantwoording
from basis.tijd.perioden import dag, maand, toon_periode
from tests.factories import ActieFactory
from tests.support.stand import feiten, is_heel
from tests.support.verloop import EERSTE_DAG, STAPPEN, Stap, Verloop
from tests.support.wereld import BEGIN, Wereld, lid

pytestmark = pytest.mark.django_db


def _telt_vanaf(rij: Gebeurtenis) -> date:
    return rij.datum.lower if rij.datum else timezone.localdate(rij.geregistreerd_op)


def _is_zeker(rij: Gebeurtenis, op: date) -> bool:
    """The rule of ADR 36 in its own words: the whole period has begun and passed, or it was told as a fact by then."""
    is_voorbij = rij.datum is not None and rij.datum.upper is not None and rij.datum.upper <= op + timedelta(days=1)
    return _telt_vanaf(rij) <= op and (is_voorbij or timezone.localdate(rij.geregistreerd_op) <= op)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(stappen=STAPPEN, dagen=st.integers(0, 400))
def test_replaying_the_rows_gives_the_present_and_the_past(stappen: list[Stap], dagen: int, db: None) -> None:
    with transaction.atomic():
        verloop = Verloop.begin()
        for stap in stappen:
            verloop.zet(stap)
        actie, op = verloop.actie, EERSTE_DAG + timedelta(days=dagen)
        actie.refresh_from_db()

        assert is_heel(actie)
        geldend = [rij for rij in actie.gebeurtenissen.all() if _is_zeker(rij, op)]
        verteld = speel_af(sorted(geldend, key=lambda rij: (_telt_vanaf(rij), rij.pk)))
        gezien = feiten(actie, op)
        assert {wat: {veld: gezien[wat][veld] for veld in velden} for wat, velden in verteld.items()} == verteld
        assert gezien.keys() == verteld.keys()
        for wat in verteld:  # of the rest nothing is known: the day on which the thing came was vague
            leeg = apps.get_model("acties", wat[0])()
            rest = gezien[wat].keys() - verteld[wat].keys() - {"titel", "nummer"}
            assert {veld: gezien[wat][veld] for veld in rest} == {veld: getattr(leeg, veld) for veld in rest}
        transaction.set_rollback(True)


def test_a_course_really_does_something() -> None:
    """So that the test above cannot pass because every step was refused."""
    verloop = Verloop.begin()
    namen = "deelnames mijlpaal bereikt fase afspraak onderdeel document document_anders publiceren voortgang bevestigd"
    for naam in namen.split():
        verloop.zet(Stap(naam, 1, 0 if naam in {"bereikt", "bevestigd"} else 2, 3, "dag"))

    assert verloop.gedaan == namen.split()


def test_before_the_first_row_there_is_nothing() -> None:
    verloop = Verloop.begin()

    assert feiten(verloop.actie, EERSTE_DAG - timedelta(days=1)) == {}
    assert feiten(verloop.actie, EERSTE_DAG)["actie", verloop.actie.pk]["status"] == "gepland"


def test_a_row_with_an_unknown_date_counts_from_the_day_it_was_recorded() -> None:
    verloop = Verloop.begin()
    verloop.zet(Stap("voortgang", 6, 0, 1, "onbekend"))
    gisteren = timezone.localdate() - timedelta(days=1)

    assert feiten(verloop.actie, gisteren)["actie", verloop.actie.pk]["status"] == "gepland"
    assert feiten(verloop.actie, timezone.localdate())["actie", verloop.actie.pk]["status"] == "gestopt"


# -- in words ----------------------------------------------------------------------------------------------------


def _woorden(rij: Gebeurtenis) -> tuple[str, list[tuple[str, str, str]]]:
    regel = vertel(rij, Verteller())
    return regel.kop, [(veld.veld, veld.van, veld.naar) for veld in regel.regels]


def test_a_status_in_words(wereld: Wereld) -> None:
    rij = services.meld_voortgang(actie=wereld.actie, status="aandacht-nodig", verantwoording=BEGIN)
    nog_eens = services.meld_voortgang(actie=wereld.actie, status="aandacht-nodig", verantwoording=BEGIN)

    assert _woorden(rij) == ("Status: aandacht nodig", [("status", "gepland", "aandacht nodig")])
    assert _woorden(nog_eens) == ("Status: aandacht nodig", [])


def test_a_phase_in_words(wereld: Wereld) -> None:
    rij = services.ga_naar_fase(actie=wereld.actie, definitie=wereld.fase, verantwoording=BEGIN)

    assert _woorden(rij) == ("Nieuwe fase: Uitvoering", [("fase", "Voorbereiding", "Uitvoering")])


def test_the_end_of_the_phases_in_words(wereld: Wereld) -> None:
    rij = services.rond_fasen_af(actie=wereld.actie, verantwoording=BEGIN)

    assert _woorden(rij) == ("Laatste fase afgerond", [("fase", "Voorbereiding", "afgerond")])


def test_a_first_phase_that_was_taken_back_in_words(wereld: Wereld) -> None:
    actie, door = ActieFactory(trekker=wereld.trekker, gepubliceerd=True), lid(wereld.trekker)
    waarom = replace(BEGIN, door=door, namens=wereld.trekker)
    rij = services.ga_naar_fase(
        actie=actie, definitie=actie.soort.fasedefinities.get(volgorde=1), verantwoording=waarom
    )

    weg = services.neem_terug(rij=rij, door=door)

    assert _woorden(weg) == ("Teruggenomen: Nieuwe fase: Voorbereiding", [("fase", "Voorbereiding", "nog geen")])


def test_a_milestone_in_words(wereld: Wereld) -> None:
    anders = services.herijk_mijlpaal(mijlpaal=wereld.mijlpaal, verwacht=maand(2031, 3), verantwoording=BEGIN)
    op = dag(timezone.localdate())
    ja = services.meld_mijlpaal(mijlpaal=wereld.mijlpaal, stand="ja", bereikt=op, verantwoording=BEGIN)
    nee = services.meld_mijlpaal(mijlpaal=wereld.mijlpaal, stand="nee", bereikt=None, verantwoording=BEGIN)

    assert _woorden(anders) == ("Mijlpaal opnieuw gepland: Wet in werking", [("nu verwacht", "2030", "maart 2031")])
    assert _woorden(ja) == ("Mijlpaal bereikt: Wet in werking", [("bereikt", "", toon_periode(op))])
    assert _woorden(nee)[0] == "Mijlpaal bijgesteld: Wet in werking"
    assert ("bereikt", toon_periode(op), "nog niet") in _woorden(nee)[1]


def test_a_promise_in_words(wereld: Wereld) -> None:
    waarom, wie = replace(BEGIN, namens=wereld.partner), f"stand van {wereld.partner.slug}"
    anders = services.wijzig_afspraak(afspraak=wereld.afspraak, velden={"tekst": "Anders."}, verantwoording=waarom)
    klaar = services.meld_toezegging(toezegging=wereld.toezegging, stand="nagekomen", verantwoording=waarom)

    assert _woorden(anders) == (
        "Afspraak gewijzigd: Doel van de partner",
        [("wat is afgesproken", "Ons eigen doel.", "Anders."), (wie, "bevestigd", "aangepast")],
    )
    assert _woorden(klaar) == (
        "Gemeente Partner: afspraak nagekomen: Doel van de partner",
        [(wie, "aangepast", "nagekomen")],
    )


def test_every_row_of_a_rich_actie_can_be_told_in_words(wereld: Wereld) -> None:
    for rij in wereld.actie.gebeurtenissen.voor_lijst():
        kop, regels = _woorden(rij)
        assert kop
        assert all(veld and (van or naar) for veld, van, naar in regels)


def test_people_appear_by_function_and_party_never_by_name(wereld: Wereld) -> None:
    wie = lid(wereld.trekker, naam="Jansje Geheim", functie="jurist")
    waarom = Verantwoording(reden="Zo is het.", door=wie, namens=wereld.trekker)
    rij = services.meld_voortgang(actie=wereld.actie, status="gestopt", verantwoording=waarom)

    assert vertel(rij, Verteller()).wie == "jurist, Provincie Trek"
