"""What someone wants to get by mail, and what went out."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from basis.web.toegang import met_inlog
from basis.web.verzoek import ingelogde
from berichten import services
from berichten.forms import VoorkeurForm
from berichten.models import Bericht, Voorkeur

LAATSTE = 20


@met_inlog
@require_http_methods(["GET", "HEAD", "POST"])
def voorkeuren(request: HttpRequest) -> HttpResponse:
    """Choose what to get; below it the last messages. Opening the page changes nothing, so a mail may link to it."""
    gebruiker = ingelogde(request)
    voorkeur = getattr(gebruiker, "voorkeur", None) or Voorkeur(gebruiker=gebruiker)
    formulier = VoorkeurForm(request.POST if request.method == "POST" else None, voorkeur=voorkeur)
    if formulier.is_bound and formulier.is_valid():
        services.bewaar_voorkeur(gebruiker=gebruiker, uit=formulier.uit, dag=formulier.cleaned_data["dag"])
        messages.success(request, "Uw keuze is opgeslagen.")
        return redirect("berichten:voorkeuren")
    context = {
        "formulier": formulier,
        "berichten": Bericht.objects.van(gebruiker).verzonden().laatst_verzonden()[:LAATSTE],
    }
    return render(request, "berichten/voorkeuren.html", context, status=422 if formulier.errors else 200)
