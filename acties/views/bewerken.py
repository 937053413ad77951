"""Reporting on the actie's own page: progress, mijlpalen, afspraken, and that all is still true.

The page with `?bewerk=…` shows a form in place; the form is sent to the address here. An error gives the whole page
again with what was typed (422); when someone else was first, with what that person changed (409).
"""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods
from django_htmx.http import replace_url

from acties import services
from acties.forms import NogActueelForm
from acties.handelingen import BevestigActueel, maak_handeling
from acties.verwerken import verwerk
from acties.views.actie import toon, vind, vul_in
from basis.web.toegang import gevraagd, met_inlog
from basis.web.velden import vertel
from basis.web.verzoek import ingelogde


@met_inlog
@require_http_methods(["GET", "HEAD", "POST"])
def bewerken(request: HttpRequest, slug: str, soort: str, welke: str = "") -> HttpResponse:
    """Do what the form says; reloading the address after an error opens the form again."""
    gebruiker = ingelogde(request)
    actie = vind(slug, gebruiker)
    handeling = maak_handeling(soort, actie, gebruiker, welke)
    if request.method != "POST":
        return redirect(handeling.adres)
    formulier = handeling.formulier(request.POST)
    uitkomst = verwerk(handeling, formulier)
    if uitkomst.is_gelukt:
        messages.success(request, vertel(handeling.gelukt, formulier))
        return redirect(actie)
    antwoord = toon(request, vind(slug, gebruiker), gebruiker, vul_in(handeling, formulier), uitkomst.status)
    return replace_url(antwoord, handeling.adres)  # where htmx leaves the page


@met_inlog
@require_http_methods(["GET", "HEAD", "POST"])
def nog_actueel(request: HttpRequest, slug: str, partij: str = "") -> HttpResponse:
    """Say in one click that the actie, or the afspraak of the own party, is still true.

    Who only opens the address, as after logging in again, gets the actie with the button.
    """
    gebruiker = ingelogde(request)
    actie = vind(slug, gebruiker)
    if request.method != "POST":
        return redirect(actie)
    formulier = NogActueelForm(request.POST, actie=actie)
    if not formulier.is_valid():
        raise Http404("deze knop hoort bij een andere pagina")
    handeling = BevestigActueel(actie, gebruiker, partij)
    if verwerk(handeling, formulier).is_gelukt:
        messages.success(request, handeling.gelukt)
    else:
        messages.error(request, " ".join(formulier.foutteksten))
    return redirect(gevraagd(request, "terug") or actie)  # where the button was pressed


@met_inlog
@require_http_methods(["GET", "HEAD", "POST"])
def terugnemen(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Take back what this person reported a moment ago; who only opens the address gets the actie."""
    gebruiker = ingelogde(request)
    actie = vind(slug, gebruiker)
    if request.method != "POST":
        return redirect(actie)
    rij = get_object_or_404(actie.gebeurtenissen.met_onderwerp().filter(door=gebruiker), pk=pk)
    try:
        services.neem_terug(rij=rij, door=gebruiker)
    except ValidationError as fout:
        messages.error(request, " ".join(fout.messages), extra_tags=slug)
    else:
        messages.success(request, "Teruggenomen. Het staat weer zoals het stond.", extra_tags=slug)
    return redirect(gevraagd(request, "terug") or actie)
