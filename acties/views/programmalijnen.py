"""The page of a programmalijn: its frame from the app below, filled with acties."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from acties.kaarten import kaarten
from acties.kader import lees_kader
from acties.models import Actie, Gebeurtenis
from acties.overzicht import misschien_er, tel_statussen, vertel_nieuws
from acties.partijregister import OP_TITEL
from basis.web.adres import Adres
from basis.web.bladeren import blader
from basis.web.drukte import BLADZIJDE, zwaar
from basis.web.inlas import Plek, inlassen
from basis.web.moment import met_moment
from basis.web.verzoek import MomentVerzoek, require_safe
from programmalijnen.models import Programmalijn


@require_safe
@met_moment
def alle(request: MomentVerzoek) -> HttpResponse:
    """All lines stand on the first page, with the drawing."""
    return redirect(Adres().met(**request.moment.sleutels).achter(reverse("home")) + "#programmalijnen")


@require_safe
@zwaar(BLADZIJDE)
@met_moment
def programmalijn(request: MomentVerzoek, slug: str) -> HttpResponse:
    """What a line is about, its acties and their statuses; now, or at a moment."""
    moment = request.moment
    lijn = get_object_or_404(Programmalijn.objects.select_related("opgave", "bron"), slug=slug)
    kader = lees_kader()
    acties = Actie.objects.te_zien(moment).bestond(moment).van_lijn(slug)
    bladzijde = blader(acties.voor_bladzijde(), OP_TITEL, request.GET)
    context = {
        "lijn": lijn,
        "inlassingen": inlassen(Plek.LIJN, lijn, moment),
        "kaarten": kaarten(bladzijde.rijen, kader, moment),
        "bladzijde": bladzijde,
        "telling": tel_statussen(lijn, acties, moment),
        "misschien": misschien_er(Actie.objects.te_zien(moment).van_lijn(slug), moment),
        "nieuws": vertel_nieuws(Gebeurtenis.objects.te_zien(moment).van_lijn(lijn).geldend_op(moment)),
    }
    return render(request, "programmalijnen/programmalijn.html", context)
