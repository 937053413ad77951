"""Two versions of a text as one."""

import pytest

from basis.web.woordverschil import MEESTE, gelijke_woorden, woordverschil


@pytest.mark.parametrize(
    ("oud", "nieuw", "verwacht"),
    [
        ("een oud huis", "een nieuw huis", "een <del>oud</del><ins>nieuw</ins> huis"),
        ("", "nieuw", "<ins>nieuw</ins>"),
        ("oud", "", "<del>oud</del>"),
        ("a <b> c", "a <i> c", "a &lt;<del>b</del><ins>i</ins>&gt; c"),
    ],
)
def test_words_that_went_and_came_are_marked_and_all_is_escaped(oud: str, nieuw: str, verwacht: str) -> None:
    assert woordverschil(oud, nieuw) == verwacht


def test_a_long_stretch_that_is_the_same_is_shortened() -> None:
    gelijk = " ".join(f"woord{nummer}" for nummer in range(200))
    uit = woordverschil(f"Eerst {gelijk} laatst", f"Nu {gelijk} laatst")
    assert uit.startswith("<del>Eerst</del><ins>Nu</ins> woord0 ")
    assert "woord100" not in uit
    assert " … " in uit


def test_what_stands_before_a_word_at_the_end_is_shown() -> None:
    gelijk = " ".join(f"woord{nummer}" for nummer in range(200))
    assert woordverschil(gelijk, f"{gelijk} erbij").endswith("woord198 woord199<ins> erbij</ins>")


def test_very_long_texts_are_compared_by_line() -> None:
    lang = "".join(f"regel {nummer} van de tekst\n" for nummer in range(MEESTE // 4))
    uit = woordverschil(f"{lang}a\n{lang}", f"{lang}b\n{lang}")
    assert "<del>a\n</del><ins>b\n</ins>" in uit
    assert len(uit) < 200


def test_how_lines_end_is_no_change() -> None:
    assert woordverschil("een\r\ntwee  \r\ndrie", "een\ntwee\nvier") == "een\ntwee\n<del>drie</del><ins>vier</ins>"


def test_what_two_texts_share_is_marked_in_both() -> None:
    een, ander = gelijke_woorden("Wij willen een nieuwe lift & meer", "Bouw een nieuwe lift en bankjes")

    assert een == "Wij willen <mark>een nieuwe lift</mark> &amp; meer"
    assert ander == "Bouw <mark>een nieuwe lift</mark> en bankjes"
