"""Parties in an actie and what they promised, as pages show it: with the makers, what became of it, and counts."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db.models import TextChoices

from acties.delen.verloop import afwijking_in_woorden
from acties.models import Afspraak, Afspraakstand, Deelname, Herkomst, Toezegging
from acties.models.afspraakstand import KLAAR
from acties.models.deelname import TREKKERS, Deelnamerol
from basis.bronnen.models import Bron
from basis.tijd.perioden import dag, toon_periode
from basis.web import getallen
from partijen.models import Bestuurslaag, Partij

# What is said of a promise that its party did not report.
NIET_BEVESTIGD = "niet door de partij bevestigd"
GEVONDEN = f"{Herkomst.GEVONDEN.label}, {NIET_BEVESTIGD}"
MEESTE_NAMEN = 6  # makers that a list names
_STANDEN = dict(Afspraakstand.choices)


class Uitkomst(TextChoices):
    """What became of a promise by a day, in the order in which pages count it."""

    NAGEKOMEN = "nagekomen", "nagekomen"
    TE_LAAT = "te-laat", "te laat"
    ONBEKEND = "onbekend", "niet bekend of dit is nagekomen"
    NIET_GEMELD = "niet-gemeld", "niet gemeld of dit is nagekomen"
    OPEN = "open", "nog open"
    INGETROKKEN = "ingetrokken", "ingetrokken"


def uitkomst_van(standen: Collection[str], *, gevonden: bool, voorbij: bool, afgelopen: bool) -> Uitkomst:
    """What became of the parts of these makers together. `voorbij`: the original day has passed; `afgelopen`: the
    actie has ended.

    While one must still keep it, it is as for that one. Of a promise that was found in a source nobody told whether it
    was kept: that is not late, but unknown. After the end of its actie nothing is open any more: nobody told.
    """
    if all(stand in KLAAR for stand in standen):
        return Uitkomst.NAGEKOMEN if Afspraakstand.NAGEKOMEN in standen else Uitkomst.INGETROKKEN
    if not voorbij:
        return Uitkomst.NIET_GEMELD if afgelopen else Uitkomst.OPEN
    return Uitkomst.ONBEKEND if gevonden else Uitkomst.TE_LAAT


@dataclass(frozen=True, eq=False)
class Afspraakregel:
    """A promise as it stands on a day, with its makers."""

    afspraak: Afspraak
    makers: tuple[Toezegging, ...]
    op: date

    @property
    def staat(self) -> bool:
        """Whether a maker did not withdraw."""
        return self.uitkomst != Uitkomst.INGETROKKEN

    @property
    def is_demo(self) -> bool:
        """Whether it is invented: that of an invented actie, or about the programme of invented parties only."""
        actie = self.afspraak.actie
        return actie.is_demo if actie else all(maker.partij.is_demo for maker in self.makers)

    @property
    def open_makers(self) -> list[Toezegging]:
        """Who neither kept nor withdrew it."""
        return [maker for maker in self.makers if maker.is_open]

    @property
    def is_nagekomen(self) -> bool:
        """Whether everyone who did not leave kept it."""
        return self.uitkomst == Uitkomst.NAGEKOMEN

    @property
    def is_te_laat(self) -> bool:
        """Whether its original day has passed and someone must still keep it."""
        return self.uitkomst == Uitkomst.TE_LAAT

    def is_te_laat_voor(self, maker: Toezegging) -> bool:
        """Whether its original day has passed and this one of its makers must still keep it."""
        return self.is_te_laat and maker.is_open

    @property
    def is_onbekend(self) -> bool:
        """Whether nobody knows if it was kept, while its day has passed."""
        return self.uitkomst == Uitkomst.ONBEKEND

    @cached_property
    def uitkomst(self) -> Uitkomst:
        """Of all makers together."""
        afspraak = self.afspraak
        return uitkomst_van(
            [maker.stand for maker in self.makers],
            gevonden=afspraak.is_gevonden,
            voorbij=afspraak.dag_is_voorbij(self.op),
            afgelopen=afspraak.actie is not None and afspraak.actie.is_afgelopen,
        )

    @property
    def toont_uitkomst(self) -> bool:
        """Whether its outcome says anything: of what was only found nobody said how it stands before its day."""
        return not (self.afspraak.is_gevonden and self.uitkomst in (Uitkomst.OPEN, Uitkomst.NIET_GEMELD))

    @property
    def afwijking_tekst(self) -> str:
        """How far the present date lies from the original one, in words; empty when it never changed."""
        return afwijking_in_woorden(self.afspraak.afwijking, self.afspraak.afwijking_in_maanden)

    @property
    def sinds(self) -> date | None:
        """The first day on which it was late."""
        tot = self.afspraak.uiterlijk and self.afspraak.uiterlijk.upper
        return tot if self.is_te_laat else None

    @cached_property
    def lagen(self) -> list[str]:
        """The layers of government of who made it and did not leave, in their order."""
        zijn = {maker.partij.bestuurslaag for maker in self.makers if maker.stand != Afspraakstand.INGETROKKEN}
        return [laag for laag in Bestuurslaag if laag in zijn]

    @property
    def wie(self) -> str:
        """Who made it, in a sentence: "BZK, IPO en VNG"."""
        return getallen.opsomming([maker.naam for maker in self.makers])

    @property
    def wie_met_stand(self) -> str:
        """For a list: who made it, each with how it stands, unless that is its outcome. Of what was found nobody did.

        Of very many the first ones: its page names them all, and says who speaks for a layer of government.
        """
        vanzelf = self.uitkomst.value
        namen = [
            f"{maker.partij.korte_naam} ({_STANDEN[maker.stand]})"
            if maker.stand != vanzelf and maker.is_gezegd
            else maker.partij.korte_naam
            for maker in self.makers
        ]
        rest = len(namen) - MEESTE_NAMEN
        return getallen.opsomming([*namen[:MEESTE_NAMEN], f"nog {rest}"] if rest > 1 else namen)

    @property
    def herkomst(self) -> str:
        """What to say of where it is known from; empty when a party reported it."""
        if not self.afspraak.is_gevonden:
            return ""
        return f"{GEVONDEN}{'' if self.afspraak.is_zeker else '; de bron is niet zeker'}"

    @property
    def dag_tekst(self) -> str:
        """By when it is to be kept, first and now, and since when it is late."""
        afspraak = self.afspraak
        if afspraak.uiterlijk is None:
            return ""
        eerst = f"Uiterlijk {toon_periode(afspraak.uiterlijk)}"
        nu = f", nu verwacht {toon_periode(afspraak.verwacht)}" if afspraak.verwacht else ""
        laat = f". Te laat sinds {toon_periode(dag(self.sinds))}" if self.sinds else ""
        return f"{eerst}{nu}{laat}."

    @property
    def wie_nog(self) -> str:
        """Who must still keep it, in a sentence."""
        return getallen.opsomming([maker.naam for maker in self.open_makers])

    def van(self, partij: Partij) -> Toezegging | None:
        """The part of one party in it."""
        return next((maker for maker in self.makers if maker.partij_id == partij.pk), None)


def namen_bij(regels: Iterable[Afspraakregel]) -> dict[str, str]:
    """By slug what the journal calls by it: these promises and their makers."""
    alle = list(regels)
    makers = {maker.partij.slug: maker.partij.korte_naam for regel in alle for maker in regel.makers}
    return makers | {regel.afspraak.slug: regel.afspraak.titel for regel in alle}


@dataclass(frozen=True)
class Afsprakentelling:
    """How many promises there are, what became of them, and how many nobody confirmed."""

    per_uitkomst: Mapping[Uitkomst, int]
    gevonden: int  # of those that stand: in a public source, not confirmed by who made it
    is_meer: bool = False  # there are more than could be counted

    @classmethod
    def van(cls, regels: Iterable[Afspraakregel]) -> "Afsprakentelling":
        alle = list(regels)
        gevonden = sum(regel.staat and regel.afspraak.is_gevonden for regel in alle)
        return cls(Counter(regel.uitkomst for regel in alle), gevonden)

    @property
    def totaal(self) -> int:
        """Those that were not withdrawn."""
        return sum(aantal for uitkomst, aantal in self.per_uitkomst.items() if uitkomst != Uitkomst.INGETROKKEN)

    @property
    def tekst(self) -> str:
        """Such as "12 afspraken, 4 nagekomen, 1 te laat"; of more than were counted only that there are more."""
        if self.is_meer:
            return f"meer dan {getallen.getal(self.totaal)} afspraken"
        delen = [f"{self._telt(uitkomst)} {uitkomst.label}" for uitkomst in GETELD if self._telt(uitkomst)]
        return ", ".join([getallen.aantal(self.totaal, "afspraak", "afspraken"), *delen])

    @property
    def weglatingen(self) -> list[str]:
        """What this leaves out, in sentences."""
        if self.is_meer:
            return []
        gevonden, onbekend, weg = self.gevonden, self._telt(Uitkomst.ONBEKEND), self._telt(Uitkomst.INGETROKKEN)
        zinnen = (
            (gevonden, f"{_zijn(gevonden, self.totaal)} {GEVONDEN}."),
            (onbekend, f"Van {getallen.getal(onbekend)} is de dag voorbij, en is {Uitkomst.ONBEKEND.label}."),
            (weg, f"{getallen.aantal(weg, 'ingetrokken afspraak telt', 'ingetrokken afspraken tellen')} niet mee."),
        )
        return [zin for aantal, zin in zinnen if aantal]

    def _telt(self, uitkomst: Uitkomst) -> int:
        return self.per_uitkomst.get(uitkomst, 0)


# What a count tells beside how many there are.
GETELD = (Uitkomst.NAGEKOMEN, Uitkomst.TE_LAAT)


def _zijn(aantal: int, van: int) -> str:
    if aantal == van:
        return "Zij is" if van == 1 else "Alle zijn"
    return f"Daarvan {'is' if aantal == 1 else 'zijn'} er {getallen.getal(aantal)}"


@dataclass(frozen=True)
class Deelnemer:
    """A party in the actie with its roles and what it promised, alone or with others."""

    partij: Partij
    deelnames: tuple[Deelname, ...]
    afspraken: tuple[Afspraakregel, ...]

    @property
    def rollen(self) -> str:
        """The roles in one line, such as "leidt de actie, ondertekenaar"."""
        return ", ".join(str(deelname.get_rol_display()) for deelname in self.deelnames)

    @property
    def rollen_van_toen(self) -> str:
        """The roles in one line, of an actie that has ended."""
        return ", ".join(Deelnamerol(deelname.rol).van_toen for deelname in self.deelnames)

    @property
    def toelichting(self) -> str:
        return "; ".join(deelname.toelichting for deelname in self.deelnames if deelname.toelichting)

    @property
    def tekst_van(self) -> date | None:
        """On a page of the past the last day that its explanation is of; None when that is of the day itself."""
        dagen = [deelname.tekst_van for deelname in self.deelnames if deelname.toelichting and deelname.tekst_van]
        return max(dagen, default=None)

    @property
    def bronnen(self) -> list[Bron]:
        """Where it says that the party takes part, each source once."""
        return list({deelname.bron.pk: deelname.bron for deelname in self.deelnames if deelname.bron}.values())

    @property
    def is_trekker(self) -> bool:
        return any(deelname.rol in TREKKERS for deelname in self.deelnames)
