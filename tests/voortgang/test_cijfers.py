"""The numbers themselves, on worlds so small that they can be counted by hand."""

import pytest
from django.utils import timezone

from acties import services
from acties.kader import lees_kader
from acties.models import (
    Actie,
    Bereikt,
    Deelname,
    Deelnamerol,
    Status,
)
from basis.tijd.moment import BEGINJAAR, Moment
from basis.tijd.perioden import dag, jaar
from tests.factories import PartijFactory
from tests.support.voortgang import actie_met, mijlpaal_met, nu, op, tel_onzeker, toen, waarom
from voortgang import cijfers
from voortgang.blik import Blik
from voortgang.onzeker import Onzekertelling

pytestmark = pytest.mark.django_db
S = Status


def _statussen(blik: Blik, *dagen: str) -> list[dict[str, int]]:
    return list(cijfers.tel_statussen(blik, [op(tekst) for tekst in dagen]).values())


# -- statuses over time -----------------------------------------------------------------------------------------


def test_an_actie_counts_with_the_last_status_of_each_day() -> None:
    actie_met(("2018-05-01", S.GEPLAND), ("2019-03-01", S.OP_SCHEMA), ("2019-12-31", S.VERTRAAGD))
    actie_met(("2019-01-01", S.OP_SCHEMA))

    gevonden = _statussen(nu(), "2018-04-30", "2018-12-31", "2019-12-30", "2019-12-31", "2020-12-31")

    assert gevonden == [
        {},
        {"gepland": 1},
        {"op-schema": 2},
        {"op-schema": 1, "vertraagd": 1},
        {"op-schema": 1, "vertraagd": 1},
    ]


def test_of_two_statuses_on_one_day_the_last_one_counts_once() -> None:
    actie_met(("2018-05-01", S.GEPLAND), ("2018-05-01", S.VERTRAAGD), ("2018-05-01", S.OP_SCHEMA))
    assert _statussen(nu(), "2018-05-01") == [{"op-schema": 1}]


def test_a_report_without_another_status_changes_no_number() -> None:
    actie_met(("2018-05-01", S.GEPLAND), ("2018-06-01", S.GEPLAND), ("2018-07-01", S.GEPLAND))
    assert _statussen(nu(), "2018-12-31") == [{"gepland": 1}]


def test_drafts_and_what_was_withdrawn_are_never_counted() -> None:
    actie_met(("2018-05-01", S.GEPLAND), gepubliceerd=False)
    weg = actie_met(("2018-05-01", S.GEPLAND))
    for actie in Actie.objects.all():
        mijlpaal_met(actie, jaar(2020))
    services.trek_publicatie_in(actie=weg, verantwoording=waarom())

    assert _statussen(nu(), "2018-12-31") == [{}]
    assert cijfers.tel_mijlpalen(nu()).jaren == {"gepland": {}, "bereikt": {}}
    assert cijfers.tel_actualiteit(nu())[0] == {}


def test_the_filters_leave_the_other_lines_and_parties_out() -> None:
    een, _ander = actie_met(("2018-05-01", S.GEPLAND)), actie_met(("2018-05-01", S.OP_SCHEMA))
    partij = PartijFactory()
    deelname = [Deelname(partij=partij, rol=Deelnamerol.PARTNER)]
    services.zet_deelnames(actie=een, deelnames=deelname, verantwoording=waarom("2018-05-02"))
    kader = lees_kader()
    lijn = next(keuze for keuze in kader.lijnen if keuze.slug == een.programmalijn.slug)
    assert _statussen(nu(lijn=lijn), "2018-12-31") == [{"gepland": 1}]
    assert _statussen(nu(partij=kader.partijen[0]), "2018-12-31") == [{"gepland": 1}]
    assert _statussen(nu(), "2018-12-31") == [{"gepland": 1, "op-schema": 1}]


def test_on_an_earlier_day_what_came_later_does_not_count() -> None:
    actie_met(("2018-05-01", S.GEPLAND), ("2019-03-01", S.OP_SCHEMA))
    assert _statussen(toen("2018-12-31"), "2018-12-31", "2019-12-31") == [{"gepland": 1}, {"gepland": 1}]


def test_with_what_was_known_then_there_was_nothing_before_the_portal() -> None:
    actie_met(("2018-05-01", S.GEPLAND))
    bekend = Blik(Moment(op("2019-01-01"), op("2019-01-01")))
    assert _statussen(bekend, "2018-12-31") == [{}]


def test_a_status_of_an_unknown_day_counts_from_the_day_it_was_recorded_and_is_told() -> None:
    actie_met((None, S.GEPLAND))
    actie_met(("2018-05-01", S.GEPLAND))

    vandaag = timezone.localdate()
    assert _statussen(nu(), "2018-12-31", vandaag.isoformat()) == [{"gepland": 1}, {"gepland": 2}]
    assert tel_onzeker(nu()) == Onzekertelling(0, 1)


# -- mijlpalen --------------------------------------------------------------------------------------------------


def test_planned_by_the_original_date_and_reached_by_the_real_one() -> None:
    actie = actie_met(("2018-05-01", S.OP_SCHEMA))
    mijlpaal_met(actie, jaar(2019), bereikt=dag(op("2020-02-01")))
    mijlpaal_met(actie, dag(op("2019-12-31")), verwacht=jaar(2021))
    mijlpaal_met(actie, jaar(2010), bereikt=jaar(2015))

    jaren = cijfers.tel_mijlpalen(nu()).jaren

    voor = BEGINJAAR - 1
    assert jaren == {"gepland": {2019: 2, voor: 1}, "bereikt": {2020: 1, voor: 1}}


