"""What changed in a period is exactly the rows that certainly fall in it; the rest stands apart, and counts nowhere."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.core.cache import cache
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from acties import services
from acties.journaal import kop, speel_af
from acties.kader import lees_kader
from acties.models import GROEPEN, HOOFDZAKEN, Actie, Gebeurtenis, Gebeurtenissoort, Publicatie, Verandering
from acties.models.journaalvragen import Zekerheid
from acties.services import Verantwoording
from basis.tijd.moment import Moment
from basis.tijd.perioden import dag, jaar, maand
from basis.web.adres import Adres
from partijen.models import Partij
from tests.factories import ActieFactory, MijlpaalFactory, beloof
from tests.support.verloop import EERSTE_DAG, STAPPEN, Stap, Verloop
from tests.support.wereld import BEGIN, Wereld, lid
from voortgang.verschil import Aantal, Vraag, tel
from voortgang.verschilblad import maak_blad
from voortgang.verschilregels import TELWOORDEN, Verhaal, dagen_verschoven
from voortgang.verschiltabel import tabel

pytestmark = pytest.mark.django_db
ALTIJD = Vraag(date(1999, 1, 1), date(2099, 1, 1))


def _van(partij: Partij) -> Verantwoording:
    return Verantwoording(reden="Begin van de test.", namens=partij)


def _op_de_pagina(vraag: Vraag) -> dict[str, list[Gebeurtenis]]:
    """The rows on the page, by group."""
    gevonden: dict[str, list[Gebeurtenis]] = {}
    for lijn in maak_blad(vraag, lees_kader(), Adres()).lijnen:
        for groep in (groep for blok in lijn.acties for groep in blok.groepen):
            gevonden.setdefault(groep.naam, []).extend(regel.rij for regel in groep.regels)
    return gevonden


def _hoort(rij: Gebeurtenis, van: date, tot: date) -> str:
    """The rule, in its own words: under which name a row stands in a comparison; empty: nowhere."""
    opgeschreven = timezone.localdate(rij.geregistreerd_op)
    if rij.datum is None:
        return "onbekend" if van <= opgeschreven <= tot else ""
    eerste, laatste = rij.datum.lower, (rij.datum.upper or date.max) - timedelta(days=1)
    laatste = max(eerste, min(laatste, opgeschreven))  # what was told as a fact had happened
    if laatste < van or eerste > tot:
        return ""
    if eerste < van or laatste > tot:
        return "mogelijk"
    return "dag" if rij.datum.upper == rij.datum.lower + timedelta(days=1) else "ergens"


def _groepen(zeker: list[Gebeurtenis]) -> dict[str, list[Gebeurtenis]]:
    """The main things first; the others have a name of their own only behind those."""
    alle = sorted(zeker, key=lambda rij: rij.plaats)
    hoofd = [rij for rij in alle if rij.verandering in HOOFDZAKEN]
    rest = [rij for rij in alle if rij.verandering not in HOOFDZAKEN]
    return {"hoofd": hoofd, "rest" if hoofd else "dag": rest}


@contextmanager
def _verloop(stappen: list[Stap]) -> Iterator[Actie]:
    """A course of an actie that everyone sees, as of today; gone afterwards."""
    cache.clear()  # the stamps go back at the end of each course, so the frame of another one would fit
    with transaction.atomic():
        verloop = Verloop.begin()
        for stap in stappen:
            verloop.zet(stap)
        actie = Actie.objects.get(pk=verloop.actie.pk)
        if not actie.is_zichtbaar:
            services.publiceer(actie=actie, verantwoording=BEGIN)
        yield actie
        transaction.set_rollback(True)


@st.composite
def perioden(trek: st.DrawFn) -> tuple[date, date]:
    """Two days in the course of an actie; now and then until today, when all of it was recorded."""
    van, tot = sorted(EERSTE_DAG + timedelta(days=trek(st.integers(-1, 400))) for _ in range(2))
    return van, timezone.localdate() if trek(st.booleans()) else tot


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(stappen=STAPPEN, dagen=perioden())
def test_a_comparison_asserts_what_is_certain_and_keeps_the_rest_apart(
    stappen: list[Stap], dagen: tuple[date, date], db: None
) -> None:
    with _verloop(stappen) as actie:
        _herspeel(actie, *dagen)
        vraag, verwacht = Vraag(*dagen, actie=actie.slug), dict[str, list[Gebeurtenis]]()
        for rij in actie.gebeurtenissen.in_volgorde():
            verwacht.setdefault(_hoort(rij, *dagen), []).append(rij)
        verwacht.pop("", None)
        in_een = {rij.pk: rij.zekerheid for rij in actie.gebeurtenissen.rakend(*dagen)}  # type: ignore[attr-defined]
        per_woord = {rij.pk: naam for naam, rijen in vraag.rijen().items() for rij in rijen}
        assert in_een == per_woord
        zeker = [*verwacht.get("dag", []), *verwacht.get("ergens", [])]
        apart = {naam: verwacht.get(naam, []) for naam in ("mogelijk", "onbekend")}

        pagina = _op_de_pagina(vraag)
        groepen = _groepen(zeker) | apart
        assert pagina.keys() == {naam for naam, rijen in groepen.items() if rijen}
        for naam, rijen in pagina.items():
            assert rijen == groepen[naam][: len(rijen)]
        geteld, in_tabel = tel(vraag), list(tabel(vraag.rijen()))
        feiten = [rij for rij in zeker if rij.soort != Gebeurtenissoort.TEKST]  # other words are no change
        assert (geteld.totaal.aantal, sum(a.aantal for a in geteld.per_soort.values())) == (len(feiten), len(zeker))
        assert (geteld.mogelijk, geteld.onbekend) == tuple(Aantal(len(rijen)) for rijen in apart.values())
        for naam, rijen in {"zeker": sorted(zeker, key=lambda rij: rij.plaats), **apart}.items():
            assert [deel.rij for deel in in_tabel if deel.zekerheid == naam] == rijen


def _herspeel(actie: Actie, van: date, tot: date) -> None:
    """Replaying what became certain leads from the evening before to the last day."""
    ervoor = actie.gebeurtenissen.geldend_op(Moment(van - timedelta(days=1)))
    erna = [rij for rijen in Vraag(van, tot, actie=actie.slug).rijen().values() for rij in rijen if rij.is_zeker(tot)]

    op_het_eind = actie.gebeurtenissen.geldend_op(Moment(tot)).in_volgorde()
    assert speel_af(sorted([*ervoor, *erna], key=lambda rij: rij.plaats)) == speel_af(op_het_eind)


def test_both_days_count(wereld: Wereld) -> None:
    rij = services.meld_voortgang(actie=wereld.actie, status="op-schema", verantwoording=BEGIN)
    op, een = rij.telt_vanaf, timedelta(days=1)

    for van, tot, erbij in ((op, op, True), (op - een, op, True), (op - een, op - een, False)):
        assert (rij in Vraag(van, tot).rijen()[Zekerheid.ZEKER]) is erbij


def test_what_was_told_as_a_fact_of_this_year_had_happened_by_then(wereld: Wereld) -> None:
    vandaag = timezone.localdate()
    waarom = Verantwoording(reden="Dit jaar.", datum=jaar(vandaag.year))
    rij = services.bevestig_actie(actie=wereld.actie, verantwoording=replace(waarom, door=lid(wereld.trekker)))

    assert rij in Vraag(date(vandaag.year, 1, 1), vandaag).rijen()[Zekerheid.ZEKER]


def test_every_kind_of_change_is_in_one_group_and_can_be_counted_in_words() -> None:
    ingedeeld = [soort for _, soorten in GROEPEN.values() for soort in soorten]

    assert sorted(ingedeeld) == sorted(Verandering)
    assert set(TELWOORDEN) == set(Verandering)
    assert not set(GROEPEN) & set(Verandering.values)


@pytest.mark.parametrize("stand", ["ingetrokken", "nagekomen"])
def test_what_one_maker_says_of_a_promise_is_told_apart(stand: str, wereld: Wereld) -> None:
    rij = services.meld_toezegging(toezegging=wereld.toezegging, stand=stand, verantwoording=_van(wereld.partner))

    assert rij.verandering == f"afspraak-{stand}"
    assert kop(rij) == f"Afspraak {stand} door Gemeente Partner: Doel van de partner"


def test_a_promise_that_becomes_another_is_changed(wereld: Wereld) -> None:
    rij = services.wijzig_afspraak(
        afspraak=wereld.afspraak, velden={"tekst": "Anders."}, verantwoording=_van(wereld.partner)
    )

    assert rij.verandering == "afspraak-gewijzigd"
    assert kop(rij) == "Afspraak gewijzigd: Doel van de partner"


def test_of_a_promise_that_was_planned_anew_it_is_told_how_far_its_day_moved(wereld: Wereld) -> None:
    services.herijk_afspraak(afspraak=wereld.afspraak, verwacht=jaar(2033), verantwoording=_van(wereld.partner))

    (regel,) = Verhaal().vertel(wereld.actie.gebeurtenissen.van_soort("afspraak-herijkt").met_onderwerp())
    assert regel.dagen_tekst == "365 dagen later dan de vorige datum"
    assert regel.onderwerp == "Doel van de partner (Gemeente Partner)"


def test_a_promise_is_made_and_then_confirmed(wereld: Wereld) -> None:
    toezegging = beloof(wereld.trekker, wereld.actie, stand="voorgenomen")
    soorten = [toezegging.afspraak.gebeurtenissen.get()]
    soorten.append(
        services.meld_toezegging(toezegging=toezegging, stand="bevestigd", verantwoording=_van(wereld.trekker))
    )
    soorten.append(services.bevestig_toezegging(toezegging=wereld.toezegging, verantwoording=_van(wereld.partner)))
    soorten.append(services.bevestig_actie(actie=wereld.actie, verantwoording=BEGIN))

    assert [rij.verandering for rij in soorten] == [
        "afspraak-gemaakt",
        "afspraak-bevestigd",
        "afspraak-bevestigd",
        "bevestigd",
    ]


def test_a_report_without_another_status_is_no_change_of_status(wereld: Wereld) -> None:
    rijen = [services.meld_voortgang(actie=wereld.actie, status="op-schema", verantwoording=BEGIN) for _ in range(2)]

    assert [rij.verandering for rij in rijen] == ["status", "voortgang"]


def test_parts_and_papers_are_added_changed_and_removed(wereld: Wereld) -> None:
    services.leg_onderdeel_vast(actie=wereld.actie, slug="deel", velden={"stand": "afgerond"}, verantwoording=BEGIN)
    services.wijzig_document(document=wereld.document, velden={"nummer": "2"}, verantwoording=BEGIN)
    services.verwijder_document(document=wereld.document, verantwoording=BEGIN)

    rijen = wereld.actie.gebeurtenissen.van_soort("onderdeel", "document").in_volgorde()
    assert [(rij.verandering, kop(rij)) for rij in rijen] == [
        ("onderdeel-toegevoegd", "Onderdeel toegevoegd: Een onderdeel"),
        ("document-toegevoegd", "Document toegevoegd: Een brief"),
        ("onderdeel-gewijzigd", "Onderdeel gewijzigd: Een onderdeel"),
        ("document-gewijzigd", "Document gewijzigd: Een brief"),
        ("document-verwijderd", "Document verwijderd: Een brief"),
    ]


def test_a_milestone_moves_from_what_was_last_expected(wereld: Wereld) -> None:
    rijen = [
        services.herijk_mijlpaal(mijlpaal=wereld.mijlpaal, verwacht=verwacht, verantwoording=BEGIN)
        for verwacht in (jaar(2031), maand(2031, 3), dag(date(2030, 12, 31)))
    ]

    assert [dagen_verschoven(rij) for rij in rijen] == [365, 0, -60]
    teksten = [regel.dagen_tekst for regel in Verhaal().vertel(rijen)]
    assert teksten[0] == "365 dagen later dan de vorige datum"
    assert teksten[1] == "Past nog binnen de vorige datum"
    assert teksten[2] == "60 dagen eerder dan de vorige datum"


def test_who_came_and_who_went_is_told_by_name(wereld: Wereld) -> None:
    rij = services.zet_deelnames(
        actie=wereld.actie,
        deelnames=[wereld.actie.deelnames.get(partij=wereld.partner)],
        verantwoording=BEGIN,
    )
    assert rij

    (regel,) = Verhaal().vertel([rij])
    assert [(deel.veld, deel.naar) for deel in regel.regels] == [("niet meer", "Provincie Trek (leidt de actie)")]


def test_a_change_without_a_date_is_counted_apart(wereld: Wereld) -> None:
    services.meld_voortgang(
        actie=wereld.actie, status="gestopt", verantwoording=Verantwoording(reden="Zo is het.", datum=None)
    )

    assert tel(ALTIJD).onbekend == Aantal(1)
    assert tel(Vraag(ALTIJD.van, ALTIJD.tot, soorten=("fasen",))).onbekend == Aantal(0)


def test_drafts_and_withdrawn_acties_are_left_out(wereld: Wereld) -> None:
    ActieFactory()
    voor = tel(ALTIJD).totaal
    services.trek_publicatie_in(actie=wereld.actie, verantwoording=BEGIN)
    wereld.actie.refresh_from_db()

    assert wereld.actie.publicatie == Publicatie.INGETROKKEN
    assert voor.aantal > 0
    assert (tel(ALTIJD).totaal, _op_de_pagina(ALTIJD), list(tabel(ALTIJD.rijen()))) == (Aantal(0), {}, [])


def test_choices_leave_what_they_name(wereld: Wereld) -> None:
    ander = ActieFactory(gepubliceerd=True)
    MijlpaalFactory(actie=ander)

    def gevonden(**keuze: object) -> set[tuple[str, int | None]]:
        vraag = Vraag(ALTIJD.van, ALTIJD.tot, **keuze)  # type: ignore[arg-type]
        return {(rij.verandering, rij.actie_id) for rij in vraag.rijen()[Zekerheid.ZEKER]}

    hier, elders = wereld.actie.pk, ander.pk
    assert {actie for _, actie in gevonden()} == {hier, elders}
    assert {actie for _, actie in gevonden(actie=ander.slug)} == {elders}
    assert {actie for _, actie in gevonden(partij=wereld.partner.slug)} == {hier}
    assert {actie for _, actie in gevonden(lijnen=(ander.programmalijn.slug,))} >= {elders}
    assert {soort for soort, _ in gevonden(soorten=("mijlpalen",))} == {"mijlpaal-toegevoegd"}
    assert {soort for soort, _ in gevonden(soorten=("fase", "deelnemers"))} == {"fase", "deelname"}
