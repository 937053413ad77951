"""Which words of a text went and which came, as stretches of words: what a reader would say that changed.

A word is what stands between blanks, without the signs before and after it, that are words of their own. Between two
changes a few small words that stayed are part of the change, so that it reads as one.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate, chain, takewhile
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

MEESTE = 20_000  # words and signs of what both texts don't begin or end with; more (50 MB, 0.5 s) is one change
LANG = 4  # letters of a word that says something
EILAND = 3  # what stayed between two changes belongs to them when each has so many times its letters

_DELEN = re.compile(r"\s+|\S+")
_OPENT, _SLUIT = '([{<"“„«*_`#', ')]}>"”»*_`.,:;!?…'  # not the signs that may belong to a word: ’ ' -
_ZINSEINDE = tuple(".!?…")


@dataclass(frozen=True)
class Woorden:
    """The words and signs of a text, each with the blank after it; a line end is a word without letters."""

    woorden: list[str]
    wit: list[str]
    letters: list[int]  # how many letters and digits there are before each word, and in all
    lange: list[int]  # the same of words that say something
    regels: list[int]  # and of line ends

    def __len__(self) -> int:
        return len(self.woorden)

    def tekst(self, van: int, tot: int) -> str:
        return "".join(chain.from_iterable(zip(self.woorden[van:tot], self.wit[van:tot], strict=True)))

    def telt(self, van: int, tot: int) -> int:
        """How many letters and digits stand there."""
        return self.letters[tot] - self.letters[van]

    def zegt_iets(self, van: int, tot: int) -> bool:
        return self.lange[tot] > self.lange[van]

    def is_een_regel(self, van: int, tot: int) -> bool:
        return self.regels[tot] == self.regels[van]

    def is_teken(self, van: int, tot: int) -> bool:
        """Whether signs stand there, and no word."""
        return self.telt(van, tot) == 0 and tot - van > self.regels[tot] - self.regels[van]

    def begint_goed(self, plek: int) -> int:
        """How natural it is that a change begins here: at a line, a sentence, a word, or a sign."""
        if plek == 0:
            return 1
        if not self.woorden[plek - 1]:
            return 3
        if not self.wit[plek - 1]:
            return 2 if plek == len(self) or not self.woorden[plek] else 0
        return 2 if self.woorden[plek - 1].endswith(_ZINSEINDE) else 1


def _ontleed(tekst: str) -> Woorden:
    woorden: list[str] = []
    wit: list[str] = []
    for deel in _DELEN.findall(tekst):
        if not deel.isspace():
            nieuw = _los(deel)
            woorden += nieuw
            wit += [""] * len(nieuw)
        elif woorden and "\n" not in deel:
            wit[-1] = deel
        else:
            woorden.append("")
            wit.append(deel)
    letters = [sum(map(str.isalnum, woord)) for woord in woorden]
    sommen = (letters, [aantal >= LANG for aantal in letters], [not woord for woord in woorden])
    return Woorden(woorden, wit, *(list(accumulate(waarden, initial=0)) for waarden in sommen))


def _los(deel: str) -> list[str]:
    """A word apart from the signs before and after it."""
    kern = deel.lstrip(_OPENT)
    woord = kern.rstrip(_SLUIT)
    return [stuk for stuk in (deel[: len(deel) - len(kern)], woord, kern[len(woord) :]) if stuk]


# -- what changed -----------------------------------------------------------------------------------------------


class Vak(NamedTuple):
    """A stretch of words that went, and of those that came at the same place."""

    van: int
    tot: int
    van_nieuw: int
    tot_nieuw: int

    def met(self, later: "Vak") -> "Vak":
        return Vak(self.van, later.tot, self.van_nieuw, later.tot_nieuw)

    def verplaatst(self, hoever: int) -> "Vak":
        return Vak(*(plek + hoever for plek in self))


@dataclass(frozen=True)
class Paar:
    """Two texts of which the changes are looked for, step by step. Each step takes time with the number of words."""

    oud: Woorden
    nieuw: Woorden

    @classmethod
    def van(cls, oud: str, nieuw: str) -> "Paar":
        return cls(_ontleed(oud), _ontleed(nieuw))

    def leesbaar(self) -> list[Vak]:
        """The changes as people would mark them."""
        return self._samengevoegd(self._heel(self._geschoven()))

    def vakken(self) -> list[Vak]:
        """The fewest words that must go and come; stretches that touch are one."""
        a, b = self.oud.woorden, self.nieuw.woorden
        begin = _zelfde(a, b)
        eind = _zelfde(a[begin:][::-1], b[begin:][::-1])
        a, b = a[begin : len(a) - eind], b[begin : len(b) - eind]
        if max(len(a), len(b)) > MEESTE:
            return [Vak(0, len(a), 0, len(b)).verplaatst(begin)]
        nummers = {woord: nummer for nummer, woord in enumerate({*a, *b})}  # of texts it would compare a hash
        uit: list[Vak] = []
        for stap in LCSseq.opcodes([nummers[woord] for woord in a], [nummers[woord] for woord in b]):
            if stap.tag != "equal":
                vak = Vak(stap.src_start, stap.src_end, stap.dest_start, stap.dest_end).verplaatst(begin)
                uit.append(uit.pop().met(vak) if uit and uit[-1].tot == vak.van else vak)
        return uit

    def _geschoven(self) -> list[Vak]:
        """Of words that only came or only went it can often be said in more ways which: the most natural one."""
        uit: list[Vak] = []
        for vak, na in self._tot_de_volgende(self.vakken()):
            ruimte = vak.van - (uit[-1].tot if uit else 0), na - vak.tot
            uit.append(vak.verplaatst(self._schuif(vak, *ruimte)))
        return uit

    def _tot_de_volgende(self, vakken: list[Vak]) -> Iterator[tuple[Vak, int]]:
        """Each with where the next one begins in the old text."""
        return zip(vakken, [*(vak.van for vak in vakken[1:]), len(self.oud)], strict=False)

    def _schuif(self, vak: Vak, voor: int, na: int) -> int:
        if vak.van == vak.tot:
            woorden, van, tot = self.nieuw, vak.van_nieuw, vak.tot_nieuw
        elif vak.van_nieuw == vak.tot_nieuw:
            woorden, van, tot = self.oud, vak.van, vak.tot
        else:
            return 0
        w = woorden.woorden
        links = rechts = 0
        while links < voor and w[van - links - 1] == w[tot - links - 1]:
            links += 1
        while rechts < na and w[van + rechts] == w[tot + rechts]:
            rechts += 1
        return max(range(-links, rechts + 1), key=lambda hoever: (woorden.begint_goed(van + hoever), hoever))

    def _heel(self, vakken: list[Vak]) -> Iterator[Vak]:
        """A sign that changed takes the word along at which it stands: alone nobody sees or hears it."""
        tot = 0
        for vak, na in self._tot_de_volgende(vakken):
            ruim = vak
            if self._is_teken(vak):
                if vak.van > tot and self.oud.telt(vak.van - 1, vak.van) and self._kleeft(vak, vak.van, vak.van_nieuw):
                    ruim = vak._replace(van=vak.van - 1, van_nieuw=vak.van_nieuw - 1)
                elif vak.tot < na and self.oud.telt(vak.tot, vak.tot + 1) and self._kleeft(vak, vak.tot, vak.tot_nieuw):
                    ruim = vak._replace(tot=vak.tot + 1, tot_nieuw=vak.tot_nieuw + 1)
            tot = ruim.tot
            yield ruim

    def _is_teken(self, vak: Vak) -> bool:
        """Whether what went or what came is no more than a sign."""
        return self.oud.is_teken(vak.van, vak.tot) or self.nieuw.is_teken(vak.van_nieuw, vak.tot_nieuw)

    def _kleeft(self, vak: Vak, plek: int, plek_nieuw: int) -> bool:
        """Whether no blank stands before these places, in what went or in what came."""
        weg = vak.van < vak.tot and not self.oud.wit[plek - 1]
        return weg or (vak.van_nieuw < vak.tot_nieuw and not self.nieuw.wit[plek_nieuw - 1])

    def _telt(self, vak: Vak) -> int:
        return max(self.oud.telt(vak.van, vak.tot), self.nieuw.telt(vak.van_nieuw, vak.tot_nieuw))

    def _samengevoegd(self, vakken: Iterable[Vak]) -> list[Vak]:
        """Changes with little between them are one."""
        uit: list[Vak] = []
        for los in vakken:
            vak = los
            while uit and self._horen_samen(uit[-1], vak):
                vak = uit.pop().met(vak)
            uit.append(vak)
        return uit

    def _horen_samen(self, voor: Vak, na: Vak) -> bool:
        tussen = voor.tot, na.van
        is_klein = self.oud.telt(*tussen) * EILAND <= min(self._telt(voor), self._telt(na))
        return self.oud.is_een_regel(*tussen) and (is_klein or not self.oud.zegt_iets(*tussen))


def _zelfde(een: list[str], ander: list[str]) -> int:
    """How many words both begin with."""
    return sum(1 for _ in takewhile(lambda paar: paar[0] == paar[1], zip(een, ander, strict=False)))
