"""One date of what was typed: a day, or a part of a year as people name it.

A text becomes marks (a number, a month, a season …), and the row of their letters says what kind of date it is.
"""

import re
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from basis.tijd.datumlezer.woorden import GENUMMERD, MAANDNAMEN, WEEKDAGEN, WOORDEN, ZONDER_BETEKENIS
from basis.tijd.perioden import DAG, DateRange, dag, jaar, laatste_dag, maand, periode, toon_periode

EERSTE_JAAR, LAATSTE_JAAR = 1000, 9998  # four digits, and a day after it


class GeenDatum(ValueError):
    """What was typed is no date; the text says why, in Dutch, to who typed it."""


class Onbekend(GeenDatum):
    """No date as far as this reader knows, without a cause that it can name."""


class Omgekeerd(GeenDatum):
    """Two dates that make no period: it would end before it begins, or there is a gap between them."""


class Merk(NamedTuple):
    """A piece of what was typed: the letter of its kind (a G is a number), its number, and how it was typed."""

    soort: str
    waarde: int
    tekst: str


# -- one date -------------------------------------------------------------------------------------------------------

_STUK = re.compile(r"(\d+)( ?(?:e|de|ste|st|nd|rd|th)\b)?|([^\W\d_]+)|([^\s\w.,()/'-]+|_)")
_AFKORTINGEN = (("half jaar", "halfjaar"), ("a.s", ""), ("d.d", ""), ("j.l", ""), ("m.i.v", ""))


def _merken(tekst: str) -> list[Merk]:
    for van, naar in _AFKORTINGEN:
        tekst = tekst.replace(van, naar)
    merken = []
    for getal, rang, woord, teken in _STUK.findall(tekst):
        if getal:
            merken.append(Merk("R" if rang else "G", int(getal[:9]), getal))
        elif woord not in ZONDER_BETEKENIS or teken:
            merken.append(Merk(*WOORDEN.get(woord, ("X", 0)), woord or teken))
    return merken


def is_derde(tekst: str) -> bool:
    """Whether it says `begin`, `midden` or `eind` of something."""
    return any(merk.soort == "B" for merk in _merken(tekst))


def begrensd(eerste: DateRange, laatste: DateRange) -> DateRange:
    """From the begin of one period to the end of another. Raises Omgekeerd."""
    if laatste.upper <= eerste.lower:
        einde, begin = toon_periode(laatste), toon_periode(eerste)
        raise Omgekeerd(f"Het einde ({einde}) ligt voor het begin ({begin}). Kijk de datums na.")
    return DateRange(eerste.lower, laatste.upper, "[)")


def aaneen(eerste: DateRange, laatste: DateRange) -> DateRange:
    """The one and the other, when they follow each other. Raises Omgekeerd."""
    if eerste.upper != laatste.lower:
        raise Omgekeerd("Dat zijn twee losse periodes. Vul er een in, of schrijf bijvoorbeeld mei t/m juni 2027.")
    return begrensd(eerste, laatste)


def lees_datum(tekst: str) -> DateRange:
    """The period that `tekst` names, in small letters without accents. Raises GeenDatum."""
    if re.search(r"^[-/]|[-/]$|\d{4}[ ,]+\d{4}", tekst):
        raise Onbekend
    return _lees_merken(_merken(tekst))


def _lees_merken(merken: list[Merk]) -> DateRange:
    vorm = "".join(merk.soort for merk in merken)
    for letter, lees in _MET_EEN_WOORD.items():
        if letter in vorm:
            plaats = vorm.index(letter)
            return lees(merken[plaats], merken[:plaats], merken[plaats + 1 :])
    vorm = vorm.replace("RM", "GM")
    if vorm not in _VORMEN:
        raise Onbekend
    return _VORMEN[vorm](*merken)


def _jaar(merk: Merk) -> int:
    """The year of a number with four digits."""
    if len(merk.tekst) == 2:
        raise GeenDatum(f"Schrijf het jaar met vier cijfers. Bedoelt u 20{merk.tekst}?")
    if len(merk.tekst) != 4:
        raise GeenDatum(f"Een jaar heeft vier cijfers, zoals 2027. U vulde in: {merk.tekst}.")
    if not EERSTE_JAAR <= merk.waarde <= LAATSTE_JAAR:
        raise GeenDatum(f"Het jaar {merk.tekst} kan niet.")
    return merk.waarde


