"""The history of the text of an object in the admin: per edit when, who, and word by word what became of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.contrib.admin import ModelAdmin
from django.contrib.admin.utils import unquote
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.db import models
from django.db.models import OuterRef, Subquery
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from basis.tijd.perioden import toon_periode
from basis.web.geschiedenis import BEWERKINGEN, VERWIJDERD
from basis.web.tekst import normaal
from basis.web.velden import PeriodeField
from basis.web.woordverschil import Alinea, vergelijk

if TYPE_CHECKING:
    _ModelAdmin = ModelAdmin[Any]
else:
    _ModelAdmin = ModelAdmin

PER_BLADZIJDE = 20
LAATSTE_BLADZIJDE = 500
EIGEN_KOLOMMEN = ("pgh_id", "pgh_created_at", "pgh_label", "pgh_context", "pgh_obj")


@dataclass(frozen=True)
class Bewerking:
    """One edit: of what (empty: of the object itself), and per field what became of it."""

    moment: datetime
    door: str
    adres: str
    over: str
    is_verwijderd: bool
    velden: list[tuple[str, list[Alinea]]]


class MetGeschiedenis(_ModelAdmin):
    """Shows the history of the text where that is kept; elsewhere Django's own list of edits in the admin.

    `ook_van`: parts of the object that have no page of their own, by the name of the relation.
    """

    ook_van: tuple[str, ...] = ()

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        if not hasattr(self.model, BEWERKINGEN):
            return super().history_view(request, object_id, extra_context)
        obj = self.get_object(request, unquote(object_id))
        if obj is None:
            raise Http404("dit is er niet")
        if not self.has_view_permission(request, obj):
            raise PermissionDenied("Alleen een beheerder ziet deze geschiedenis.")
        nummer = _bladzijde(request.GET.get("p", ""))
        bewerkingen, is_meer = _lees(obj, self.ook_van, nummer)
        context = {
            **self.admin_site.each_context(request),
            "title": "Geschiedenis van de tekst",
            "original": obj,
            "opts": self.opts,
            "bewerkingen": bewerkingen,
            "nieuwer": nummer - 1,
            "ouder": nummer + 1 if is_meer else 0,
            **(extra_context or {}),
        }
        return TemplateResponse(request, "admin/geschiedenis.html", context)


def _bladzijde(getypt: str) -> int:
    is_getal = getypt.isascii() and getypt.isdigit() and len(getypt) <= len(str(LAATSTE_BLADZIJDE))
    return min(max(int(getypt), 1), LAATSTE_BLADZIJDE) if is_getal else 1


def _lees(obj: models.Model, ook_van: Iterable[str], nummer: int) -> tuple[list[Bewerking], bool]:
    """The edits on one page, newest first, and whether there are older ones."""
    bronnen = [type(obj)._default_manager.filter(pk=obj.pk), *(getattr(obj, naam).all() for naam in ook_van)]
    rijen: list[Any] = []
    for ding in bronnen:
        rijen += _rijen(ding, ook=ding.model is not type(obj), tot=nummer * PER_BLADZIJDE + 1)
    rijen.sort(key=lambda rij: (rij.pgh_created_at, rij.pgh_id), reverse=True)
    deel = rijen[(nummer - 1) * PER_BLADZIJDE : nummer * PER_BLADZIJDE]
    namen = _Namen(deel)
    verteld = (namen.vertel(rij) for rij in deel)
    return [bewerking for bewerking in verteld if bewerking.velden], len(rijen) > nummer * PER_BLADZIJDE


def _rijen(dingen: models.QuerySet[Any], *, ook: bool, tot: int) -> list[Any]:
    """The edits of these objects, each with what came after it (`daarna`): the next edit, or how it is now."""
    model: Any = dingen.model.pgh_event_model  # set by pghistory
    eigen = model.objects.filter(pgh_obj=OuterRef("pgh_obj"), pgh_id__gt=OuterRef("pgh_id")).order_by("pgh_id")
    gezocht = model.objects.filter(pgh_obj__in=dingen).annotate(volgende=Subquery(eigen.values("pgh_id")[:1]))
    rijen = list(gezocht.order_by("-pgh_id")[:tot])
    volgende = model.objects.in_bulk({rij.volgende for rij in rijen if rij.volgende})
    nu = dingen.model._default_manager.in_bulk({rij.pgh_obj_id for rij in rijen})
    for rij in rijen:
        rij.daarna = volgende.get(rij.volgende) or nu.get(rij.pgh_obj_id)
        rij.over = str(nu[rij.pgh_obj_id]) if ook else ""
    return rijen


class _Namen:
    """Puts edits in words; reads the people and the objects that they name once for all of them."""

    def __init__(self, rijen: list[Any]) -> None:
        mensen = {(rij.pgh_context or {}).get("user") for rij in rijen} - {None}
        self.mensen = get_user_model()._default_manager.in_bulk(mensen)
        sleutels: dict[type[models.Model], set[Any]] = {}
        for rij in rijen:
            for veld in _velden(rij):
                if isinstance(veld, models.ForeignKey):
                    waarden = {getattr(kant, veld.attname) for kant in (rij, rij.daarna) if kant is not None}
                    sleutels.setdefault(veld.related_model, set()).update(waarden - {None})
        self.dingen = {model: model._default_manager.in_bulk(wie) for model, wie in sleutels.items() if wie}

    def vertel(self, rij: Any) -> Bewerking:
        is_weg = rij.pgh_label == VERWIJDERD
        velden = []
        for veld in _velden(rij):
            van, naar = self._tekst(veld, rij), "" if is_weg else self._tekst(veld, rij.daarna)
            if not (verschil := vergelijk(normaal(van), normaal(naar))).is_gelijk:
                velden.append((str(veld.verbose_name), verschil.kort.beide))
        waar = rij.pgh_context or {}
        return Bewerking(rij.pgh_created_at, self._wie(waar), waar.get("url") or "", rij.over, is_weg, velden)

    def _wie(self, context: dict[str, Any]) -> str:
        if context.get("opdracht"):
            return f"de opdracht {context['opdracht']}"
        gebruiker = self.mensen.get(context.get("user"))
        return str(gebruiker) if gebruiker else "onbekend: buiten het portaal om"

    def _tekst(self, veld: Any, rij: Any) -> str:
        """The value of a field as people read it."""
        waarde = getattr(rij, veld.attname, None)
        if waarde is None or waarde == "":
            return ""
        if isinstance(veld, models.ForeignKey):
            return str(self.dingen.get(veld.related_model, {}).get(waarde, "iets dat er niet meer is"))
        if isinstance(veld, PeriodeField):
            return toon_periode(waarde)
        if isinstance(waarde, bool):
            return "ja" if waarde else "nee"
        return str(dict(veld.flatchoices).get(waarde, waarde))


def _velden(rij: Any) -> list[Any]:
    return [veld for veld in rij._meta.fields if veld.name not in EIGEN_KOLOMMEN]
