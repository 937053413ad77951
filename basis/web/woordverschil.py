"""Two versions of a text as one: word by word what went (`<del>`) and what came (`<ins>`)."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from basis.web.tekst import normaal

_STUKJES = re.compile(r"\s+|\w+|[^\w\s]")
_REGELS = re.compile(r".*\n|.+")
MEESTE = 4_000  # pieces of a text; comparing longer ones takes seconds, so those are compared line by line
RUST = 40  # pieces that are the same, of which more than this in a row is left out but for its ends
UITEINDE = 15
KLEIN = 5  # letters in a row that two texts share, of which fewer say nothing


def woordverschil(oud: str, nieuw: str) -> SafeString:
    """What became of the text, escaped; long stretches that are the same are shortened to …"""
    oud, nieuw = normaal(oud), normaal(nieuw)
    if not oud or not nieuw:
        return _merk("del", oud) + _merk("ins", nieuw)
    van, naar = _STUKJES.findall(oud), _STUKJES.findall(nieuw)
    rust = RUST
    if max(len(van), len(naar)) > MEESTE:
        van, naar, rust = _REGELS.findall(oud), _REGELS.findall(nieuw), 2
    if max(len(van), len(naar)) > MEESTE:
        return format_html("{} {}", _merk("del", oud), _merk("ins", nieuw))
    return format_html_join("", "{}", ((stuk,) for stuk in _stukken(van, naar, rust)))


def _stukken(van: list[str], naar: list[str], rust: int) -> Iterator[str]:
    stappen = SequenceMatcher(None, van, naar, autojunk=False).get_opcodes()
    for nummer, (soort, van_begin, van_eind, naar_begin, naar_eind) in enumerate(stappen, start=1):
        if soort == "equal":
            deel, is_begin, is_eind = van[van_begin:van_eind], nummer == 1, nummer == len(stappen)
            yield _ingekort(deel, rust, is_begin=is_begin, is_eind=is_eind)
        else:
            yield _merk("del", "".join(van[van_begin:van_eind]))
            yield _merk("ins", "".join(naar[naar_begin:naar_eind]))


def _ingekort(stukjes: list[str], rust: int, *, is_begin: bool, is_eind: bool) -> str:
    """Of a long stretch only what stands beside a change."""
    if len(stukjes) <= rust:
        return "".join(stukjes)
    uiteinde = min(UITEINDE, rust // 2)
    voor = "" if is_begin else "".join(stukjes[:uiteinde])
    na = "" if is_eind else "".join(stukjes[-uiteinde:])
    return f"{voor} … {na}"


def _merk(element: str, tekst: str) -> SafeString:
    return format_html("<{0}>{1}</{0}>", element, tekst) if tekst else SafeString("")


def gelijke_woorden(een: str, ander: str) -> tuple[SafeString, SafeString]:
    """Two texts, escaped, with what stands in both marked (`<mark>`): words in a row, not a single small one."""
    links, rechts = (_STUKJES.findall(normaal(tekst))[:MEESTE] for tekst in (een, ander))
    gelijk = SequenceMatcher(None, links, rechts, autojunk=False).get_matching_blocks()
    beide = [(blok.a, blok.b, blok.size) for blok in gelijk if _zegt_iets(links[blok.a : blok.a + blok.size])]
    return (
        _gemarkeerd(links, [(a, lang) for a, _, lang in beide]),
        _gemarkeerd(rechts, [(b, lang) for _, b, lang in beide]),
    )


def _zegt_iets(stukjes: list[str]) -> bool:
    return sum(len(stukje) for stukje in stukjes if stukje.isalnum()) >= KLEIN


def _gemarkeerd(stukjes: list[str], stroken: list[tuple[int, int]]) -> SafeString:
    delen, tot = [], 0
    for begin, lang in stroken:
        binnen = [plek for plek in range(begin, begin + lang) if not stukjes[plek].isspace()]
        eerste, na = binnen[0], binnen[-1] + 1  # no mark around a blank at its ends
        delen += [("", "".join(stukjes[tot:eerste])), ("mark", "".join(stukjes[eerste:na]))]
        tot = na
    delen.append(("", "".join(stukjes[tot:])))
    return format_html_join("", "{}", ((_merk(element, tekst) if element else tekst,) for element, tekst in delen))
