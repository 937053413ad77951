"""Reading: all rondes, and one of them with what it asks of this person's parties."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from basis.web.toegang import met_inlog
from basis.web.verzoek import require_safe
from partijen.models import Gebruiker
from werk.rondes.bereik import voorbeeld
from werk.rondes.eigen import Teller, eigen_vragen, tel_eigen
from werk.rondes.models import Ronde, Rondevraag
from werk.rondes.opname import vat_samen, zichtbare_acties
from werk.rondes.zicht import mag_rondes, vind, wie_werkt

NIETS = Teller(0, 0)
LAATSTE = 20  # closed rondes on the list: a few years of them


@met_inlog
@require_safe
def lijst(request: HttpRequest) -> HttpResponse:
    """Open rondes with what they ask of my parties, then those that are closed; drafts for who opens them."""
    gebruiker = wie_werkt(request)
    rondes = Ronde.objects.zonder_opname()
    open_ = list(rondes.open().voor_lijst())
    gesloten = list(rondes.gesloten().nieuwste_eerst()[:LAATSTE])
    tellers = tel_eigen(gebruiker, [*open_, *gesloten])
    beheert = mag_rondes(gebruiker)
    alle = Rondevraag.objects.in_open_rondes().tel_per_ronde() if beheert else {}
    context = {
        "open": [(ronde, tellers.get(ronde.pk, NIETS), alle.get(ronde.pk)) for ronde in open_],
        "gesloten": [(ronde, tellers.get(ronde.pk, NIETS)) for ronde in gesloten],
        "concepten": rondes.concept().voor_lijst() if beheert else (),
        "beheert": beheert,
    }
    return render(request, "rondes/lijst.html", context)


@met_inlog
@require_safe
def ronde(request: HttpRequest, slug: str) -> HttpResponse:
    """One ronde: as a draft what it would ask, open what it asks of my parties, closed how everything stood."""
    gebruiker = wie_werkt(request)
    gevonden = vind(slug, gebruiker)
    context: dict[str, Any] = {"ronde": gevonden, "beheert": mag_rondes(gebruiker)}
    if gevonden.is_concept:
        context |= {"voorbeeld": voorbeeld(gevonden), "acties": gevonden.acties().voor_lijst()[:200]}
        return render(request, "rondes/concept.html", context)
    context |= _eigen(gebruiker, gevonden)
    if context["beheert"] and gevonden.is_open:
        context["telling"] = gevonden.vragen.tel()
    if gevonden.is_gesloten:
        context["opname"] = vat_samen(zichtbare_acties(gevonden))
        context["vergelijkbaar"] = Ronde.objects.gesloten().behalve(gevonden).exists()
    return render(request, "rondes/ronde.html", context)


def _eigen(gebruiker: Gebruiker, ronde: Ronde) -> dict[str, Any]:
    blokken = eigen_vragen(gebruiker, ronde)
    aantal, gedaan = sum(blok.aantal for blok in blokken), sum(blok.gedaan for blok in blokken)
    return {"blokken": blokken, "teller": Teller(aantal, gedaan)}
