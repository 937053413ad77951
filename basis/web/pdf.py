"""A PDF or a picture made by Typst (docs/adr/0015), and texts made of what its fonts can show.

The content goes to a template as JSON and is never spliced into its source, so no text can become an instruction. Only
the fonts inside Typst and those in `MAP` are used: every machine makes the same file.

PDF/UA refuses a character that no font has, so such a character becomes words. The cover is read from the very files
that Typst is given, so the two cannot differ. Typst chooses one font for a character with all that hangs on it
(accents, the parts of an emoji), so that together is what one font must have.
"""

import json
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import typst
from django.conf import settings
from fontTools.ttLib import TTFont

from basis.web.tekst import normaal

MAP = settings.BASE_DIR / "static" / "lettertypen"  # filled by static/build.mjs
ADRESSEN = frozenset({"url", "href"})  # where a link leads to; nothing of it is shown
_VERBINDT = "\u200d"
_STILTE = frozenset({"Cc", "Cf", "Cs"})  # shows nothing, so nothing is lost without it
_HANGT = frozenset({"Mn", "Me", "Mc"})
_VERBODEN = frozenset({"Co", "Cc", "Cn"})  # without a meaning that everyone knows, though a font may have a picture

_SIERAAD = ("<font>", "<wide>", "<narrow>")  # a bold or a wide letter, which is better read as that letter


def zet(sjabloon: Path, gegevens: dict[str, Any], **vorm: Any) -> bytes:
    """What Typst makes of this template with these words (`toonbaar`), in the fonts that we bring alone."""
    invoer = {"gegevens": json.dumps(gegevens, sort_keys=True, ensure_ascii=False)}
    gemaakt = typst.compile(sjabloon, ignore_system_fonts=True, font_paths=[MAP], sys_inputs=invoer, **vorm)
    if not isinstance(gemaakt, bytes):
        raise TypeError("Typst gaf geen bestand terug")
    return gemaakt


def toonbaar(waarde: Any) -> Any:
    """This JSON with every text in it made of what the fonts have. Addresses of links stay as they are."""
    if isinstance(waarde, str):
        return _tekst(waarde)
    if isinstance(waarde, dict):
        return {naam: _leesbaar(deel) if naam in ADRESSEN else toonbaar(deel) for naam, deel in waarde.items()}
    return [toonbaar(deel) for deel in waarde] if isinstance(waarde, list) else waarde


def _leesbaar(waarde: Any) -> Any:
    """An address as bytes can tell it: half of a pair of surrogates is no character."""
    return waarde.encode(errors="ignore").decode() if isinstance(waarde, str) else waarde


def _tekst(tekst: str) -> str:
    if tekst.isascii() and tekst.isprintable():
        return tekst
    return "".join(_getoond(tros) for tros in _trossen(unicodedata.normalize("NFC", tekst)))


def _trossen(tekst: str) -> Iterator[str]:
    """The characters, each with what hangs on it."""
    tros = ""
    for teken in tekst:
        if tros and (_hangt(teken) or tros[-1] == _VERBINDT):
            tros += teken
        else:
            yield tros
            tros = teken
    yield tros


def _hangt(teken: str) -> bool:
    """An accent, a joiner, a tone of skin, or a letter in the flag of a part of a country."""
    return unicodedata.category(teken) in _HANGT or teken in "\u200c\u200d" or _is_van_emoji(teken)


def _is_van_emoji(teken: str) -> bool:
    return "\U0001f3fb" <= teken <= "\U0001f3ff" or "\U000e0020" <= teken <= "\U000e007f"


@cache
def _letters() -> tuple[frozenset[str], ...]:
    """Of each font which characters it has. Raises FileNotFoundError when they were not put in their place."""
    letters = tuple(frozenset(filter(_mag, _lees(pad))) for pad in sorted(MAP.glob("*.ttf")))
    if not letters:
        raise FileNotFoundError(f"Geen lettertypen in {MAP}: draai `node build.mjs`.")
    return letters


def _lees(pad: Path) -> list[str]:
    with TTFont(pad, lazy=True) as font:
        return [chr(code) for code in font.getBestCmap()]


@cache
def _alle_letters() -> frozenset[str]:
    return frozenset().union(*_letters())


def _mag(teken: str) -> bool:
    """Whether a font may show it. What steers (from right to left, no break here) would turn or hide text of ours."""
    soort = unicodedata.category(teken)
    siert = unicodedata.decomposition(teken).startswith(_SIERAAD)
    return soort not in _VERBODEN and (soort != "Cf" or _hangt(teken)) and not siert


@cache
def _getoond(tros: str) -> str:
    if tros in {"\n", "\t"} or any(letters.issuperset(tros) for letters in _letters()):
        return tros
    if len(tros) > 1:
        return _getoond(tros[0]) + "".join(_naam(teken) if _hangt(teken) else _getoond(teken) for teken in tros[1:])
    vormen = (normaal(tros), unicodedata.normalize("NFKC", tros))  # Word's bullets of before, letters with a look
    return next((vorm for vorm in vormen if vorm and _alle_letters().issuperset(vorm)), _naam(tros))


def _naam(teken: str) -> str:
    """The character by its name in brackets; by its number when it has none, or when its name is no more than that."""
    soort, nummer = unicodedata.category(teken), f"{ord(teken):04X}"
    naam = unicodedata.name(teken, nummer)
    if soort in _STILTE or naam.startswith("VARIATION SELECTOR"):
        return ""
    if soort.startswith("Z"):
        return " "
    return f"[teken U+{nummer}]" if naam.endswith(nummer) else f"[{naam.lower()}]"
