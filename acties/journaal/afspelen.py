"""Which rows of the journal stand, what they add up to, and where a reader finds them."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from django.db import models
from django.db.models import OuterRef, Q, Subquery
from django.urls import reverse

from acties.models import Gebeurtenis, Gebeurtenissoort
from acties.models.gebeurtenissoort import ZONDER_FEITEN
from acties.models.journaalvragen import GebeurtenisQuerySet
from basis.tijd.perioden import lees_periode
from basis.web.adres import pad
from basis.web.bladeren import Sortering, vanaf_rij
from basis.web.velden import PeriodeField

Feiten = dict[tuple[str, int], dict[str, Any]]  # by the kind and the key of what they are about

# How the page with the history of an actie goes through its rows.
NIEUWSTE_EERST = Sortering("nieuwste", "", "vanaf", aflopend=True)
PER_BLADZIJDE = 50
# What a field was called before version 0.6.
_OUDE_NAMEN = {"eigen_doel": "tekst"}


def laatst_vastgelegd(rijen: GebeurtenisQuerySet, aantal: int) -> GebeurtenisQuerySet:
    """Those of these rows that were recorded last, whenever they took effect, with what an entry of a feed shows.

    The key is the order of recording. Only keys are looked for first: of a rare choice many rows are passed over, and
    joining those would cost seconds. `staat_verder` is filled for a row that is not on the first page of its history.
    """
    nieuwer = Q(vanaf__gt=OuterRef("vanaf")) | Q(pk__gt=OuterRef("pk"))
    ervoor = Gebeurtenis.objects.filter(nieuwer, actie=OuterRef("actie"), vanaf__gte=OuterRef("vanaf")).order_by()
    sleutels = list(rijen.order_by("-pk").values_list("pk", flat=True)[:aantal])
    gevonden = Gebeurtenis.objects.filter(pk__in=sleutels).voor_lijst().select_related("actie__programmalijn")
    return gevonden.order_by("-pk").annotate(staat_verder=Subquery(ervoor.values("pk")[PER_BLADZIJDE - 1 :][:1]))


class VanBoven(NamedTuple):
    """Something with a page of its own, of which an app above tells."""

    titel: str = ""
    link: str = ""  # what a link to its page says
    adres: str = ""


def van_boven(rij: Gebeurtenis) -> VanBoven:
    """What an app above tells of in this row; of all other rows nothing."""
    if rij.soort == Gebeurtenissoort.VRAAG:
        titel = rij.naar["vraagtitel"]
        return VanBoven(titel, f"Naar de vraag: {titel}", pad("meedoen:vraag", rij.naar["vraagadres"]))
    if rij.soort in (Gebeurtenissoort.CODE, Gebeurtenissoort.TOEPASSING):
        titel, (code, nummer) = rij.naar["codetitel"], rij.naar["codeadres"].split("/")
        if "concept" in rij.naar:  # that may be closed by now
            return VanBoven(titel, f"Naar de code: {titel}", pad("codes:code", code))
        return VanBoven(titel, f"Naar de code: {titel}, versie {nummer}", pad("codes:versie", code, nummer))
    return VanBoven()


def pagina_van(rij: Gebeurtenis) -> str:
    """The address of the page of what a row is about: a promise has one of its own, and what an app above tells."""
    return van_boven(rij).adres or (rij.afspraak or rij.houder).get_absolute_url()


def adres_van(rij: Gebeurtenis) -> str:
    """Where a row of `laatst_vastgelegd` stands in the history of its actie; far back, that is on a page from there.

    Of the programme as a whole on the page of the promise; a question tells all of its own history.
    """
    if rij.actie is None:
        return pagina_van(rij) if rij.afspraak is None else f"{rij.afspraak.get_absolute_url()}#gebeurtenis-{rij.pk}"
    verder = vanaf_rij(rij, NIEUWSTE_EERST) if getattr(rij, "staat_verder", None) else ""
    return f"{reverse('acties:geschiedenis', args=[rij.actie.slug])}{verder}#gebeurtenis-{rij.pk}"


def staand(rijen: Iterable[Gebeurtenis]) -> list[Gebeurtenis]:
    """Without what was taken back at once, and without the rows that say so: as the word of that name of a query."""
    alle = list(rijen)
    weg = {rij.corrigeert_id for rij in alle if rij.soort == Gebeurtenissoort.TERUGGENOMEN}
    return [rij for rij in alle if rij.pk not in weg and rij.soort != Gebeurtenissoort.TERUGGENOMEN]


def feitelijke(rijen: Iterable[Gebeurtenis]) -> list[Gebeurtenis]:
    """The rows that tell of facts: not of texts, nor of what an app above tells."""
    return [rij for rij in rijen if rij.soort not in ZONDER_FEITEN]


def speel_af(rijen: Iterable[Gebeurtenis]) -> Feiten:
    """What the rows, in order, add up to: per subject its fields. Texts are no facts: see `acties.teksten`."""
    feiten: Feiten = {}
    for rij in feitelijke(rijen):
        feiten.setdefault(rij.onderwerp, {}).update(_zoals_nu_genoemd(rij))
    return {onderwerp: velden for onderwerp, velden in feiten.items() if velden}


def _zoals_nu_genoemd(rij: Gebeurtenis) -> Mapping[str, Any]:
    """What a row tells, each field by its present name: a promise from before version 0.6 told its own goal."""
    if rij.afspraak_id is None:
        return rij.naar
    return {_OUDE_NAMEN.get(veld, veld): waarde for veld, waarde in rij.naar.items()}


def als_waarden(obj: models.Model, velden: Mapping[str, Any]) -> dict[str, Any]:
    """What the journal keeps of these fields, as `obj` has them."""
    perioden = _periodevelden(type(obj))
    return {naam: lees_periode(waarde) if naam in perioden and waarde else waarde for naam, waarde in velden.items()}


@lru_cache
def _periodevelden(model: type[models.Model]) -> frozenset[str]:
    return frozenset(veld.name for veld in model._meta.fields if isinstance(veld, PeriodeField))
