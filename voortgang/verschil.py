"""What changed between two days: which rows of the journal those are, how many of each kind, and a page of them.

A change counts when it took effect after the day `van`, up to and including the day `tot`. So the rows of a `Vraag`
without choices, played on top of how everything stood on `van`, give how it stood on `tot`.

A page holds 25 acties in the order of the programme, each with its first changes. Lines are walked in their own order
and acties within them by name, each from an index that gives them in that order, so a page costs the same however
many acties and changes lie before and after it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, F, IntegerField, OuterRef, Subquery, Value
from django.db.models.fields.tuple_lookups import Tuple, TupleGreaterThan, TupleLessThan

from acties.kader import Kader, Keuze
from acties.models import GROEPEN, Actie, Gebeurtenis, Verandering
from acties.models.actie import ActieQuerySet
from acties.models.gebeurtenis import GebeurtenisQuerySet
from basis.bronnen.models import Stempel
from basis.web.adres import Adres
from basis.web.bladeren import PER_BLADZIJDE, adres_naast, bladnummer, lees_token
from basis.web.getallen import getal
from programmalijnen.models import Programmalijn
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
Plek = tuple[int, str, int]  # the place of the line, the sort title and the key of an actie


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
    """One page, its number (0: not known), and the addresses of the pages around it (empty: there is none)."""

    lijnen: list[Lijnblok]
    vorige: str = ""
    volgende: str = ""
    nummer: int = 1


def blader(vraag: Vraag, kader: Kader, adres: Adres, per: int = PER_BLADZIJDE) -> Verschilblad:
    """The page that the address asks for."""
    na, voor = _lees(adres.get("na"), kader), _lees(adres.get("voor"), kader)
    terug = voor is not None and na is None
    anker = voor if terug else na
    gevonden = _plekken(vraag, kader, anker, terug, per + 1)
    meer, plekken = len(gevonden) > per, gevonden[:per]
    if not plekken:
        return Verschilblad([])
    if terug:
        plekken.reverse()
    return Verschilblad(
        _vul(vraag, [sleutel for _, _, sleutel in plekken]),
        vorige=_adres(adres, "voor", plekken[0], kader) if (meer if terug else anker is not None) else "",
        volgende=_adres(adres, "na", plekken[-1], kader) if (terug or meer) else "",
        nummer=bladnummer(adres),
    )


def _lees(token: str, kader: Kader) -> Plek | None:
    gelezen = lees_token(token)
    if gelezen is None:
        return None
    slug, _, titel = str(gelezen[0]).partition("/")
    plaatsen = {lijn.slug: plaats for plaats, lijn in enumerate(kader.lijnen)}
    return (plaatsen[slug], titel, gelezen[1]) if slug in plaatsen else None


def _adres(adres: Adres, kant: str, plek: Plek, kader: Kader) -> str:
    plaats, titel, sleutel = plek
    return adres_naast(adres, kant, f"{kader.lijnen[plaats].slug}/{titel}", sleutel)


def _plekken(vraag: Vraag, kader: Kader, anker: Plek | None, terug: bool, hoeveel: int) -> list[Plek]:
    """The first places after (or, `terug`, before) the anchor that have a change."""
    delen = []
    for plaats, lijn in enumerate(kader.lijnen):
        voorbij = anker is not None and (plaats > anker[0] if terug else plaats < anker[0])
        if voorbij or (vraag.lijnen and lijn.slug not in vraag.lijnen):
            continue
        hier = anker[1:] if anker and anker[0] == plaats else None
        delen.append(_van_lijn(vraag, plaats, lijn, hier, terug)[:hoeveel])
    if not delen:
        return []
    rijen = delen[0].union(*delen[1:], all=True) if delen[1:] else delen[0]
    return sorted(rijen, reverse=terug)[:hoeveel]


def _van_lijn(vraag: Vraag, plaats: int, lijn: Keuze, anker: tuple[str, int] | None, terug: bool) -> Any:
    """The places of one line with a change, in order."""
    met_verandering = Exists(_rijen_van(vraag, "pk"))
    acties: ActieQuerySet = vraag.acties().filter(met_verandering, programmalijn=lijn.pk)
    if anker is not None:
        vergelijk = TupleLessThan if terug else TupleGreaterThan
        acties = acties.filter(vergelijk(Tuple(F("sorteertitel"), F("pk")), anker))
    teken = "-" if terug else ""
    return (
        acties.annotate(plaats=Value(plaats, IntegerField()))
        .order_by(f"{teken}sorteertitel", f"{teken}pk")
        .values_list("plaats", "sorteertitel", "pk")
    )


def _rijen_van(vraag: Vraag, actie: str) -> Any:
    """The rows of one actie, of which an outer query tells the key, that are asked for."""
    rijen = Gebeurtenis.objects.filter(actie=OuterRef(actie)).tussen(vraag.van, vraag.tot)
    return rijen.met_verandering(*vraag.veranderingen) if vraag.soorten else rijen


def _vul(vraag: Vraag, sleutels: list[int]) -> list[Lijnblok]:
    eerste = ArraySubquery(_rijen_van(vraag, "pk").in_volgorde().values("pk")[: PER_ACTIE + 1])
    gevonden: Any = Actie.objects.select_related("programmalijn").annotate(eerste=eerste).in_bulk(sleutels)
    acties = [gevonden[sleutel] for sleutel in sleutels]
    regels = _regels([rij for actie in acties for rij in actie.eerste[:PER_ACTIE]], gevonden)
    blokken = (Actieblok(a, regels.get(a.pk, []), len(a.eerste) > PER_ACTIE) for a in acties)
    return list(_per_lijn(blokken))


def _regels(sleutels: list[int], acties: dict[int, Actie]) -> dict[int, list[Verschilregel]]:
    rijen = list(Gebeurtenis.objects.filter(pk__in=sleutels).met_onderwerp().in_volgorde())
    for rij in rijen:
        rij.actie = acties[rij.actie_id]  # its address needs it; no query for each
    per_actie: dict[int, list[Verschilregel]] = {}
    for regel in Verhaal().vertel(rijen):
        per_actie.setdefault(regel.rij.actie_id, []).append(regel)
    return per_actie


def _per_lijn(blokken: Iterator[Actieblok]) -> Iterator[Lijnblok]:
    for lijn, groep in groupby(blokken, key=lambda blok: blok.actie.programmalijn):
        yield Lijnblok(lijn, list(groep))
