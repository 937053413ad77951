"""The code by which somebody follows the own reaction: words and numbers that are easy to read aloud.

Three words and two numbers of three digits: about fifty bits. Only a print of it is kept, that cannot be turned back.
"""

import re
import secrets
from functools import cache
from pathlib import Path

from django.utils.crypto import salted_hmac

from basis.zoeken.vouwen import zoeksleutel

VORM = ("woord", "getal", "woord", "getal", "woord")
_GETALLEN = range(100, 1000)
_CIJFERS = ("nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen")


@cache
def woorden() -> tuple[str, ...]:
    """Short Dutch nouns, each of them once, that nobody minds to hear."""
    return tuple(Path(__file__).with_name("woorden.txt").read_text(encoding="utf-8").split())


def maak() -> str:
    """A new code, such as `molen-482-tulp-917-anker`."""
    return "-".join(secrets.choice(woorden()) if deel == "woord" else str(secrets.choice(_GETALLEN)) for deel in VORM)


def uit(zaad: bytes) -> str:
    """The code that belongs to a secret of at least ten bytes: the same again gives the same."""
    getal, delen = int.from_bytes(zaad, "big"), []
    for deel in VORM:
        keuzes = woorden() if deel == "woord" else _GETALLEN
        getal, rest = divmod(getal, len(keuzes))
        delen.append(str(keuzes[rest]))
    return "-".join(delen)


def voorgelezen(code: str) -> str:
    """How somebody reads it aloud: molen, vier acht twee, tulp, negen een zeven, anker."""
    return ", ".join(" ".join(map(_CIJFERS.__getitem__, map(int, d))) if d.isdigit() else d for d in code.split("-"))


def afdruk(getypt: str) -> str:
    """The print of a code, however it was typed: with capitals, spaces, dashes, or none of these."""
    schoon = re.sub(r"[^a-z0-9]", "", zoeksleutel(getypt))
    return salted_hmac("meedoen.volgcode", schoon, algorithm="sha256").hexdigest()
