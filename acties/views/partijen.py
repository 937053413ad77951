"""The pages of the parties: their frame from the app below, filled with acties."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from acties.models import Gebeurtenis
from acties.overzicht import vertel_nieuws
from acties.partijregister import acties_van, opvolging_van, partijenlijst
from basis.web.adres import Adres
from basis.web.drukte import BLADZIJDE, zwaar
from basis.web.formulieren import Optie
from basis.web.inlas import Plek, inlassen
from basis.web.moment import met_moment
from basis.web.verzoek import MomentVerzoek, require_safe
from partijen.forms import PartijenForm
from partijen.models import Bestuurslaag, Partij


@require_safe
@zwaar(BLADZIJDE)
@met_moment
def lijst(request: MomentVerzoek) -> HttpResponse:
    """Who takes part, by layer of government; `?alle=ja` and a name also show who does not (yet) take part.

    An address with the name of exactly one party and nothing else leads to its page. A word that cannot be looked for
    is an error (422); the list then is as it is without the word.
    """
    formulier = PartijenForm(request.GET)
    if enige := _enige(request, formulier):
        return redirect(Adres().met(**request.moment.sleutels).achter(enige.get_absolute_url()))
    geldig = not formulier.errors.get("q")
    laag, alle = formulier.laag_van_keuze, formulier.met_alle
    rijen = Partij.objects.te_zien(request.moment).gezocht(laag, formulier.woord)
    context = {
        "bladzijde": partijenlijst(rijen, request.GET, request.moment, alle=alle or bool(formulier.woord)),
        "laagopties": [Optie(keuze.value, str(keuze.label), keuze == laag) for keuze in Bestuurslaag],
        "alleopties": [Optie("ja", "Alle partijen in het portaal", alle)],
        "formulier": formulier,
        "keuze_tekst": formulier.keuze_tekst,
    }
    return render(request, "partijen/lijst.html", context, status=200 if geldig else 422)


def _enige(request: MomentVerzoek, formulier: PartijenForm) -> Partij | None:
    """The one party that is called what the address asks for, when it asks for nothing but a name."""
    if not formulier.is_valid() or not formulier.woord or request.GET.keys() - {"q", *request.moment.sleutels}:
        return None
    gevonden = list(Partij.objects.die_heten(formulier.woord)[:2])
    return gevonden[0] if len(gevonden) == 1 else None


@require_safe
@zwaar(BLADZIJDE)
@met_moment
def partij(request: MomentVerzoek, slug: str) -> HttpResponse:
    """One party: in which acties it takes part, as what, and what it promised in each; now, or at a moment."""
    gevonden = get_object_or_404(Partij.objects.select_related("bron"), slug=slug)
    request.moment = moment = request.moment.met(demo=gevonden.is_demo)
    context = {
        "partij": gevonden,
        **acties_van(gevonden, request.GET, moment),
        "inlassingen": inlassen(Plek.PARTIJ, gevonden, moment),
        **opvolging_van(gevonden, moment),
        "nieuws": vertel_nieuws(Gebeurtenis.objects.te_zien(moment).namens(gevonden).geldend_op(moment)),
    }
    return render(request, "partijen/partij.html", context)
