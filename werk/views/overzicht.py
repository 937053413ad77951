"""The civil servant's own acties, those that need something first."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ibp_portal.web.context import wie
from ibp_portal.web.methoden import require_safe
from ibp_portal.web.toegang import met_inlog
from werk.werkvoorraad import werkvoorraad


@met_inlog
@require_safe
def overzicht(request: HttpRequest) -> HttpResponse:
    """My acties: what is late or not confirmed for a long time comes first, and says why."""
    context = {"taken": werkvoorraad(wie(request))}
    return render(request, "werk/overzicht.html", context)
