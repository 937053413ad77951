"""What a version is made of, as a picture that is also the list: layers, or a tree when its text says what is where."""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from basis.bronnen.models import Bron
from basis.web.getallen import aantal, opsomming, voluit
from basis.zoeken.vouwen import vouw
from codes.beeld import Tekstbeeld
from codes.models import Bepalingsoort, Rechten, Soortaantal, Versie
from codes.toepastelling import Toepasregel, Toepastelling

GROOT = 6  # bepalingen of the first layer that are drawn large
MET_WOORDEN = 24  # bepalingen of a layer that show what they say; of more only the name
DIEPSTE_KOP = 6
OVERZIEN = 60  # bepalingen that a reader takes in at once; of more the parts are named, and counted
MEESTE_BOGEN = 60  # dots on an arc


# -- layers: which belongs to which is not known --------------------------------------------------------------------


@dataclass(frozen=True)
class Laag:
    """All bepalingen of one kind; `volgens_bron` is how many there are by the source."""

    soort: Bepalingsoort
    stenen: tuple[Tekstbeeld, ...]
    volgens_bron: int | None
    is_volledig: bool
    is_eerste: bool = False  # of more than one

    @property
    def aantal(self) -> int:
        """How many there are, as far as that is known."""
        return max(self.volgens_bron or 0, len(self.stenen))

    @property
    def naam(self) -> str:
        return self.soort.naam if self.aantal == 1 else self.soort.meervoud

    @property
    def onbekend(self) -> int:
        """How many have a name that nobody told us."""
        return self.aantal - len(self.stenen)

    @property
    def lege_vakjes(self) -> range:
        """One for each of these."""
        return range(self.onbekend)

    @property
    def zin_onbekend(self) -> str:
        """The last block of the layer: "18 waarden waarvan wij de naam niet kennen"."""
        een = self.onbekend == 1
        return f"{self.onbekend} {self.soort.naam if een else self.soort.meervoud} waarvan wij de naam niet kennen"

    @property
    def erbij(self) -> str:
        """What is said beside the count: "12 kennen wij bij naam, op alfabet"."""
        delen = []
        if self.onbekend and self.stenen:
            delen.append(f"{len(self.stenen)} kennen wij bij naam")
        elif not self.is_volledig and self.volgens_bron is None:
            delen.append("die wij kennen; hoeveel er zijn, weten wij niet")
        if self._op_alfabet:
            delen.append("op alfabet")
        if self._eigen_woorden:
            delen.append("uitgelegd in onze eigen woorden")
        return ", ".join(delen)

    @property
    def _op_alfabet(self) -> bool:
        koppen = [vouw(een.inhoud.kop) for een in self.stenen]
        return len(koppen) > 2 and koppen == sorted(koppen) and not any(een.inhoud.nummer for een in self.stenen)

    @property
    def _eigen_woorden(self) -> bool:
        met_woorden = [een for een in self.stenen if een.inhoud.tekst]
        return bool(met_woorden) and all(een.tekst.rechten == Rechten.EIGEN for een in met_woorden)

    @property
    def vorm(self) -> str:
        """How its blocks are drawn: large (`f`), with their words (`p`), or by name (`w`)."""
        if self.is_eerste and len(self.stenen) <= GROOT:
            return "f"
        met_woorden = any(een.inhoud.tekst for een in self.stenen)
        return "p" if met_woorden and len(self.stenen) <= MET_WOORDEN else "w"


@dataclass(frozen=True)
class Boog:
    """An arc of the ornament beside the layers: its way, and its dots (x, y, radius, whether the name is unknown)."""

    pad: str
    stippen: list[tuple[float, float, float, bool]]


def _bogen(lagen: Sequence[Laag]) -> list[Boog]:
    """An arc for each of three layers, the first inside; nothing for a code of another form."""
    if len(lagen) != 3 or max(laag.aantal for laag in lagen) > MEESTE_BOGEN:
        return []
    return [_boog(laag, straal, maat) for laag, straal, maat in zip(lagen, (38, 70, 104), (9, 6.5, 3.6), strict=True)]


def _boog(laag: Laag, straal: int, maat: float) -> Boog:
    hoeken = [math.pi * (1 - (nummer + 0.5) / laag.aantal) for nummer in range(laag.aantal)]
    stippen = [
        (
            round(120 + straal * math.cos(hoek), 1),
            round(112 - straal * math.sin(hoek), 1),
            maat,
            nummer >= len(laag.stenen),
        )
        for nummer, hoek in enumerate(hoeken)
    ]
    return Boog(f"M{120 - straal} 112A{straal} {straal} 0 0 1 {120 + straal} 112", stippen)


# -- a tree: which belongs to which is known ------------------------------------------------------------------------


