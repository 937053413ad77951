"""What is not certain of a day in the past: changes whose date is vague, and facts known since nobody knows when.

A page of a day asserts what is certain and shows these beside it, apart; no count has them (docs/adr/0036).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import models

from acties.journaal import Feiten, Verteller
from acties.models import Deelnamerol, Gebeurtenis
from basis.tijd.perioden import toon_ergens
from partijen.models import Partij

# Under which name each kind stands: a field of the actie itself, or the kind of thing that belongs to it.
SOORTEN = ("status", "fase", "deelnames", "mijlpaal", "afspraak", "onderdeel", "document")
_ROLLEN = dict(Deelnamerol.choices)


@dataclass(frozen=True)
class Onzeker:
    """One change of which nobody can say whether it had happened by the day."""

    rij: Gebeurtenis
    soort: str
    naar: str  # what it became, in words: a status, a phase, a role; empty when there is nothing to say but that it is
    ding: Any = None  # the party or the thing that it is about; None for the actie itself
    is_er: bool = True  # whether that party or thing was certainly there
    is_weg: bool = False  # it ended: a party that left, the last phase

    @property
    def wanneer(self) -> str:
        """Such as "ergens in 2021"; empty when no date is known."""
        return toon_ergens(self.rij.datum) if self.rij.datum else ""


Groepen = dict[str, list[Onzeker]]  # by `SOORTEN`


@dataclass(frozen=True)
class Onzekerheden:
    """By kind what may have happened by the day (`mogelijk`), and what holds since nobody knows when (`onbekend`)."""

    mogelijk: Groepen
    onbekend: Groepen

    def __bool__(self) -> bool:
        return any(self.mogelijk.values()) or any(self.onbekend.values())


def geen() -> Onzekerheden:
    """Of the present nothing is uncertain."""
    return Onzekerheden({soort: [] for soort in SOORTEN}, {soort: [] for soort in SOORTEN})


@dataclass(frozen=True)
class Weet:
    """What is known of one actie on the day, to tell the rest by.

    `zeker` are the rows that are certain and `feiten` what these add up to; `dingen` and `partijen` are what any row
    tells of, as far as it was asked for.
    """

    zeker: Sequence[Gebeurtenis]
    feiten: Feiten
    dingen: Mapping[tuple[str, int], models.Model]
    partijen: Mapping[str, Partij]
    verteller: Verteller

    def onzekerheden(self, vaag: Iterable[Gebeurtenis]) -> Onzekerheden:
        """Of rows that stand and are not certain, in order. What a later certain one tells anew is no news any more."""
        verteld = {(rij.onderwerp, veld): rij.plaats for rij in self.zeker for veld in rij.naar}
        gevonden = geen()
        for rij in vaag:
            velden = [veld for veld in rij.naar if verteld.get((rij.onderwerp, veld), rij.plaats) <= rij.plaats]
            groepen = gevonden.mogelijk if rij.datum else gevonden.onbekend
            for een in self._van_rij(rij, velden):
                groepen[een.soort].append(een)
        return gevonden

    def _van_rij(self, rij: Gebeurtenis, velden: Sequence[str]) -> Iterator[Onzeker]:
        stond = self.feiten.get(rij.onderwerp, {})
        if rij.onderwerp[0] != "actie":
            if velden and rij.onderwerp in self.dingen:
                naar = self.verteller.woord(rij, "stand") if "stand" in velden else ""
                yield Onzeker(rij, rij.onderwerp[0], naar, self.dingen[rij.onderwerp], is_er=bool(stond))
            return
        if "deelnames" in velden:
            yield from self._deelnemers(rij, stond.get("deelnames", []))
        for veld in ("status", "fase"):
            if veld in velden and rij.naar[veld] != stond.get(veld):
                yield Onzeker(rij, veld, self.verteller.woord(rij, veld), is_weg=not rij.naar[veld])

    def _deelnemers(self, rij: Gebeurtenis, stond: Sequence[str]) -> Iterator[Onzeker]:
        """Who came and who went, without those of whom that is certain anyhow."""
        was, werd = rij.van.get("deelnames") or [], rij.naar["deelnames"] or []
        kwam = [(deelname, False) for deelname in werd if deelname not in was and deelname not in stond]
        ging = [(deelname, True) for deelname in was if deelname not in werd and deelname in stond]
        zijn = {deelname.partition(":")[0] for deelname in stond}
        for deelname, is_weg in kwam + ging:
            slug, _, rol = deelname.partition(":")
            if slug in self.partijen:
                yield Onzeker(rij, "deelnames", _ROLLEN.get(rol, rol), self.partijen[slug], slug in zijn, is_weg)
