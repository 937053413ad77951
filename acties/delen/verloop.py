"""The course of an actie as pages show it: a stay in a phase, a phase, a mijlpaal."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from itertools import takewhile

from acties.models import Bereikt, Fasedefinitie, Gebeurtenis, Gebeurtenissoort, Mijlpaal
from acties.models.status import VOORBIJ
from basis.bronnen.models import Bron
from basis.tijd.perioden import DateRange, een_dag, is_gesloten, is_voorbij, toon_periode, toon_wanneer
from basis.web import getallen

LANGSTE_JAAR = 366  # days


class Deel(StrEnum):
    """What of an actie is asked for; what was not asked for can't be read (KeyError)."""

    FASEN = "fasen"
    VERBLIJVEN = "verblijven"
    SINDS = "sinds"  # when it ended, or came to its present status
    DEELNAMES = "deelnames"
    AFSPRAKEN = "afspraken"  # always with who made them
    TOEZEGGINGEN = "toezeggingen"
    MIJLPALEN = "mijlpalen"
    HERIJKINGEN = "herijkingen"
    ONDERDELEN = "onderdelen"
    DOCUMENTEN = "documenten"
    VERANDERING = "verandering"


@dataclass(frozen=True)
class Einde:
    """When the actie came to its end: when the status took effect that said so (None: nobody knows)."""

    wanneer: DateRange | None

    @property
    def tekst(self) -> str:
        """In a sentence: "op 1 juli 2022", "ergens in 2021", "op onbekende datum"."""
        vaag = self.wanneer is not None and een_dag(self.wanneer) is None
        return f"{'ergens ' if vaag else ''}{toon_wanneer(self.wanneer)}"

    def komt_na(self, begin: DateRange | None) -> bool:
        """Whether, as far as is known, the actie went on after what began then."""
        if self.wanneer is None or begin is None:
            return False
        einde, vanaf = self.wanneer.upper, begin.upper
        return einde is None or (vanaf is not None and einde > vanaf)


@dataclass(frozen=True)
class Verblijf:
    """A stay of the actie in a phase (its slug); an end is only known when the phase was left.

    With `einde` the actie came to its end in this phase: it did not leave it, and is not in it any more.
    """

    fase: str
    begonnen: DateRange | None
    beeindigd: DateRange | None
    is_huidig: bool
    bron: Bron | None = None
    einde: Einde | None = None

    def als_laatste(self, einde: Einde) -> "Verblijf":
        """The stay in which the actie came to its end; of one that began after that, only the begin is known."""
        tot = einde.wanneer if einde.komt_na(self.begonnen) else None
        return replace(self, is_huidig=False, beeindigd=tot, einde=einde)

    @property
    def tekst(self) -> str:
        """Since when, or from when to when; empty when no date is known."""
        if self.begonnen is None:
            return ""
        begin = toon_periode(self.begonnen)
        if self.is_huidig:
            return f"sinds {begin}"
        if self.einde and (self.beeindigd or self.einde.wanneer is None):
            return f"{begin} tot het einde van de actie, {self.einde.tekst}"
        klaar = self.beeindigd is not None and self.beeindigd != self.begonnen
        return f"{begin} tot {toon_periode(self.beeindigd)}" if klaar else begin


def verblijven(staand: Iterable[Gebeurtenis]) -> list[Verblijf]:
    """The stays that rows of the journal tell of, in order, without what was taken back.

    A stay lasts until the next row that tells of another phase. What a later row mends was never so.
    """
    fasen = [rij for rij in staand if rij.soort == Gebeurtenissoort.FASE]
    verbeterd = {rij.corrigeert_id for rij in fasen}
    waar = [rij for rij in fasen if rij.pk not in verbeterd]
    overgangen = [
        rij for vorige, rij in zip([None, *waar], waar, strict=False) if vorige is None or _fase(vorige) != _fase(rij)
    ]
    return [
        Verblijf(_fase(rij), rij.datum, volgende.datum if volgende else None, volgende is None, rij.bron)
        for rij, volgende in zip(overgangen, [*overgangen[1:], None], strict=False)  # the last one has no next
        if _fase(rij)
    ]


@dataclass(frozen=True)
class Statusmelding:
    """A row of the journal that tells a status; `corrigeert` is the key of the row that it mends."""

    pk: int
    corrigeert: int | None
    status: str
    datum: DateRange | None


