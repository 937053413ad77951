"""The pages of a programmalijn and of the parties: frame from the lower apps, filled with acties."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from acties.kaarten import kaarten
from acties.kader import lees_kader
from acties.models import Actie, Gebeurtenis
from acties.overzicht import tel_per_status, vertel_nieuws
from acties.partijregister import deelnames_van, met_aantal_acties, met_afspraken, tel_acties
from ibp_portal.web.bladeren import Sortering, blader
from ibp_portal.web.keuzes import Optie
from ibp_portal.web.methoden import require_safe
from partijen.forms import PartijenForm
from partijen.models import Bestuurslaag, Partij
from programmalijnen.models import Programmalijn

OP_NAAM = Sortering("naam", "Naam (A–Z)", "sorteernaam")
OP_TITEL = Sortering("naam", "Naam (A–Z)", "sorteertitel")
OP_ACTIE = Sortering("actie", "Naam van de actie (A–Z)", "actie_titel")
PARTIJEN_PER_BLADZIJDE = 50


@require_safe
def programmalijn(request: HttpRequest, slug: str) -> HttpResponse:
    """What a line is about, its acties and their statuses."""
    lijn = get_object_or_404(Programmalijn.objects.select_related("opgave", "bron"), slug=slug)
    kader = lees_kader()
    bladzijde = blader(
        Actie.objects.zichtbaar().van_lijn(slug).only("pk", "versie", "sorteertitel"), OP_TITEL, request.GET
    )
    context = {
        "lijn": lijn,
        "kaarten": kaarten(bladzijde.rijen, kader),
        "bladzijde": bladzijde,
        "telling": tel_per_status().get(lijn.pk, []),
        "nieuws": vertel_nieuws(Gebeurtenis.objects.filter(actie__programmalijn=lijn)),
    }
    return render(request, "acties/programmalijn.html", context)


@require_safe
def partijen(request: HttpRequest) -> HttpResponse:
    """Who takes part, by layer of government; `?alle=ja` also shows who does not (yet) take part.

    A word that cannot be looked for is an error (422); the list then is as it is without the word.
    """
    formulier = PartijenForm(request.GET)
    geldig = not formulier.errors.get("q")
    laag, alle = formulier.laag_van_keuze, formulier.met_alle
    rijen = met_aantal_acties(laag, formulier.woord, alle=alle)
    context = {
        "bladzijde": blader(rijen, OP_NAAM, request.GET, PARTIJEN_PER_BLADZIJDE),
        "laagopties": [Optie(keuze.value, str(keuze.label), keuze == laag) for keuze in Bestuurslaag],
        "alleopties": [Optie("ja", "Alle partijen in het portaal", alle)],
        "formulier": formulier,
    }
    return render(request, "acties/partijen.html", context, status=200 if geldig else 422)


@require_safe
def partij(request: HttpRequest, slug: str) -> HttpResponse:
    """One party: in which acties it takes part, as what, and what it promised in each."""
    gevonden = get_object_or_404(Partij.objects.select_related("bron", "opvolger"), slug=slug)
    bladzijde = blader(deelnames_van(gevonden), OP_ACTIE, request.GET)
    context = {
        "partij": gevonden,
        "bladzijde": bladzijde,
        "regels": met_afspraken(gevonden, bladzijde),
        "telling": tel_acties(gevonden),
        "voorgangers": gevonden.voorgangers.voor_lijst(),
        "nieuws": vertel_nieuws(Gebeurtenis.objects.filter(namens=gevonden)),
    }
    return render(request, "acties/partij.html", context)
