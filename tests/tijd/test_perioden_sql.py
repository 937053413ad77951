"""Periods inside a query say the same as periods in Python."""

from datetime import date, timedelta

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from basis.tijd.perioden import (
    DateRange,
    dag,
    jaar,
    lees_bereik,
    lees_periode,
    maand,
    schrijf_periode,
    verschil_in_dagen,
)
from basis.tijd.perioden_sql import als_eindjaar, als_jaar, als_periode, als_verschil

DAGEN = st.dates(date(2015, 1, 1), date(2023, 12, 31))
PERIODEN = st.one_of(
    DAGEN.map(dag),
    st.integers(2015, 2023).map(jaar),
    st.builds(maand, st.integers(2015, 2023), st.integers(1, 12)),
    st.builds(lambda van, dagen: DateRange(van, van + timedelta(days=dagen), "[)"), DAGEN, st.integers(2, 900)),
    DAGEN.map(lambda van: DateRange(van, None, "[)")),
    DAGEN.map(lambda tot: DateRange(None, tot, "[)")),
)


def _vraag(sql: str, *params: str | None) -> tuple[object, ...]:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return tuple(cursor.fetchone())


@pytest.mark.django_db
@given(van=PERIODEN, naar=PERIODEN)
def test_a_text_is_read_and_two_are_compared_as_in_python(van: DateRange, naar: DateRange) -> None:
    teksten = [schrijf_periode(van), schrijf_periode(naar)]

    gelezen_van, gelezen_naar, dagen = _vraag(
        f"SELECT v, n, {als_verschil('v', 'n')} FROM (SELECT {als_periode('a')} AS v, {als_periode('b')} AS n"
        " FROM (SELECT %s::text AS a, %s::text AS b) AS t) AS p",
        *teksten,
    )

    assert [gelezen_van, gelezen_naar] == [lees_periode(tekst or "") for tekst in teksten]
    assert dagen == verschil_in_dagen(van, naar)


@pytest.mark.django_db
@given(waarde=PERIODEN)
def test_a_period_comes_back_whole_out_of_json(waarde: DateRange) -> None:
    (tekst,) = _vraag(
        f"SELECT to_jsonb({als_periode('a')}) #>> '{{}}' FROM (SELECT %s::text AS a) AS t", schrijf_periode(waarde)
    )
    assert isinstance(tekst, str)
    assert lees_bereik(tekst) == waarde


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("tekst", "verwacht"),
    [("2020", 2020), ("2019-12-31/2021-05-01", 2019), ("../2020-12-31", 2020), ("1998", 2017), (None, None)],
)
def test_the_year_in_which_a_period_begins(tekst: str | None, verwacht: int | None) -> None:
    assert _vraag(f"SELECT {als_jaar('t', 2017)} FROM (SELECT %s::text AS t) AS a", tekst) == (verwacht,)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("tekst", "verwacht"),
    [("2020", 2020), ("2019-12-31/2021-05-01", 2021), ("2020-12-31/..", 2020), ("1998", 2017), (None, None)],
)
def test_the_year_in_which_a_period_ends(tekst: str | None, verwacht: int | None) -> None:
    assert _vraag(f"SELECT {als_eindjaar('t', 2017)} FROM (SELECT %s::text AS t) AS a", tekst) == (verwacht,)
