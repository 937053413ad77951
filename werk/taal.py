"""Hints for plain language: long sentences, heavy words, and how hard a text is to read. Never more than a hint.

Nothing of a text is kept or logged.
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

TEKST_MAX = 10_000
WOORDEN_PER_ZIN = 20
MOEILIJK_ONDER = 40.0  # Flesch-Douma: below it a text asks some years of study
KORTSTE = 12  # words; a score says nothing of fewer
MEESTE = 3
CITAAT = 70


@dataclass(frozen=True)
class Hint:
    """One thing to look at, and what it is about in the words of the writer."""

    tekst: str
    citaat: str = ""


def geef_hints(tekst: str) -> list[Hint]:
    """At most three hints on a text, the most useful first; none for a text that reads well."""
    tekst = tekst[:TEKST_MAX]
    hints = [*_lange_zinnen(tekst)[:1], *_woorden(tekst)[:2], *_lange_zinnen(tekst)[1:], *_woorden(tekst)[2:]]
    return [*hints, *_leesbaarheid(tekst)][:MEESTE]


def _zinnen(tekst: str) -> list[str]:
    """The sentences; a full stop inside an abbreviation or a number ends none."""
    return [
        zin.strip()
        for zin in re.split(r"(?<=[a-zà-ÿ)”\"0-9]{2}[.!?])\s+|\n+", tekst, flags=re.IGNORECASE)
        if zin.strip()
    ]


def _lange_zinnen(tekst: str) -> list[Hint]:
    lang = [(zin, len(zin.split())) for zin in _zinnen(tekst) if len(zin.split()) > WOORDEN_PER_ZIN]
    lang.sort(key=lambda paar: -paar[1])
    return [Hint(f"Deze zin heeft {aantal} woorden. Kunt u er twee van maken?", _kort(zin)) for zin, aantal in lang]


def _kort(zin: str) -> str:
    return zin if len(zin) <= CITAAT else f"{zin[:CITAAT].rsplit(' ', 1)[0]} …"


@cache
def _patroon() -> re.Pattern[str]:
    delen = [
        re.escape(woord.removesuffix("*")) + (r"\w*" if woord.endswith("*") else "")
        for woord in sorted(MOEILIJK, key=len, reverse=True)
    ]
    return re.compile(rf"(?<!\w)(?:{'|'.join(delen)})(?!\w)", re.IGNORECASE)


def _woorden(tekst: str) -> list[Hint]:
    gevonden = dict.fromkeys(treffer.group().lower() for treffer in _patroon().finditer(tekst))
    return [Hint(f"Gewoner dan “{woord}” is: {_gewoner(woord)}.") for woord in gevonden]


def _gewoner(woord: str) -> str:
    return MOEILIJK.get(woord) or next(
        gewoon for sleutel, gewoon in MOEILIJK.items() if sleutel.endswith("*") and woord.startswith(sleutel[:-1])
    )


@cache
def _textstat() -> Any:
    import textstat  # noqa: PLC0415  # half a second, and only who writes needs it

    textstat.set_lang("nl")
    return textstat


def _leesbaarheid(tekst: str) -> list[Hint]:
    if len(tekst.split()) < KORTSTE or _textstat().flesch_reading_ease(tekst) >= MOEILIJK_ONDER:
        return []
    return [Hint("De tekst leest zwaar. Kortere woorden en zinnen helpen de lezer.")]


# Words that make a text heavy, each with a plainer one. Our own choice, made for this portal; not a standard list.
# A key is a whole word or phrase in small letters; a `*` at its end also takes what follows it in the word.
MOEILIJK: dict[str, str] = {
    "aangaande": "over",
    "aangezien": "omdat",
    "aanvangen": "beginnen",
    "adresseren": "aanpakken",
    "af te stemmen": "te overleggen",
    "alsmede": "en ook",
    "alvorens": "voordat",
    "behoudens": "behalve",
    "beoogd*": "bedoeld",
    "beogen": "willen",
    "beoogt": "wil",
    "betreffende": "over",
    "bewerkstelligen": "zorgen voor",
    "borgen": "zorgen dat het zo blijft",
    "conform": "volgens",
    "creëren": "maken",
    "d.m.v.": "door",
    "daar waar": "als",
    "derhalve": "daarom",
    "desalniettemin": "toch",
    "desgewenst": "als u dat wilt",
    "dient te": "moet",
    "dienen te": "moeten",
    "doch": "maar",
    "door middel van": "door",
    "doorontwikkel*": "verder verbeteren",
    "echter": "maar",
    "effectueren": "uitvoeren",
    "eerstgenoemde": "de eerste",
    "evenals": "net als",
    "evenwel": "maar",
    "faciliteren": "helpen",
    "gaarne": "graag",
    "gedurende": "tijdens",
    "gelieve": "wilt u",
    "geïmplementeerd": "ingevoerd",
    "gremia": "overleggen",
    "i.h.k.v.": "voor",
    "implementatie": "invoering",
    "implementeren": "invoeren",
    "in het kader van": "voor",
    "indien": "als",
    "initiëren": "beginnen",
    "inzake": "over",
    "jegens": "tegenover",
    "krachtens": "volgens",
    "m.b.t.": "over",
    "mede": "ook",
    "met betrekking tot": "over",
    "middels": "met",
    "mits": "als",
    "momenteel": "nu",
    "n.a.v.": "door",
    "omtrent": "over",
    "onverwijld": "meteen",
    "operationaliser*": "uitwerken",
    "optimaliseren": "verbeteren",
    "realiseren": "maken",
    "reeds": "al",
    "stakeholders": "betrokkenen",
    "t.a.v.": "voor",
    "t.b.v.": "voor",
    "te allen tijde": "altijd",
    "ten aanzien van": "over",
    "ten behoeve van": "voor",
    "teneinde": "om",
    "tenzij": "behalve als",
    "terzake": "hierover",
    "thans": "nu",
    "trachten": "proberen",
    "uitrollen": "invoeren",
    "verstrekken": "geven",
    "vigerend*": "nu geldend",
    "voornoemde": "deze",
    "voorts": "verder",
    "zodoende": "zo",
    "zorg dragen voor": "zorgen voor",
}
