"""Subjects: reactions that a person puts together, with what they say in short."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from basis.web.bladeren import blader
from basis.web.formulieren import probeer
from basis.web.getallen import aantal
from basis.web.toegang import met_inlog
from meedoen import rechten, services
from meedoen.models import Inbreng
from werk.meedoen.bord import NIEUWSTE
from werk.meedoen.forms import OnderwerpForm
from werk.meedoen.views.bord import gekozen_in_adres
from werk.meedoen.views.lezen import vind
from werk.meedoen.views.verwerken import MET_FORMULIER, Blad, bordadres, verwerk


@met_inlog
@never_cache
@require_http_methods(MET_FORMULIER)
def nieuw(request: HttpRequest, slug: str) -> HttpResponse:
    """Make a subject, with the reactions that the address names in it."""
    gebruiker, vraag = vind(request, slug)
    gekozen = gekozen_in_adres(request, vraag)
    formulier = OnderwerpForm(request.POST if request.method == "POST" else None)
    lead = "Zet reacties bij elkaar die over hetzelfde gaan. U beantwoordt ze dan samen."
    blad = Blad(titel="Nieuw onderwerp", lead=lead, knop="Maak onderwerp", icoon="plus", vraag=vraag, inbrengen=gekozen)

    def doe() -> tuple[str, str]:
        onderwerp = services.maak_onderwerp(vraag=vraag, door=gebruiker, **formulier.cleaned_data)
        services.zet_bij_onderwerp(inbrengen=gekozen, onderwerp=onderwerp, vraag=vraag, door=gebruiker)
        er_in = f" met {aantal(len(gekozen), 'reactie', 'reacties')}" if gekozen else ""
        return f"Het onderwerp ‘{onderwerp}’ is er{er_in}.", bordadres(vraag)

    return verwerk(request, blad, formulier, doe)


@met_inlog
@never_cache
@require_http_methods(MET_FORMULIER)
def onderwerp(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """A subject: its title and summary to change, and the reactions in it a page at a time."""
    gebruiker, vraag = vind(request, slug)
    gevonden = get_object_or_404(vraag.onderwerpen, pk=pk)
    begin = {"titel": gevonden.titel, "samenvatting": gevonden.samenvatting}
    formulier = OnderwerpForm(request.POST if request.method == "POST" else None, initial=begin)
    bladzijde = blader(Inbreng.objects.bij_onderwerp(gevonden), NIEUWSTE, request.GET)
    extra = {
        "onderwerp": gevonden,
        "bladzijde": bladzijde,
        "antwoorden": list(gevonden.antwoorden.voor_lijst()),
        "mag_antwoorden": rechten.mag_antwoorden(gebruiker, vraag),
    }
    lead = "Inwoners lezen de titel en de samenvatting bij het antwoord."
    blad = Blad(
        titel=f"Onderwerp: {gevonden.titel}",
        lead=lead,
        knop="Bewaar",
        vraag=vraag,
        onder="werk_meedoen/delen/onderwerp_onder.html",
        extra=extra,
    )

    def doe() -> tuple[str, str]:
        services.wijzig_onderwerp(onderwerp=gevonden, door=gebruiker, **formulier.cleaned_data)
        return "Het onderwerp is bewaard.", reverse("werk_meedoen:onderwerp", args=[vraag.slug, gevonden.pk])

    return verwerk(request, blad, formulier, doe)


@met_inlog
@require_http_methods(MET_FORMULIER)
def verwijderen(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Remove a subject without an answer; who only opens the address gets the subject."""
    gebruiker, vraag = vind(request, slug)
    gevonden = get_object_or_404(vraag.onderwerpen, pk=pk)
    gelukt = request.method == "POST" and probeer(
        request,
        lambda: services.verwijder_onderwerp(onderwerp=gevonden, door=gebruiker),
        "Het onderwerp is weg. De reacties staan bij ‘Zonder onderwerp’.",
    )
    if gelukt:
        return redirect(bordadres(vraag))
    return redirect("werk_meedoen:onderwerp", vraag.slug, gevonden.pk)
