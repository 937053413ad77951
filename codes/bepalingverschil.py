"""One bepaling in two versions of a code beside each other, or some that were split or put together."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from basis.web.woordverschil import Alinea, Soort, Stuk, Woordverschil, vergelijk
from codes.beeld import Tekstbeeld
from codes.models import Versie, Wijzigingsoort

GELIJK, NAAM, ONBEKEND = "gelijk", "naam", "onbekend"
WOORDEN = {**{str(soort): str(soort.label) for soort in Wijzigingsoort}, ONBEKEND: "niet bekend"}
TUSSEN = "\n\n"  # between the words of bepalingen that are compared as one


@dataclass(frozen=True)
class Kant:
    """One of the bepalingen at one side, with what changed in its heading and its words."""

    een: Tekstbeeld
    kop: list[Alinea]
    alineas: list[Alinea]

    @property
    def plaats(self) -> str:
        """What it is called there: "artikel 4"; of what has no number only its kind."""
        return f"{self.een.tekst.bepaling.soort.naam} {self.een.inhoud.nummer}".strip()


@dataclass(frozen=True)
class Reden:
    """Why it changed, and in which version."""

    versie: Versie
    tekst: str


@dataclass(frozen=True)
class Bepalingverschil:
    """What became of a bepaling, or of some that were split or put together. `soorten` is empty when nothing did."""

    was: tuple[Tekstbeeld, ...]
    wordt: tuple[Tekstbeeld, ...]
    soorten: tuple[str, ...]
    redenen: tuple[Reden, ...] = ()

    @property
    def anker(self) -> str:
        return f"b-{(self.wordt or self.was)[0].inhoud.sleutel}"

    @property
    def namen(self) -> tuple[Tekstbeeld, ...]:
        """Under which it stands: as it is called now, or was called last."""
        return self.wordt or self.was

    @property
    def merken(self) -> list[tuple[str, str]]:
        """What happened as a sign and a word each."""
        erbij = {
            str(Wijzigingsoort.GESPLITST): f" in {len(self.wordt)}",
            str(Wijzigingsoort.SAMENGEVOEGD): f" uit {len(self.was)}",
        }
        return [(soort, f"{WOORDEN[soort]}{erbij.get(soort, '')}") for soort in self.soorten]

    @property
    def is_naamloos(self) -> bool:
        """Whether words can't be compared, for one side has none."""
        return not all(self._tekst(kant) for kant in (self.was, self.wordt) if kant)

    @cached_property
    def _verschil(self) -> Woordverschil:
        was, wordt = self._tekst(self.was), self._tekst(self.wordt)
        if self.is_naamloos or (ONBEKEND in self.soorten and not (was and wordt)):
            return vergelijk(was or wordt, was or wordt)
        return vergelijk(was, wordt)

    @staticmethod
    def _tekst(beelden: Iterable[Tekstbeeld]) -> str:
        return TUSSEN.join(een.inhoud.tekst for een in beelden if een.inhoud.tekst)

    @property
    def links(self) -> list[Kant]:
        """What stood there, with what went."""
        return list(self._kant(self.was, {Soort.GELIJK, Soort.WEG}))

    @property
    def rechts(self) -> list[Kant]:
        """What stands there now, with what came."""
        return list(self._kant(self.wordt, {Soort.GELIJK, Soort.NIEUW}))

    def _kant(self, beelden: Sequence[Tekstbeeld], soorten: set[Soort]) -> Iterable[Kant]:
        stukken = [stuk for stuk in self._verschil.stukken if stuk.soort in soorten]
        begin = 0
        for een in beelden:
            eind = begin + len(een.inhoud.tekst)
            alineas = Woordverschil(tuple(_snee(stukken, begin, eind))).beide if een.inhoud.tekst else []
            yield Kant(een, self._kop(een, soorten), alineas)
            begin = eind + len(TUSSEN) if een.inhoud.tekst else begin

    def _kop(self, een: Tekstbeeld, soorten: set[Soort]) -> list[Alinea]:
        """Its heading, where that differs between one and the other."""
        if len(self.was) != 1 or len(self.wordt) != 1 or self.was[0].inhoud.kop == self.wordt[0].inhoud.kop:
            return []
        verschil = vergelijk(self.was[0].inhoud.kop, self.wordt[0].inhoud.kop)
        return verschil.was if Soort.WEG in soorten else verschil.wordt


def _snee(stukken: Iterable[Stuk], begin: int, eind: int) -> Iterable[Stuk]:
    """The part of these pieces from one character up to another."""
    plek = 0
    for stuk in stukken:
        deel = stuk.tekst[max(0, begin - plek) : max(0, eind - plek)]
        if deel:
            yield Stuk(stuk.soort, deel)
        plek += len(stuk.tekst)
