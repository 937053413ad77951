"""The programme as arcs: which there are, how far they go, and that they end at the height of their row."""

from datetime import date

import pytest

from acties.bogen import Boog, Tijdas, bogen, is_per_lijn
from acties.delen import Verloop
from acties.models import Status
from acties.tekening import breed_vel, klein_vel, smal_vel, teken
from basis.tijd.perioden import DAG, dag, jaar, periode

VANDAAG = date(2026, 11, 30)
AS = Tijdas.tot_en_met(VANDAAG)


def verloop(nummer: int = 1, lijn: int = 1, status: str = Status.AFGEROND, **velden: object) -> Verloop:
    gegeven: dict[str, object] = {"looptijd": periode(date(2019, 1, 1), date(2021, 6, 30)), **velden}
    return Verloop(f"actie-{nummer}", lijn, status, **gegeven)  # type: ignore[arg-type]


def een(op: date = VANDAAG, **velden: object) -> Boog:
    (boog,) = bogen([verloop(**velden)], op, AS)  # type: ignore[arg-type]
    return boog


def soorten(boog: Boog) -> list[str]:
    return [stuk.soort for stuk in boog.stukken]


@pytest.mark.parametrize(("acties", "verwacht"), [(0, 0), (1, 1), (7, 7), (9, 9), (10, 3), (40, 3)])
def test_each_actie_has_an_arc_until_there_are_too_many(acties: int, verwacht: int) -> None:
    verlopen = [verloop(n, lijn=1 + n % 3, einde=jaar(2020 + n % 5)) for n in range(acties)]
    alle = bogen(verlopen, VANDAAG, AS, per_lijn=is_per_lijn(acties))

    assert len(alle) == verwacht
    assert [boog.lijn for boog in alle] == sorted(boog.lijn for boog in alle)


def test_an_arc_of_a_line_has_its_acties_as_marks() -> None:
    alle = bogen([verloop(n, einde=dag(date(2020, 1, 1 + n))) for n in range(12)], VANDAAG, AS, per_lijn=True)

    assert [(boog.sleutel, len(boog.stippen), boog.teken) for boog in alle] == [("1", 12, "")]


def test_of_a_line_the_outer_arc_is_what_ran_longest() -> None:
    eerder, later, loopt = verloop(1, einde=jaar(2020)), verloop(2, einde=jaar(2023)), verloop(3, status="loopt")

    assert [boog.sleutel for boog in bogen([eerder, later, loopt], VANDAAG, AS)] == ["actie-3", "actie-2", "actie-1"]


def test_a_day_that_is_known_ends_sharp_and_a_year_is_striped() -> None:
    assert soorten(een(einde=dag(date(2021, 6, 30)))) == ["zeker"]
    assert soorten(een(einde=jaar(2021))) == ["zeker", "vaag"]
    assert een(einde=jaar(2021)).teken == "afgerond"


def test_an_actie_without_a_looptijd_is_striped_until_the_first_thing_known() -> None:
    met_stip = een(looptijd=None, einde=dag(date(2021, 6, 10)), bereikt=(date(2020, 1, 1),))

    assert soorten(met_stip) == ["vaag", "zeker"]
    assert met_stip.stukken[0].van == 0
    assert soorten(een(looptijd=None, einde=None)) == ["vaag"]


def test_what_is_planned_is_thin_and_has_no_sign() -> None:
    boog = een(status="loopt", looptijd=periode(date(2025, 1, 1), date(2030, 12, 31)))

    assert soorten(boog) == ["zeker", "plan"]
    assert (boog.stukken[-1].tot, boog.teken) == (1.0, "")
    assert boog.eind == AS.plaats(VANDAAG + DAG)


def test_what_began_before_the_first_year_begins_at_the_edge() -> None:
    boog = een(looptijd=periode(date(2015, 1, 1), None), einde=jaar(2021), bereikt=(date(2016, 1, 1),))

    assert boog.stukken[0].van == 0
    assert boog.stippen == ()


def test_at_a_past_moment_arcs_stop_at_that_day() -> None:
    op = date(2020, 7, 1)
    boog = een(
        op, status="loopt", looptijd=periode(date(2019, 1, 1), None), bereikt=(date(2020, 1, 1), date(2022, 1, 1))
    )

    assert max(stuk.tot for stuk in boog.stukken) == AS.plaats(op + DAG)
    assert (len(boog.stippen), boog.teken) == (1, "")


@pytest.mark.parametrize("aantal", [1, 2, 7, 9])
def test_each_arc_ends_half_way_its_own_row(aantal: int) -> None:
    alle = bogen([verloop(n, einde=jaar(2021)) for n in range(aantal)], VANDAAG, AS)

    for vel, rij, boven in ((breed_vel(aantal), 46, 42), (smal_vel(aantal), 50, 34)):
        for nummer in range(aantal):
            assert vel.punt(1, nummer).y == boven + nummer * rij
        assert all(0 <= vel.punt(0, nummer).x < vel.cx for nummer in range(aantal))
    assert len(teken(alle, klein_vel(aantal), AS).bogen) == aantal


def test_a_drawing_of_nothing_is_empty() -> None:
    tekening = teken([], breed_vel(0), AS)

    assert tekening.bogen == []
    assert [jaar.naam for jaar in tekening.jaren] == [str(jaar) for jaar in range(2018, 2027)]


def test_the_small_map_lights_what_the_page_is_about() -> None:
    tekening = teken(bogen([verloop(n, lijn=n) for n in (1, 2)], VANDAAG, AS), klein_vel(2), AS)

    assert tekening.licht_op("", "") == set()
    assert tekening.licht_op("actie-2", "2") == {"actie-2"}
    assert tekening.licht_op("", "1") == {"actie-1"}
    assert tekening.licht_op("verzonnen", "2") == set()
