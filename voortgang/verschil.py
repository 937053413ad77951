"""What changed between two days: which rows of the journal those are, and how many of each kind.

A change counts when it took effect after the day `van`, up to and including the day `tot`. So the rows of a `Vraag`
without choices, played on top of how everything stood on `van`, give how it stood on `tot`.
"""

from dataclasses import dataclass, replace
from datetime import date

from django.db.models import IntegerField, Subquery

from acties.models import GROEPEN, Actie, Gebeurtenis, Verandering
from acties.models.actie import ActieQuerySet
from acties.models.gebeurtenis import GebeurtenisQuerySet
from basis.bronnen.models import Stempel

GRENS = 1_000
GRENS_TEKST = "1.000+"


@dataclass(frozen=True)
class Vraag:
    """Two days, and what is chosen of the changes between them; `soorten` names groups and kinds of change."""

    van: date
    tot: date
    lijnen: tuple[str, ...] = ()
    soorten: tuple[str, ...] = ()
    partij: str = ""
    actie: str = ""

    @property
    def veranderingen(self) -> tuple[Verandering, ...]:
        """The kinds of change that are chosen; all of them when none is."""
        gekozen = {str(soort) for naam in self.soorten for soort in soorten_van(naam)}
        return tuple(soort for soort in Verandering if not gekozen or soort in gekozen)

    @property
    def kiest_acties(self) -> bool:
        """Whether not all acties count."""
        return bool(self.lijnen or self.partij or self.actie)

    def acties(self) -> ActieQuerySet:
        """The visible acties that count. Of a party: those in which it takes part now, whoever made the change."""
        gevonden: ActieQuerySet = Actie.objects.zichtbaar()
        if self.lijnen:
            gevonden = gevonden.van_lijn(*self.lijnen)
        if self.partij:
            gevonden = gevonden.van_partij(self.partij)
        return gevonden.filter(slug=self.actie) if self.actie else gevonden

    def rijen(self) -> GebeurtenisQuerySet:
        """The rows of the journal that are asked for: the one rule of this page, its download and its feed."""
        tussen: GebeurtenisQuerySet = Gebeurtenis.objects.all().tussen(self.van, self.tot)
        gevonden = tussen.van_acties(self.acties()) if self.kiest_acties else tussen.zichtbaar()
        return gevonden.met_verandering(*self.veranderingen) if self.soorten else gevonden


def soorten_van(naam: str) -> tuple[Verandering, ...]:
    """The kinds of change that a name in an address stands for: those of a group, or one."""
    return GROEPEN[naam][1] if naam in GROEPEN else (Verandering(naam),)


@dataclass(frozen=True)
class Aantal:
    """A number that is not counted beyond `GRENS`."""

    aantal: int

    @property
    def is_meer(self) -> bool:
        return self.aantal > GRENS

    @property
    def tekst(self) -> str:
        return GRENS_TEKST if self.is_meer else f"{self.aantal:,}".replace(",", ".")


@dataclass(frozen=True)
class Tellingen:
    """How many changes of each kind there are whatever kinds are chosen, and of the chosen ones: all, and undated."""

    per_soort: dict[Verandering, Aantal]
    totaal: Aantal
    ongedateerd: Aantal


class _Aantal(Subquery):
    """How many rows a (sliced) query finds."""

    template = "(SELECT count(*) FROM (%(subquery)s) AS geteld)"
    output_field = IntegerField()


def tel(vraag: Vraag) -> Tellingen:
    """One query; it stops counting a kind at `GRENS`, so that its cost does not grow with the journal."""
    alles = replace(vraag, soorten=()).rijen()
    delen = {f"n{nr}": alles.met_verandering(soort) for nr, soort in enumerate(Verandering)}
    delen["ongedateerd"] = vraag.rijen().ongedateerd()
    tellers = {naam: _Aantal(rijen.order_by().values("pk")[: GRENS + 1]) for naam, rijen in delen.items()}
    een_rij = Stempel.objects.filter(naam=Stempel.Naam.KADER)  # any row that is always there
    *aantallen, ongedateerd = een_rij.annotate(**tellers).values_list(*tellers).get()
    per_soort = {soort: Aantal(aantal) for soort, aantal in zip(Verandering, aantallen, strict=True)}
    totaal = sum(per_soort[soort].aantal for soort in vraag.veranderingen)
    return Tellingen(per_soort, Aantal(totaal), Aantal(ongedateerd))


def eerste_dag() -> date | None:
    """The day of the first visible change; None when nothing ever changed."""
    return Gebeurtenis.objects.zichtbaar().eerste_dag()
