"""The page of one promise: what, who, by when, what it waits for, and what happened to it."""

from django.http import Http404, HttpResponse
from django.shortcuts import render

from acties import rechten
from acties.models import Afspraak
from basis.web.drukte import BLADZIJDE, zwaar
from basis.web.moment import met_moment
from basis.web.verzoek import MomentVerzoek, require_safe, wie


@require_safe
@zwaar(BLADZIJDE)
@met_moment
def afspraak(request: MomentVerzoek, slug: str) -> HttpResponse:
    """What was promised, by whom and by when; now, or at a moment."""
    gevonden = Afspraak.objects.select_related("actie", "programma", "bron").met_slug(slug).first()
    openbaar = gevonden and (gevonden.actie is None or gevonden.actie.is_zichtbaar)
    if gevonden is None or not (openbaar or rechten.mag_concepten_zien(wie(request))):
        raise Http404("geen afspraak op dit adres")
    return render(request, "acties/afspraak.html", {"afspraak": gevonden})
