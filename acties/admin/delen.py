"""Saving the parts of an actie through the services: from their own page and from the rows on that of the actie."""

from typing import Any

from django.http import HttpRequest

from acties import services
from acties.admin.formulieren import DeelForm, als_fout, vergrendel_voor
from acties.admin.handeling import HandelingAdmin
from acties.models import Actie, Document, Mijlpaal, Onderdeel
from acties.services import Verantwoording

Deel = Mijlpaal | Onderdeel | Document


def bewaar_mijlpaal(actie: Actie, obj: Mijlpaal, velden: dict[str, Any], waarom: Verantwoording) -> Mijlpaal:
    """A new mijlpaal, or other texts of a present one."""
    if obj._state.adding:
        return services.voeg_mijlpaal_toe(actie=actie, verantwoording=waarom, **velden)
    mijlpaal = Mijlpaal.objects.get(pk=obj.pk)  # as it is stored: `obj` has what was typed
    services.wijzig_mijlpaal(mijlpaal=mijlpaal, velden=velden, door=waarom.door, verantwoording=waarom)
    return mijlpaal


def bewaar_onderdeel(actie: Actie, obj: Onderdeel, velden: dict[str, Any], waarom: Verantwoording) -> Onderdeel:
    """A new onderdeel, or another content of a present one."""
    return services.leg_onderdeel_vast(actie=actie, slug=obj.slug, velden=velden, verantwoording=waarom)


def bewaar_document(actie: Actie, obj: Document, velden: dict[str, Any], waarom: Verantwoording) -> Document:
    """A new document, or other facts of a present one."""
    if obj._state.adding:
        return services.voeg_document_toe(actie=actie, verantwoording=waarom, **velden)
    document = Document.objects.get(pk=obj.pk)
    services.wijzig_document(document=document, velden=velden, verantwoording=waarom)
    return document


BEWAREN: dict[type[Any], Any] = {
    Mijlpaal: bewaar_mijlpaal,
    Onderdeel: bewaar_onderdeel,
    Document: bewaar_document,
}


def bewaar_deel(request: HttpRequest, form: DeelForm, actie: Actie, rij: Any) -> Deel:
    """Have the service save what was typed in `rij`, with the reason that stands in `form`."""
    velden = rij.gewijzigd(behalve=("actie",))
    if isinstance(rij.instance, Onderdeel):
        velden.pop("slug", None)
    bron = rij.cleaned_data.get("bron") or rij.instance.bron
    datum = rij.instance.datum if isinstance(rij.instance, Document) and rij.instance._state.adding else None
    waarom = form.verantwoording(request, bron=bron, datum=datum)
    with als_fout():
        deel: Deel = BEWAREN[type(rij.instance)](actie, rij.instance, velden, waarom)
    return deel


FILTERS: Any = ("actie__publicatie", "actie__programmalijn")
ZOEKVELDEN: Any = ("titel", "slug", "actie__titel")


class DeelAdmin(HandelingAdmin):
    """The page of one part of an actie. It stays with its actie, and keeps its fixed name."""

    form = DeelForm
    mag_weg = False
    list_filter = FILTERS
    search_fields = ZOEKVELDEN
    prepopulated_fields = {"slug": ("titel",)}

    def bewaar(self, request: HttpRequest, obj: Any, form: Any, *, change: bool) -> Deel:
        actie = vergrendel_voor(obj.actie)
        return bewaar_deel(request, form, actie, form)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return (*super().get_readonly_fields(request, obj), *(("actie", "slug") if obj else ()))

    def get_prepopulated_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return {} if obj else super().get_prepopulated_fields(request, obj)

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("actie__soort")
