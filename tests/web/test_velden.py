"""The period as a form field and as a column."""

from datetime import date
from typing import Any

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.db.backends.postgresql.psycopg_any import DateRange

from acties.models import Actie
from basis.tijd.datumlezer import lees_invoer
from basis.tijd.perioden import dag, jaar, maand, periode, schrijf_periode
from basis.web.velden import HULP_PERIODE, DagInvoer, Kalenderdag, PeriodeInvoer, vertel


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


@pytest.mark.parametrize(
    ("tekst", "fout"),
    [
        ("ooit", "U vulde in: ooit."),
        ("9999", "Het jaar 9999 kan niet."),
        ("1650", "Het jaar 1650 kan niet. Vul een jaar in van 1800 tot en met 2200."),
        ("2027\x00", "niet toegestaan"),
        ("x" * 101, "tekens"),
    ],
)
def test_an_error_says_in_dutch_what_is_wrong(tekst: str, fout: str) -> None:
    assert fout in vul_in(tekst).errors["wanneer"][0]


@pytest.mark.parametrize(
    ("tekst", "kalender", "waarde"),
    [
        ("", "2027-07-01", dag(date(2027, 7, 1))),
        ("1 juli 2027", "2027-07-01", dag(date(2027, 7, 1))),
        ("1 juli 2027", "", dag(date(2027, 7, 1))),
        ("mei 2027", "2027-07-01", dag(date(2027, 7, 1))),  # the text is what the form showed
        ("juni 2027", "2027-07-01", None),
        ("1 juli 2027", "2027-07-02", None),
    ],
)
def test_the_calendar_counts_when_no_other_date_was_typed(tekst: str, kalender: str, waarde: DateRange | None) -> None:
    formulier = Formulier({"wanneer": tekst, "wanneer_kalender": kalender}, initial={"wanneer": maand(2027, 5)})

    assert formulier.is_valid() is (waarde is not None)
    assert formulier.cleaned_data.get("wanneer") == waarde
    assert ("U vulde twee datums in: " in str(formulier.errors)) is (waarde is None)
    assert (f'value="{kalender}"' in str(formulier["wanneer"])) is bool(kalender)


@pytest.mark.parametrize("tekst", ["1 januari 1800", "1989", "vanaf 1989", "2127", "eind 2099"])
def test_an_unlikely_date_is_asked_about_once(tekst: str) -> None:
    gevraagd = vul_in(tekst)
    assert "Klopt " in str(gevraagd.errors["wanneer"])
    gelezen = schrijf_periode(lees_invoer(tekst))
    assert f'name="wanneer_klopt" value="{gelezen}"' in " ".join(str(gevraagd["wanneer"]).split())

    assert Formulier({"wanneer": tekst, "wanneer_klopt": str(gelezen)}).is_valid()
    assert not Formulier({"wanneer": tekst, "wanneer_klopt": "1801"}).is_valid()  # a tick for another date
    assert Formulier({"wanneer": tekst}, initial={"wanneer": lees_invoer(tekst)}).is_valid()  # it stood there already


def test_the_form_tells_what_it_made_of_other_words() -> None:
    formulier = vul_in("Q2 2027")

    assert "U bedoelt: april t/m juni 2027." in str(formulier["wanneer"])
    assert vertel("Klaar.", formulier) == "Klaar. Met ‘Q2 2027’ bedoelt u: april t/m juni 2027."
    assert vertel("Klaar.", vul_in("April t/m juni 2027")) == "Klaar."


@pytest.mark.parametrize("soort", [DagInvoer, Kalenderdag])
def test_a_day_is_one_day(soort: type[DagInvoer]) -> None:
    assert soort().clean("do 1 juli 2027") == date(2027, 7, 1)
    with pytest.raises(ValidationError, match="Vul één dag in: juli 2027 heeft er meer"):
        soort().clean("juli 2027")


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
