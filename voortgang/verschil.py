"""What changed between two days: which rows of the journal those are, and how many of each kind.

Both days are part of the period. Counted are the changes of which it is certain that they took effect in it; those that
may have, and facts without a date that were recorded in it, stand apart (`Zekerheid`).
"""

from dataclasses import dataclass, field, replace
from datetime import date

from acties.models import GROEPEN, Actie, Gebeurtenis, Verandering
from acties.models.actie import ActieQuerySet
from acties.models.journaalvragen import GebeurtenisQuerySet, Zekerheid
from basis.tijd.moment import Moment
from basis.web.getallen import getal
from voortgang.onzeker import Rijental, tel_samen

GRENS = 1_000


@dataclass(frozen=True)
class Vraag:
    """The first and the last day, and what is chosen of the changes then; `soorten` names groups and kinds of them."""

    van: date
    tot: date
    lijnen: tuple[str, ...] = ()
    soorten: tuple[str, ...] = ()
    partij: str = ""
    actie: str = ""
    moment: Moment = field(default_factory=Moment.nu)  # whether the invented is looked at too

    @property
    def veranderingen(self) -> tuple[Verandering, ...]:
        """The kinds of change that are chosen; all of them when none is."""
        gekozen = {str(soort) for naam in self.soorten for soort in soorten_van(naam)}
        return tuple(soort for soort in Verandering if not gekozen or soort in gekozen)

    @property
    def kiest_acties(self) -> bool:
        """Whether not all acties count."""
        return bool(self.lijnen or self.partij or self.actie)

    @property
    def kiest_programma(self) -> bool:
        """Whether what is about the programme as a whole counts: it is of no line and no actie."""
        return not (self.lijnen or self.actie)

    def van_programma(self) -> GebeurtenisQuerySet:
        """What is about the programme as a whole; of a party only about what it promised, asks or answers."""
        rijen: GebeurtenisQuerySet = Gebeurtenis.objects.all()
        return rijen.van_programma(self.moment, self.partij) if self.kiest_programma else rijen.none()

    def acties(self) -> ActieQuerySet:
        """The visible acties that count. Of a party: those in which it takes part now, whoever made the change."""
        gevonden: ActieQuerySet = Actie.objects.te_zien(self.moment).van_lijnen(self.lijnen)
        if self.partij:
            gevonden = gevonden.van_partij(self.partij)
        return gevonden.filter(slug=self.actie) if self.actie else gevonden

    def alle(self) -> GebeurtenisQuerySet:
        """The rows of the journal of the acties that count, and of the programme if that does."""
        alle: GebeurtenisQuerySet = Gebeurtenis.objects.te_zien(self.moment)
        if not self.kiest_acties:
            return alle
        van_acties = alle.van_acties(self.acties())
        return van_acties | self.van_programma() if self.kiest_programma else van_acties

    def rijen(self) -> dict[Zekerheid, GebeurtenisQuerySet]:
        """The rows of the journal that are asked for, by how sure it is that they belong to these days."""
        return self.van_deze(self.alle())

    def van_deze(self, rijen: GebeurtenisQuerySet) -> dict[Zekerheid, GebeurtenisQuerySet]:
        """Of these rows, those of the days and the kinds that are asked for."""
        gekozen = rijen.met_verandering(*self.veranderingen) if self.soorten else rijen
        return {
            Zekerheid.ZEKER: gekozen.tussen(self.van, self.tot),
            Zekerheid.MOGELIJK: gekozen.misschien_tussen(self.van, self.tot),
            Zekerheid.ONBEKEND: gekozen.ongedateerd_tussen(self.van, self.tot),
        }


def soorten_van(naam: str) -> tuple[Verandering, ...]:
    """The kinds of change that a name in an address stands for: those of a group, or one."""
    return GROEPEN[naam][1] if naam in GROEPEN else (Verandering(naam),)


@dataclass(frozen=True)
class Aantal:
    """A number that is not counted beyond `GRENS`."""

    aantal: int

    @property
    def tekst(self) -> str:
        return getal(self.aantal, GRENS)


WEG_MOGELIJK = ("verandering die misschien in deze periode viel", "veranderingen die misschien in deze periode vielen")
WEG_ONBEKEND = (
    "feit zonder datum dat wij in deze periode opschreven",
    "feiten zonder datum die wij in deze periode opschreven",
)


@dataclass(frozen=True)
class Tellingen:
    """How many changes of each kind there certainly are whatever kinds are chosen.

    And of the chosen ones: all, and how many are left out because they may be of these days, or are of no known day.
    """

    per_soort: dict[Verandering, Aantal]
    totaal: Aantal
    mogelijk: Aantal
    onbekend: Aantal

    @property
    def weggelaten(self) -> str:
        """What the counts leave out, in words; empty when that is nothing."""
        delen = [
            f"{geteld.tekst} {woorden[geteld.aantal != 1]}"
            for geteld, woorden in ((self.mogelijk, WEG_MOGELIJK), (self.onbekend, WEG_ONBEKEND))
            if geteld.aantal
        ]
        return ", en ".join(delen)


def tel(vraag: Vraag) -> Tellingen:
    """It stops counting a kind at `GRENS`, so that its cost does not grow with the journal."""
    alles, gekozen = replace(vraag, soorten=()).rijen()[Zekerheid.ZEKER], vraag.rijen()
    delen = {f"n{nr}": alles.met_verandering(soort) for nr, soort in enumerate(Verandering)}
    delen |= {f"weg_{zekerheid}": gekozen[zekerheid] for zekerheid in (Zekerheid.MOGELIJK, Zekerheid.ONBEKEND)}
    tellers = {naam: Rijental(rijen.order_by().values("pk")[: GRENS + 1]) for naam, rijen in delen.items()}
    *aantallen, mogelijk, onbekend = tel_samen(tellers)
    per_soort = {soort: Aantal(aantal) for soort, aantal in zip(Verandering, aantallen, strict=True)}
    telt = [soort for soort in vraag.veranderingen if vraag.soorten or soort != Verandering.TEKST]  # words, no facts
    totaal = sum(per_soort[soort].aantal for soort in telt)
    return Tellingen(per_soort, Aantal(totaal), Aantal(mogelijk), Aantal(onbekend))


def eerste_dag(moment: Moment) -> date | None:
    """The day of the first change that can be seen; None when nothing ever changed."""
    return Gebeurtenis.objects.te_zien(moment).eerste_dag()
