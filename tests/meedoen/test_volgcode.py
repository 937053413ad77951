"""The code to follow a reaction by: its words, and that it can be typed as one likes."""

import re
from itertools import pairwise
from math import log2

import pytest

from meedoen import volgcode


def test_the_words_are_short_plain_and_told_apart() -> None:
    woorden = volgcode.woorden()

    assert len(woorden) == len(set(woorden)) == 1_024
    assert [woord for woord in woorden if not re.fullmatch("[a-z]{3,8}", woord)] == []
    rij = sorted(woorden)
    assert [paar for paar in pairwise(rij) if paar[1].startswith(paar[0])] == []


def klank(woord: str) -> str:
    """As somebody hears it."""
    for geschreven, gehoord in (("ij", "ei"), ("ou", "au"), ("c", "k"), ("v", "f"), ("z", "s")):
        woord = woord.replace(geschreven, gehoord)
    return re.sub("d$", "t", woord)


def test_no_two_words_sound_alike() -> None:
    woorden = volgcode.woorden()

    assert len({klank(woord) for woord in woorden}) == len(woorden)


def test_nobody_guesses_a_code() -> None:
    assert 3 * log2(len(volgcode.woorden())) + 2 * log2(900) > 49
    assert len({volgcode.maak() for _ in range(1_000)}) == 1_000


@pytest.mark.parametrize(
    "getypt",
    ["Molen 482 Tulp 917 Anker", "molen482tulp917anker", "MOLEN–482–tulp–917–ANKER ", "mólen-482-tulp-917-anker"],
)
def test_however_it_is_typed_it_is_the_same_code(getypt: str) -> None:
    assert volgcode.afdruk(getypt) == volgcode.afdruk("molen-482-tulp-917-anker")


def test_it_is_read_aloud_digit_by_digit() -> None:
    assert volgcode.voorgelezen("molen-482-tulp-910-anker") == "molen, vier acht twee, tulp, negen een nul, anker"
