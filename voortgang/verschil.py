"""What changed between two days: which rows of the journal those are, how many of each kind, and a page of them.

A change counts when it took effect after the day `van`, up to and including the day `tot`. So the rows of a `Vraag`
without choices, played on top of how everything stood on `van`, give how it stood on `tot`.

A page holds 25 acties in the order of the programme, each with its first changes.
"""

from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, IntegerField, OuterRef, Subquery

from acties.kader import Kader
from acties.models import GROEPEN, Actie, Gebeurtenis, Verandering
from acties.models.actie import ActieQuerySet
from acties.models.gebeurtenis import GebeurtenisQuerySet
from basis.bronnen.models import Stempel
from basis.web.adres import Adres
from basis.web.bladeren import Bladzijde, blader
from basis.web.getallen import getal
from programmalijnen.models import Programmalijn
from voortgang.op_lijn import OP_LIJN, per_lijn
from voortgang.verschilregels import Verhaal, Verschilregel

GRENS = 1_000


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
    def tekst(self) -> str:
        return getal(self.aantal, GRENS)


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
    """It stops counting a kind at `GRENS`, so that its cost does not grow with the journal."""
    alles = replace(vraag, soorten=()).rijen()
    delen = {f"n{nr}": alles.met_verandering(soort) for nr, soort in enumerate(Verandering)}
    delen["ongedateerd"] = vraag.rijen().ongedateerd()
    tellers = {naam: _Aantal(rijen.order_by().values("pk")[: GRENS + 1]) for naam, rijen in delen.items()}
    een_rij = Stempel.objects.filter(naam=Stempel.Naam.KADER)  # any row that is always there
    *aantallen, ongedateerd = een_rij.annotate(**tellers).values_list(*tellers).get()
    per_soort = {soort: Aantal(aantal) for soort, aantal in zip(Verandering, aantallen, strict=True)}
    telt = [soort for soort in vraag.veranderingen if vraag.soorten or soort != Verandering.TEKST]  # words, no facts
    totaal = sum(per_soort[soort].aantal for soort in telt)
    return Tellingen(per_soort, Aantal(totaal), Aantal(ongedateerd))


def eerste_dag() -> date | None:
    """The day of the first visible change; None when nothing ever changed."""
    return Gebeurtenis.objects.zichtbaar().eerste_dag()


# -- the page ---------------------------------------------------------------------------------------------------

PER_ACTIE = 20


@dataclass(frozen=True)
class Actieblok:
    """An actie with its first changes, oldest first; `is_meer` when there are more than these."""

    actie: Actie
    regels: list[Verschilregel]
    is_meer: bool


@dataclass(frozen=True)
class Lijnblok:
    """A line with those of its acties that stand on the page."""

    lijn: Programmalijn
    acties: list[Actieblok]


@dataclass(frozen=True)
class Verschilblad:
    """One page: its lines, and the acties that they hold with the addresses of the pages around it."""

    lijnen: list[Lijnblok]
    bladzijde: Bladzijde[Actie]


def maak_blad(vraag: Vraag, kader: Kader, adres: Adres) -> Verschilblad:
    """The page that the address asks for."""
    acties = per_lijn(vraag.acties().filter(Exists(_rijen_van(vraag, "pk"))), kader.lijnen, adres)
    eerste = ArraySubquery(_rijen_van(vraag, "pk").in_volgorde().values("pk")[: PER_ACTIE + 1])
    bladzijde: Bladzijde[Any] = blader(acties.annotate(eerste=eerste), OP_LIJN, adres)
    regels = _regels(bladzijde.rijen)
    blokken = [Actieblok(a, regels.get(a.pk, []), len(a.eerste) > PER_ACTIE) for a in bladzijde.rijen]
    per = groupby(blokken, key=lambda blok: blok.actie.programmalijn)
    return Verschilblad([Lijnblok(lijn, list(groep)) for lijn, groep in per], bladzijde)


def _rijen_van(vraag: Vraag, actie: str) -> Any:
    """The rows of one actie, of which an outer query tells the key, that are asked for."""
    rijen = Gebeurtenis.objects.filter(actie=OuterRef(actie)).tussen(vraag.van, vraag.tot)
    return rijen.met_verandering(*vraag.veranderingen) if vraag.soorten else rijen


def _regels(acties: list[Any]) -> dict[int, list[Verschilregel]]:
    """By actie its first changes in words."""
    per_sleutel = {actie.pk: actie for actie in acties}
    sleutels = [rij for actie in acties for rij in actie.eerste[:PER_ACTIE]]
    rijen = list(Gebeurtenis.objects.filter(pk__in=sleutels).met_onderwerp().in_volgorde())
    for rij in rijen:
        rij.actie = per_sleutel[rij.actie_id]  # its address needs it; no query for each
    per_actie: dict[int, list[Verschilregel]] = {}
    for regel in Verhaal().vertel(rijen):
        per_actie.setdefault(regel.rij.actie_id, []).append(regel)
    return per_actie
