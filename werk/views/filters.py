"""Keeping a choice of the list under a name."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods
from django_htmx.http import replace_url

from basis.web.context import wie
from basis.web.toegang import met_inlog
from werk import services
from werk.adres import Werkadres
from werk.forms import BewaarFilterForm
from werk.models import BewaardFilter
from werk.views.overzicht import toon


@met_inlog
@require_http_methods(["GET", "HEAD", "POST"])
def bewaar(request: HttpRequest) -> HttpResponse:
    """Keep the choice of this address; a wrong name gives the list again with what was typed."""
    gebruiker, adres = wie(request), Werkadres.van(request.GET)
    if request.method != "POST":
        return redirect(adres.terug)
    formulier = BewaarFilterForm(request.POST, gebruiker=gebruiker)
    if formulier.is_valid():
        try:
            bewaard = services.bewaar_filter(
                gebruiker=gebruiker, vraag=adres.keuze.urlencode(), **formulier.cleaned_data
            )
        except ValidationError as fout:
            formulier.add_error("naam", fout.messages)
        else:
            messages.success(request, f"Het filter “{bewaard}” is bewaard.")
            return redirect(adres.terug)
    formulier.wijs_fout_aan()
    return replace_url(toon(request, gebruiker, status=422, bewaarformulier=formulier), adres.terug)


@met_inlog
@require_http_methods(["GET", "HEAD", "POST"])
def verwijder(request: HttpRequest, pk: int) -> HttpResponse:
    """Take away an own filter. What one may not see is not there."""
    adres = Werkadres.van(request.GET)
    if request.method == "POST":
        bewaard = get_object_or_404(BewaardFilter.objects.van(wie(request)), pk=pk)
        services.verwijder_filter(bewaard=bewaard, door=wie(request))
        messages.success(request, f"Het filter “{bewaard}” is verwijderd.")
    return redirect(adres.terug)