def _maandnummer(merk: Merk, dag_: int = 0, in_jaar: int = 0) -> int:
    if not 1 <= merk.waarde <= 12:
        andersom = 1 <= dag_ <= 12 < merk.waarde <= 28
        vraag = f" Bedoelt u {merk.waarde} {MAANDNAMEN[dag_ - 1]} {in_jaar}?" if andersom else ""
        raise GeenDatum(f"Maand {merk.tekst} bestaat niet: een jaar heeft twaalf maanden.{vraag}")
    return merk.waarde


def _dag(d: Merk, m: Merk, j: Merk) -> DateRange:
    in_jaar = _jaar(j)
    nummer = _maandnummer(m, d.waarde, in_jaar)
    naam, dagen = MAANDNAMEN[nummer - 1], (laatste_dag(maand(in_jaar, nummer)) or date.max).day
    if (d.waarde, nummer, dagen) == (29, 2, 28):
        raise GeenDatum(f"29 februari {in_jaar} bestaat niet: {in_jaar} is geen schrikkeljaar.")
    if not 1 <= d.waarde <= dagen:
        raise GeenDatum(f"{d.tekst} {naam} bestaat niet: {naam} heeft {dagen} dagen.")
    return dag(date(in_jaar, nummer, d.waarde))


def _maand(m: Merk, j: Merk) -> DateRange:
    return maand(_jaar(j), _maandnummer(m))


def _alleen_jaar(j: Merk) -> DateRange:
    if len(j.tekst) in (6, 8):
        raise GeenDatum("Zet streepjes tussen dag, maand en jaar, zoals 1-7-2027.")
    return jaar(_jaar(j))


def _twee_getallen(a: Merk, b: Merk) -> DateRange:
    """`7-2027`, `2027-07`, `2026-2027`."""
    if len(a.tekst) == len(b.tekst) == 4:
        return begrensd(jaar(_jaar(a)), jaar(_jaar(b)))
    if len(a.tekst) == 4 and len(b.tekst) == 2 and b.waarde > 12:
        raise GeenDatum(f"Schrijf beide jaren met vier cijfers, zoals {a.tekst}-{a.tekst[:2]}{b.tekst}.")
    if len(a.tekst) < 3 and len(b.tekst) < 3:
        raise _zonder_jaar(f"{a.tekst}-{b.tekst}")
    return _maand(b, a) if len(a.tekst) == 4 else _maand(a, b)


def _getal_en_maand(a: Merk, m: Merk) -> DateRange:
    """`2027 juli`; of `1 juli` the day is looked at before the year is asked."""
    if len(a.tekst) == 4:
        return _maand(m, a)
    _dag(a, m, Merk("G", 2028, "2028"))  # of all years this one has the most days
    raise _zonder_jaar(f"{a.tekst} {m.tekst}")


def _alleen_maand(m: Merk) -> DateRange:
    raise _zonder_jaar(m.tekst)


def _zonder_jaar(wat: str) -> GeenDatum:
    return GeenDatum(f"Het jaar ontbreekt bij ‘{wat}’. Zet het erbij, met vier cijfers.")


_VORMEN: dict[str, Callable[..., DateRange]] = {
    "GGG": lambda a, b, c: _dag(c, b, a) if len(a.tekst) == 4 else _dag(a, b, c),
    "GMG": lambda a, m, b: _dag(b, m, a) if len(a.tekst) == 4 else _dag(a, m, b),
    "MGG": lambda m, d, j: _dag(d, m, j),  # July 1, 2027
    "GG": _twee_getallen,
    "GM": _getal_en_maand,
    "MG": _maand,
    "M": _alleen_maand,
    "G": _alleen_jaar,
}


# -- a part of a year or a month, and a day of the week -------------------------------------------------------------


def _op_weekdag(weekdag: Merk, voor: list[Merk], na: list[Merk]) -> DateRange:
    """`donderdag 1 juli 2027`, when that is a Thursday."""
    gelezen = _lees_merken(voor + na)
    if gelezen.upper - gelezen.lower != DAG:
        raise Onbekend
    echt = gelezen.lower.weekday()
    if echt != weekdag.waarde:
        raise GeenDatum(f"{toon_periode(gelezen)} is een {WEEKDAGEN[echt]}, geen {WEEKDAGEN[weekdag.waarde]}.")
    return gelezen


