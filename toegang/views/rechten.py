"""Who may do what: for a redacteur of the own parties, for a beheerder of everyone."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from basis.web.bladeren import blader
from basis.web.context import wie
from basis.web.methoden import require_safe
from basis.web.rekenblad import csv_antwoord
from basis.web.toegang import met_inlog
from partijen.rechten import Recht, eis
from toegang.rechtenoverzicht import KOLOMMEN, OP_NAAM, Overzicht, csv_rijen, rollen_met_rechten

NIET_VOOR_U = "Alleen een redacteur of een beheerder ziet wie wat mag."


@require_safe
@met_inlog
def overzicht(request: HttpRequest) -> HttpResponse:
    """The people, what each may do, and whether their login is safe."""
    eis(wie(request), Recht.UITNODIGEN, tekst=NIET_VOOR_U)
    gevraagd = Overzicht(wie(request), request.GET)
    context = {
        "overzicht": gevraagd,
        "bladzijde": blader(gevraagd.mensen(), OP_NAAM, request.GET),
        "rollen": rollen_met_rechten(),
        "vandaag": timezone.localdate(),
    }
    return render(request, "toegang/rechten.html", context)


@require_safe
@met_inlog
def als_csv(request: HttpRequest) -> HttpResponse:
    """The same as a file, all of it, for the yearly review."""
    eis(wie(request), Recht.UITNODIGEN, tekst=NIET_VOOR_U)
    vandaag = timezone.localdate()
    rijen = csv_rijen(Overzicht(wie(request), request.GET).mensen(), vandaag)
    return csv_antwoord(request, f"rechten-{vandaag:%Y-%m-%d}.csv", KOLOMMEN, rijen)  # type: ignore[return-value]
