"""Parties seen through the acties that they take part in."""

from dataclasses import dataclass

from django.db.models import Count, Exists, F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from acties.models import Afspraak, Deelname, Publicatie
from ibp_portal.web.bladeren import Bladzijde
from partijen.models import Partij

_ZICHTBAAR = {"actie__publicatie": Publicatie.GEPUBLICEERD}


@dataclass(frozen=True)
class Deelnameregel:
    """A party's part in one actie; `afspraak` is None when nothing was recorded."""

    deelname: Deelname
    afspraak: Afspraak | None


def met_aantal_acties(laag: str = "", woord: str = "", *, alle: bool = False) -> QuerySet[Partij]:
    """Parties with the number of visible acties they take part in; those without any only when `alle`."""
    zichtbaar = Deelname.objects.filter(partij=OuterRef("pk"), **_ZICHTBAAR)
    rijen = Partij.objects.all() if alle else Partij.objects.filter(Exists(zichtbaar))
    rijen = rijen.filter(bestuurslaag=laag) if laag else rijen
    rijen = rijen.met_naam(woord) if woord else rijen
    geteld = zichtbaar.order_by().values("partij").values(n=Count("actie", distinct=True))
    return rijen.annotate(aantal_acties=Coalesce(Subquery(geteld), 0))


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
