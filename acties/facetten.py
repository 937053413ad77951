"""How many acties there are beside each choice of the list, without walking through all of them.

As long as only line, kind and status are chosen the numbers come from tables that triggers keep (`Telling`,
`Deeltelling`); else they are counted in the acties that are found. When those are more than `GRENS` there is no number
rather than a slow or a wrong one.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, Count, F, QuerySet, Value
from django.db.models.functions import Cast

from acties.filters import ActieFilter
from acties.kader import Kader
from acties.models import Actie, Deelname, Deeltelling
from acties.overzicht import TELLINGEN
from basis.postgres.vast import Vast
from basis.tijd.moment import Moment
from basis.web.getallen import getal

GRENS = 1_000
EIGEN = {"lijn": "programmalijn__slug", "soort": "soort__slug", "status": "status"}
VAN_DEELNEMERS = {"laag": "partij__bestuurslaag", "partij": "partij__slug"}
VAN_ELDERS = (*VAN_DEELNEMERS, "opgave")
ALLES = ""

Rijen = QuerySet[Any, tuple[str, str, int]]
_DEELTELLINGEN: Vast[tuple[str, str, int]] = Vast(Deeltelling.objects.per_keuze)


@dataclass(frozen=True)
class Facetten:
    """The number of acties found, and per filter and choice how many there would be. None: not counted."""

    totaal: int
    is_meer: bool
    aantallen: dict[str, dict[str, int] | None]

    @property
    def totaal_tekst(self) -> str:
        return f"{getal(GRENS)}+" if self.is_meer else getal(self.totaal)


def tel(zeef: ActieFilter, kader: Kader, moment: Moment) -> Facetten:
    """What is found, and what each choice would find; it costs about the same for any number of acties.

    At a moment in the past only what was found is counted, up to `GRENS`: the table keeps the present alone, and the
    real programme.
    """
    gekozen = zeef.gekozen
    aantallen: dict[str, dict[str, int] | None] = dict.fromkeys((*EIGEN, *VAN_ELDERS))
    if zeef.queryset.is_toen:
        totaal = zeef.rijen().order_by()[: GRENS + 1].count()
        return Facetten(totaal, totaal > GRENS, aantallen)
    if set(gekozen) <= EIGEN.keys() and moment.is_gewoon:
        totaal, geteld = _uit_tabel(gekozen, kader)
        aantallen.update(geteld)
        if totaal <= GRENS:
            aantallen.update(_uit_deeltabel(gekozen, kader))
        return Facetten(totaal, False, aantallen)
    sleutels = _sleutels(zeef)
    sets = {naam: sleutels.get(naam, sleutels[ALLES]) for naam in aantallen}
    aantallen.update(_per_keuze({naam: gevonden for naam, gevonden in sets.items() if len(gevonden) <= GRENS}))
    return Facetten(len(sleutels[ALLES]), len(sleutels[ALLES]) > GRENS, aantallen)


def _uit_tabel(gekozen: dict[str, list[str]], kader: Kader) -> tuple[int, dict[str, dict[str, int]]]:
    slugs = {"lijn": {k.pk: k.slug for k in kader.lijnen}, "soort": {k.pk: k.slug for k in kader.soorten}}
    per: dict[str, Counter[str]] = {naam: Counter() for naam in EIGEN}
    totaal = 0
    for telling in TELLINGEN():
        vak = {
            "lijn": slugs["lijn"].get(telling.programmalijn_id, ""),
            "soort": slugs["soort"].get(telling.soort_id, ""),
            "status": telling.status,
        }
        past_niet = [naam for naam, keuzes in gekozen.items() if vak[naam] not in keuzes]
        totaal += 0 if past_niet else telling.aantal
        for naam in EIGEN:
            if past_niet in ([], [naam]):
                per[naam][vak[naam]] += telling.aantal
    return totaal, {naam: dict(teller) for naam, teller in per.items()}


def _uit_deeltabel(gekozen: dict[str, list[str]], kader: Kader) -> dict[str, dict[str, int]]:
    slugs = {
        "partij": {str(k.pk): k.slug for k in kader.partijen},
        "opgave": {str(k.pk): k.slug for k in kader.opgaven},
    }
    vak = {f"{EIGEN[naam]}__in": keuzes for naam, keuzes in gekozen.items()}
    geteld: dict[str, dict[str, int]] = {naam: {} for naam in VAN_ELDERS}
    for naam, keuze, aantal in Deeltelling.objects.filter(**vak).per_keuze() if vak else _DEELTELLINGEN():
        geteld[naam][slugs[naam].get(keuze, "") if naam in slugs else keuze] = aantal
    return geteld


def _sleutels(zeef: ActieFilter) -> dict[str, list[int]]:
    """The keys of the acties that are found, and per chosen filter of those without it, up to `GRENS` + 1.

    The choices within one filter add to each other, so its own choices are left out when these are counted.
    """
    kanten = [ALLES, *(naam for naam in zeef.gekozen if naam in (*EIGEN, *VAN_ELDERS))]
    delen = [
        zeef.rijen(zonder=kant).order_by().values_list(Value(kant, CharField()), "pk")[: GRENS + 1] for kant in kanten
    ]
    sleutels: dict[str, list[int]] = {kant: [] for kant in kanten}
    for kant, sleutel in delen[0].union(*delen[1:], all=True):
        sleutels[kant].append(sleutel)
    return sleutels


def _per_keuze(sets: dict[str, Sequence[int]]) -> dict[str, dict[str, int] | None]:
    """Per filter the number of these acties beside each of its choices."""
    geteld: dict[str, dict[str, int] | None] = {naam: {} for naam in sets}
    delen = [_tel(naam, acties) for naam, acties in sets.items()]
    for naam, keuze, aantal in delen[0].union(*delen[1:], all=True) if delen else ():
        geteld[naam][keuze] = aantal  # type: ignore[index]
    return geteld


def _tel(naam: str, acties: Sequence[int]) -> Rijen:
    if naam in VAN_DEELNEMERS:
        return _per(Deelname.objects.filter(actie__in=acties), naam, VAN_DEELNEMERS[naam], "actie")
    if naam == "opgave":
        koppelingen = Actie.opgaven.through._default_manager.filter(actie__in=acties)
        return _per(koppelingen, naam, "opgave__slug", "actie")
    return _per(Actie.objects.filter(pk__in=acties), naam, EIGEN[naam], "pk")


def _per(rijen: QuerySet[Any], naam: str, veld: str, van: str) -> Rijen:
    geteld: Rijen = (
        rijen.order_by()
        .annotate(filternaam=Value(naam, CharField()), keuze=Cast(F(veld), CharField()))
        .values_list("filternaam", "keuze")
        .annotate(aantal=Count(van, distinct=True))
    )
    return geteld
