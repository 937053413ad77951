"""Tables for spreadsheet programs: no formula gets through, and no text is lost."""

import csv
import io
import re
from collections.abc import Iterator
from operator import itemgetter
from typing import Any

import pytest
from django.conf import settings
from django.test import RequestFactory

from basis.web.kolommen import Kolom, Type
from basis.web.rekenblad import (
    REGELS_PER_STUK,
    bewaarde_csv_antwoord,
    csv_antwoord,
    csv_regels,
    veilig,
)


def _kolommen(*namen: str) -> list[Kolom[list[Any]]]:
    """Columns of rows that are lists."""
    return [Kolom(naam, "", Type.TEKST, itemgetter(plaats)) for plaats, naam in enumerate(namen)]


@pytest.mark.parametrize("begin", ["=", "+", "-", "@", "\t", "\r", "\n", "＝"])
def test_a_text_that_would_be_a_formula_gets_an_apostrophe(begin: str) -> None:
    assert veilig(f"{begin}1+1") == f"'{begin}1+1"


@pytest.mark.parametrize("tekst", ["", "gewoon", "1 = 1", "a-b", " =1", "’s avonds"])
def test_any_other_text_stays_as_it_is(tekst: str) -> None:
    assert veilig(tekst) == tekst


def test_what_comes_out_is_read_back_by_any_reader() -> None:
    rijen: list[list[Any]] = [['a;b, "c"\nd', -3], [None, 0], ["=SOM(A1)", "é"]]
    regels = "".join(csv_regels(_kolommen("naam", "dagen"), rijen))

    assert regels.startswith("\ufeffnaam;dagen\r\n")
    gelezen = list(csv.reader(io.StringIO(regels.removeprefix("\ufeff")), delimiter=";"))
    assert gelezen[1:] == [['a;b, "c"\nd', "-3"], ["", "0"], ["'=SOM(A1)", "é"]]


def test_rows_are_read_as_they_are_sent() -> None:
    gevraagd = []

    def rijen() -> Iterator[list[int]]:
        for nummer in range(REGELS_PER_STUK * 5):
            gevraagd.append(nummer)
            yield [nummer]

    stroom = csv_regels(_kolommen("nummer"), rijen())
    assert [next(stroom), len(gevraagd)] == ["\ufeffnummer\r\n", 0]
    next(stroom)
    assert len(gevraagd) == REGELS_PER_STUK
    assert sum(stuk.count("\r\n") for stuk in stroom) == REGELS_PER_STUK * 4


def test_the_answer_is_a_file_that_a_dutch_excel_opens_as_columns(rf: RequestFactory) -> None:
    antwoord = csv_antwoord(rf.get("/x.csv"), "lijst.csv", _kolommen("naam", "dag"), [["één", "a;b"]])

    assert antwoord["Content-Type"] == "text/csv; charset=utf-8"
    assert antwoord["Content-Disposition"] == 'attachment; filename="lijst.csv"'
    assert antwoord.getvalue().decode() == '\ufeffnaam;dag\r\néén;"a;b"\r\n'
    assert not antwoord.has_header("Link")


def test_a_program_asks_for_commas_by_the_address(rf: RequestFactory) -> None:
    antwoord = csv_antwoord(rf.get("/x.csv?lijn=a&scheiding=komma"), "x.csv", _kolommen("naam", "dag"), [["a,b", "=1"]])

    assert antwoord.getvalue().decode() == 'naam,dag\r\n"a,b",\'=1\r\n'
    assert antwoord["Link"] == '<https://portaal.voorbeeld.nl/x.csv?lijn=a>; rel="canonical"'


@pytest.mark.parametrize("bewaard", [",", ";"])
@pytest.mark.parametrize(("vraag", "gevraagd"), [("", ";"), ("?scheiding=komma", ",")])
def test_a_table_that_was_kept_keeps_its_cells(rf: RequestFactory, bewaard: str, vraag: str, gevraagd: str) -> None:
    rijen = [["naam", "dagen"], ["'=1", "-3"], ["a\nb", "1,5"]]
    uit = io.StringIO()
    csv.writer(uit, delimiter=bewaard).writerows(rijen)

    tekst = bewaarde_csv_antwoord(rf.get(f"/x.csv{vraag}"), "x.csv", uit.getvalue()).getvalue().decode("utf-8-sig")

    assert list(csv.reader(io.StringIO(tekst, newline=""), delimiter=gevraagd)) == rijen


def test_csv_is_made_in_one_place() -> None:
    """Another writer would have its own idea of what stands between the columns."""
    hier = {"rekenblad.py", "bestanden.py"}  # the writer, and the kinds of files that people add
    elders = {
        pad.relative_to(settings.BASE_DIR).as_posix()
        for kamer in ("acties", "basis/logboek", "opendata", "partijen", "toegang", "voortgang", "werk")
        for pad in (settings.BASE_DIR / kamer).rglob("*.py")
        if re.search(r"csv\.(Dict)?[wW]riter|text/csv|export\(\W*csv", pad.read_text()) and pad.name not in hier
    }
    assert elders == set()
