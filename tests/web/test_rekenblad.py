"""No text of ours is a formula in somebody's spreadsheet."""

import pytest

from ibp_portal.web.rekenblad import veilig


@pytest.mark.parametrize("tekst", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1"])
def test_what_would_be_a_formula_becomes_text(tekst: str) -> None:
    assert veilig(tekst) == f"'{tekst}"


@pytest.mark.parametrize("tekst", ["", "gewoon", "1+1", "a=b"])
def test_other_text_stays_as_it_is(tekst: str) -> None:
    assert veilig(tekst) == tekst
