"""What is not certain of a day in the past: changes whose date is vague, and facts known since nobody knows when.

A page of a day asserts what is certain and shows these beside it, apart; no count has them (docs/adr/0036).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db import models
from django.utils.text import capfirst

from acties.journaal import Feiten, Verteller
from acties.models import Deelname, Gebeurtenis
from acties.models.afspraakstand import is_stand
from acties.models.journaalvragen import Zekerheid
from acties.models.status import VOORBIJ
from basis.tijd.perioden import toon_ergens
from partijen.models import Partij

# Under which name each kind stands: a field of the actie itself, or the kind of thing that belongs to it.
SOORTEN = ("status", "fase", "deelnames", "mijlpaal", "afspraak", "onderdeel", "document")
_VAN_PARTIJ = ("deelnames",)


@dataclass(frozen=True)
class Onzeker:
    """One change of which nobody can say whether it had happened by the day."""

    rij: Gebeurtenis
    soort: str
    naar: str  # what it became, in words: a status, a phase, a role; empty when there is nothing to say but that it is
    ding: Any = None  # the participation or the thing that it is about; None for the actie itself
    is_er: bool = True  # whether that party or thing was certainly there
    is_weg: bool = False  # it ended: a party that left, the last phase

    @property
    def wanneer(self) -> str:
        """Such as "ergens in 2021"; empty when no date is known."""
        return toon_ergens(self.rij.datum) if self.rij.datum else ""

    @property
    def over(self) -> Any:
        """What it is about, in the eyes of a reader: of a participation the party."""
        return self.ding.partij if self.soort in _VAN_PARTIJ else self.ding

    @property
    def naam(self) -> str:
        return str(self.over)

    @property
    def zekerheid(self) -> Zekerheid:
        return Zekerheid.MOGELIJK if self.rij.datum else Zekerheid.ONBEKEND

    @property
    def erbij(self) -> str:
        """What to say beside its name: as what it came. Empty when the sentence above it says so."""
        if self.soort in _TOT_WANNEER:
            return self.naar
        return "" if self.is_er or not self.naar else f"nu: {self.naar}" if not self.wanneer else self.naar

    @property
    def adres(self) -> str:
        """The page about it; empty when it has none."""
        if self.soort in {"mijlpaal", "document"}:
            return ""
        return str(self.over.get_absolute_url())


@dataclass(frozen=True)
class Groep:
    """A sentence, and what it is about; nothing when that is the actie itself."""

    zin: str
    rijen: list[Onzeker]


@dataclass(frozen=True)
class Onzekerheden:
    """By kind (`SOORTEN`) what may have been so on the day."""

    per_soort: Mapping[str, list[Onzeker]]

    def __bool__(self) -> bool:
        return any(self.per_soort.values())

    @property
    def is_misschien_voorbij(self) -> bool:
        """Whether the actie may have come to its end."""
        return any(een.rij.naar["status"] in VOORBIJ for een in self.per_soort["status"])

    @cached_property
    def zinnen(self) -> dict[str, list[Groep]]:
        """By kind what is said of it: first what has a vague date, then what has none."""
        return {soort: groepeer(rijen) for soort, rijen in self.per_soort.items()}


def geen() -> Onzekerheden:
    """Of the present nothing is uncertain."""
    return Onzekerheden({soort: [] for soort in SOORTEN})


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
        per_soort: dict[str, list[Onzeker]] = {soort: [] for soort in SOORTEN}
        for rij in vaag:
            velden = [veld for veld in rij.naar if verteld.get((rij.onderwerp, veld), rij.plaats) <= rij.plaats]
            for een in self._van_rij(rij, velden):
                per_soort[een.soort].append(een)
        return Onzekerheden(per_soort)

    def _van_rij(self, rij: Gebeurtenis, velden: Sequence[str]) -> Iterator[Onzeker]:
        stond = self.feiten.get(rij.onderwerp, {})
        if rij.onderwerp[0] != "actie":
            if velden and rij.onderwerp in self.dingen:
                standen = [veld for veld in velden if is_stand(veld)]  # a promise has one per maker
                weet = len(standen) == 1 and rij.naar[standen[0]] != "onbekend"
                naar = self.verteller.woord(rij, standen[0]) if weet else ""
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
        kwam = [(tekst, False) for tekst in werd if tekst not in was and tekst not in stond]
        ging = [(tekst, True) for tekst in was if tekst not in werd and tekst in stond]
        zijn = {tekst.partition(":")[0] for tekst in stond}
        for tekst, is_weg in kwam + ging:
            slug, _, rol = tekst.partition(":")
            if slug in self.partijen:
                deelname = Deelname(actie=rij.actie, partij=self.partijen[slug], rol=rol)
                yield Onzeker(rij, "deelnames", str(deelname.get_rol_display()), deelname, slug in zijn, is_weg)


# -- in words ---------------------------------------------------------------------------------------------------

_NIET_BEKEND = "Of dat op deze dag al zo was, is niet bekend."
# What is said of things without a date, by kind, of one and of more: since when, and until when.
_SINDS_WANNEER = {
    "deelnames": ("deze partij", "deze partijen", "sinds wanneer zij meedeed", "sinds wanneer zij meededen"),
    "deelnemer": ("deze actie", "deze acties", *("sinds wanneer deze partij meedeed",) * 2),
    "actie": ("deze actie", "deze acties", "sinds wanneer zij er is", "sinds wanneer zij er zijn"),
    "mijlpaal": (
        "deze mijlpaal",
        "deze mijlpalen",
        "sinds wanneer die gepland of bereikt is",
        "sinds wanneer zij gepland of bereikt zijn",
    ),
    "afspraak": ("deze afspraak", "deze afspraken", "wanneer zij is gemaakt", "wanneer zij zijn gemaakt"),
    "onderdeel": ("dit onderdeel", "deze onderdelen", "sinds wanneer het er is", "sinds wanneer zij er zijn"),
    "document": ("dit document", "deze documenten", "van wanneer het is", "van wanneer zij zijn"),
}
_TOT_WANNEER = {
    "deelnames": ("deze partij", "deze partijen", "tot wanneer zij meedeed", "tot wanneer zij meededen"),
    "deelnemer": ("deze actie", "deze acties", *("tot wanneer deze partij meedeed",) * 2),
}


def groepeer(rijen: Iterable[Onzeker]) -> list[Groep]:
    """By sentence, those with a vague date first."""
    per_zin: dict[str, list[Onzeker]] = {}
    for een in sorted(rijen, key=lambda een: not een.wanneer):
        per_zin.setdefault(_zin(een, 2), []).append(een)
    return [
        Groep(_zin(groep[0], len(groep)), [een for een in groep if een.ding is not None]) for groep in per_zin.values()
    ]


def _zin(een: Onzeker, aantal: int) -> str:
    wanneer = capfirst(een.wanneer)
    if een.ding is None:
        return f"{wanneer or 'Op een dag die wij niet kennen,'} {_van_de_actie(een)}. {_NIET_BEKEND}"
    if een.is_weg and not wanneer:
        return _niet_bekend(_TOT_WANNEER[een.soort], aantal)
    if een.is_weg:
        return f"{wanneer} hield de deelname op. {_NIET_BEKEND}"
    if een.is_er and een.soort not in _TOT_WANNEER:
        werd = f"werd de stand: {een.naar}" if een.naar else "veranderde dit"
        return f"{wanneer} {werd}. {_NIET_BEKEND}" if wanneer else f"Op een dag die wij niet kennen, {werd}:"
    return f"{wanneer}. {_NIET_BEKEND}" if wanneer else _niet_bekend(_SINDS_WANNEER[een.soort], aantal)


def _niet_bekend(woorden: tuple[str, str, str, str], aantal: int) -> str:
    wie, wat = (woorden[0], woorden[2]) if aantal == 1 else (woorden[1], woorden[3])
    return f"Van {wie} is niet bekend {wat}:"


def _van_de_actie(een: Onzeker) -> str:
    if een.soort == "status":
        return f"werd dit: {een.naar}"
    return "eindigde de laatste fase" if een.is_weg else f"begon de fase ‘{een.naar}’"
