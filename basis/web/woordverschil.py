"""Two texts compared word by word: what both have, what went and what came.

The pieces of a comparison, joined, are both texts to the byte; none begins or ends inside a word.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import chain, dropwhile, groupby, pairwise

from basis.web.woordvakken import Paar, Vak, Woorden

RUST = 20  # words that are the same, of which more than this in a row is left out but for its ends
UITEINDE = 8

_ALINEAGRENS = re.compile(r"\n\s*\n\s*")
_TEKEN = "¶"  # shows that a line or paragraph begins or ends, where nothing else changed


class Soort(StrEnum):
    """What a piece is; `samen`: what both texts have, where that is what is looked for."""

    GELIJK = "gelijk"
    WEG = "weg"
    NIEUW = "nieuw"
    SAMEN = "samen"


@dataclass(frozen=True)
class Stuk:
    """A piece of one text, or of both."""

    soort: Soort
    tekst: str


Alinea = list[Stuk]


@dataclass(frozen=True)
class Woordverschil:
    """What became of a text. `beide`, `was` and `wordt` are its paragraphs, for the component `c-woordverschil`."""

    stukken: tuple[Stuk, ...]

    @property
    def is_gelijk(self) -> bool:
        return all(stuk.soort == Soort.GELIJK for stuk in self.stukken)

    @property
    def beide(self) -> list[Alinea]:
        """One running text with what went and what came."""
        return _alineas(self.stukken)

    @property
    def was(self) -> list[Alinea]:
        """The old text, with what went."""
        return _alineas(stuk for stuk in self.stukken if stuk.soort != Soort.NIEUW)

    @property
    def wordt(self) -> list[Alinea]:
        """The new text, with what came."""
        return _alineas(stuk for stuk in self.stukken if stuk.soort != Soort.WEG)

    @property
    def kort(self) -> "Woordverschil":
        """To show only what changed: of long stretches that are the same what stands beside a change, and …"""
        if self.is_gelijk:
            return self
        laatste = len(self.stukken) - 1
        return Woordverschil(
            tuple(
                Stuk(stuk.soort, _ingekort(stuk.tekst, is_begin=plek == 0, is_eind=plek == laatste))
                if stuk.soort == Soort.GELIJK
                else stuk
                for plek, stuk in enumerate(self.stukken)
            )
        )


@lru_cache(maxsize=512)
def vergelijk(oud: str, nieuw: str) -> Woordverschil:
    """What became of the text; costs time with the square of how much differs, up to `woordvakken.MEESTE` words."""
    paar = Paar.van(oud, nieuw)
    return Woordverschil(tuple(_stukken(paar, paar.leesbaar())))


def gelijke_woorden(een: str, ander: str) -> tuple[list[Alinea], list[Alinea]]:
    """The paragraphs of two texts, with what stands in both marked: words in a row, not small ones alone."""
    paar = Paar.van(een, ander)
    vakken = paar.vakken()
    links = [(vak.van, vak.tot) for vak in vakken]
    rechts = [(vak.van_nieuw, vak.tot_nieuw) for vak in vakken]
    return _alineas(_gemarkeerd(paar.oud, links)), _alineas(_gemarkeerd(paar.nieuw, rechts))


# -- pieces -----------------------------------------------------------------------------------------------------


def _gemarkeerd(tekst: Woorden, vakken: Iterable[tuple[int, int]]) -> Iterator[Stuk]:
    """The text with what stands between these stretches as `samen`, where it says something."""
    for (_, begin), (eind, tot) in pairwise([(0, 0), *vakken, (len(tekst), len(tekst))]):
        soort = Soort.SAMEN if tekst.zegt_iets(begin, eind) else Soort.GELIJK
        yield Stuk(soort, tekst.tekst(begin, eind))
        yield Stuk(Soort.GELIJK, tekst.tekst(eind, tot))


def _stukken(paar: Paar, vakken: Iterable[Vak]) -> Iterator[Stuk]:
    """Both texts as pieces with these changes; a difference in blanks alone is one too."""
    delen = (deel for deel in _delen(paar.oud, paar.nieuw, vakken) if any(deel))
    losse = chain.from_iterable(_kaal(oud, nieuw) for oud, nieuw in _in_groepen(delen))
    for soort, groep in groupby((stuk for stuk in losse if stuk.tekst), key=lambda stuk: stuk.soort):
        yield Stuk(soort, "".join(stuk.tekst for stuk in groep))


def _delen(oud: Woorden, nieuw: Woorden, vakken: Iterable[Vak]) -> Iterator[tuple[str, str]]:
    """In order what stands in both texts at the same place, and what differs."""
    plek, plek_nieuw = 0, 0
    for vak in [*vakken, Vak(len(oud), len(oud), len(nieuw), len(nieuw))]:
        woorden, wit = oud.woorden[plek : vak.van], oud.wit[plek : vak.van]
        wit_nieuw = nieuw.wit[plek_nieuw : vak.van_nieuw]
        if wit == wit_nieuw:
            yield (oud.tekst(plek, vak.van),) * 2
        else:
            for woord, na, na_nieuw in zip(woorden, wit, wit_nieuw, strict=True):
                yield from ((woord, woord), (na, na_nieuw))
        yield oud.tekst(vak.van, vak.tot), nieuw.tekst(vak.van_nieuw, vak.tot_nieuw)
        plek, plek_nieuw = vak.tot, vak.tot_nieuw


def _in_groepen(delen: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Beside each other what is the same, and what is not."""
    for _, groep in groupby(delen, key=lambda deel: deel[0] == deel[1]):
        oud, nieuw = zip(*groep, strict=True)
        yield "".join(oud), "".join(nieuw)


