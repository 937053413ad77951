"""The search page."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from basis.web.adres import Adres
from basis.web.bladeren import Bladzijde
from basis.web.drukte import BLADZIJDE, zwaar
from basis.web.moment import alleen_nu
from basis.web.verzoek import MomentVerzoek, require_safe
from basis.zoeken.forms import ZoekForm
from basis.zoeken.register import soorten
from basis.zoeken.vragen import Groep, zoek


@require_safe
@zwaar(BLADZIJDE)
@alleen_nu
def zoeken(request: MomentVerzoek) -> HttpResponse:
    """All kinds with the best few hits of each, or (`soort`) one kind page by page."""
    formulier = ZoekForm(request.GET)
    geldig = formulier.is_valid()
    q, soort, pagina = (formulier.cleaned_data.get(naam, "") for naam in ("q", "soort", "pagina"))
    met_demo = request.moment.met_demo
    uitkomst = zoek(q, soort=soort, bladzijde=pagina, met_demo=met_demo) if geldig and q else None
    gekozen = uitkomst.groep(soort) if uitkomst and soort else None
    if geldig and pagina > 1 and not (gekozen and gekozen.treffers):
        raise Http404("Deze pagina met resultaten is er niet.")
    context = {
        "formulier": formulier,
        "uitkomst": uitkomst,
        "gekozen": gekozen,
        "soort": next((bekend for bekend in soorten() if bekend.naam == soort), None),
        "bladzijde": _bladzijde(request, gekozen, pagina) if gekozen else None,
    }
    return render(request, "zoeken/zoeken.html", context, status=200 if geldig else 422)


def _bladzijde(request: HttpRequest, groep: Groep, pagina: int) -> Bladzijde[Any]:
    """The page of one kind, without its hits: those stand in the group."""

    def adres(nummer: int) -> str:
        return str(Adres.van(request).met(pagina=nummer)) if 0 < nummer <= groep.bladzijden else ""

    return Bladzijde([], adres(pagina - 1), adres(pagina + 1), pagina, groep.bladzijden)