def sinds_van(staand: Iterable[Statusmelding]) -> list[DateRange | None]:
    """Since when, by these rows in their order, it is as it is: that it ended, or its present status while it runs.

    Nothing when there are no rows. What a later row mends was never so.
    """
    alle = list(staand)
    verbeterd = {melding.corrigeert for melding in alle}
    waar = [melding for melding in alle if melding.pk not in verbeterd]
    laatste = [melding.status for melding in waar[-1:]]
    zo = VOORBIJ if set(laatste) & set(VOORBIJ) else laatste
    sinds = list(takewhile(lambda melding: melding.status in zo, reversed(waar)))
    return [melding.datum for melding in sinds[-1:]]


def _fase(rij: Gebeurtenis) -> str:
    return rij.naar["fase"] or ""


@dataclass(frozen=True)
class Stap:
    """A phase of the kind of actie, and the visits that the actie paid to it."""

    definitie: Fasedefinitie
    verblijven: tuple[Verblijf, ...]
    beeld: str  # how it is drawn: gedaan, nu, laatste, misschien, straks or niet-gemeld

    @property
    def is_nu(self) -> bool:
        return self.beeld == "nu"

    @property
    def periode_tekst(self) -> str:
        """When the actie was here, each time; empty when no date is known."""
        return "; ".join(verblijf.tekst for verblijf in self.verblijven if verblijf.tekst)

    @property
    def keer(self) -> str:
        """How often the actie was here, when it came back; else empty."""
        return str(len(self.verblijven)) if len(self.verblijven) > 1 else ""

    @property
    def is_teruggezet(self) -> bool:
        """Whether the actie was here before and went back: this phase comes again."""
        return self.beeld == "straks" and bool(self.verblijven)

    @property
    def bronnen(self) -> list[Bron]:
        """Where it says so, each source once."""
        return list({verblijf.bron.pk: verblijf.bron for verblijf in self.verblijven if verblijf.bron}.values())


def afwijking_in_woorden(dagen: int | None, maanden: int | None) -> str:
    """How far a date lies from the original one; empty when one of them is not known."""
    if dagen is None:
        return ""
    if dagen == 0:
        return "volgens de oorspronkelijke planning"
    verschil = (maanden, "maand", "maanden") if maanden else (dagen, "dag", "dagen")
    aantal = getallen.aantal(abs(verschil[0]), *verschil[1:])
    return f"{aantal} {'later' if dagen > 0 else 'eerder'} dan oorspronkelijk gepland"


@dataclass(frozen=True)
class Mijlpaalregel:
    """A mijlpaal as it stands on a day."""

    mijlpaal: Mijlpaal
    is_te_laat: bool

    @property
    def beeld(self) -> str:
        """How it is drawn: vervallen, bereikt, te-laat, onbekend or gepland."""
        if self.mijlpaal.is_vervallen:
            return "vervallen"
        if self.is_te_laat:
            return "te-laat"
        return {Bereikt.JA: "bereikt", Bereikt.ONBEKEND: "onbekend"}.get(Bereikt(self.mijlpaal.stand), "gepland")

    def komt_na(self, op: date) -> bool:
        """Whether it is not reached and expected on or after that day, as `MijlpaalQuerySet.komend` finds them."""
        wanneer = self.mijlpaal.actuele_datum
        return self.mijlpaal.stand == Bereikt.NEE and wanneer is not None and not is_voorbij(wanneer, op)

    @property
    def plek(self) -> date | None:
        """The day to draw it on: the middle of a day, month or year, the begin of what took longer."""
        if (wanneer := self.mijlpaal.actuele_datum) is None:
            return None
        begin: date | None = wanneer.lower or wanneer.upper
        dagen = (wanneer.upper - wanneer.lower).days if is_gesloten(wanneer) else 0
        return begin + timedelta(days=dagen // 2) if begin and dagen <= LANGSTE_JAAR else begin

    @property
    def jaar(self) -> int | None:
        """The year under which it stands; None when no date is known."""
        return self.plek.year if self.plek else None

    @property
    def code_bereikt(self) -> str:
        """What `?bewerk=` says to open the form for reaching it."""
        return f"mijlpaal:{self.mijlpaal.slug}"

    @property
    def code_herijk(self) -> str:
        """What `?bewerk=` says to open the form for planning it anew."""
        return f"herijking:{self.mijlpaal.slug}"

    @property
    def afwijking_tekst(self) -> str:
        """How far the present date lies from the original one, in words."""
        return afwijking_in_woorden(self.mijlpaal.afwijking, self.mijlpaal.afwijking_in_maanden)
