"""Numbers as people read them."""

import pytest

from basis.web.getallen import aantal, getal, voluit


@pytest.mark.parametrize(
    ("waarde", "tot", "tekst"),
    [
        (0, None, "0"),
        (999, None, "999"),
        (1_234_567, None, "1.234.567"),
        (1_000, 1_000, "1.000"),
        (1_001, 1_000, "1.000+"),
    ],
)
def test_a_number_has_dots_and_a_plus_beyond_what_was_counted(waarde: int, tot: int | None, tekst: str) -> None:
    assert getal(waarde, tot) == tekst


@pytest.mark.parametrize(
    ("waarde", "tekst"),
    [(0, "0 acties"), (1, "1 actie"), (1_000, "1.000 acties"), (2_000, "1.000+ acties")],
)
def test_a_count_has_its_word(waarde: int, tekst: str) -> None:
    assert aantal(waarde, "actie", "acties", 1_000) == tekst


@pytest.mark.parametrize(("waarde", "verwacht"), [(7, "Zeven"), (1, "Eén"), (13, "13")])
def test_a_sentence_begins_with_a_capital_without_an_accent(waarde: int, verwacht: str) -> None:
    assert voluit(waarde, vooraan=True) == verwacht
