"""The versions of codes at a moment, each with how it stands and with how many bepalingen of each kind it has."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Count

from basis.tijd.moment import Moment
from basis.tijd.perioden import DateRange, toon_periode, toon_wanneer
from basis.web.getallen import getal
from codes.beeld import Codebeeld
from codes.models import Bepalingsoort, Bepalingstekst, Code, Soortaantal, Versie, Versiestand, Versiestap


@dataclass(frozen=True)
class Versieregel:
    """A version in the list of all, with how many bepalingen of each kind it has."""

    versie: Versie
    aantallen: tuple[tuple[Bepalingsoort, int, bool], ...]  # kind, how many, whether that is all
    is_geldend: bool
    vastgesteld: DateRange | None = None  # the period in which it was established

    @property
    def sinds(self) -> DateRange | None:
        """The period in which it came to stand so; None when unknown, or a draft."""
        return None if self.is_concept else self.versie.sinds_op

    @property
    def stand(self) -> str:
        return self.versie.stand_op

    @property
    def wanneer(self) -> str:
        """Of when it is, in few words: when it was established, or else since when it stands as it does."""
        if self.is_concept:
            return "nog niet afgesproken"
        periode = self.vastgesteld or (None if self.stand == Versiestand.VERVALLEN else self.sinds)
        return toon_periode(periode) if periode else "datum niet bekend"

    @property
    def vervallen(self) -> str:
        """When it lapsed, in a sentence; empty while it did not."""
        if self.stand != Versiestand.VERVALLEN:
            return ""
        return f"Vervallen {toon_wanneer(self.sinds)}"

    @property
    def is_concept(self) -> bool:
        return self.stand == Versiestand.CONCEPT

    @property
    def is_ongedateerd(self) -> bool:
        """Whether a source tells that it is there, but nobody knows since when, so that another one holds."""
        return self.stand == Versiestand.VASTGESTELD and not self.is_geldend and self.sinds is None

    @property
    def in_het_kort(self) -> str:
        """The first paragraph of what is told about it."""
        return self.versie.toelichting.partition("\n\n")[0]

    @property
    def woord(self) -> str:
        """How it stands, in words for who reads."""
        if self.is_geldend:
            return "geldt"
        if self.is_ongedateerd:
            return "verschenen"
        if self.stand == Versiestand.VASTGESTELD:
            return "vastgesteld"
        return str(Versiestand(self.stand).label)

    @property
    def teken(self) -> str:
        """Which sign stands before that."""
        if self.is_geldend:
            return "nagekomen"
        return {Versiestand.VERVALLEN: "gestopt", Versiestand.CONCEPT: "aangepast"}.get(Versiestand(self.stand), "")

    @property
    def sinds_tekst(self) -> str:
        """How it stands and since when: "Geldt sinds 14 maart 2025"."""
        woord = self.woord.capitalize()
        if self.is_concept:
            return f"{woord}: dit is nog niet afgesproken"
        if self.is_ongedateerd:
            return f"{woord}, wij weten niet wanneer"
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
        alle = [versie for _, eigen in per for versie in eigen]
        telling, dagen = _tel_soorten(alle, aantallen), _vastgesteld(alle, per[0][0].moment) if per else {}
        return [
            cls(
                beeld,
                [
                    Versieregel(versie, tuple(telling[versie.pk]), versie == beeld.geldend, dagen.get(versie.pk))
                    for versie in eigen
                ],
            )
            for beeld, eigen in per
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
    def aantal(self) -> int:
        """How many there are, without the draft."""
        return sum(not regel.is_concept for regel in self.regels)


def _vastgesteld(versies: Iterable[Versie], moment: Moment) -> dict[int, DateRange | None]:
    """By version when it was established, as far as that had been done."""
    stappen = Versiestap.objects.van_versies(list(versies)).geldend_op(moment).filter(stand=Versiestand.VASTGESTELD)
    return dict(stappen.order_by("pk").values_list("versie", "gebeurtenis__datum"))


def _tel_soorten(
    versies: Iterable[Versie], aantallen: Iterable[Soortaantal]
) -> dict[int, list[tuple[Bepalingsoort, int, bool]]]:
    """By version of each kind how many bepalingen it has: by its source, or else those that stand here."""
    alle = {versie.pk: versie for versie in versies}
    bekend: dict[int, Counter[int]] = defaultdict(Counter)
    rijen = Bepalingstekst.objects.van_versies(alle.values()).order_by().values_list("versie", "bepaling__soort")
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
