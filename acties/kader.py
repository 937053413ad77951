"""The frame around acties that hardly ever changes, kept ready in memory under the stamps of the content."""

from dataclasses import dataclass
from typing import Any, NamedTuple

from django.core.cache import cache
from django.db.models import Case, CharField, Exists, IntegerField, OuterRef, Value, When
from django.db.models.functions import Cast, Concat

from acties.models import Deelname, Publicatie, Soort
from basis.bronnen.models import Stempel
from basis.postgres.vast import Vast
from basis.web.geheugen import zag
from partijen.models import Partij
from programmalijnen.models import Opgave, Programmalijn


class Keuze(NamedTuple):
    """Something that a list can be filtered by."""

    pk: int
    slug: str
    label: str
    volgorde: int


@dataclass(frozen=True)
class Kader:
    """The lines, kinds, opgaven and taking-part parties, and the stamps `kader` and `inhoud` that they belong to."""

    stempel: str
    versie: int
    lijnen: tuple[Keuze, ...]
    soorten: tuple[Keuze, ...]
    opgaven: tuple[Keuze, ...]
    partijen: tuple[Keuze, ...]


def lees_kader() -> Kader:
    """The frame as it is now; the stamps say whether something changed since it was read."""
    stempels = dict(_STEMPELS())
    versie, inhoud = stempels[Stempel.Naam.KADER], stempels[Stempel.Naam.INHOUD]
    stempel = f"{versie}.{inhoud}"
    zag(Stempel.Naam.RAPPORTEN, stempels.get(Stempel.Naam.RAPPORTEN, 0))
    kader: Kader | None = cache.get(f"kader:{stempel}")
    if kader is None:
        kader = Kader(stempel, versie, **_lees_keuzes())
        cache.set(f"kader:{stempel}", kader)
    return kader


def _lees_keuzes() -> dict[str, tuple[Keuze, ...]]:
    keuzes: dict[str, list[Keuze]] = {"lijnen": [], "soorten": [], "opgaven": [], "partijen": []}
    for groep, pk, slug, label, volgorde in _KEUZES():
        keuzes[groep].append(Keuze(pk, slug, label, volgorde))
    return {groep: tuple(sorted(rij, key=lambda k: (k.volgorde, k.label.casefold()))) for groep, rij in keuzes.items()}


def _alle() -> Any:
    lijnen = _rijen(Programmalijn, "lijnen", "titel", "volgorde")
    soorten, opgaven = _rijen(Soort, "soorten", "naam", "volgorde"), _rijen(Opgave, "opgaven", "titel", "nummer")
    return lijnen.union(soorten, opgaven, _partijen(), all=True)


def _rijen(model: Any, groep: str, label: str, volgorde: str) -> Any:
    return model.objects.order_by().values_list(
        Value(groep, CharField()), "pk", "slug", Cast(label, CharField()), Cast(volgorde, IntegerField())
    )


def _partijen() -> Any:
    doet_mee = Deelname.objects.filter(partij=OuterRef("pk"), actie__publicatie=Publicatie.GEPUBLICEERD)
    voluit = Concat("naam", Value(" ("), "afkorting", Value(")"), output_field=CharField())
    naam = Case(When(afkorting="", then="naam"), default=voluit, output_field=CharField())
    return (
        Partij.objects.filter(Exists(doet_mee))
        .order_by()
        .values_list(Value("partijen", CharField()), "pk", "slug", Cast(naam, CharField()), Value(0, IntegerField()))
    )


_STEMPELS: Vast[tuple[str, int]] = Vast(lambda: Stempel.objects.values_list("naam", "versie"))
_KEUZES: Vast[tuple[str, int, str, str, int]] = Vast(_alle)
