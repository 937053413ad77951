"""The journal says all: replaying its rows gives the present, and any day of the past."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.apps import apps
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from acties import services
from acties.journaal import Verteller, speel_af, vertel
from acties.models import Gebeurtenis, Toezegging
from acties.services import Maker, Verantwoording
from acties.services.afspraak import feiten_van
from basis.tijd.perioden import dag, maand, toon_periode
from tests.factories import ActieFactory, BronFactory, beloof
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


WEERSPROKEN = [
    Stap(naam, 0, twee, 0, "dag")
    for naam, twee in (("deelnames", 1), ("voortgang", 0), ("gevonden", 3), ("voortgang", 0), ("weersproken", 0))
]


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(stappen=STAPPEN, dagen=st.integers(0, 400))
@example(stappen=WEERSPROKEN, dagen=0)
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
            van_makers = {veld for veld in rest if veld.startswith(("onjuist", "functie"))}
            assert not any(gezien[wat][veld] for veld in van_makers)
            rest -= van_makers
            assert {veld: gezien[wat][veld] for veld in rest} == {veld: getattr(leeg, veld) for veld in rest}
        transaction.set_rollback(True)


# A course in which nothing is refused: of each step its two numbers.
ZEKER = {
    "deelnames": (1, 3),
    "mijlpaal": (1, 2),
    "bereikt": (1, 0),
    "fase": (1, 2),
    "publiceren": (1, 2),
    "afspraak": (0, 1),  # of the first party, confirmed by it, with the second
    "afspraak_samen": (0, 2),
    "bevestigd": (1, 1),
    "afspraak_anders": (0, 0),
    "afspraak_herijkt": (0, 1),
    "toezegging": (2, 3),
    "voortgang": (1, 2),
    "onderdeel": (1, 2),
    "document": (1, 2),
    "document_anders": (1, 2),
}


def test_a_course_really_does_something() -> None:
    """So that the test above cannot pass because every step was refused."""
    verloop = Verloop.begin()
    stappen = [Stap(naam, een, twee, 3, "dag") for naam, (een, twee) in ZEKER.items()]
    stappen += [Stap("afspraak", 1, 2, 3, "dag"), Stap("afspraak_wacht", 1, 0, 3, "dag")]
    stappen += [Stap("toezegging", 0, 1, 3, "dag"), Stap("terug", 0, 0, 3, "dag")]
    stappen += [Stap("van_vroeger", 0, 1, 3, "dag")]
    stappen += [Stap("gevonden", 2, 1, 3, "dag"), Stap("weersproken", 0, 1, 3, "dag")]
    for stap in stappen:
        verloop.zet(stap)

    assert verloop.gedaan == [stap.naam for stap in stappen]
    assert is_heel(verloop.actie)


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
    eigen = replace(BEGIN, namens=wereld.partner)
    anders = services.wijzig_afspraak(afspraak=wereld.afspraak, velden={"tekst": "Anders."}, verantwoording=eigen)
    later = services.herijk_afspraak(afspraak=wereld.afspraak, verwacht=maand(2033, 5), verantwoording=eigen)
    klaar = services.meld_toezegging(toezegging=wereld.toezegging, stand="nagekomen", verantwoording=eigen)

    wie = f"stand van {wereld.partner.slug}"
    assert _woorden(anders) == (
        "Afspraak gewijzigd: Doel van de partner",
        [("wat is afgesproken", "Ons eigen doel.", "Anders."), (wie, "bevestigd", "aangepast")],
    )
    assert _woorden(later) == (
        "Afspraak opnieuw gepland: Doel van de partner",
        [("nu verwacht", "2032", "mei 2033")],
    )
    assert _woorden(klaar) == (
        "Afspraak nagekomen door Gemeente Partner: Doel van de partner",
        [(wie, "aangepast", "nagekomen")],
    )


# -- taken back --------------------------------------------------------------------------------------------------


TERUG: dict[str, Callable[[Wereld, Verantwoording], Gebeurtenis]] = {
    "wijzig_afspraak": lambda w, v: services.wijzig_afspraak(
        afspraak=w.afspraak, velden={"tekst": "Anders.", "bedrag": 5, "bedrag_voor": "een proef"}, verantwoording=v
    ),
    "herijk_afspraak": lambda w, v: services.herijk_afspraak(
        afspraak=w.afspraak, verwacht=maand(2033, 5), verantwoording=v
    ),
    "zet_wacht_op": lambda w, v: services.zet_wacht_op(
        afspraak=w.afspraak, op=[beloof(w.partner, w.actie).afspraak], verantwoording=v
    ),
    "meld_toezegging": lambda w, v: services.meld_toezegging(
        toezegging=w.toezegging, stand="nagekomen", verantwoording=v
    ),
    "bevestig_toezegging": lambda w, v: services.bevestig_toezegging(toezegging=w.toezegging, verantwoording=v),
}


@pytest.mark.parametrize("naam", TERUG)
def test_what_is_taken_back_puts_back_what_stood_there(naam: str, wereld: Wereld) -> None:
    door = lid(wereld.partner)
    waarom = replace(BEGIN, door=door, namens=wereld.partner)
    ervoor = _afspraak(wereld)

    rij = TERUG[naam](wereld, waarom)
    services.neem_terug(rij=rij, door=door)

    assert _afspraak(wereld) == ervoor
    assert is_heel(wereld.actie)


def test_a_promise_that_is_taken_back_is_withdrawn_by_all(wereld: Wereld) -> None:
    door = lid(wereld.partner)
    nieuw = beloof(wereld.partner, wereld.actie, wereld.trekker, door=door)
    erbij = services.voeg_makers_toe(
        afspraak=wereld.afspraak,
        makers=[Maker(partij=wereld.trekker)],
        verantwoording=replace(BEGIN, door=door, namens=wereld.partner),
    )

    for rij in (Gebeurtenis.objects.get(afspraak=nieuw.afspraak), erbij):
        services.neem_terug(rij=rij, door=door)

    assert {een.stand for een in nieuw.afspraak.toezeggingen.all()} == {"ingetrokken"}
    assert {een.partij: een.stand for een in wereld.afspraak.toezeggingen.select_related("partij")} == {
        wereld.partner: "bevestigd",
        wereld.trekker: "ingetrokken",
    }
    assert is_heel(wereld.actie)


def test_a_found_promise_is_found_again_when_its_word_is_taken_back(wereld: Wereld) -> None:
    door = lid(wereld.partner)
    waarom = replace(BEGIN, door=door, namens=wereld.partner)
    een = beloof(wereld.partner, wereld.actie, stand="voorgenomen", herkomst="gevonden", bron=BronFactory())
    services.weerspreek_toezegging(toezegging=een, onjuist="Dit was ander geld.", verantwoording=waarom)

    rij = services.bevestig_toezegging(toezegging=een, verantwoording=waarom)
    services.neem_terug(rij=rij, door=door)

    een = Toezegging.objects.select_related("afspraak").get(pk=een.pk)
    assert (een.stand, een.afspraak.herkomst, een.onjuist) == ("voorgenomen", "gevonden", "Dit was ander geld.")
    assert is_heel(wereld.actie)


def _afspraak(wereld: Wereld) -> tuple[dict[str, object], str, object, list[str]]:
    """All of it that a row can change; of the last confirmation the moment, which goes back too."""
    wereld.ververs()
    toezegging = wereld.toezegging
    op = sorted(wereld.afspraak.wacht_op.values_list("slug", flat=True))
    return feiten_van(wereld.afspraak), toezegging.stand, timezone.localdate(toezegging.bevestigd_op), op


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
