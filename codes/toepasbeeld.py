"""Who applies one bepaling how: every party by its name, also those that said nothing; never a score."""

from dataclasses import dataclass
from datetime import date

from basis.tijd.perioden import dag, geleden, toon_periode
from codes.beeld import Codebeeld
from codes.models import Bepaling, Gevraagde, Toepassing, Toepasstand
from codes.ondertekening import lees_ondertekeningen
from codes.verloop import Verloop
from partijen.models import Partij

WOORDEN = {
    Toepasstand.TOEGEPAST: "toegepast",
    Toepasstand.DEELS: "deels",
    Toepasstand.WIJKT_AF: "wijkt af, met uitleg",
    Toepasstand.NIET_BEOORDEELD: "nog niet beoordeeld",
}


@dataclass(frozen=True)
class Regel:
    """One party: what it said last, if anything, and when it was asked.

    `opnieuw` is the day on which it was asked after the text changed of which it spoke.
    """

    partij: Partij
    op: date
    gezegd: Toepassing | None = None
    gevraagd: date | None = None
    is_eerder: bool = False
    heeft_getekend: bool = False

    @property
    def stand(self) -> Toepasstand:
        return Toepasstand(self.gezegd.stand) if self.gezegd else Toepasstand.NIET_BEOORDEELD

    @property
    def bevestigd(self) -> str:
        """When it said so and how long ago that is: "Bevestigd op 12 mei 2026, ruim 6 maanden geleden"."""
        assert self.gezegd
        sinds = self.gezegd.gebeurtenis.telt_vanaf
        return f"Bevestigd op {toon_periode(dag(sinds))}, {geleden(sinds, self.op)}"

    @property
    def opnieuw(self) -> date | None:
        if not (self.is_eerder and self.gezegd and self.gevraagd):
            return None
        return self.gevraagd if self.gevraagd >= self.gezegd.gebeurtenis.telt_vanaf else None

    @property
    def zweeg(self) -> str:
        """Of who said nothing: since when that is known."""
        if self.gevraagd:
            return f"Gevraagd op {toon_periode(dag(self.gevraagd))}."
        return "De partij ondertekende deze versie." if self.heeft_getekend else ""


@dataclass(frozen=True)
class Telling:
    """How many parties said the same, and how many of these about an earlier text."""

    stand: Toepasstand
    aantal: int
    eerder: int

    @property
    def zin(self) -> str:
        """In words: "2 toegepast, 1 daarvan bij een eerdere tekst"."""
        erbij = f", {self.eerder} daarvan bij een eerdere tekst" if self.eerder else ""
        return f"{self.aantal} {WOORDEN[self.stand]}{erbij}"


@dataclass(frozen=True)
class Toepasbeeld:
    """All parties, by their name: that order says nothing."""

    regels: tuple[Regel, ...]

    @property
    def tellingen(self) -> list[Telling]:
        """Each stand that occurs, with how often."""
        per = {stand: [regel for regel in self.regels if regel.stand == stand] for stand in Toepasstand}
        return [
            Telling(stand, len(rijen), sum(regel.is_eerder for regel in rijen)) for stand, rijen in per.items() if rijen
        ]


def lees_toepassing(beeld: Codebeeld, bepaling: Bepaling, verloop: Verloop) -> Toepasbeeld:
    """What parties said of a bepaling by then; while it holds with who was asked, signed, or spoke of others of it."""
    geldend = beeld.geldend if beeld.geldend and beeld.geldend.pk in verloop.teksten else None
    alle, moment = Toepassing.objects.zichtbaar(), beeld.moment
    gezegd = {een.partij_id: een for een in alle.van_bepalingen([bepaling]).geldend_op(moment).voor_lijst()}
    gevraagd: dict[int, date] = {}
    getekend: set[int] = set()
    andere: set[int] = set()
    if geldend:
        rijen = Gevraagde.objects.van_code(beeld.code).geldend_op(moment).voor_lijst()
        gevraagd = {een.partij_id: een.gebeurtenis.telt_vanaf for een in rijen}
        getekend = {partij for een in lees_ondertekeningen([geldend], moment).values() for partij in een.tekenaars}
        andere = set(alle.van_code(beeld.code).geldend_op(moment).order_by().values_list("partij", flat=True))
    veranderd = verloop.veranderd(geldend) if geldend else 0
    partijen = Partij.objects.filter(pk__in={*gezegd, *gevraagd, *getekend, *andere}).order_by("sorteernaam", "pk")
    return Toepasbeeld(
        tuple(
            Regel(
                partij,
                moment.op,
                een := gezegd.get(partij.pk),
                gevraagd.get(partij.pk),
                is_eerder=bool(een and een.tekst.versie.volgorde < veranderd),
                heeft_getekend=partij.pk in getekend,
            )
            for partij in partijen
        )
    )
