"""The board of a ronde, for the programmabureau: who has done what, as a page and as a table to take along."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from basis.web.adres import Adres
from basis.web.bladeren import blader
from basis.web.formulieren import Optie
from basis.web.rekenblad import csv_antwoord
from basis.web.toegang import met_inlog
from basis.web.verzoek import require_safe
from partijen.models import Bestuurslaag, Partij
from werk.rondes import services
from werk.rondes.bord import GEDAAN, KOLOMMEN, OP_NAAM, OPEN, bordrijen, partijen_van, tabel
from werk.rondes.views.beheer import MET_FORMULIER
from werk.rondes.views.lezen import vind, wie_rondes_doet

STANDEN = ((OPEN, "Nog niet klaar"), (GEDAAN, "Alles gedaan"))
PER_BLADZIJDE = 20


@dataclass(frozen=True)
class Keuze:
    """What the address chooses; what it does not know counts as no choice."""

    stand: str
    laag: str

    @classmethod
    def uit(cls, request: HttpRequest) -> "Keuze":
        gekozen = Adres.zuiver(request, ("stand", "laag"))
        stand, laag = gekozen.get("stand"), gekozen.get("laag")
        return cls(stand if stand in dict(STANDEN) else "", laag if laag in Bestuurslaag.values else "")

    @property
    def adres(self) -> str:
        """As a query string."""
        return Adres().met(stand=self.stand, laag=self.laag).vraag


@met_inlog
@require_safe
def bord(request: HttpRequest, slug: str) -> HttpResponse:
    """Who has done what, a page of parties at a time."""
    ronde = vind(slug, wie_rondes_doet(request))
    if ronde.is_concept:
        return redirect(ronde)
    keuze = Keuze.uit(request)
    bladzijde = blader(partijen_van(ronde, keuze.stand, keuze.laag), OP_NAAM, request.GET, PER_BLADZIJDE)
    context = {
        "ronde": ronde,
        "telling": ronde.vragen.tel(),
        "rijen": bordrijen(ronde, bladzijde.rijen),
        "bladzijde": bladzijde,
        "keuze": keuze,
        "stand_opties": [Optie(waarde, label, waarde == keuze.stand) for waarde, label in STANDEN],
        "laag_opties": [Optie(laag.value, str(laag.label), laag == keuze.laag) for laag in Bestuurslaag],
        "kolommen": KOLOMMEN,
    }
    return render(request, "rondes/bord.html", context)


@met_inlog
@require_http_methods(MET_FORMULIER)
def herinneren(request: HttpRequest, slug: str, partij: str) -> HttpResponse:
    """Remind one party by mail, and back to the board as it was; who only opens the address gets the board."""
    gebruiker = wie_rondes_doet(request)
    ronde, wie = vind(slug, gebruiker), get_object_or_404(Partij, slug=partij)
    if request.method == "POST":
        try:
            gelukt = services.herinner_partij(ronde=ronde, partij=wie, door=gebruiker)
        except ValidationError as fout:
            messages.error(request, " ".join(fout.messages))
        else:
            al = "" if gelukt else " al"
            messages.success(request, f"{wie.korte_naam} krijgt vandaag{al} een herinnering per mail.")
    return redirect(Adres.van(request).achter(reverse("rondes:bord", args=[ronde.slug])))


@met_inlog
@require_safe
def bord_csv(request: HttpRequest, slug: str) -> Any:
    """Every question to the chosen parties with its answer, as CSV."""
    ronde = vind(slug, wie_rondes_doet(request))
    if ronde.is_concept:
        return redirect(ronde)
    keuze = Keuze.uit(request)
    rijen = tabel(ronde, keuze.stand, keuze.laag)
    return csv_antwoord(request, f"ronde-{ronde.slug}.csv", KOLOMMEN, rijen if request.method == "GET" else ())