def test_what_is_not_known_is_counted_apart() -> None:
    actie = actie_met(("2018-05-01", S.OP_SCHEMA))
    mijlpaal_met(actie, None, bereikt=jaar(2020))
    onbekend = mijlpaal_met(actie, jaar(2020))
    services.meld_mijlpaal(mijlpaal=onbekend, stand=Bereikt.ONBEKEND, bereikt=None, verantwoording=waarom())
    vervallen = mijlpaal_met(actie, jaar(2020))
    services.laat_mijlpaal_vervallen(mijlpaal=vervallen, verantwoording=waarom())

    telling = cijfers.tel_mijlpalen(nu())

    assert telling.jaren == {"gepland": {2020: 1}, "bereikt": {2020: 1}}
    gevuld = {naam: aantal for naam, aantal in telling.groepen.items() if aantal}
    assert gevuld == {"gepland": 1, "bereikt": 1, "zonder-plan": 1, "onbekend": 1, "zonder-nieuwe-datum": 1}


@pytest.mark.parametrize(
    ("bereikt", "groep"),
    [
        ("2019-12-31", "eerder"),
        ("2020-03-01", "op-tijd"),
        ("2020-04-01", "kwartaal-later"),
        ("2020-06-30", "kwartaal-later"),  # 91 days after 31 March
        ("2020-07-01", "jaar-later"),
        ("2021-03-31", "jaar-later"),
        ("2021-04-01", "meer-later"),
    ],
)
def test_how_far_a_date_moved(bereikt: str, groep: str) -> None:
    actie = actie_met(("2018-05-01", S.OP_SCHEMA))
    gepland = dag(op("2020-03-31")) if groep not in {"eerder", "op-tijd"} else jaar(2020)
    mijlpaal_met(actie, gepland, bereikt=dag(op(bereikt)))

    groepen = cijfers.tel_mijlpalen(nu()).groepen

    assert [naam for naam in groepen if naam not in {"gepland", "bereikt"}] == [groep]


def test_the_reached_date_counts_before_the_expected_one_and_the_furthest_come_first() -> None:
    actie = actie_met(("2018-05-01", S.OP_SCHEMA))
    een = mijlpaal_met(actie, dag(op("2020-01-01")), verwacht=jaar(2024), bereikt=dag(op("2020-01-11")))
    twee = mijlpaal_met(actie, dag(op("2020-01-01")), verwacht=dag(op("2020-01-31")))
    mijlpaal_met(actie, dag(op("2020-01-01")), bereikt=dag(op("2019-01-01")))

    assert cijfers.tel_mijlpalen(nu()).grootste == [(twee.pk, 30), (een.pk, 10)]


def test_an_earlier_day_knows_no_later_date() -> None:
    actie = actie_met(("2018-05-01", S.OP_SCHEMA))
    mijlpaal = services.voeg_mijlpaal_toe(
        actie=actie, slug="m", titel="M", gepland=dag(op("2020-01-01")), verantwoording=waarom("2019-01-01")
    )
    for sinds, verwacht in (("2019-06-01", "2020-01-05"), ("2019-09-01", "2022-01-01")):
        services.herijk_mijlpaal(mijlpaal=mijlpaal, verwacht=dag(op(verwacht)), verantwoording=waarom(sinds))

    gevonden = [cijfers.tel_mijlpalen(toen(tekst)).grootste for tekst in ("2019-03-01", "2019-08-31", "2019-09-01")]

    assert gevonden == [[], [(mijlpaal.pk, 4)], [(mijlpaal.pk, 731)]]


@pytest.mark.parametrize("van_lijn", [False, True])
def test_a_mijlpaal_that_lapsed_counts_until_then(van_lijn: bool) -> None:
    """In what is kept of the whole programme, and in what is counted from the journal for a part of it."""
    actie = actie_met(("2018-05-01", S.OP_SCHEMA))
    mijlpaal_met(actie, jaar(2020))
    weg = mijlpaal_met(actie, jaar(2021))
    services.laat_mijlpaal_vervallen(mijlpaal=weg, verantwoording=waarom("2019-06-01"))
    keuze = {"lijn": lees_kader().lijnen[0]} if van_lijn else {}

    gepland = [
        cijfers.tel_mijlpalen(blik).jaren["gepland"] for blik in (toen("2019-05-31", **keuze), nu(None, **keuze))
    ]

    assert gepland == [{2020: 1, 2021: 1}, {2020: 1}]


@pytest.mark.parametrize("groep", list(cijfers.GROEPEN))
def test_the_rows_behind_a_number_are_as_many_as_it_says(groep: str) -> None:
    actie = actie_met(("2018-05-01", S.OP_SCHEMA))
    for bereikt in ("2019-01-01", "2020-06-01", "2020-12-01", "2021-02-01", "2024-01-01"):
        mijlpaal_met(actie, jaar(2020), bereikt=dag(op(bereikt)))
        mijlpaal_met(actie, dag(op("2020-11-30")), bereikt=dag(op(bereikt)))
    mijlpaal_met(actie, None)
    mijlpaal_met(actie, jaar(2020))
    open_ = mijlpaal_met(actie, jaar(2021))
    services.meld_mijlpaal(mijlpaal=open_, stand=Bereikt.ONBEKEND, bereikt=None, verantwoording=waarom())

    telling = cijfers.tel_mijlpalen(nu())

    assert cijfers.mijlpalen_achter(nu(), groep, None).count() == telling.groepen[groep]
    for jaartal, aantal in telling.jaren.get(groep, {}).items():
        assert cijfers.mijlpalen_achter(nu(), groep, jaartal).count() == aantal
