"""One file that was sent: how far it is, what it would change, and carrying that through."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from ibp_portal.web.context import wie
from ibp_portal.web.methoden import require_safe
from ibp_portal.web.toegang import met_inlog
from uitwisseling import services
from uitwisseling.forms import DoorvoerForm
from uitwisseling.models import Invoer

PER_BLADZIJDE = 50  # rows that change
MEESTE_MELDINGEN = 100  # errors and warnings: who has more sends another file first


def _vind(request: HttpRequest, sleutel: UUID) -> Invoer:
    """Only one's own. Raises Http404."""
    return get_object_or_404(Invoer.objects.van(wie(request)).defer("inhoud"), sleutel=sleutel)


@met_inlog
@require_safe
def invoer(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """How far the reading is, and then what changes, with the button to carry it through."""
    gevonden = _vind(request, sleutel)
    return _toon(request, gevonden, DoorvoerForm(zonder_reden=gevonden.zonder_reden))


def _toon(request: HttpRequest, gevonden: Invoer, formulier: DoorvoerForm, status: int = 200) -> HttpResponse:
    bladzijde = Paginator(gevonden.wijzigingen, PER_BLADZIJDE).get_page(request.GET.get("bladzijde"))
    adres = gevonden.get_absolute_url()  # the page of an error has another
    context: dict[str, Any] = {
        "invoer": gevonden,
        "formulier": formulier,
        "bladzijde": bladzijde,
        "vorige": f"{adres}?bladzijde={bladzijde.previous_page_number()}" if bladzijde.has_previous() else "",
        "volgende": f"{adres}?bladzijde={bladzijde.next_page_number()}" if bladzijde.has_next() else "",
        "fouten": gevonden.fouten[:MEESTE_MELDINGEN],
        "waarschuwingen": gevonden.waarschuwingen[:MEESTE_MELDINGEN],
        "meeste": MEESTE_MELDINGEN,
    }
    return render(request, "uitwisseling/invoer.html", context, status=status)


@met_inlog
@require_http_methods(["GET", "HEAD", "POST"])
def handeling(request: HttpRequest, sleutel: UUID, wat: str) -> HttpResponse:
    """Do what a button on the page of the file says; who only opens the address gets that page."""
    gevonden = _vind(request, sleutel)
    if wat not in ("doorvoeren", "weggooien", "opnieuw"):
        raise Http404("dit kan hier niet")
    if request.method != "POST":
        return redirect(gevonden)
    if wat == "doorvoeren":
        return _voer_door(request, gevonden)
    try:
        if wat == "opnieuw":
            services.probeer_opnieuw(invoer=gevonden)
            return redirect(gevonden)
        services.gooi_weg(invoer=gevonden)
    except ValidationError as fout:
        messages.error(request, " ".join(fout.messages))
        return redirect(gevonden)
    messages.success(request, "Het bestand is weggegooid. Er is niets veranderd.")
    return redirect("uitwisseling:overzicht")


def _voer_door(request: HttpRequest, gevonden: Invoer) -> HttpResponse:
    formulier = DoorvoerForm(request.POST, zonder_reden=gevonden.zonder_reden)
    if formulier.is_valid():
        try:
            services.voer_door(invoer=gevonden, reden=formulier.cleaned_data.get("reden", ""))
        except ValidationError as fout:
            kent = hasattr(fout, "error_dict") and "reden" in formulier.fields
            formulier.add_error("reden" if kent else None, fout.messages)
        else:
            return redirect(gevonden)
    if "reden" in formulier.fields:
        formulier.fields["reden"].widget.attrs["autofocus"] = True
    return _toon(request, gevonden, formulier, status=422)
