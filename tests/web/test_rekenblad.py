"""Tables for spreadsheet programs: no formula gets through, and no text is lost."""

import csv
import io
from collections.abc import Iterator

import pytest

from ibp_portal.web.rekenblad import REGELS_PER_STUK, csv_antwoord, csv_regels, veilig


@pytest.mark.parametrize("begin", ["=", "+", "-", "@", "\t", "\r", "\n", "＝"])
def test_a_text_that_would_be_a_formula_gets_an_apostrophe(begin: str) -> None:
    assert veilig(f"{begin}1+1") == f"'{begin}1+1"


@pytest.mark.parametrize("tekst", ["", "gewoon", "1 = 1", "a-b", " =1", "’s avonds"])
def test_any_other_text_stays_as_it_is(tekst: str) -> None:
    assert veilig(tekst) == tekst


def test_what_comes_out_is_read_back_by_any_reader() -> None:
    regels = "".join(csv_regels(["naam", "dagen"], [['a;b, "c"\nd', -3], [None, 0], ["=SOM(A1)", "é"]]))

    assert regels.startswith("\ufeffnaam,dagen\r\n")
    gelezen = list(csv.reader(io.StringIO(regels.removeprefix("\ufeff"))))
    assert gelezen[1:] == [['a;b, "c"\nd', "-3"], ["", "0"], ["'=SOM(A1)", "é"]]


def test_rows_are_read_as_they_are_sent() -> None:
    gevraagd = []

    def rijen() -> Iterator[list[int]]:
        for nummer in range(REGELS_PER_STUK * 5):
            gevraagd.append(nummer)
            yield [nummer]

    stroom = csv_regels(["nummer"], rijen())
    assert [next(stroom), len(gevraagd)] == ["\ufeffnummer\r\n", 0]
    next(stroom)
    assert len(gevraagd) == REGELS_PER_STUK
    assert sum(stuk.count("\r\n") for stuk in stroom) == REGELS_PER_STUK * 4


def test_the_answer_is_a_file_in_utf_8() -> None:
    antwoord = csv_antwoord("lijst.csv", ["naam"], [["één"]])

    assert antwoord["Content-Type"] == "text/csv; charset=utf-8"
    assert antwoord["Content-Disposition"] == 'attachment; filename="lijst.csv"'
    assert antwoord.getvalue().decode("utf-8-sig") == "naam\r\néén\r\n"
