"""Parties seen through the acties that they take part in."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import QueryDict

from acties.models import Actie, Afspraak, Deelname, Publicatie
from acties.terugblik import Toen, kijk_terug
from basis.tijd.moment import Moment
from basis.web.bladeren import Bladzijde, Sortering, blader
from partijen.models import Partij
from partijen.models.partij import PartijQuerySet

OP_TITEL = Sortering("naam", "Naam (A–Z)", "sorteertitel")
OP_ACTIE = Sortering("actie", "Naam van de actie (A–Z)", "actie_titel")

_ZICHTBAAR = {"actie__publicatie": Publicatie.GEPUBLICEERD}


@dataclass(frozen=True)
class Deelnameregel:
    """A party's part in one actie; `afspraak` is None when nothing was recorded."""

    deelname: Deelname
    afspraak: Afspraak | None


def met_aantal_acties(rijen: PartijQuerySet, *, alle: bool = False) -> PartijQuerySet:
    """These parties with the number of visible acties they take part in; those without any only when `alle`."""
    zichtbaar = Deelname.objects.filter(partij=OuterRef("pk"), **_ZICHTBAAR)
    geteld = zichtbaar.order_by().values("partij").values(n=Count("actie", distinct=True))
    rijen = rijen if alle else rijen.filter(Exists(zichtbaar))
    return rijen.annotate(aantal_acties=Coalesce(Subquery(geteld), 0))


def tel_acties_op(moment: Moment) -> Counter[str]:
    """By party (its slug) the number of visible acties in which it took part; one query."""
    acties: Any = Actie.objects.zichtbaar().bestond(moment)
    deelnames = acties.order_by().values_list("deelnames_toen", flat=True)
    return Counter(slug for lijst in deelnames for slug in {tekst.split(":", 1)[0] for tekst in lijst or ()})


def partijbeeld(partij: Partij, adres: QueryDict) -> dict[str, Any]:
    """What the page of a party shows of its acties; three queries."""
    bladzijde = blader(deelnames_van(partij), OP_ACTIE, adres)
    return {"bladzijde": bladzijde, "regels": met_afspraken(partij, bladzijde), "telling": tel_acties(partij)}


def partijbeeld_op(partij: Partij, adres: QueryDict, moment: Moment) -> dict[str, Any]:
    """The same as it was at a moment; five queries."""
    acties = Actie.objects.zichtbaar().bestond(moment).van_partij(partij.slug)
    bladzijde = blader(acties.select_related("programmalijn"), OP_TITEL, adres)
    toen = kijk_terug(bladzijde.rijen, moment)
    afspraken = {afspraak.actie_id: afspraak for afspraak in partij.afspraken.van_acties(bladzijde.rijen)}
    regels = [
        Deelnameregel(Deelname(actie=een.actie, partij=partij, rol=rol), _afspraak(een, afspraken))
        for een in toen.values()
        for slug, rol in een.deelnames
        if slug == partij.slug
    ]
    telling = {
        "acties": acties.order_by().count(),
        "met_afspraak": partij.afspraken.vastgelegd_op(moment).filter(actie__in=acties.order_by().values("pk")).count(),
    }
    return {"bladzijde": bladzijde, "regels": regels, "telling": telling}


def _afspraak(toen: Toen, afspraken: dict[int, Afspraak]) -> Afspraak | None:
    afspraak = afspraken.get(toen.actie.pk)
    return next(iter(toen.afspraken([afspraak]).values()), None) if afspraak else None


def deelnames_van(partij: Partij) -> QuerySet[Deelname]:
    """The visible acties of a party with what a line about each shows, by title of the actie."""
    return (
        partij.deelnames.filter(**_ZICHTBAAR)
        .select_related("actie__programmalijn", "bron")
        .annotate(actie_titel=F("actie__sorteertitel"))
    )


def met_afspraken(partij: Partij, bladzijde: Bladzijde[Deelname]) -> list[Deelnameregel]:
    """The lines of one page with the afspraak of the party in each; one query."""
    acties = [deelname.actie_id for deelname in bladzijde.rijen]
    afspraken = {
        afspraak.actie_id: afspraak for afspraak in partij.afspraken.filter(actie__in=acties).select_related("bron")
    }
    return [Deelnameregel(deelname, afspraken.get(deelname.actie_id)) for deelname in bladzijde.rijen]


def tel_acties(partij: Partij) -> dict[str, int]:
    """In how many visible acties the party takes part, and in how many of those it recorded an afspraak."""
    deelnames = partij.deelnames.filter(**_ZICHTBAAR)
    return deelnames.aggregate(
        acties=Count("actie", distinct=True),
        met_afspraak=Count(
            "actie",
            distinct=True,
            filter=Exists(Afspraak.objects.filter(actie=OuterRef("actie"), partij=partij)),
        ),
    )
