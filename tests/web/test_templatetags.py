"""The words that templates use."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.template import Context, Template
from django.test import RequestFactory

from basis.tijd.perioden import DateRange, dag, jaar, maand, periode


def toon(sjabloon: str, adres: str = "/", **context: Any) -> str:
    request = RequestFactory().get(adres)
    return Template("{% load portaal %}" + sjabloon).render(Context({"request": request, **context}))


@pytest.mark.parametrize(
    ("waarde", "tekst"), [(jaar(2020), "2020"), (maand(2020, 3), "maart 2020"), (None, "onbekend")]
)
def test_a_period_in_words(waarde: DateRange | None, tekst: str) -> None:
    assert toon("{{ w|periode }}", w=waarde) == tekst


@pytest.mark.parametrize(
    ("waarde", "tekst"),
    [
        (jaar(2020), "2020"),
        (maand(2020, 3), "2020-03"),
        (dag(date(2022, 7, 1)), "2022-07-01"),
        (periode(date(2019, 8, 26), date(2019, 10, 12)), ""),
        (periode(date(2019, 8, 26), None), ""),
        (date(2022, 7, 1), "2022-07-01"),
        (datetime(2022, 7, 1, 22, 30, tzinfo=UTC), "2022-07-02T00:30:00+02:00"),
        (None, ""),
    ],
)
def test_what_machines_read_in_a_time_element(waarde: Any, tekst: str) -> None:
    assert toon("{{ w|iso }}", w=waarde) == tekst


@pytest.mark.parametrize(
    ("waarde", "tekst"),
    [
        (date(2022, 7, 1), "1 juli 2022"),
        (datetime(2022, 6, 30, 22, 30, tzinfo=UTC), "1 juli 2022"),  # past midnight in Amsterdam
        (None, "onbekend"),
    ],
)
def test_a_day_in_words(waarde: Any, tekst: str) -> None:
    assert toon("{{ w|dag }}", w=waarde) == tekst


@pytest.mark.parametrize(
    ("aantal", "tekst"), [(0, "0 acties"), (1, "1 actie"), (2, "2 acties"), (1234567, "1.234.567 acties")]
)
def test_a_count_has_its_word(aantal: int, tekst: str) -> None:
    assert toon('{{ n|aantal:"actie,acties" }}', n=aantal) == tekst


def test_what_a_template_lays_out_over_lines_is_one_line_in_an_attribute() -> None:
    sjabloon = Template("{% load portaal %}{% filter een_regel %}\n  Wat {{ wie }}\n  samen doen.\n{% endfilter %}")

    assert sjabloon.render(Context({"wie": "Rijk & partijen"})) == "Wat Rijk &amp; partijen samen doen."


def test_markdown_comes_out_clean() -> None:
    assert toon("{{ t|opmaak }}", t="**vet** <b>&") == "<p><strong>vet</strong> &lt;b&gt;&amp;</p>\n"


@pytest.mark.parametrize(
    ("adres", "tag", "vraag"),
    [
        ("/?a=1&na=x&voor=y", "b=2", "?a=1&amp;b=2"),
        ("/?a=1&a=2", "a=3", "?a=3"),
        ("/?a=1&b=2", "a=None", "?b=2"),
        ("/?a=1", 'a=""', "?"),
        ("/?q=x%26y", 'b="é"', "?q=x%26y&amp;b=%C3%A9"),
    ],
)
def test_an_address_with_some_keys_set_starts_at_the_first_page(adres: str, tag: str, vraag: str) -> None:
    assert toon("{% adres_met " + tag + " %}", adres) == vraag
