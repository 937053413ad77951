"""What pages show of a code as a whole: what it is made of, as layers or as a tree, and which versions there are."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from django.db.models import Count

from basis.bronnen.models import Bron
from basis.tijd.perioden import DateRange, toon_periode
from basis.web.getallen import getal, opsomming, voluit
from basis.zoeken.vouwen import vouw
from codes.beeld import Codebeeld, Tekstbeeld
from codes.models import Bepalingsoort, Bepalingstekst, Code, Rechten, Soortaantal, Versie, Versiestand
from codes.toepastelling import Toepasregel, Toepastelling

GROOT = 6  # bepalingen of the first layer that are drawn large
MET_WOORDEN = 24  # bepalingen of a layer that show what they say; of more only the name
DIEPSTE_KOP = 6
MEESTE_BOGEN = 60  # dots on an arc


# -- layers: which belongs to which is not known --------------------------------------------------------------------


@dataclass(frozen=True)
class Laag:
    """All bepalingen of one kind; `volgens_bron` is how many there are by the source."""

    soort: Bepalingsoort
    stenen: tuple[Tekstbeeld, ...]
    volgens_bron: int | None
    is_volledig: bool
    is_eerste: bool = False

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
            delen.append("zoveel kennen wij er; hoeveel er zijn, weten wij niet")
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
        return [
            Laag(soort, tuple(per[soort.pk]), volgens_bron.get(soort.pk), self.versie.is_volledig, nummer == 0)
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


# -- versions -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Versieregel:
    """A version in the list of all, with how many bepalingen of each kind it has."""

    versie: Versie
    aantallen: tuple[tuple[Bepalingsoort, int, bool], ...]  # kind, how many, whether that is all
    is_geldend: bool

    @property
    def sinds(self) -> DateRange | None:
        """The period in which it came to stand so; None when unknown, or a draft."""
        periode: DateRange | None = getattr(self.versie, "sinds_op", None)  # after met_stand_op
        return None if self.is_concept else periode

    @property
    def stand(self) -> str:
        return str(getattr(self.versie, "stand_op", self.versie.stand))

    @property
    def is_concept(self) -> bool:
        return self.stand == Versiestand.CONCEPT

    @property
    def woord(self) -> str:
        """How it stands, in words for who reads."""
        if self.is_geldend:
            return "geldt"
        if self.stand == Versiestand.VASTGESTELD:
            return "vastgesteld"
        return str(Versiestand(self.stand).label)

    @property
    def teken(self) -> str:
        """Which sign stands before that."""
        if self.is_geldend:
            return "nagekomen"
        return {Versiestand.VERVALLEN: "afgerond", Versiestand.CONCEPT: "aangepast"}.get(Versiestand(self.stand), "")

    @property
    def sinds_tekst(self) -> str:
        """How it stands and since when: "Geldt sinds 14 maart 2025"."""
        woord = self.woord.capitalize()
        if self.is_concept:
            return f"{woord}: dit is nog niet afgesproken"
        if self.sinds is None:
            return f"{woord}, wij weten niet sinds wanneer"
        return f"{woord} sinds {toon_periode(self.sinds)}"

    @property
    def wat(self) -> str:
        """Of how many bepalingen it is made: "3 fundamenten, 32 waarden"."""
        return ", ".join(_hoeveel(*een) for een in self.aantallen)


def _hoeveel(soort: Bepalingsoort, hoe: int, is_alles: bool) -> str:
    woord = soort.naam if hoe == 1 else soort.meervoud
    return f"{getal(hoe)} {woord}" if is_alles else f"{getal(hoe)} {woord} die wij kennen"


@dataclass(frozen=True)
class Codeversies:
    """The versions of a code at a moment, the newest first, each with what it is made of."""

    beeld: Codebeeld
    regels: list[Versieregel]

    @classmethod
    def van(
        cls, beelden: Sequence[Codebeeld], aantallen: Iterable[Soortaantal], versies: Sequence[Versie] | None = None
    ) -> list["Codeversies"]:
        """Those of each of these codes; of `versies` alone when there are."""
        per = [(beeld, beeld.versies if versies is None else versies) for beeld in beelden]
        telling = _tel_soorten([versie for _, alle in per for versie in alle], aantallen)
        return [
            cls(beeld, [Versieregel(versie, tuple(telling[versie.pk]), versie == beeld.geldend) for versie in alle])
            for beeld, alle in per
        ]

    @property
    def code(self) -> Code:
        return self.beeld.code

    @property
    def geldend(self) -> Versieregel | None:
        return next((regel for regel in self.regels if regel.is_geldend), None)

    @property
    def concept(self) -> Versieregel | None:
        """The draft that everyone may read."""
        return next((regel for regel in self.regels if regel.is_concept), None)

    @property
    def geldend_tekst(self) -> str:
        """Which version holds, and since when: "Versie 2, geldt sinds 14 maart 2025"."""
        if self.geldend is None:
            return ""
        zin = self.geldend.sinds_tekst
        return f"Versie {self.geldend.versie.nummer}, {zin[0].lower()}{zin[1:]}"

    @property
    def vergelijk(self) -> str:
        """The page that compares two versions."""
        return f"{self.code.get_absolute_url()}verschil/"

    @property
    def aantal(self) -> int:
        """How many there are, without the draft."""
        return sum(not regel.is_concept for regel in self.regels)


def _tel_soorten(
    versies: Iterable[Versie], aantallen: Iterable[Soortaantal]
) -> dict[int, list[tuple[Bepalingsoort, int, bool]]]:
    """By version of each kind how many bepalingen it has: by its source, or else those that stand here."""
    alle = {versie.pk: versie for versie in versies}
    bekend: dict[int, Counter[int]] = defaultdict(Counter)
    rijen = Bepalingstekst.objects.van_versies(alle).order_by().values_list("versie", "bepaling__soort")
    for versie, soort_, hoe in rijen.annotate(hoe=Count("pk")):
        bekend[versie][soort_] = hoe
    bron = {(een.versie_id, een.soort_id): een.aantal for een in aantallen}
    gevonden: dict[int, list[tuple[Bepalingsoort, int, bool]]] = {pk: [] for pk in alle}
    for soort in Bepalingsoort.objects.all() if alle else ():
        for pk, versie in alle.items():
            volgens_bron = bron.get((pk, soort.pk))
            if hoe := max(volgens_bron or 0, bekend[pk][soort.pk]):
                gevonden[pk].append((soort, hoe, versie.is_volledig or volgens_bron is not None))
    return gevonden


def laatste_met(beeld: Codebeeld, sleutel: str) -> Versie | None:
    """The version in force when it has this bepaling, or else the last one that had it; a draft when no other does."""
    teksten = Bepalingstekst.objects.van_versies(beeld.versies).filter(bepaling__sleutel=sleutel)
    hebben = set(teksten.values_list("versie", flat=True))
    if beeld.geldend and beeld.geldend.pk in hebben:
        return beeld.geldend
    gevonden = [versie for versie in beeld.versies if versie.pk in hebben]
    return next((versie for versie in gevonden if not versie.is_concept), next(iter(gevonden), None))


def lees_aantallen(versies: Iterable[Versie]) -> list[Soortaantal]:
    """How many bepalingen of each kind these versions have by their sources."""
    alle = Soortaantal.objects.filter(versie__in=list(versies))
    return list(alle.select_related("soort", "bron").order_by("versie", "soort__volgorde"))
