"""The period as a form field and as a column."""

from datetime import date
from typing import Any

import pytest
from django import forms
from django.db.backends.postgresql.psycopg_any import DateRange

from acties.models import Actie
from ibp_portal.web.perioden import jaar, maand, periode
from ibp_portal.web.velden import HULP_PERIODE, PeriodeInvoer


class Formulier(forms.Form):
    wanneer = PeriodeInvoer(label="Wanneer?", required=False)


def vul_in(tekst: str) -> Formulier:
    formulier = Formulier({"wanneer": tekst})
    formulier.is_valid()
    return formulier


@pytest.mark.parametrize(
    ("tekst", "waarde"), [("mei 2027", maand(2027, 5)), ("  2027 ", jaar(2027)), ("", None), ("   ", None)]
)
def test_typed_text_becomes_a_period_and_nothing_becomes_none(tekst: str, waarde: DateRange | None) -> None:
    assert vul_in(tekst).cleaned_data["wanneer"] == waarde


@pytest.mark.parametrize("tekst", ["morgen", "31-12-9999", "9999", "2027\x00", "x" * 61])
def test_an_error_says_in_dutch_how_to_type_a_date(tekst: str) -> None:
    fouten = vul_in(tekst).errors["wanneer"]

    assert any(woord in fouten[0] for woord in ("zoals 1 juli 2027", "tekens", "niet toegestaan"))


def test_the_error_repeats_what_was_typed() -> None:
    assert vul_in("overmorgen").errors["wanneer"] == [
        "Vul een datum in zoals 1 juli 2027, juli 2027 of 2027. U vulde in: overmorgen."
    ]


def test_the_box_shows_a_stored_period_as_people_write_it() -> None:
    html = str(Formulier(initial={"wanneer": periode(date(2019, 8, 26), date(2019, 10, 12))})["wanneer"])

    assert 'value="26 augustus t/m 12 oktober 2019"' in html


@pytest.mark.parametrize(
    ("begin", "getypt", "anders"),
    [
        (jaar(2027), "2027", False),
        (jaar(2027), "2028", True),
        (jaar(2027), "", True),
        (None, "", False),
        (None, "onzin", True),
        (periode(date(2018, 1, 1), None), "vanaf 1 januari 2018", False),
    ],
)
def test_only_another_period_is_a_change(begin: DateRange | None, getypt: str, anders: bool) -> None:
    assert PeriodeInvoer(required=False).has_changed(begin, getypt) is anders


def test_the_column_gives_the_form_its_label_and_help() -> None:
    veld: Any = Actie._meta.get_field("looptijd").formfield()

    assert isinstance(veld, PeriodeInvoer)
    assert (veld.label, veld.help_text, veld.required) == ("Looptijd", HULP_PERIODE, False)