@dataclass(frozen=True)
class Tak:
    """A bepaling with what stands under it, how deep, and how parties apply it."""

    een: Tekstbeeld
    takken: tuple["Tak", ...]
    diepte: int
    regel: Toepasregel | None = None

    @property
    def niveau(self) -> int:
        """Of its heading, under that of the whole text."""
        return min(self.diepte + 3, DIEPSTE_KOP)

    @property
    def onder(self) -> str:
        """How much stands under it: "14 bepalingen"."""
        return aantal(sum(1 for _ in self) - 1, "bepaling", "bepalingen")

    def __iter__(self) -> Iterator["Tak"]:
        """This one and all under it, in their order."""
        yield self
        for tak in self.takken:
            yield from tak


def maak_takken(teksten: Iterable[Tekstbeeld], telling: Toepastelling | None = None) -> tuple[Tak, ...]:
    """The bepalingen under what they belong to; one whose place is not in this version stands by itself."""
    alle, onder = list(teksten), defaultdict(list)
    staan = {een.inhoud.sleutel for een in alle}
    for een in alle:
        onder[een.inhoud.ouder if een.inhoud.ouder in staan else ""].append(een)
    per = telling.per_bepaling if telling else {}

    def takken(ouder: str, diepte: int) -> tuple[Tak, ...]:
        return tuple(
            Tak(een, takken(een.inhoud.sleutel, diepte + 1), diepte, per.get(een.tekst.bepaling_id))
            for een in onder.pop(ouder, ())
        )

    return takken("", 0)


# -- what a version is made of --------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Opbouw:
    """A version as a picture that is also a list: a tree when its text says what belongs to what, else layers."""

    versie: Versie
    teksten: Sequence[Tekstbeeld]
    aantallen: Sequence[Soortaantal] = ()
    telling: Toepastelling = field(default_factory=Toepastelling)

    @property
    def is_groot(self) -> bool:
        """Whether it has more than a reader takes in at once."""
        return len(self.teksten) > OVERZIEN

    @property
    def is_boom(self) -> bool:
        return any(een.inhoud.ouder for een in self.teksten)

    @cached_property
    def takken(self) -> tuple[Tak, ...]:
        return maak_takken(self.teksten, self.telling)

    @cached_property
    def lagen(self) -> list[Laag]:
        per, soorten = defaultdict(list), {een.soort_id: een.soort for een in self.aantallen}
        for een in self.teksten:
            soort = een.tekst.bepaling.soort
            soorten[soort.pk] = soort
            per[soort.pk].append(een)
        volgens_bron = {een.soort_id: een.aantal for een in self.aantallen}
        volgorde = sorted(soorten.values(), key=lambda soort: (soort.volgorde, soort.pk))
        meer = len(volgorde) - 1
        return [
            Laag(soort, tuple(per[soort.pk]), volgens_bron.get(soort.pk), self.versie.is_volledig, nummer == 0 < meer)
            for nummer, soort in enumerate(volgorde)
            if per[soort.pk] or volgens_bron.get(soort.pk)
        ]

    @cached_property
    def bogen(self) -> list[Boog]:
        return _bogen(self.lagen)

    @property
    def zonder_lijnen(self) -> str:
        """Why no lines are drawn between the layers; empty when there is one layer."""
        namen = [laag.soort.meervoud for laag in self.lagen]
        paren = [f"welke {onder} bij welke {boven}" for boven, onder in pairwise(namen)]
        if not paren:
            return ""
        eerste, *rest = paren
        zin = opsomming([f"{eerste} horen", *rest])
        return f"{zin[0].upper()}{zin[1:]}, staat niet in onze bronnen. Daarom staan hier geen lijnen."

    @cached_property
    def herkomst(self) -> tuple[str, Bron | None] | None:
        """Why all its words may stand here and where they come from; None when that differs."""
        alle = {
            (str(een.tekst.get_rechten_display()), een.tekst.bron)
            for een in self.teksten
            if een.inhoud.tekst or een.tekst.bron
        }
        return alle.pop() if len(alle) == 1 else None

    @property
    def zinnen_onbekend(self) -> list[str]:
        """What there is more of without a name that we know."""
        return [laag.zin_onbekend for laag in self.lagen if laag.onbekend]

    @property
    def andere_bronnen(self) -> str:
        """How many more sources than the first: "nog twee bronnen"."""
        andere = len(self.bronnen) - 1
        return f"nog {voluit(andere)} {'bron' if andere == 1 else 'bronnen'}"

    @cached_property
    def bronnen(self) -> list[Bron]:
        """Where the words come from, that of the version itself first."""
        alle = [self.versie.bron, *(een.tekst.bron for een in self.teksten), *(een.bron for een in self.aantallen)]
        return list({bron.pk: bron for bron in alle if bron}.values())
