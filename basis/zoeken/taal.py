"""Dutch for searching: words, stems, the texts of a `tsvector` and a `tsquery`, and marking what was found.

PostgreSQL's own Dutch does not match *actie* with *acties*, so the stems are made here, and PostgreSQL only gets
ready-made lexemes by the casts `::tsvector` and `::tsquery`: nothing parses them a second time. Every function
takes any text at all.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from hashlib import blake2b
from importlib.metadata import version
from itertools import chain
from pathlib import Path
from threading import Lock
from typing import NamedTuple

import snowballstemmer
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from basis.web.tekst import ONZICHTBAAR
from basis.zoeken.vouwen import vouw
from basis.zoeken.woordenlijst import KERNMEERVOUDEN, KERNWOORDEN, STOPWOORDEN, VASTE_STAMMEN

MAX_WOORDEN = 5_000  # of one row; what comes after is not found
MAX_TERMEN = 40  # of one question
MAX_LEXEEM = 40  # characters
MAX_VECTOR = 800_000  # bytes; PostgreSQL takes 1 MB
GAT = 10  # positions between two fields, so that no phrase runs from one into the other

_LETTER = rf"(?:[^\W_][\u0300-\u036f{ONZICHTBAAR}]*)"
_KOPPEL = r"\-\u2010\u2011"  # a hyphen, also the one that Word puts where no line may break
_GETAL = (
    r"\d{1,3}(?:[.\u0020\u00a0\u2009\u202f]\d{3})+(?![^\W_])"  # 35 513 and 1.500.000: one number, in groups of three
)
_WOORD = re.compile(rf"(?:{_GETAL}|{_LETTER}+)(?:['’{_KOPPEL}]{_LETTER}+)*")
_DEELGRENS = re.compile(rf"[{_KOPPEL}.\s]")
_TERM = re.compile(rf'(?P<niet>(?<!\S)-)?(?:"(?P<zin>[^"]*)(?:"|$)|(?P<woord>{_WOORD.pattern}))')
_ONZICHTBAAR = re.compile(f"[{ONZICHTBAAR}]")
_LEXEEM_BEGIN = re.compile(r"'(?=\w)")
_AANHALING = str.maketrans("“”„«»", '"""""')
_BEZIT = re.compile(r"['’]s$")
_KERN = {f"{woord}{uitgang}": woord for woord in KERNWOORDEN for uitgang in ("", "en", "s", "n")} | KERNMEERVOUDEN
_stemmer = snowballstemmer.stemmer("dutch")
_slot = Lock()  # the stemmer keeps the word it works on, and the server has threads


def taalkenmerk() -> str:
    """A text that changes when the stemmer or the rules here change: then the index must be made again."""
    hier = Path(__file__)
    regels = b"".join(hier.with_name(naam).read_bytes() for naam in (hier.name, "vouwen.py", "woordenlijst.py"))
    return f"{version('snowballstemmer')}-{blake2b(regels, digest_size=6).hexdigest()}"


# -- words and stems --------------------------------------------------------------------------------------------


def _kaal(woord: str) -> str:
    """The word folded, with only its letters and digits."""
    return "".join(teken for teken in vouw(woord) if teken.isalnum())


def _klein(woord: str) -> str:
    """The word in small letters, with its accents and without what nobody sees."""
    return unicodedata.normalize("NFC", _ONZICHTBAAR.sub("", woord.casefold()))


@lru_cache(maxsize=50_000)
def stammen(woord: str) -> tuple[str, ...]:
    """The stems of one word; a second one where the accents matter to the rules (`financiële`); none of a stop word."""
    bloot = _BEZIT.sub("", _klein(woord))
    kaal = _kaal(bloot)
    if kaal in STOPWOORDEN:
        return ()
    if kaal in VASTE_STAMMEN:
        return (VASTE_STAMMEN[kaal],)
    with _slot:
        gevonden = [_stemmer.stemWord(kaal), _kaal(_stemmer.stemWord(bloot))]
    return tuple(dict.fromkeys(stam[:MAX_LEXEEM] for stam in gevonden if stam))


@lru_cache(maxsize=50_000)
def kernen(woord: str) -> tuple[str, ...]:
    """The stems of the well-known words that a compound begins or ends with: `toezichthouder` → `toezicht`."""
    kaal = _kaal(woord)
    if kaal in VASTE_STAMMEN or len(kaal) > MAX_LEXEEM:
        return ()
    delen = {deel for knip in range(4, len(kaal) - 3) for deel in (kaal[:knip], kaal[knip:])}
    return tuple(sorted({stam for deel in delen & _KERN.keys() for stam in stammen(_KERN[deel])}))


