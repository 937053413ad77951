"""Who applies one bepaling how: every party by its name, also those that said nothing; never a score."""

from dataclasses import dataclass
from datetime import date

from basis.tijd.perioden import dag, geleden, toon_periode
from codes.beeld import Codebeeld
from codes.models import Bepaling, Toepassing, Toepasstand
from codes.ondertekening import lees_ondertekeningen
from codes.toepaspartijen import Toepaspartij, lees_toepaspartijen
from codes.verloop import Verloop
from partijen.models import Partij


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
        return f"{self.aantal} {self.stand.in_telling}{erbij}"


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
    """What parties said of a bepaling by then; while it holds with all parties that count for its code."""
    geldend = beeld.geldend if beeld.geldend and beeld.geldend.pk in verloop.teksten else None
    alle = Toepassing.objects.zichtbaar().van_bepalingen([bepaling]).geldend_op(beeld.moment)
    gezegd = {een.partij_id: een for een in alle.met_eerder([geldend] if geldend else []).voor_lijst()}
    if geldend:
        getekend = lees_ondertekeningen([geldend], beeld.moment).get(geldend.pk)
        tellen = lees_toepaspartijen(beeld.code, beeld.moment, getekend)
    else:
        tellen = [Toepaspartij(een.partij) for een in gezegd.values()]
    op_naam = sorted(tellen, key=lambda een: (een.partij.sorteernaam, een.partij.pk))
    return Toepasbeeld(tuple(_regel(een, gezegd.get(een.partij.pk), beeld.moment.op) for een in op_naam))


def _regel(een: Toepaspartij, gezegd: Toepassing | None, op: date) -> Regel:
    is_eerder = gezegd is not None and gezegd.is_eerder
    return Regel(een.partij, op, gezegd, een.gevraagd, is_eerder=is_eerder, heeft_getekend=een.heeft_getekend)
