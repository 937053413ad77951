"""The difference of two days is exactly the rows between them, whichever way they are read."""

from datetime import date, timedelta

import pytest
from django.core.cache import cache
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from acties import services
from acties.journaal import kop, speel_af
from acties.kader import lees_kader
from acties.models import GROEPEN, Actie, Gebeurtenis, Publicatie, Verandering
from acties.services import Verantwoording
from basis.tijd.moment import Moment
from basis.tijd.perioden import dag, jaar, maand
from basis.web.adres import Adres
from tests.factories import ActieFactory, MijlpaalFactory
from tests.support.stand import feiten
from tests.support.verloop import EERSTE_DAG, STAPPEN, Stap, Verloop
from tests.support.wereld import BEGIN, Wereld
from voortgang.verschil import Aantal, Vraag, maak_blad, tel
from voortgang.verschilregels import TELWOORDEN, Verhaal, dagen_verschoven, tabel

pytestmark = pytest.mark.django_db
ALTIJD = Vraag(date(1999, 1, 1), date(2099, 1, 1))


def _op_de_pagina(vraag: Vraag) -> list[Gebeurtenis]:
    blad = maak_blad(vraag, lees_kader(), Adres())
    return [regel.rij for lijn in blad.lijnen for blok in lijn.acties for regel in blok.regels]


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(stappen=STAPPEN, dagen=st.tuples(st.integers(-1, 400), st.integers(-1, 400)))
def test_replaying_the_rows_between_two_days_leads_from_one_to_the_other(
    stappen: list[Stap], dagen: tuple[int, int], db: None
) -> None:
    cache.clear()  # the stamps go back at the end of each course, so the frame of another one would fit
    with transaction.atomic():
        verloop = Verloop.begin()
        for stap in stappen:
            verloop.zet(stap)
        actie = Actie.objects.get(pk=verloop.actie.pk)
        if not actie.is_zichtbaar:  # whatever became of it in the course: as of today
            services.publiceer(actie=actie, verantwoording=BEGIN)
        van, tot = (EERSTE_DAG + timedelta(days=aantal) for aantal in sorted(dagen))
        tussen = _op_de_pagina(Vraag(van, tot))

        assert speel_af([*actie.gebeurtenissen.geldend_op(Moment(van)).in_volgorde(), *tussen]) == feiten(actie, tot)
        verwacht = [rij for rij in actie.gebeurtenissen.all() if van < rij.telt_vanaf <= tot]
        assert sorted(rij.pk for rij in tussen) == sorted(rij.pk for rij in verwacht)
        assert (
            tel(Vraag(van, tot)).totaal
            == Aantal(len(verwacht))
            == Aantal(len(list(tabel(Vraag(van, tot).rijen(), str))))
        )
        transaction.set_rollback(True)


def test_the_first_day_is_left_out_and_the_last_one_counts(wereld: Wereld) -> None:
    rij = services.meld_voortgang(actie=wereld.actie, status="op-schema", verantwoording=BEGIN)
    op, een = rij.telt_vanaf, timedelta(days=1)

    assert rij in Vraag(op - een, op).rijen()
    assert rij not in Vraag(op, op).rijen()
    assert rij not in Vraag(op - een, op - een).rijen()


def test_every_kind_of_change_is_in_one_group_and_can_be_counted_in_words() -> None:
    ingedeeld = [soort for _, soorten in GROEPEN.values() for soort in soorten]

    assert sorted(ingedeeld) == sorted(Verandering)
    assert set(TELWOORDEN) == set(Verandering)
    assert not set(GROEPEN) & set(Verandering.values)


@pytest.mark.parametrize(
    ("velden", "verwacht", "woord"),
    [
        ({"stand": "ingetrokken"}, "afspraak-ingetrokken", "ingetrokken"),
        ({"stand": "nagekomen"}, "afspraak-nagekomen", "nagekomen"),
        ({"stand": "aangepast", "eigen_doel": "Anders."}, "afspraak-gewijzigd", "gewijzigd"),
        ({"middelen": "Tijd."}, "afspraak-gewijzigd", "gewijzigd"),
    ],
)
def test_what_happens_to_a_promise_is_told_apart(
    velden: dict[str, str], verwacht: str, woord: str, wereld: Wereld
) -> None:
    rij = services.leg_afspraak_vast(actie=wereld.actie, partij=wereld.partner, velden=velden, verantwoording=BEGIN)

    assert rij.verandering == verwacht
    assert kop(rij) == f"Afspraak van Gemeente Partner {woord}"


def test_a_promise_is_made_and_then_confirmed(wereld: Wereld) -> None:
    nieuw = {"eigen_doel": "Doel.", "stand": "voorgenomen"}
    soorten = [
        services.leg_afspraak_vast(actie=wereld.actie, partij=wereld.trekker, velden=velden, verantwoording=BEGIN)
        for velden in (nieuw, {"stand": "bevestigd"})
    ]
    soorten.append(services.bevestig_afspraak(afspraak=wereld.afspraak, verantwoording=BEGIN))
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

    assert tel(ALTIJD).ongedateerd == Aantal(1)
    assert tel(Vraag(ALTIJD.van, ALTIJD.tot, soorten=("fasen",))).ongedateerd == Aantal(0)


def test_drafts_and_withdrawn_acties_are_left_out(wereld: Wereld) -> None:
    ActieFactory()
    voor = tel(ALTIJD).totaal
    services.trek_publicatie_in(actie=wereld.actie, verantwoording=BEGIN)
    wereld.actie.refresh_from_db()

    assert wereld.actie.publicatie == Publicatie.INGETROKKEN
    assert voor.aantal > 0
    assert (tel(ALTIJD).totaal, _op_de_pagina(ALTIJD), list(tabel(ALTIJD.rijen(), str))) == (Aantal(0), [], [])


def test_choices_leave_what_they_name(wereld: Wereld) -> None:
    ander = ActieFactory(gepubliceerd=True)
    MijlpaalFactory(actie=ander)

    def gevonden(**keuze: object) -> set[tuple[str, int]]:
        rijen = Vraag(ALTIJD.van, ALTIJD.tot, **keuze).rijen()  # type: ignore[arg-type]
        return {(rij.verandering, rij.actie_id) for rij in rijen}

    hier, elders = wereld.actie.pk, ander.pk
    assert {actie for _, actie in gevonden()} == {hier, elders}
    assert {actie for _, actie in gevonden(actie=ander.slug)} == {elders}
    assert {actie for _, actie in gevonden(partij=wereld.partner.slug)} == {hier}
    assert {actie for _, actie in gevonden(lijnen=(ander.programmalijn.slug,))} >= {elders}
    assert {soort for soort, _ in gevonden(soorten=("mijlpalen",))} == {"mijlpaal-toegevoegd"}
    assert {soort for soort, _ in gevonden(soorten=("fase", "deelnemers"))} == {"fase", "deelname"}
