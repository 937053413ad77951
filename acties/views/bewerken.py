"""Reporting on the page of an actie or of a promise: progress, mijlpalen, afspraken, and that all is still true.

The page with `?bewerk=…` shows a form in place; the form is sent to the address here. An error gives the whole page
again with what was typed (422); when someone else was first, with what that person changed (409).
"""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods
from django_htmx.http import replace_url

from acties import services
from acties.forms import NogActueelForm
from acties.handelingen import BevestigActueel, BevestigToezegging, Handeling, maak_handeling
from acties.models import Actie, Afspraak, Gebeurtenis, Houder
from acties.models.journaalvragen import GebeurtenisQuerySet
from acties.verwerken import verwerk
from acties.views import actie as actiepagina
from acties.views import afspraak as afspraakpagina
from acties.views.formulier import vul_in
from basis.web.toegang import gevraagd, met_inlog
from basis.web.velden import vertel
from basis.web.verzoek import ingelogde
from programmalijnen.models import Programma

# The page with the form in it, of what was read anew, with this status.
Toon = Callable[[dict[str, Any], int], HttpResponse]


@met_inlog
@require_http_methods(["GET", "HEAD", "POST"])
def bewerken(request: HttpRequest, slug: str, soort: str, welke: str = "") -> HttpResponse:
    """Do what a form on the page of an actie says."""
    gebruiker = ingelogde(request)
    actie = actiepagina.vind(slug, gebruiker)

    def toon(extra: dict[str, Any], status: int) -> HttpResponse:
        return actiepagina.toon(request, actiepagina.vind(slug, gebruiker), gebruiker, extra, status)

    return _bewerk(request, actie, soort, welke, toon)


@met_inlog
@require_http_methods(["GET", "HEAD", "POST"])
def afspraak_bewerken(request: HttpRequest, slug: str, soort: str, welke: str) -> HttpResponse:
    """Do what a form on the page of a promise says."""
    gebruiker = ingelogde(request)
    afspraak = afspraakpagina.vind(slug, gebruiker)

    def toon(extra: dict[str, Any], status: int) -> HttpResponse:
        nu = afspraakpagina.vind(slug, gebruiker)
        return afspraakpagina.toon(request, nu, gebruiker, extra, status=status)

    return _bewerk(request, afspraak.houder, soort, welke, toon)


@met_inlog
@require_http_methods(["GET", "HEAD", "POST"])
def afspraak_nieuw_bewerken(request: HttpRequest, soort: str, welke: str = "") -> HttpResponse:
    """Record a new promise about the programme as a whole."""
    gebruiker = ingelogde(request)

    def toon(extra: dict[str, Any], status: int) -> HttpResponse:
        return afspraakpagina.toon_nieuw(request, gebruiker, extra, status)

    return _bewerk(request, Programma.objects.get(), soort, welke, toon)


def _bewerk(request: HttpRequest, houder: Houder, soort: str, welke: str, toon: Toon) -> HttpResponse:
    """Reloading the address after an error opens the form again. Raises Http404 for a form of another page."""
    handeling = maak_handeling(soort, houder, ingelogde(request), welke)
    if handeling.doel != request.path:
        raise Http404("dit formulier staat op een andere pagina")
    if request.method != "POST":
        return redirect(handeling.adres)
    formulier = handeling.formulier(request.POST)
    uitkomst = verwerk(handeling, formulier)
    if not uitkomst.is_gelukt:  # htmx leaves the page at the address that opens the form
        return replace_url(toon(vul_in(handeling, formulier), uitkomst.status), handeling.adres)
    messages.success(request, vertel(handeling.gelukt, formulier))
    return redirect(_daarna(handeling, uitkomst.rij))


def _daarna(handeling: Handeling, rij: Gebeurtenis | None) -> str:
    """The page of what was done: of what is about the programme as a whole, that of the promise itself."""
    if rij is not None and rij.actie_id is None and rij.afspraak is not None:
        return rij.afspraak.get_absolute_url()
    return handeling.pagina


@met_inlog
@require_http_methods(["GET", "HEAD", "POST"])
def nog_actueel(request: HttpRequest, slug: str) -> HttpResponse:
    """Say in one click that the actie is still as it says."""
    gebruiker = ingelogde(request)
    actie = actiepagina.vind(slug, gebruiker)
    return _klik(request, actie, lambda: BevestigActueel(actie, gebruiker))


@met_inlog
@require_http_methods(["GET", "HEAD", "POST"])
def bevestigen(request: HttpRequest, slug: str, welke: str) -> HttpResponse:
    """Say in one click that a promise stands for one of its makers."""
    gebruiker = ingelogde(request)
    afspraak = afspraakpagina.vind(slug, gebruiker)
    return _klik(request, afspraak, lambda: BevestigToezegging(afspraak.houder, gebruiker, welke))


def _klik(request: HttpRequest, ding: Actie | Afspraak, maak: Callable[[], Handeling]) -> HttpResponse:
    """Do what one button says. Who only opens the address, as after logging in again, gets the page with the button."""
    if request.method != "POST":
        return redirect(ding)
    houder = ding.houder if isinstance(ding, Afspraak) else ding
    if not NogActueelForm(request.POST, houder=houder).is_valid():
        raise Http404("deze knop hoort bij een andere pagina")
    handeling = maak()
    formulier = handeling.formulier(request.POST)
    if verwerk(handeling, formulier).is_gelukt:
        messages.success(request, handeling.gelukt)
    else:
        messages.error(request, " ".join(formulier.foutteksten))
    return redirect(gevraagd(request, "terug") or ding)  # where the button was pressed


@met_inlog
@require_http_methods(["GET", "HEAD", "POST"])
def terugnemen(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Take back what this person reported of an actie a moment ago."""
    actie = actiepagina.vind(slug, ingelogde(request))
    return _neem_terug(request, actie, actie.gebeurtenissen.all(), pk)


@met_inlog
@require_http_methods(["GET", "HEAD", "POST"])
def afspraak_terugnemen(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Take back what this person reported of a promise a moment ago."""
    afspraak = afspraakpagina.vind(slug, ingelogde(request))
    return _neem_terug(request, afspraak, afspraak.gebeurtenissen.select_related("actie", "programma"), pk)


def _neem_terug(request: HttpRequest, ding: Actie | Afspraak, rijen: GebeurtenisQuerySet, pk: int) -> HttpResponse:
    """Who only opens the address gets the page of what it is about."""
    if request.method != "POST":
        return redirect(ding)
    gebruiker = ingelogde(request)
    rij = get_object_or_404(rijen.met_onderwerp().filter(door=gebruiker), pk=pk)
    try:
        services.neem_terug(rij=rij, door=gebruiker)
    except ValidationError as fout:
        messages.error(request, " ".join(fout.messages), extra_tags=ding.slug)
    else:
        messages.success(request, "Teruggenomen. Het staat weer zoals het stond.", extra_tags=ding.slug)
    return redirect(gevraagd(request, "terug") or ding)
