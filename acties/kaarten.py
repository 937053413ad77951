"""Cards of acties for lists: made once per version of an actie, then taken from memory (docs/adr/0007)."""

from collections.abc import Sequence
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.core.cache import cache
from django.db.models import Count, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, NullIf
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe

from acties.kader import Kader
from acties.models import Actie, Bereikt, Deelname, Fase, Fasedefinitie, Mijlpaal
from acties.models.actie import ActieQuerySet
from acties.models.gebeurtenis import laatste_verandering
from acties.terugblik import voor_kaarten
from basis.tijd.moment import Moment


def kaarten(acties: Sequence[Actie], kader: Kader, moment: Moment) -> list[SafeString]:
    """The HTML of a card for each actie, in the same order.

    One query at the most, for the cards not yet made; at a moment five, and nothing is kept.
    """
    vandaag = moment.op
    if not moment.is_nu:
        rijen = {actie.pk: actie for actie in Actie.objects.filter(pk__in=[actie.pk for actie in acties]).voor_lijst()}
        toen = voor_kaarten([rijen[actie.pk] for actie in acties], moment)
        return [render_to_string("acties/kaart.html", {"actie": actie, "vandaag": vandaag}) for actie in toen]
    sleutels = {actie.pk: f"kaart:{actie.pk}:{actie.versie}:{kader.versie}:{vandaag}" for actie in acties}
    klaar = cache.get_many(sleutels.values())
    nieuw = {
        sleutels[actie.pk]: render_to_string("acties/kaart.html", {"actie": actie, "vandaag": vandaag})
        for actie in _met_gegevens([pk for pk, sleutel in sleutels.items() if sleutel not in klaar])
    }
    if nieuw:
        cache.set_many(nieuw)
    return [mark_safe((klaar | nieuw)[sleutel]) for sleutel in sleutels.values()]  # noqa: S308  # our own template


def _met_gegevens(sleutels: Sequence[int]) -> ActieQuerySet | list[Actie]:
    """The acties with all that a card shows."""
    if not sleutels:
        return []
    rijen = Actie.objects.filter(pk__in=sleutels).voor_lijst()
    return rijen.annotate(trekkers=_trekkers(), verandering=laatste_verandering(), **_mijlpalen(), **_fasen())


def _trekkers() -> ArraySubquery:
    """What people call the parties that carry the actie."""
    trekkend = Deelname.objects.filter(actie=OuterRef("pk")).die_trekken().order_by("partij__sorteernaam")
    return ArraySubquery(trekkend.values_list(Coalesce(NullIf("partij__afkorting", Value("")), "partij__naam")))


def _mijlpalen() -> dict[str, Coalesce]:
    """How many mijlpalen there are, were reached, and are late."""
    alle = Mijlpaal.objects.geldend().filter(actie=OuterRef("pk")).order_by().values("actie")
    delen = {
        "totaal": alle,
        "bereikt": alle.filter(stand=Bereikt.JA),
        "te_laat": alle.filter(pk__in=Mijlpaal.objects.te_laat(timezone.localdate())),
    }
    return {f"mijlpalen_{naam}": _aantal(rijen) for naam, rijen in delen.items()}


def _fasen() -> dict[str, Subquery | Coalesce]:
    """The present phase, its number, and how many there are."""
    nu = Fase.objects.filter(actie=OuterRef("pk"), is_huidig=True)
    tot_hier = Fasedefinitie.objects.filter(
        soort=OuterRef("definitie__soort"), volgorde__lte=OuterRef("definitie__volgorde")
    )
    nummer = Subquery(tot_hier.order_by().values("soort").values(n=Count("pk")))
    return {
        "fase_naam": Subquery(nu.values("definitie__naam")[:1]),
        "fase_nummer": Subquery(nu.annotate(nummer=nummer).values("nummer")[:1]),
        "fasen_totaal": _aantal(Fasedefinitie.objects.filter(soort=OuterRef("soort")).order_by().values("soort")),
    }


def _aantal(rijen: QuerySet[Any, Any]) -> Coalesce:
    """How many of these rows, grouped already by what they belong to."""
    return Coalesce(Subquery(rijen.values(n=Count("pk"))), 0)
