"""The frame around acties that hardly ever changes, kept ready in memory under the stamps of the content."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any, NamedTuple

from django.core.cache import cache
from django.db.models import Case, CharField, Exists, F, IntegerField, OuterRef, Q, Value, When
from django.db.models.functions import Cast, Concat

from acties.models import Deelname, Soort
from basis.bronnen.models import Stempel
from basis.postgres.vast import Vast
from basis.tijd.moment import Moment
from basis.web.formulieren import Optie
from basis.web.geheugen import zag
from basis.zoeken.vouwen import sorteersleutel
from partijen.models import Bestuurslaag, Partij
from programmalijnen.models import Opgave, Programmalijn

_Rij = tuple[str, int, str, str, int, str, bool]  # which list, key, slug, label, place or number, layer, whether demo


class Keuze(NamedTuple):
    """Something that a list can be filtered by."""

    pk: int
    slug: str
    label: str
    groep: str = ""  # of a party: its layer of government, in words
    is_demo: bool = False
    nummer: int = 0  # of a programmalijn

    def optie(self, gekozen: Collection[str], geteld: Mapping[str, int] | None = None) -> Optie:
        """As a filter offers it, with how many there are of it when that was counted."""
        aantal = None if geteld is None else geteld.get(self.slug, 0)
        return Optie(self.slug, self.label, self.slug in gekozen, aantal, self.nummer, self.groep)


@dataclass(frozen=True)
class Kader:
    """The lines, kinds, opgaven and taking-part parties, and the stamps `kader` and `inhoud` that they belong to."""

    stempel: str
    versie: int
    lijnen: tuple[Keuze, ...]
    soorten: tuple[Keuze, ...]
    opgaven: tuple[Keuze, ...]
    partijen: tuple[Keuze, ...]

    def partijen_te_zien(self, moment: Moment) -> tuple[Keuze, ...]:
        """The parties that can be chosen where this is looked at."""
        return self.partijen if moment.met_demo else tuple(een for een in self.partijen if not een.is_demo)


def lees_kader() -> Kader:
    """The frame as it is now; the stamps say whether something changed since it was read."""
    stempels = dict(_STEMPELS())
    versie, stempel = stempels[Stempel.Naam.KADER], _als_tekst(stempels)
    zag(Stempel.Naam.RAPPORTEN, stempels.get(Stempel.Naam.RAPPORTEN, 0))
    kader: Kader | None = cache.get(f"kader:{stempel}")
    if kader is None:
        kader = Kader(stempel, versie, **_lees_keuzes())
        cache.set(f"kader:{stempel}", kader)
    return kader


def lees_stempel() -> str:
    """The stamps `kader` and `inhoud` as they are now: another text as soon as anything changed that is shown."""
    return _als_tekst(dict(_STEMPELS()))


def _als_tekst(stempels: Mapping[str, int]) -> str:
    return f"{stempels[Stempel.Naam.KADER]}.{stempels[Stempel.Naam.INHOUD]}"


def _lees_keuzes() -> dict[str, tuple[Keuze, ...]]:
    keuzes: dict[str, list[Keuze]] = {"lijnen": [], "soorten": [], "opgaven": [], "partijen": []}
    for groep, pk, slug, label, volgorde, laag, is_demo in sorted(_KEUZES(), key=_op_volgorde):
        onder, nummer = _LAGEN[laag][1] if laag else "", volgorde if groep == "lijnen" else 0
        keuzes[groep].append(Keuze(pk, slug, label, onder, is_demo, nummer))
    return {groep: tuple(rij) for groep, rij in keuzes.items()}


# By layer of government its place, and what its parties stand under.
_LAGEN = {laag.value: (plaats, str(laag.label).capitalize()) for plaats, laag in enumerate(Bestuurslaag)}


def _op_volgorde(rij: _Rij) -> tuple[int, str]:
    _, _, _, label, volgorde, laag, _ = rij
    return _LAGEN[laag][0] if laag else volgorde, sorteersleutel(label)


def per_groep(keuzes: Iterable[Keuze]) -> list[tuple[str, list[Keuze]]]:
    """These choices by their group, for a list that shows them so."""
    return [(groep, list(rij)) for groep, rij in groupby(keuzes, key=lambda keuze: keuze.groep)]


def _alle() -> Any:
    lijnen = _rijen(Programmalijn, "lijnen", "titel", "volgorde")
    soorten, opgaven = _rijen(Soort, "soorten", "naam", "volgorde"), _rijen(Opgave, "opgaven", "titel", "nummer")
    return lijnen.union(soorten, opgaven, _partijen(), all=True)


def _rijen(model: Any, groep: str, label: str, volgorde: str) -> Any:
    return model.objects.order_by().values_list(
        Value(groep, CharField()),
        "pk",
        "slug",
        Cast(label, CharField()),
        Cast(volgorde, IntegerField()),
        Value("", CharField()),
        Value(False),
    )


def _partijen() -> Any:
    doet_mee = Deelname.objects.zichtbaar().filter(partij=OuterRef("pk"))
    voluit = Concat("naam", Value(" ("), "afkorting", Value(")"), output_field=CharField())
    zegt_niets = Q(afkorting="") | Q(naam__contains=F("afkorting"))
    naam = Case(When(zegt_niets, then="naam"), default=voluit, output_field=CharField())
    return (
        Partij.objects.filter(Exists(doet_mee))
        .order_by()
        .values_list(
            Value("partijen", CharField()),
            "pk",
            "slug",
            Cast(naam, CharField()),
            Value(0, IntegerField()),
            Cast("bestuurslaag", CharField()),
            "is_demo",
        )
    )


_STEMPELS: Vast[tuple[str, int]] = Vast(lambda: Stempel.objects.values_list("naam", "versie"))
_KEUZES: Vast[_Rij] = Vast(_alle)
