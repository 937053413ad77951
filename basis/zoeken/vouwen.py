"""The one rule by which names and words are compared: what folds to the same is the same, in Python and in SQL.

`vouw` takes away capitals, accents, looks of one letter, and what nobody sees. The functions of these names in the
database (`public.vouw`, `public.zoeksleutel`, `public.sorteersleutel`) do the same; a test holds one against the other.
"""

import re
import unicodedata
from typing import Any

from django.db import models

from basis.web.tekst import ONZICHTBAAR

# Accents, when a letter is taken apart: of Latin, Greek and Cyrillic, and for symbols.
_ACCENTEN = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_WEG = re.compile(f"[{_ACCENTEN}{ONZICHTBAAR}]")
# Letters that Unicode does not take apart, and hyphens and apostrophes.
_LETTERS = {
    "ł": "l",
    "ø": "o",
    "đ": "d",
    "ð": "d",
    "ħ": "h",
    "ı": "i",
    "ŧ": "t",
    "ς": "σ",
    "‐": "-",
    "’": "'",
    "‘": "'",
    "æ": "ae",
    "œ": "oe",
    "ß": "ss",
    "ẞ": "ss",
    "þ": "th",
}
# Capitals of Latin, Greek, Cyrillic and Armenian that are no other letter with an accent.
_HOOFDLETTERS = [teken for teken in map(chr, range(0x41, 0x590)) if len(teken.lower()) == 1 and teken.lower() != teken]
_VOUWEN = str.maketrans({teken: _LETTERS.get(teken.lower(), teken.lower()) for teken in _HOOFDLETTERS} | _LETTERS)
_LEESTEKENS = r"[\x00-/:-@\[-`{-\u00bf\u00d7\u00f7\u2000-\u206f\u3000]+"
_VOORAAN = re.compile(f"^{_LEESTEKENS}")
_TUSSEN = re.compile(_LEESTEKENS)
_LIDWOORD = re.compile("(^| )'[st][ -]")


def vouw(tekst: str) -> str:
    """The text in small letters without accents: `Łódź` and `lodz` are the same, and so are `ĳ` and `IJ`."""
    return _WEG.sub("", unicodedata.normalize("NFKD", tekst)).translate(_VOUWEN)


def zoeksleutel(tekst: str) -> str:
    """What a name is found by: folded, with one space where signs stand; `'s-Hertogenbosch` is `s hertogenbosch`."""
    return _TUSSEN.sub(" ", vouw(tekst)).strip(" ")


def sorteersleutel(tekst: str) -> str:
    """What titles and names sort by: folded, from the first letter or digit on, and past `'s-` and `'t`.

    As in the register of organisations: `'s-Hertogenbosch` under H, `De Bilt` under D and `Het Hogeland` under H.
    """
    return _VOORAAN.sub("", _LIDWOORD.sub(r"\1", vouw(tekst)))


class Zoeksleutel(models.Func):
    """`zoeksleutel` of a column or a value, made by the database."""

    function = "zoeksleutel"
    output_field = models.TextField()


@models.TextField.register_lookup
class Gevouwen(models.lookups.Contains):
    """`zoeknaam__gevouwen=…`: whether a column of search keys has in it what was typed, folded."""

    lookup_name = "gevouwen"

    def get_prep_lookup(self) -> str:
        return zoeksleutel(str(self.rhs))

    def get_rhs_op(self, connection: Any, rhs: str) -> str:
        return f"LIKE {rhs}"


@models.Field.register_lookup
class Bevat(Gevouwen):
    """`titel__bevat=…`: whether a column of any kind has in it what was typed, both folded. Folds every row."""

    lookup_name = "bevat"

    def get_prep_lookup(self) -> str:
        return vouw(str(self.rhs))

    def process_lhs(self, *args: Any, **kwargs: Any) -> Any:
        kolom, waarden = super().process_lhs(*args, **kwargs)
        return f"vouw({kolom}::text)", waarden