def _deel_op(woord: str) -> list[str]:
    """The parts of a word with hyphens, or of a number in groups of three."""
    return _DEELGRENS.split(woord)


class Ontleding(NamedTuple):
    """A word of a text: the stems of the whole when it has parts, and per part its stems and its known words."""

    heel: tuple[str, ...]
    delen: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]
    vormen: frozenset[str]  # all of these: what the word is found by


@lru_cache(maxsize=50_000)
def _ontleed(woord: str) -> Ontleding:
    delen = _deel_op(woord)
    heel = stammen("".join(delen)) if len(delen) > 1 else ()
    per_deel = tuple((stammen(deel), kernen(deel)) for deel in delen)
    return Ontleding(heel, per_deel, frozenset(chain(heel, *chain.from_iterable(per_deel))))


@lru_cache(maxsize=50_000)
def _aan_te_bieden(woord: str) -> frozenset[str]:
    delen = _deel_op(_BEZIT.sub("", _klein(woord)))
    return frozenset(deel for deel in delen if 4 <= len(deel) <= MAX_LEXEEM and deel.isalpha() and stammen(deel))


def woorden(tekst: str) -> set[str]:
    """The words of a text that may be offered to somebody who misspelled one: as written, in small letters."""
    return set().union(*map(_aan_te_bieden, set(_WOORD.findall(tekst))))


# -- what PostgreSQL gets ---------------------------------------------------------------------------------------


def van_soort(soort: str, lexemen_tekst: str, *, demo: bool = False) -> str:
    """A `tsvector` or `tsquery` text with the kind before each lexeme: `'actie/toezicht'`, of what is invented another.

    So the index has a list of hits per word *and kind*, and the best of each kind costs no more than the best of all.
    """
    return _LEXEEM_BEGIN.sub(f"'{soort}{'+demo' if demo else ''}/", lexemen_tekst)


def vraag_naar(soort: str, vraag: str, *, met_demo: bool) -> str:
    """The text of a `tsquery` for what is of this kind; with what is invented only when that is asked for."""
    echt = van_soort(soort, vraag)
    return f"({echt})|({van_soort(soort, vraag, demo=True)})" if vraag and met_demo else echt


def vector(titel: str, kort: str, tekst: str) -> str:
    """The text of a `tsvector`: the title weighs A, the short text B, the rest C, parts of compounds D."""
    plaatsen: dict[str, list[str]] = {}
    grootte = 0
    for lexeem, plaats in _plaatsen(titel, kort, tekst):
        grootte += len(plaats) + (len(lexeem.encode()) if lexeem not in plaatsen else 0)
        if grootte > MAX_VECTOR:
            break
        plaatsen.setdefault(lexeem, []).append(plaats)
    return " ".join(f"'{lexeem}':{','.join(waar)}" for lexeem, waar in plaatsen.items())


def _plaatsen(*velden: str) -> Iterator[tuple[str, str]]:
    """Each lexeme with its position and weight, such as `12A`; stop words take a place, as in PostgreSQL."""
    plek, over = 1, MAX_WOORDEN
    for gewicht, veld in zip("ABC", velden, strict=True):
        for woord in _WOORD.findall(veld)[:over]:
            over -= 1
            heel, delen, _ = _ontleed(woord)
            for lexeem in heel:
                yield lexeem, f"{plek}{gewicht}"
            for gewone, bekende in delen:
                for lexeem in gewone:
                    yield lexeem, f"{plek}{gewicht}"
                for lexeem in bekende:
                    yield lexeem, f"{plek}D"
                plek += 1
        plek += GAT


def zoekvraag(q: str) -> str:
    """The text of a `tsquery` for what somebody typed; empty when nothing in it can be searched for.

    All words must be found; `of` between words asks for one of them, quotes for a phrase, `-` for leaving out.
    """
    groepen: list[list[str]] = [[]]
    for niet, zin, woord in _termen(q):
        if not niet and woord.casefold() in {"of", "or"}:
            groepen.append([])
        elif term := _zinsvraag(zin) if zin else _woordvraag(woord):
            groepen[-1].append(f"!{term}" if niet else term)
    gevuld = ["&".join(groep) for groep in groepen if any(not term.startswith("!") for term in groep)]
    return "|".join(gevuld)


