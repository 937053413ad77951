"""The civil servant's own acties, those that need something first, with the forms to do it on the spot.

A choice of that list can be kept under a name.
"""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods
from django_htmx.http import replace_url

from basis.web.toegang import met_inlog
from basis.web.verzoek import ingelogde, require_safe
from partijen import rechten
from partijen.models import Gebruiker
from werk import services
from werk.blad import Invulling, maak_blad, vind_handeling, vul_in
from werk.filters import Werkadres
from werk.forms import BewaarFilterForm
from werk.models import BewaardFilter


@met_inlog
@require_safe
def overzicht(request: HttpRequest) -> HttpResponse:
    """My acties: what asks something comes first, and says why. `?bewerk=` opens a form on a card."""
    gebruiker = ingelogde(request)
    return toon(request, gebruiker, _open_formulier(request, gebruiker))


def toon(
    request: HttpRequest,
    gebruiker: Gebruiker,
    invulling: Invulling | None = None,
    status: int = 200,
    **extra: Any,
) -> HttpResponse:
    """The whole page, whichever address it answers."""
    berichten = list(messages.get_messages(request))
    context = {
        **maak_blad(gebruiker, request.GET, berichten, invulling),
        "bewaarformulier": BewaarFilterForm(gebruiker=gebruiker),
        "kan_delen": bool(rechten.eigen_partijen(gebruiker)),
        **extra,
    }
    return render(request, "werk/overzicht.html", context, status=status)


def _open_formulier(request: HttpRequest, gebruiker: Gebruiker) -> Invulling | None:
    """The form that `?bewerk=slug:soort:welke` asks for; none when it is not this person's to fill in."""
    slug, _, rest = request.GET.get("bewerk", "").partition(":")
    soort, _, welke = rest.partition(":")
    if not soort:
        return None
    try:
        handeling = vind_handeling(gebruiker, slug, soort, welke)
    except (PermissionDenied, Http404):
        return None
    return vul_in(handeling, handeling.formulier(), Werkadres.van(request.GET))


@met_inlog
@require_http_methods(["GET", "HEAD", "POST"])
def bewaar_filter(request: HttpRequest) -> HttpResponse:
    """Keep the choice of this address; a wrong name gives the list again with what was typed."""
    gebruiker, adres = ingelogde(request), Werkadres.van(request.GET)
    if request.method != "POST":
        return redirect(adres.terug)
    formulier = BewaarFilterForm(request.POST, gebruiker=gebruiker)
    if formulier.is_valid():
        try:
            bewaard = services.bewaar_filter(gebruiker=gebruiker, vraag=adres.keuze.vraag, **formulier.cleaned_data)
        except ValidationError as fout:
            formulier.add_error("naam", fout.messages)
        else:
            messages.success(request, f"Het filter “{bewaard}” is bewaard.")
            return redirect(adres.terug)
    formulier.wijs_fout_aan()
    return replace_url(toon(request, gebruiker, status=422, bewaarformulier=formulier), adres.terug)


@met_inlog
@require_http_methods(["GET", "HEAD", "POST"])
def verwijder_filter(request: HttpRequest, pk: int) -> HttpResponse:
    """Take away an own filter. What one may not see is not there."""
    adres = Werkadres.van(request.GET)
    if request.method == "POST":
        bewaard = get_object_or_404(BewaardFilter.objects.van(ingelogde(request)), pk=pk)
        services.verwijder_filter(bewaard=bewaard, door=ingelogde(request))
        messages.success(request, f"Het filter “{bewaard}” is verwijderd.")
    return redirect(adres.terug)
