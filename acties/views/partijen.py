"""The pages of the parties: their frame from the app below, filled with acties."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from acties.kader import lees_kader
from acties.models import Gebeurtenis
from acties.overzicht import vertel_nieuws
from acties.partijregister import met_aantal_acties, partijbeeld, partijbeeld_op, tel_acties_op
from basis.web.bladeren import Bladzijde, Sortering, blader
from basis.web.drukte import BLADZIJDE, zwaar
from basis.web.formulieren import Optie
from basis.web.geheugen import onthoud
from basis.web.moment import met_moment
from basis.web.verzoek import MomentVerzoek, require_safe
from partijen.forms import PartijenForm
from partijen.models import Bestuurslaag, Partij
from partijen.models.partij import PartijQuerySet

OP_NAAM = Sortering("naam", "Naam (A–Z)", "sorteernaam")
PER_BLAD = 50


@require_safe
@zwaar(BLADZIJDE)
@met_moment
def lijst(request: MomentVerzoek) -> HttpResponse:
    """Who takes part, by layer of government; `?alle=ja` also shows who does not (yet) take part.

    A word that cannot be looked for is an error (422); the list then is as it is without the word.
    """
    formulier = PartijenForm(request.GET)
    geldig = not formulier.errors.get("q")
    laag, alle = formulier.laag_van_keuze, formulier.met_alle
    rijen = Partij.objects.gezocht(laag, formulier.woord)
    context = {
        "bladzijde": _bladzijde(rijen, request, alle=alle),
        "laagopties": [Optie(keuze.value, str(keuze.label), keuze == laag) for keuze in Bestuurslaag],
        "alleopties": [Optie("ja", "Alle partijen in het portaal", alle)],
        "formulier": formulier,
        "keuze_tekst": formulier.keuze_tekst,
    }
    return render(request, "partijen/lijst.html", context, status=200 if geldig else 422)


def _bladzijde(rijen: PartijQuerySet, request: MomentVerzoek, *, alle: bool) -> Bladzijde[Partij]:
    """One page of parties with their number of acties, now or at a moment."""
    if (moment := request.moment).is_nu:
        return blader(met_aantal_acties(rijen, alle=alle), OP_NAAM, request.GET, PER_BLAD)
    geteld = onthoud(f"partijen:{lees_kader().stempel}:{moment.vraag}", lambda: tel_acties_op(moment))
    bladzijde = blader(rijen if alle else rijen.met_slugs(geteld), OP_NAAM, request.GET, PER_BLAD)
    for partij in bladzijde.rijen:
        partij.aantal_acties = geteld[partij.slug]  # type: ignore[attr-defined]  # as `met_aantal_acties` gives it
    return bladzijde


@require_safe
@zwaar(BLADZIJDE)
@met_moment
def partij(request: MomentVerzoek, slug: str) -> HttpResponse:
    """One party: in which acties it takes part, as what, and what it promised in each; now, or at a moment."""
    gevonden = get_object_or_404(Partij.objects.select_related("bron", "opvolger"), slug=slug)
    moment = request.moment
    context = {
        "partij": gevonden,
        **(partijbeeld(gevonden, request.GET) if moment.is_nu else partijbeeld_op(gevonden, request.GET, moment)),
        "voorgangers": gevonden.voorgangers.voor_lijst(),
        "nieuws": vertel_nieuws(Gebeurtenis.objects.namens(gevonden).geldend_op(moment)),
    }
    return render(request, "partijen/partij.html", context)
