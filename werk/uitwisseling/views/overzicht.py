"""Taking acties along in a spreadsheet, and sending the spreadsheet back."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from basis.web.context import wie
from basis.web.methoden import require_safe
from basis.web.rekenblad import csv_antwoord
from basis.web.toegang import met_inlog
from partijen.models import Gebruiker
from partijen.rechten import Recht, mag
from werk.keuze import gekozen_acties
from werk.uitwisseling import services
from werk.uitwisseling.forms import InvoerForm
from werk.uitwisseling.gegevens import teksten
from werk.uitwisseling.kolommen import BLADEN
from werk.uitwisseling.models import Invoer
from werk.uitwisseling.schrijven import BOEKEN, boek_antwoord

BOEK = "ibp-acties"
LAATSTE = 10  # files that are shown


@met_inlog
@require_http_methods(["GET", "HEAD", "POST"])
def overzicht(request: HttpRequest) -> HttpResponse:
    """Out and back on one page; the filters in the address say which acties go out."""
    gebruiker = wie(request)
    mag_terug = mag(gebruiker, Recht.MELDEN)
    if request.method == "POST" and not mag_terug:
        raise PermissionDenied("Een bestand terugladen kan wie namens een organisatie schrijft.")
    formulier = InvoerForm(request.POST, request.FILES) if request.method == "POST" else InvoerForm()
    if formulier.is_bound and formulier.is_valid():
        try:
            return redirect(_neem_aan(formulier, gebruiker))
        except ValidationError as fout:
            formulier.add_error(None, fout)
    if formulier.errors:
        formulier.fields["bestand"].widget.attrs["autofocus"] = True
    context = {
        "formulier": formulier,
        "mag_terug": mag_terug,
        "gekozen": gekozen_acties(gebruiker, request.GET).count(),
        "vraag": request.GET.urlencode(),
        "bladen": BLADEN,
        "invoeren": Invoer.objects.van(gebruiker).voor_lijst()[:LAATSTE],
    }
    return render(request, "uitwisseling/overzicht.html", context, status=422 if formulier.errors else 200)


def _neem_aan(formulier: InvoerForm, gebruiker: Gebruiker) -> Invoer:
    ingevuld = formulier.cleaned_data
    return services.neem_aan(
        naam=ingevuld["bestand"].name, inhoud=formulier.inhoud, door=gebruiker, inzending=ingevuld["inzending"]
    )


@met_inlog
@require_safe
def bestand(request: HttpRequest, wat: str, soort: str) -> HttpResponseBase:
    """All sheets as a workbook, or one of them as CSV."""
    gebruiker = wie(request)
    acties = gekozen_acties(gebruiker, request.GET)
    if wat == BOEK and soort in BOEKEN:
        return boek_antwoord(f"{BOEK}.{soort}", ((blad, teksten(blad, acties, gebruiker)) for blad in BLADEN))
    blad = next((blad for blad in BLADEN if blad.naam == wat), None)
    if blad is None or soort != "csv":
        raise Http404("dit bestand is er niet")
    koppen = [kolom.kop for kolom in blad.kolommen]
    return csv_antwoord(request, f"{blad.naam}.csv", koppen, teksten(blad, acties, gebruiker))