def _termen(q: str) -> Iterator[tuple[bool, str, str]]:
    """The terms of a question: left out or not, the phrase, the word."""
    for nummer, term in enumerate(_TERM.finditer(q.translate(_AANHALING))):
        if nummer == MAX_TERMEN:
            return
        yield bool(term["niet"]), term["zin"] or "", term["woord"] or ""


def _een_van(keuzen: tuple[str, ...]) -> str:
    teksten = [f"'{keuze}'" for keuze in keuzen]
    return teksten[0] if len(teksten) == 1 else f"({'|'.join(teksten)})"


def _woordvraag(woord: str) -> str:
    delen = _deel_op(woord)
    heel = stammen("".join(delen))
    keuzen = [_een_van(heel)] if heel else []
    if len(delen) > 1 and (los := _na_elkaar(delen)):
        keuzen.append(los)
    return f"({'|'.join(keuzen)})" if len(keuzen) > 1 else "".join(keuzen)


def _zinsvraag(zin: str) -> str:
    """A phrase; one word between quotes is that word, with its hyphens or not."""
    gevonden = _WOORD.findall(zin)[:MAX_TERMEN]
    if len(gevonden) == 1:
        return _woordvraag(gevonden[0])
    return _na_elkaar([deel for woord in gevonden for deel in _deel_op(woord)])


def _na_elkaar(delen: list[str]) -> str:
    """The words one after the other; `<2>` jumps over one stop word."""
    vraag, afstand = "", 1
    for deel in delen:
        if stam := stammen(deel):
            vraag = f"{vraag}<{afstand}>{_een_van(stam)}" if vraag else _een_van(stam)
            afstand = 1
        else:
            afstand += 1
    return f"({vraag})" if vraag else ""


def vervang(q: str, nieuwe: dict[str, str]) -> str:
    """The question with other words for some: the keys are as `woorden` gives them."""

    def _ander(woord: re.Match[str]) -> str:
        return nieuwe.get(_klein(woord[0]), woord[0])

    return re.sub(rf"{_LETTER}+", _ander, q)


# -- showing what was found -------------------------------------------------------------------------------------


@lru_cache(maxsize=256)
def _gezocht(q: str) -> frozenset[str]:
    """The lexemes that a question asks for, without those it leaves out."""
    teksten = (zin or woord for niet, zin, woord in _termen(q) if not niet)
    return frozenset(
        stam
        for tekst in teksten
        for woord in _WOORD.findall(tekst)
        for deel in ("".join(_deel_op(woord)), *_deel_op(woord))
        for stam in stammen(deel)
    )


def markeer(tekst: str, q: str) -> SafeString:
    """The text as HTML, escaped, with `<mark>` around each word that the question asks for."""
    gezocht = _gezocht(q)
    stukken, vorige = [], 0
    for woord in _WOORD.finditer(tekst):
        if gezocht & _ontleed(woord[0]).vormen:
            stukken += [escape(tekst[vorige : woord.start()]), "<mark>", escape(woord[0]), "</mark>"]
            vorige = woord.end()
    return mark_safe("".join([*stukken, escape(tekst[vorige:])]))  # noqa: S308  # every piece is escaped


def fragment(tekst: str, q: str, lengte: int = 240) -> str:
    """A piece of at most `lengte` characters (and two ellipses) around the first word that the question asks for."""
    if len(tekst) <= lengte:
        return tekst
    gezocht = _gezocht(q)
    eerste = next((woord.start() for woord in _WOORD.finditer(tekst) if gezocht & _ontleed(woord[0]).vormen), 0)
    begin = max(0, min(eerste - lengte // 3, len(tekst) - lengte))
    if begin:
        begin = _na_spatie(tekst, begin, eerste)
    einde = begin + lengte
    if einde < len(tekst):
        einde = max(tekst.rfind(" ", begin + lengte // 2, einde), 0) or einde
    return f"{'… ' if begin else ''}{tekst[begin:einde].strip()}{' …' if einde < len(tekst) else ''}"


def _na_spatie(tekst: str, begin: int, uiterlijk: int) -> int:
    """The begin of the first whole word from `begin`, but not beyond `uiterlijk`."""
    spatie = tekst.find(" ", begin, uiterlijk)
    return spatie + 1 if spatie >= 0 else begin
