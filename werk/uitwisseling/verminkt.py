"""Text that a program could not keep: a question mark for a character that its code page has not, or worse."""

import re
from collections.abc import Iterator

_VERLOREN = frozenset("?\ufffd")
_STUKKEN = re.compile("([?\x80-\U0010ffff]+)")  # what may get lost, and question marks: one of those can be either
# What some programs write for a character that they have not: the one that looks like it most.
_GELIJKEND = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\xa0": " ", "…": "..."})
_LANGSTE = 4  # signs for one lost character: as many bytes as UTF-8 takes


def is_verminkt(stond: str, tekst: str) -> bool:
    """Whether the text is what stood there, but for characters outside ASCII that were lost on the way."""
    if stond.isascii() or stond == tekst:
        return False
    if _VERLOREN.intersection(tekst) and (
        _is_zelfde(stond, tekst) or _is_zelfde(stond.translate(_GELIJKEND), tekst.translate(_GELIJKEND))
    ):
        return True
    return any(_is_zelfde(stond, gelezen) for gelezen in _anders_gelezen(stond, tekst))


def _is_zelfde(stond: str, tekst: str) -> bool:
    """Piece by piece, in one pass: a pattern could take for ever on a row of lost characters."""
    oud, nieuw = _STUKKEN.split(stond), _STUKKEN.split(tekst)
    if oud[::2] != nieuw[::2]:
        return False
    return all(
        kreeg == had or (len(kreeg) <= _LANGSTE * len(had) and _VERLOREN.union(had).issuperset(kreeg))
        for had, kreeg in zip(oud[1::2], nieuw[1::2], strict=True)
    )


def _anders_gelezen(stond: str, tekst: str) -> Iterator[str]:
    """What it was when a program read UTF-8 as the code page of Windows, of DOS or of an old Mac: Ã© was é.

    That makes a text longer, and what it was must show in at least one character.
    """
    for tabel in ("cp1252", "cp850", "mac_roman") if len(tekst) > len(stond) else ():
        gelezen = tekst.encode(tabel, errors="replace").decode("utf-8", errors="replace")
        if any(teken in stond for teken in gelezen if not teken.isascii()):
            yield gelezen


def verloor_tekens(stond: str, tekst: str) -> bool:
    """Whether a text that was changed also has a question mark where a character outside ASCII stood."""
    return not stond.isascii() and tekst.count("?") > stond.count("?") and len(set(stond) - set(tekst)) > 0
