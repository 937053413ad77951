"""Taking acties along in a spreadsheet, and sending the spreadsheet back."""

import io
from collections.abc import Callable
from typing import IO, Any

from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from acties.models.actie import ActieQuerySet
from ibp_portal.web.context import wie
from ibp_portal.web.methoden import require_safe
from ibp_portal.web.toegang import met_inlog
from partijen.models import Gebruiker
from partijen.rechten import Recht, mag
from uitwisseling import services
from uitwisseling.forms import InvoerForm
from uitwisseling.gegevens import rijen
from uitwisseling.kolommen import BLADEN
from uitwisseling.models import Invoer
from uitwisseling.schrijven.ods import SOORT, schrijf_ods
from uitwisseling.schrijven.tabel import antwoord_csv
from uitwisseling.schrijven.xlsx import schrijf_xlsx
from werk.keuze import gekozen_acties

BOEK = "ibp-acties"
BOEKEN: dict[str, tuple[str, Callable[[IO[bytes], Any], None]]] = {
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", schrijf_xlsx),
    "ods": (SOORT, schrijf_ods),
}
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
        return redirect(_neem_aan(formulier, gebruiker))
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
        return _boek(soort, acties, gebruiker)
    blad = next((blad for blad in BLADEN if blad.naam == wat), None)
    if blad is None or soort != "csv":
        raise Http404("dit bestand is er niet")
    return antwoord_csv(blad, rijen(blad, acties, gebruiker))


def _boek(soort: str, acties: ActieQuerySet, gebruiker: Gebruiker) -> FileResponse:
    mediasoort, schrijf = BOEKEN[soort]
    gemaakt = io.BytesIO()  # compressed: some megabytes for 10,000 acties
    schrijf(gemaakt, ((blad, rijen(blad, acties, gebruiker)) for blad in BLADEN))
    gemaakt.seek(0)
    return FileResponse(gemaakt, as_attachment=True, filename=f"{BOEK}.{soort}", content_type=mediasoort)
