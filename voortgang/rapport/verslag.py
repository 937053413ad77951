"""What a report knows of one actie: how it stood on the peildatum, and which rows of the journal fall in the period.

Each question to the journal is one of its own words (`denkbaar_op`, `rakend`), with the pinned moment of the report:
asked again with the same parameters and the same moment, the answer is the same to the letter.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from acties.afspraakstanden import afspraakstanden
from acties.delen import Afspraakregel, Deel
from acties.models import Actie, Afspraak, Deelname, Gebeurtenis, Toezegging
from acties.models.journaalvragen import GebeurtenisQuerySet, Zekerheid
from acties.onzeker import Onzeker
from acties.stand import Stand
from acties.standen import standen
from basis.tijd.perioden import DateRange
from voortgang.models import Bereik, Rapport

Makers = Mapping[int, set[str]]  # by afspraak (its key) the slugs of who made it, whatever the day
Rijen = dict[Zekerheid, list[Gebeurtenis]]

DELEN = (Deel.FASEN, Deel.VERBLIJVEN, Deel.SINDS, Deel.DEELNAMES, Deel.AFSPRAKEN, Deel.MIJLPALEN)


def _geen_rijen() -> Rijen:
    return {zekerheid: [] for zekerheid in Zekerheid}


@dataclass(frozen=True)
class Statuswoord:
    """What was told of the status by a day: the last row that is certain, and whether another one may have held."""

    zeker: Gebeurtenis | None = None
    is_onzeker: bool = False


@dataclass
class Verslag:
    """One actie in a report. `partij`: when the report is about one party, its slug: only its afspraken are in it."""

    stand: Stand
    partij: str
    makers: Makers
    rijen: Rijen = field(default_factory=_geen_rijen)
    begin: Statuswoord = Statuswoord()
    einde: Statuswoord = Statuswoord()
    peil: Statuswoord = Statuswoord()

    @property
    def veranderingen(self) -> list[Gebeurtenis]:
        """What certainly took effect in the period."""
        return self.rijen[Zekerheid.ZEKER]

    @property
    def onzeker(self) -> dict[str, list[Onzeker]]:
        """By kind what is not certain of the peildatum, as far as the report tells of that."""
        alle = dict(self.stand.onzeker.per_soort)
        if self.partij:
            alle["afspraak"] = [een for een in alle["afspraak"] if self._is_van_partij(een.over.pk)]
        return alle

    @property
    def misschien_makers(self) -> set[str]:
        """The parties (slugs) of which an afspraak may have stood on the peildatum."""
        return {slug for een in self.onzeker["afspraak"] for slug in self.makers.get(een.over.pk, ())}

    @property
    def actie(self) -> Actie:
        return self.stand.actie

    @property
    def is_er(self) -> bool:
        """Whether the report tells of it: it was there on the peildatum, and the party took part."""
        return self.stand.is_er and (not self.partij or self.partij in self.deelnemers)

    @property
    def is_misschien(self) -> bool:
        """Whether that is not certain: its status, or that the party took part."""
        onzeker = self.onzeker
        if self.is_er or not (self.stand.is_er or onzeker["status"]):
            return False
        misschien = {een.over.slug for een in onzeker["deelnames"] if not een.is_weg}
        return not self.partij or self.partij in misschien | self.deelnemers.keys()

    @property
    def deelnemers(self) -> dict[str, list[Deelname]]:
        """The parties (slugs) that took part on the peildatum, each with its roles."""
        gevonden: dict[str, list[Deelname]] = {}
        for deelname in sorted(self.stand.deelnames, key=lambda deelname: deelname.in_journaal):
            gevonden.setdefault(deelname.partij.slug, []).append(deelname)
        return gevonden

    @property
    def afspraken(self) -> list[Afspraakregel]:
        """Those of the report, as they stood on the peildatum."""
        return [regel for regel in self.stand.afspraken if self._is_van_partij(regel.afspraak.pk)]

    def gepland(self, mijlpaal: int) -> DateRange | None:
        """When the mijlpaal of this key was planned at first."""
        return next(regel.mijlpaal.gepland for regel in self.stand.mijlpalen if regel.mijlpaal.pk == mijlpaal)

    def hoort_erbij(self, rij: Gebeurtenis) -> bool:
        """Whether a report about one party tells this row: not of an afspraak that only others made."""
        return rij.afspraak_id is None or self._is_van_partij(rij.afspraak_id)

    def _is_van_partij(self, afspraak: int) -> bool:
        return not self.partij or self.partij in self.makers.get(afspraak, ())


@dataclass
class Programmaverslag:
    """What a report knows of the programme as a whole: its afspraken, and what citizens were asked and answered."""

    afspraken: Sequence[Afspraakregel] = ()
    onzeker: Sequence[Onzeker] = ()
    rijen: Rijen = field(default_factory=_geen_rijen)

    def __bool__(self) -> bool:
        return bool(self.afspraken or self.onzeker or any(self.rijen.values()))


def lees_programma(rapport: Rapport) -> Programmaverslag:
    """Of a report about one party only what it promised, asks or answers; of one about a line nothing."""
    if rapport.bereik == Bereik.LIJN:
        return Programmaverslag()
    afspraken = Afspraak.objects.te_zien(rapport.moment).van_programma()
    gekozen = afspraken.van_partijen([rapport.partij]) if rapport.partij else afspraken
    gevonden = afspraakstanden(gekozen.voor_lijst(), rapport.moment)
    verslag = Programmaverslag(gevonden.regels, gevonden.misschien)
    rijen: Any = Gebeurtenis.objects.van_programma(rapport.moment, rapport.partij.slug if rapport.partij else "")
    for rij in _in_de_periode(rijen.denkbaar_op(rapport.moment).staand(rapport.bekend), rapport):
        verslag.rijen[rij.zekerheid].append(rij)
    return verslag


def _in_de_periode(rijen: Any, rapport: Rapport) -> Any:
    return rijen.rakend(rapport.van, rapport.tot).voor_lijst().in_volgorde()


def _makers_van(acties: Iterable[Actie]) -> Makers:
    makers: dict[int, set[str]] = {}
    for afspraak, slug in Toezegging.objects.van_acties(acties).values_list("afspraak_id", "partij__slug"):
        makers.setdefault(afspraak, set()).add(slug)
    return makers


def lees_in(rapport: Rapport, acties: list[Actie]) -> list[Verslag]:
    """The acties in their order with all that the report tells of them."""
    partij = rapport.partij.slug if rapport.partij else ""
    gevonden = standen(acties, rapport.moment, *DELEN)
    makers = _makers_van(acties)
    gelezen = {pk: Verslag(stand, partij, makers) for pk, stand in gevonden.items()}
    rijen: Any = (
        Gebeurtenis.objects.te_zien(rapport.moment)
        .van_acties(acties)
        .denkbaar_op(rapport.moment)
        .staand(rapport.bekend)
    )
    for rij in _in_de_periode(rijen, rapport):
        if gelezen[rij.actie_id].hoort_erbij(rij):
            gelezen[rij.actie_id].rijen[rij.zekerheid].append(rij)
    _lees_statussen(rapport, rijen, gelezen)
    return list(gelezen.values())


def _lees_statussen(rapport: Rapport, rijen: GebeurtenisQuerySet, gelezen: dict[int, Verslag]) -> None:
    """How each stood on the evening before the period, on its last day and on the peildatum."""
    per_actie: dict[int, list[Any]] = {}
    velden = ("actie_id", "datum", "telt_vanaf", "zeker_vanaf")
    for rij in rijen.met_woord("status").only(*velden).in_volgorde():
        assert rij.actie_id is not None, "these are rows of acties"
        per_actie.setdefault(rij.actie_id, []).append(rij)
    dagen = {"begin": rapport.dag_voor_begin, "einde": rapport.tot, "peil": rapport.peildatum}
    woorden = {(pk, naam): _status_op(rij, op) for pk, rij in per_actie.items() for naam, op in dagen.items()}
    laatste = Gebeurtenis.objects.filter(pk__in={woord.zeker.pk for woord in woorden.values() if woord.zeker})
    heel = {rij.pk: rij for rij in laatste.voor_lijst()}
    for (pk, naam), woord in woorden.items():
        setattr(gelezen[pk], naam, replace(woord, zeker=heel[woord.zeker.pk] if woord.zeker else None))


def _status_op(rijen: Sequence[Any], op: date) -> Statuswoord:
    """Of rows in order: the last one that is certain; what comes after it and may be so, if it says something else."""
    zeker = max((nummer for nummer, rij in enumerate(rijen) if rij.is_zeker(op)), default=None)
    laatste = rijen[zeker] if zeker is not None else None
    erna = [rij for rij in rijen[(zeker or 0) :] if rij.is_denkbaar(op) and not rij.is_zeker(op)]
    return Statuswoord(laatste, any(laatste is None or rij.woord != laatste.woord for rij in erna))