def _kaal(oud: str, nieuw: str) -> Iterator[Stuk]:
    """What went and what came, without a blank that both begin or end with."""
    if oud == nieuw:
        yield Stuk(Soort.GELIJK, oud)
        return
    voor, na = _voor(oud), ""
    if voor == _voor(nieuw):
        yield Stuk(Soort.GELIJK, voor)
        oud, nieuw = oud[len(voor) :], nieuw[len(voor) :]
    if (wit := _na(oud)) == _na(nieuw):
        na = wit
    yield Stuk(Soort.WEG, oud.removesuffix(na))
    yield Stuk(Soort.NIEUW, nieuw.removesuffix(na))
    yield Stuk(Soort.GELIJK, na)


def _voor(tekst: str) -> str:
    return tekst[: len(tekst) - len(tekst.lstrip())]


def _na(tekst: str) -> str:
    return tekst[len(tekst.rstrip()) :]


def _ingekort(tekst: str, *, is_begin: bool, is_eind: bool) -> str:
    """Of a long stretch only what stands beside a change."""
    if len(tekst.split()) <= RUST:
        return tekst
    kop = "" if is_begin else tekst[: -len(tekst.split(None, UITEINDE)[-1])]
    staart = "" if is_eind else tekst[len(tekst.rsplit(None, UITEINDE)[0]) :]
    return f"{kop}…{staart}"


# -- paragraphs -------------------------------------------------------------------------------------------------


def _alineas(stukken: Iterable[Stuk]) -> list[Alinea]:
    """The pieces by paragraph, with the blanks at their ends apart: no mark around these."""
    alineas: list[Alinea] = [[]]
    vorige = Stuk(Soort.GELIJK, "")
    for stuk in stukken:
        if stuk.soort == Soort.NIEUW and vorige.soort == Soort.WEG:
            if all(_ALINEAGRENS.search(tekst) for tekst in (vorige.tekst, stuk.tekst)):
                alineas.append([])
            alineas[-1].append(Stuk(Soort.GELIJK, " "))  # so that a line may end between what went and what came
        for nummer, deel in enumerate(_ALINEAGRENS.split(_zichtbaar(stuk))):
            if nummer:
                alineas.append([])
            alineas[-1] += _zonder_wit(stuk.soort, deel)
        vorige = stuk
    schoon = (list(dropwhile(lambda stuk: stuk.tekst.isspace(), alinea)) for alinea in alineas)
    return [alinea for alinea in schoon if alinea]


def _zichtbaar(stuk: Stuk) -> str:
    """The text of a piece; of one that only ends a line or a paragraph also a sign, or nobody sees that it changed."""
    is_regeleinde = stuk.soort in {Soort.WEG, Soort.NIEUW} and stuk.tekst.isspace() and "\n" in stuk.tekst
    return f"{_TEKEN}{stuk.tekst}" if is_regeleinde else stuk.tekst


def _zonder_wit(soort: Soort, tekst: str) -> Iterator[Stuk]:
    kern = tekst.strip()
    voor = _voor(tekst)
    delen = ((Soort.GELIJK, voor), (soort, kern), (Soort.GELIJK, _na(tekst[len(voor) :])))
    return (Stuk(welke, deel) for welke, deel in delen if deel)
