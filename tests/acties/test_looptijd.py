"""The run of an actie: what is sure, what is planned, and what nobody knows to the day."""

from datetime import date

import pytest

from acties.delen import Verloop
from acties.models import Status
from basis.tijd.perioden import DAG, DateRange, dag, jaar, periode

OP = date(2025, 7, 1)
BEGIN, TOT = date(2019, 1, 1), date(2022, 1, 1)
OPEN = periode(BEGIN, None)


def stukken(status: str = Status.AFGEROND, **velden: object) -> list[tuple[str, date | None, date | None]]:
    verloop = Verloop("actie", 1, status, **velden)  # type: ignore[arg-type]
    return [(stuk.soort, stuk.van, stuk.tot) for stuk in verloop.stukken(OP)]


@pytest.mark.parametrize(
    ("einde", "verwacht"),
    [
        (dag(date(2021, 12, 31)), [("zeker", BEGIN, TOT)]),
        (jaar(2021), [("zeker", BEGIN, date(2021, 1, 1)), ("vaag", date(2021, 1, 1), TOT)]),
        (jaar(2025), [("zeker", BEGIN, date(2025, 1, 1)), ("vaag", date(2025, 1, 1), OP + DAG)]),
        (periode(date(2021, 1, 1), None), [("zeker", BEGIN, date(2021, 1, 1)), ("vaag", date(2021, 1, 1), OP + DAG)]),
        (periode(None, date(2021, 12, 31)), [("vaag", BEGIN, TOT)]),
        (None, [("vaag", BEGIN, OP + DAG)]),
        (dag(date(2018, 5, 1)), []),
    ],
)
def test_it_is_sure_until_it_may_have_ended(einde: DateRange | None, verwacht: list[tuple[str, date, date]]) -> None:
    assert stukken(looptijd=OPEN, einde=einde) == verwacht


def test_what_ended_nobody_says_when_ended_with_its_looptijd_if_that_has_passed() -> None:
    assert stukken(looptijd=DateRange(BEGIN, TOT, "[)")) == [("zeker", BEGIN, TOT)]
    assert stukken(looptijd=periode(BEGIN, date(2030, 12, 31))) == [("vaag", BEGIN, OP + DAG)]


def test_without_a_begin_it_is_vague_until_the_first_thing_known_of_it() -> None:
    gehaald = (date(2021, 5, 1), date(2020, 5, 1))

    assert stukken("loopt") == [("vaag", None, OP + DAG)]
    assert stukken("loopt", bereikt=gehaald) == [("vaag", None, gehaald[1]), ("zeker", gehaald[1], OP + DAG)]
    assert stukken(bereikt=gehaald) == [("vaag", None, OP + DAG)]
    assert stukken(einde=dag(date(2019, 12, 31)), bereikt=gehaald)[0] == ("vaag", None, date(2020, 1, 1))


def test_what_lies_ahead_is_planned() -> None:
    later, lang = periode(date(2026, 1, 1), None), periode(BEGIN, date(2030, 12, 31))

    assert stukken("loopt", looptijd=later) == [("plan", date(2026, 1, 1), None)]
    assert stukken("loopt", looptijd=lang) == [("zeker", BEGIN, OP + DAG), ("plan", OP + DAG, date(2031, 1, 1))]
    assert stukken("gestopt", looptijd=later, einde=dag(date(2024, 1, 1))) == []


def test_of_what_is_to_begin_the_looptijd_is_a_plan() -> None:
    assert stukken("gepland", looptijd=OPEN) == [("plan", BEGIN, None)]
    assert stukken("gepland", looptijd=periode(None, date(2030, 12, 31))) == [("plan", OP + DAG, date(2031, 1, 1))]
    assert stukken("gepland") == []


def test_its_end_is_never_after_the_day_that_is_looked_at() -> None:
    einden = {einde: Verloop("actie", 1, "gestopt", einde=einde).eind(OP) for einde in (jaar(2021), jaar(2025), None)}

    assert list(einden.values()) == [TOT, OP + DAG, None]
    assert Verloop("actie", 1, "loopt", OPEN).eind(OP) == OP + DAG
