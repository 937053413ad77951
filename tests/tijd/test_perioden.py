"""A period is read, written and printed the same way everywhere (rule 9)."""

from datetime import date, timedelta

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange
from hypothesis import given
from hypothesis import strategies as st

from basis.tijd.datumlezer import lees_invoer
from basis.tijd.perioden import (
    dag,
    geleden,
    hoe_lang,
    is_voorbij,
    jaar,
    lees_periode,
    maand,
    peildag,
    periode,
    schrijf_periode,
    toon_periode,
    toon_wanneer,
    verschil_in_dagen,
    verschil_in_maanden,
)

DAGEN = st.dates(date(1000, 1, 1), date(9998, 12, 31))
MAANDEN = st.integers(1, 12)
JAREN = st.integers(1000, 5000)
GESLOTEN = st.one_of(
    st.builds(dag, DAGEN),
    st.builds(lambda d: maand(d.year, d.month), DAGEN),
    st.builds(jaar, JAREN),
    st.builds(lambda een, ander: periode(min(een, ander), max(een, ander)), DAGEN, DAGEN),
    st.builds(
        lambda j, m, n: DateRange(date(j, m, 1), date(j + n, 13 - m, 1), "[)"), JAREN, MAANDEN, st.integers(1, 9)
    ),
    st.builds(lambda j, n: DateRange(date(j, 1, 1), date(j + n, 1, 1), "[)"), JAREN, st.integers(1, 50)),
)
OPEN = st.one_of(
    st.builds(lambda d: periode(d, None), DAGEN),
    st.builds(lambda d: periode(None, d), DAGEN),
    st.just(periode(None, None)),
)


@given(GESLOTEN | OPEN)
def test_what_is_written_is_read_back(waarde: DateRange) -> None:
    tekst = schrijf_periode(waarde)

    assert tekst is not None
    assert lees_periode(tekst) == waarde


@given(GESLOTEN | OPEN)
def test_the_one_day_of_a_period_is_its_last_known_end(waarde: DateRange) -> None:
    op = peildag(waarde)

    if waarde.lower is None and waarde.upper is None:
        assert op is None
    else:
        assert op is not None
        assert op in waarde
        assert op == waarde.lower or op + timedelta(days=1) == waarde.upper
        assert waarde.upper is None or is_voorbij(waarde, op + timedelta(days=1))


@pytest.mark.parametrize(
    ("tekst", "getoond"),
    [
        ("2020", "2020"),
        ("2020-03", "maart 2020"),
        ("2022-07-01", "1 juli 2022"),
        ("2019-08-26/2019-10-12", "26 augustus t/m 12 oktober 2019"),
        ("2019-08-26/2020-01-02", "26 augustus 2019 t/m 2 januari 2020"),
        ("2018/2020", "2018 t/m 2020"),
        ("2018-03/2018-05", "maart t/m mei 2018"),
        ("2018-11/2019-02", "november 2018 t/m februari 2019"),
        ("2020-12-01/2020-12-31", "december 2020"),
        ("2020-02-01/2020-02-28", "1 t/m 28 februari 2020"),
        ("2019-02-01/2019-02-28", "februari 2019"),
        ("2018/..", "vanaf 2018"),
        ("2018-10/..", "vanaf oktober 2018"),
        ("2018-02-14/..", "vanaf 14 februari 2018"),
        ("../2018", "tot en met 2018"),
        ("../2018-11", "tot en met november 2018"),
        ("../2021-06-10", "tot en met 10 juni 2021"),
        ("2018-11/2021", "november 2018 t/m 2021"),
        ("2018/2020-03", "2018 t/m maart 2020"),
        ("2018-06-29/2024", "29 juni 2018 t/m 2024"),
        ("2018-02-14/2024", "14 februari 2018 t/m 2024"),
        ("2026-08-31/2026-09-30", "31 augustus t/m 30 september 2026"),
        ("2026-11-15/2026-12-31", "15 november t/m 31 december 2026"),
        ("2026-11-15/2027-01-31", "15 november 2026 t/m 31 januari 2027"),
        ("2020-03-01/2021-03-15", "1 maart 2020 t/m 15 maart 2021"),
        ("2018-09/2018-12", "september t/m december 2018"),
        ("2018-01-01/2018-03-15", "1 januari t/m 15 maart 2018"),
        ("../..", "onbekend"),
    ],
)
def test_one_way_of_printing(tekst: str, getoond: str) -> None:
    assert toon_periode(lees_periode(tekst)) == getoond


def test_no_period_is_unknown_and_writes_nothing() -> None:
    assert toon_periode(None) == "onbekend"
    assert schrijf_periode(None) is None


