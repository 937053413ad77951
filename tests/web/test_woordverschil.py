"""Two versions of a text as one."""

import pytest

from ibp_portal.web.woordverschil import MEESTE, woordverschil


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


def test_very_long_texts_are_not_compared() -> None:
    lang = "woord " * MEESTE
    assert woordverschil(f"{lang}a", f"{lang}b").startswith("<del>woord woord")
