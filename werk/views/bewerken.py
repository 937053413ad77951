"""What is filled in on a card of the list: the same forms and services as on the page of the actie."""

from uuid import uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods
from django_htmx.http import replace_url

from acties.verwerken import verwerk
from basis.web.toegang import met_inlog
from basis.web.velden import vertel
from basis.web.verzoek import ingelogde
from werk.bevestigen import bevestig, kijk_vooraf
from werk.blad import als_code, vind_handeling, vul_in
from werk.filters import Werkadres
from werk.forms import BevestigForm
from werk.views.overzicht import toon


@met_inlog
@require_http_methods(["GET", "HEAD", "POST"])
def bewerken(request: HttpRequest, slug: str, soort: str, welke: str = "") -> HttpResponse:
    """Do what the form says and go back to the list; with an error the whole list again, with what was typed."""
    adres, gebruiker = Werkadres.van(request.GET), ingelogde(request)
    handeling = vind_handeling(gebruiker, slug, soort, welke)
    hier = adres.bewerk(als_code(slug, *handeling.delen))
    if request.method != "POST":
        return redirect(hier)
    formulier = handeling.formulier(request.POST)
    uitkomst = verwerk(handeling, formulier)
    if uitkomst.is_gelukt:
        messages.success(request, vertel(handeling.gelukt, formulier), extra_tags=slug)
        return redirect(adres.bij(slug))
    invulling = vul_in(vind_handeling(gebruiker, slug, soort, welke), formulier, adres)
    return replace_url(toon(request, gebruiker, invulling, uitkomst.status), hier)  # where htmx leaves the page


@met_inlog
@require_http_methods(["GET", "HEAD", "POST"])
def bevestigen(request: HttpRequest) -> HttpResponse:
    """Say of one or of many things that they are still true."""
    gebruiker, adres = ingelogde(request), Werkadres.van(request.GET)
    if request.method != "POST":
        return redirect(adres.terug)
    formulier = BevestigForm(request.POST)
    if not formulier.is_valid():
        fout = next(iter(formulier.errors.values()))[0]
        return replace_url(toon(request, gebruiker, status=422, bevestigfout=fout), adres.terug)
    sleutels: list[str] = formulier.cleaned_data["sleutels"]
    if formulier.vraagt_eerst:
        return _vraag_eerst(request, adres, sleutels)
    uitslag = bevestig(sleutels=sleutels, inzending=formulier.cleaned_data["inzending"], door=gebruiker)
    slug = sleutels[0].partition(":")[0] if len(sleutels) == 1 else ""
    if uitslag.gelukt:
        messages.success(request, _dank(uitslag.gelukt), extra_tags=slug)
    if uitslag.mislukt:
        regels = " ".join(f"{titel}: {waarom}" for titel, waarom in uitslag.mislukt)
        messages.warning(request, f"Niet alles lukte. {regels}", extra_tags=slug)
    return redirect(adres.bij(slug) if slug else adres.terug)


def _vraag_eerst(request: HttpRequest, adres: Werkadres, sleutels: list[str]) -> HttpResponse:
    """Before all at once: what is late, and what would be confirmed."""
    context = {
        "vooraf": kijk_vooraf(sleutels, timezone.localdate()),
        "adres": adres,
        "doel": adres.naar("werk:bevestigen"),
        "inzending": uuid4(),
    }
    return render(request, "werk/alles_bevestigen.html", context)


def _dank(aantal: int) -> str:
    return (
        "Dank u. Iedereen ziet nu dat dit nog klopt."
        if aantal == 1
        else f"Dank u. Iedereen ziet nu dat deze {aantal} nog kloppen."
    )