@pytest.mark.parametrize(
    "tekst", ["", "maart 2020", "2020-13", "2020-02-30", "2020/2019", "2020-3", "9999-12-31", "2020/2021/2022"]
)
def test_a_stored_text_that_is_no_period_is_refused(tekst: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        lees_periode(tekst)


def test_late_is_when_the_upper_bound_has_passed() -> None:
    assert not is_voorbij(maand(2020, 3), date(2020, 3, 31))
    assert is_voorbij(maand(2020, 3), date(2020, 4, 1))
    assert not is_voorbij(periode(date(2020, 3, 1), None), date(2999, 1, 1))


@pytest.mark.parametrize(
    ("van", "naar", "dagen"),
    [
        ("2022-07-01", "2022-07-03", 2),
        ("2022-07-03", "2022-07-01", -2),
        ("2022", "2022-07-01", 0),
        ("2022-07-01", "2022", 0),
        ("2022", "2023", 365),
        ("2022", "2023-03", 90),
        ("2022-07-01", "2023", 184),
        ("2022-07-01", "2022-07-05/..", None),
    ],
)
def test_drift_is_no_more_than_is_known(van: str, naar: str, dagen: int | None) -> None:
    assert verschil_in_dagen(lees_periode(van), lees_periode(naar)) == dagen


@given(st.dates(date(1000, 1, 1), date(9000, 1, 1)), st.integers(-1000, 1000))
def test_drift_of_days_is_exact(begin: date, dagen: int) -> None:
    assert verschil_in_dagen(dag(begin), dag(begin + timedelta(days=dagen))) == dagen


def test_drift_of_something_without_an_end_is_unknown() -> None:
    assert verschil_in_dagen(periode(date(2020, 1, 1), None), jaar(2021)) is None
    assert verschil_in_dagen(jaar(2021), periode(date(2020, 1, 1), None)) is None


@pytest.mark.parametrize(
    ("invoer", "zin"),
    [
        ("1 juli 2022", "op 1 juli 2022"),
        ("juli 2022", "in juli 2022"),
        ("2022", "in 2022"),
        ("26 augustus t/m 12 oktober 2019", "van 26 augustus t/m 12 oktober 2019"),
        ("2020 t/m 2022", "van 2020 t/m 2022"),
        ("vanaf 1 mei 2020", "vanaf mei 2020"),
        ("tot en met 1 mei 2020", "tot en met 1 mei 2020"),
    ],
)
def test_a_period_in_a_sentence_has_the_right_preposition(invoer: str, zin: str) -> None:
    assert toon_wanneer(lees_invoer(invoer)) == zin


def test_an_unknown_date_in_a_sentence() -> None:
    assert toon_wanneer(None) == toon_wanneer(periode(None, None)) == "op onbekende datum"


@pytest.mark.parametrize(
    ("van", "naar", "maanden"),
    [
        ("2026-03", "2026-05", 2),
        ("2026-12", "2026-11", -1),
        ("2025-11", "2027-01", 14),
        ("2026", "2027", None),
        ("2026-03", "2026-05-01", None),
        ("2026-03/..", "2026-05", None),
    ],
)
def test_months_apart(van: str, naar: str, maanden: int | None) -> None:
    assert verschil_in_maanden(lees_periode(van), lees_periode(naar)) == maanden


def test_days_of_one_month_name_it_once() -> None:
    assert toon_periode(periode(date(2018, 9, 27), date(2018, 9, 28))) == "27 t/m 28 september 2018"
    assert toon_periode(periode(date(2019, 8, 27), date(2019, 10, 12))) == "27 augustus t/m 12 oktober 2019"


@pytest.mark.parametrize(
    ("van", "tekst"),
    [
        ("2026-11-28", "1 dag"),
        ("2026-11-03", "26 dagen"),
        ("2026-10-29", "1 maand"),
        ("2026-09-20", "ruim 2 maanden"),
        ("2026-05-12", "ruim 6 maanden"),
        ("2026-01-01", "bijna 11 maanden"),
        ("2025-12-01", "bijna 1 jaar"),
        ("2025-11-29", "1 jaar"),
        ("2025-01-10", "bijna 2 jaar"),
        ("2020-03-01", "ruim 6 jaar"),
    ],
)
def test_how_long_ago_in_words(van: str, tekst: str) -> None:
    op = date(2026, 11, 29)
    assert hoe_lang(date.fromisoformat(van), op) == tekst
    assert geleden(date.fromisoformat(van), op) == f"{tekst} geleden"


def test_what_was_today_is_not_so_many_days_ago() -> None:
    assert geleden(date(2026, 11, 29), date(2026, 11, 29)) == "vandaag"
