"""How an actie stood at a moment: its status, who took part, its phases, mijlpalen, afspraken and what else it had.

What the journal does not tell of, such as a source, is as it is now. `acties.standen` makes them.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import Model

from acties.delen import Afspraakregel, Afsprakentelling, Deel, Deelnemer, Einde, Mijlpaalregel, Stap, Verblijf, Verloop
from acties.models import Actie, Afspraak, Bereikt, Deelname, Document, Onderdeel, Toezegging
from acties.models.deelname import TREKKERS, Deelnamerol
from acties.models.status import Status
from acties.onzeker import Onzekerheden
from basis.tijd.moment import Moment
from basis.tijd.perioden import DateRange, peildag, schrijf_periode, toon_periode, toon_wanneer
from basis.web.getallen import opsomming

NOEMT = 2  # parties that are named where there is little room


@dataclass(frozen=True, eq=False)
class Stand:
    """One actie at a moment. `actie` has its status and its last confirmation of then; of the past it is a copy."""

    actie: Actie
    moment: Moment
    publicatie: str
    delen: Mapping[Deel, Sequence[Any]]
    onzeker: Onzekerheden

    @property
    def status(self) -> str:
        """Empty when the actie was not there yet."""
        return self.actie.status

    @property
    def is_er(self) -> bool:
        return bool(self.status)

    # -- phases ---------------------------------------------------------------------------------------------------

    @property
    def einde(self) -> Einde | None:
        """When the actie came to its end; None while it runs."""
        return None if not self.is_er or self.actie.loopt else Einde(self.sinds)

    @property
    def verloop(self) -> Verloop:
        """When it ran, as far as that is known; of a mijlpaal that was reached some day in a year its last day."""
        bereikt = (regel.mijlpaal.bereikt for regel in self.geldende_mijlpalen if regel.mijlpaal.bereikt)
        return Verloop(
            self.actie.slug,
            self.actie.programmalijn.volgorde,
            self.status,
            self.actie.looptijd,
            self.einde.wanneer if self.einde else None,
            tuple(dag for wanneer in bereikt if (dag := peildag(wanneer))),
        )

    @property
    def sinds(self) -> DateRange | None:
        """When it ended, or since when it has its status; None when that is not known."""
        return next(iter(self.delen[Deel.SINDS]), None)

    @property
    def sinds_tekst(self) -> str:
        """The day beside the status: "sinds 30 oktober 2026", of an end "op 1 juli 2022"; else empty."""
        if self.sinds is None or not self.is_er or self.status in (Status.GEPLAND, Status.LOOPT):
            return ""
        return f"sinds {toon_periode(self.sinds)}" if self.actie.loopt else toon_wanneer(self.sinds)

    @cached_property
    def verblijven(self) -> Sequence[Verblijf]:
        """The stays in phases, in order; the last one is the present one unless the phases or the actie ended."""
        verteld: Sequence[Verblijf] = self.delen[Deel.VERBLIJVEN]
        if not (verteld and verteld[-1].is_huidig and self.einde):
            return verteld
        return [*verteld[:-1], verteld[-1].als_laatste(self.einde)]

    @cached_property
    def stappen(self) -> list[Stap]:
        """Every phase of the kind of actie, with the stays in it. Of an actie that ended no phase is now or to come."""
        bezocht = [
            (fase, tuple(verblijf for verblijf in self.verblijven if verblijf.fase == fase.slug))
            for fase in self.delen[Deel.FASEN]
        ]
        geweest = [plaats for plaats, (_, hier) in enumerate(bezocht) if hier]
        huidig = [plaats for plaats, (_, hier) in enumerate(bezocht) if any(v.is_huidig or v.einde for v in hier)]
        hier = max(huidig or geweest, default=-1)  # in the last one that it visited, when it is in none; -1: not begun
        kan = {een.rij.naar["fase"] for een in self.onzeker.per_soort["fase"]}
        return [
            Stap(
                fase,
                verblijven,
                _beeld(verblijven, nog_voor=plaats > hier, loopt=self.actie.loopt, kan=fase.slug in kan),
            )
            for plaats, (fase, verblijven) in enumerate(bezocht)
        ]

    @property
    def fasenamen(self) -> dict[tuple[int, str], str]:
        """What its phases are called, as a `Verteller` wants to know them."""
        return {(self.actie.soort_id, stap.definitie.slug): stap.definitie.naam for stap in self.stappen}

    @property
    def laatste_stap(self) -> tuple[int, Stap] | None:
        """The number (from 1) and the phase that the actie is in, or in which it came to its end."""
        staat = ("nu", "laatste")
        return next(((nr, stap) for nr, stap in enumerate(self.stappen, start=1) if stap.beeld in staat), None)

    # -- parties --------------------------------------------------------------------------------------------------

    @property
    def deelnames(self) -> Sequence[Deelname]:
        """In the order of the roles: who carries the actie first."""
        return self.delen[Deel.DEELNAMES]

    @cached_property
    def afspraken(self) -> list[Afspraakregel]:
        """In time, by when they were made; also those of parties that take part no longer."""
        return met_makers(self.delen[Deel.AFSPRAKEN], self.delen[Deel.TOEZEGGINGEN], self.moment.op)

    @property
    def afsprakentelling(self) -> Afsprakentelling:
        return Afsprakentelling.van(self.afspraken)

    @cached_property
    def deelnemers(self) -> list[Deelnemer]:
        """The parties, each with all its roles and what it promised."""
        afspraken: dict[int, list[Afspraakregel]] = {}
        for regel in self.afspraken:
            for maker in regel.makers:
                afspraken.setdefault(maker.partij_id, []).append(regel)
        per_partij: dict[int, list[Deelname]] = {}
        for deelname in self.deelnames:
            per_partij.setdefault(deelname.partij_id, []).append(deelname)
        return [
            Deelnemer(rijen[0].partij, tuple(rijen), tuple(afspraken.get(pk, ()))) for pk, rijen in per_partij.items()
        ]

    @property
    def namen_van_trekkers(self) -> list[str]:
        """What people call the parties that carry the actie, by name."""
        trekkend = [deelname.partij for deelname in self.deelnames if deelname.rol in TREKKERS]
        return [partij.korte_naam for partij in sorted(trekkend, key=lambda partij: partij.sorteernaam)]

    @property
    def trekkers_tekst(self) -> str:
        """Who carry the actie in a few words: "BZK, VNG en 5 andere"; empty when nobody does, as far as is known."""
        namen = self.namen_van_trekkers
        if len(namen) <= NOEMT + 1:
            return opsomming(namen)
        return f"{', '.join(namen[:NOEMT])} en {len(namen) - NOEMT} andere"

    @property
    def trekkerswoord(self) -> str:
        """What they do, or did: of an actie that ended in the past tense."""
        een = len(self.namen_van_trekkers) <= 1
        if self.actie.loopt:
            return "Leidt de actie" if een else "Leiden de actie"
        return "Leidde de actie" if een else "Leidden de actie"

    @property
    def heeft_kernpartner(self) -> bool:
        """Whether someone is called so here: then the page says what it means."""
        return any(deelname.rol == Deelnamerol.KERNPARTNER for deelname in self.deelnames)

    # -- mijlpalen ------------------------------------------------------------------------------------------------

    @cached_property
    def mijlpalen(self) -> list[Mijlpaalregel]:
        """In time, by what is known best; undated ones last."""
        return [Mijlpaalregel(m, m.is_te_laat(self.moment.op)) for m in self.delen[Deel.MIJLPALEN]]

    @cached_property
    def geldende_mijlpalen(self) -> list[Mijlpaalregel]:
        return [regel for regel in self.mijlpalen if not regel.mijlpaal.is_vervallen]

    @property
    def mijlpalen_noemer(self) -> int | None:
        """Of how many mijlpalen the reached ones are a part; None when not all of them were planned then."""
        geldend = self.geldende_mijlpalen
        is_plan = self.moment.is_nu or all(regel.mijlpaal.gepland for regel in geldend)
        return len(geldend) if is_plan else None

    @property
    def mijlpalen_bereikt(self) -> int:
        return sum(regel.mijlpaal.stand == Bereikt.JA for regel in self.geldende_mijlpalen)

    @property
    def mijlpalen_te_laat(self) -> int:
        return sum(regel.is_te_laat for regel in self.geldende_mijlpalen)

    @property
    def mijlpalen_onbekend(self) -> int:
        return sum(regel.mijlpaal.stand == Bereikt.ONBEKEND for regel in self.geldende_mijlpalen)

    @property
    def volgende_mijlpaal(self) -> Mijlpaalregel | None:
        """What is expected first of what is still to come."""
        return next((regel for regel in self.geldende_mijlpalen if regel.komt_na(self.moment.op)), None)

    @property
    def redenen(self) -> dict[int, str]:
        """By mijlpaal (its key) why it was last planned anew."""
        return dict(self.delen[Deel.HERIJKINGEN])

    # -- the rest -------------------------------------------------------------------------------------------------

    @property
    def onderdelen(self) -> Sequence[Onderdeel]:
        return self.delen[Deel.ONDERDELEN]

    @property
    def documenten(self) -> list[Document]:
        return [document for document in self.delen[Deel.DOCUMENTEN] if not document.is_vervallen]

    @property
    def is_veranderd(self) -> bool:
        """Whether anything of substance was ever reported."""
        return bool(self.delen[Deel.VERANDERING])

    @property
    def verandering(self) -> DateRange | None:
        """When the last substantive change took effect; None when there is none, or no date is known."""
        return next(iter(self.delen[Deel.VERANDERING]), None)

    @property
    def feiten(self) -> dict[tuple[str, int], dict[str, Any]]:
        """What the journal tells of, as it keeps it: of the actie, and of each thing that belongs to it."""
        gezamenlijk: dict[str, Any] = {"status": self.status, "publicatie": self.publicatie}
        gezamenlijk["deelnames"] = sorted(deelname.in_journaal for deelname in self.deelnames)
        if verteld := self.delen[Deel.VERBLIJVEN]:
            gezamenlijk["fase"] = next((v.fase for v in verteld if v.is_huidig), None)
        feiten = {("actie", self.actie.pk): gezamenlijk} if self.is_er else {}
        for deel in (Deel.MIJLPALEN, Deel.AFSPRAKEN, Deel.ONDERDELEN, Deel.DOCUMENTEN):
            feiten |= {(str(rij._meta.model_name), rij.pk): _feiten(rij) for rij in self.delen[deel]}
        for maker in self.delen[Deel.TOEZEGGINGEN]:
            van_maker = {maker.onjuist_in_journaal: maker.onjuist, maker.functie_in_journaal: maker.getekend_door}
            feiten["afspraak", maker.afspraak_id] |= {maker.in_journaal: maker.stand, **van_maker}
        return feiten


def met_makers(afspraken: Iterable[Afspraak], toezeggingen: Iterable[Toezegging], op: date) -> list[Afspraakregel]:
    """Each promise with who made it, who know it."""
    makers: dict[int, list[Toezegging]] = {}
    for toezegging in toezeggingen:
        makers.setdefault(toezegging.afspraak_id, []).append(toezegging)
    regels = [Afspraakregel(afspraak, tuple(makers.get(afspraak.pk, ())), op) for afspraak in afspraken]
    for regel in regels:
        for maker in regel.makers:
            maker._state.fields_cache["afspraak"] = regel.afspraak  # `maker.afspraak = …` takes long
    return regels


def _beeld(verblijven: Sequence[Verblijf], *, nog_voor: bool, loopt: bool, kan: bool) -> str:
    """A phase behind the present one is still to come, also when the actie was there before it went back.

    `kan`: it may have begun by the day.

    Of an actie that ended nothing is now or to come: what lies behind its last phase was not reported.
    """
    if any(verblijf.is_huidig for verblijf in verblijven):
        return "nu"
    if any(verblijf.einde for verblijf in verblijven):
        return "laatste"
    if kan:
        return "misschien"
    if nog_voor and loopt:
        return "straks"
    return "gedaan" if verblijven else "niet-gemeld"


def _feiten(rij: Model) -> dict[str, Any]:
    waarden = {naam: getattr(rij, naam) for naam in type(rij).FEITEN}  # type: ignore[attr-defined]
    return {naam: schrijf_periode(w) if isinstance(w, DateRange) else w for naam, w in waarden.items()}


def laatste_verandering(standen: Iterable[Stand]) -> DateRange | None:
    """When something last changed in one of these, as far as that is known."""
    bekend = [stand.verandering for stand in standen if stand.verandering]
    return max(bekend, key=lambda wanneer: peildag(wanneer) or date.min, default=None)