def _genummerd(eenheid: Merk, voor: list[Merk], na: list[Merk]) -> DateRange:
    """A quarter, a third, a half or a week by its number, which stands before it or behind it."""
    vraag, grens = GENUMMERD[eenheid.soort]
    if voor and _is_nummer(voor[-1]):
        nummer, rest = voor[-1], voor[:-1] + na
    elif na and _is_nummer(na[0]):
        nummer, rest = na[0], voor + na[1:]
    else:
        raise GeenDatum(vraag)
    if not rest:
        raise _zonder_jaar(" ".join(merk.tekst for merk in (*voor, eenheid, *na)))
    geheel = _lees_merken(rest)
    if eenheid.soort == "W":
        return _week(geheel, nummer)
    if eenheid.soort in "KT" and not _is_jaar(geheel):
        raise Onbekend
    welke = eenheid.waarde if nummer.soort == "L" else nummer.waarde
    if not 1 <= welke <= eenheid.waarde:
        raise GeenDatum(grens)
    return _deel(geheel, welke, eenheid.waarde, eenheid.tekst)


def _is_nummer(merk: Merk) -> bool:
    return merk.soort in "RL" or (merk.soort == "G" and len(merk.tekst) < 3)


def _week(geheel: DateRange, nummer: Merk) -> DateRange:
    if not _is_jaar(geheel):
        raise GeenDatum("Tel de weken vanaf het begin van het jaar, zoals week 12 2027.")
    in_jaar = geheel.lower.year
    weken = date(in_jaar, 12, 28).isocalendar().week
    welke = weken if nummer.soort == "L" else nummer.waarde
    if not 1 <= welke <= weken:
        raise GeenDatum(f"Week {welke} van {in_jaar} bestaat niet: dat jaar heeft {weken} weken.")
    return periode(*(date.fromisocalendar(in_jaar, welke, weekdag) for weekdag in (1, 7)))


def _seizoen(seizoen: Merk, voor: list[Merk], na: list[Merk]) -> DateRange:
    """Three whole months. A winter lies in two years, so both are asked for."""
    if not voor + na:
        raise _zonder_jaar(seizoen.tekst)
    geheel = _lees_merken(voor + na)
    begin: date = geheel.lower
    is_winter, is_jaar = seizoen.waarde == 12, _is_jaar(geheel)
    if is_winter and is_jaar:
        j = begin.year
        raise GeenDatum(f"Welke winter bedoelt u? Schrijf winter {j - 1}-{j} of winter {j}-{j + 1}.")
    if not (is_jaar or (is_winter and geheel == DateRange(begin, date(begin.year + 2, 1, 1), "[)"))):
        raise Onbekend
    return _maanden(begin, seizoen.waarde - 1, seizoen.waarde + 2)


def _derde(derde: Merk, voor: list[Merk], na: list[Merk]) -> DateRange:
    """`begin`, `midden` and `eind` are each a third: of a year four months, of a month ten days."""
    return _deel(_lees_merken(voor + na), derde.waarde, 3, derde.tekst)


def _uiterste(welke: Merk, voor: list[Merk], na: list[Merk]) -> DateRange:
    """`primo` and `ultimo`: the first and the last day."""
    geheel = _lees_merken(voor + na)
    return dag(geheel.upper - DAG if welke.waarde else geheel.lower)


_MET_EEN_WOORD = {
    "U": _uiterste,
    "B": _derde,
    "D": _op_weekdag,
    "H": _genummerd,
    "K": _genummerd,
    "T": _genummerd,
    "W": _genummerd,
    "S": _seizoen,
}


def _is_jaar(waarde: DateRange) -> bool:
    return bool(waarde == jaar(waarde.lower.year))


def _deel(geheel: DateRange, welke: int, aantal: int, naam: str) -> DateRange:
    """One of the equal parts of a year, a half, a quarter, a season (in months) or a month (in days)."""
    begin: date = geheel.lower
    lengte = (geheel.upper.year - begin.year) * 12 + geheel.upper.month - begin.month
    if begin.day != 1 or geheel.upper.day != 1 or lengte > 12:
        raise GeenDatum(f"‘{naam}’ hoort bij een maand, een kwartaal of een jaar, zoals {naam} 2027.")
    if lengte % aantal == 0:
        stap = lengte // aantal
        return _maanden(begin, begin.month - 1 + stap * (welke - 1), begin.month - 1 + stap * welke)
    if lengte > 1:
        raise Onbekend
    stap = 30 // aantal
    eerste = begin + DAG * stap * (welke - 1)
    return DateRange(eerste, geheel.upper if welke == aantal else eerste + DAG * stap, "[)")


def _maanden(begin: date, van: int, tot: int) -> DateRange:
    """Whole months, counted from January of the year of `begin`."""
    return DateRange(*(date(begin.year + m // 12, m % 12 + 1, 1) for m in (van, tot)), "[)")
