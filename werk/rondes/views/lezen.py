"""Reading: all rondes, one of them with what it asks of this person's parties, and two closed ones side by side.

Drafts are for who opens them; the others for everyone with a place to work.
"""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from basis.web.formulieren import Optie
from basis.web.toegang import met_inlog
from basis.web.verzoek import require_safe, wie
from partijen.models import Gebruiker
from partijen.rechten import eis, mag
from partijen.rollen import Recht
from werk.rondes.models import Ronde, Rondevraag
from werk.rondes.slotstand import slotstanden, vat_samen
from werk.rondes.vergelijking import vergelijk as vergelijk_rondes
from werk.rondes.vragen import Tussenstand, eigen_vragen, tel_eigen, voorbeeld

NIETS = Tussenstand(0, 0)
LAATSTE = 20  # closed rondes on the list: a few years of them


def wie_werkt(request: HttpRequest) -> Any:
    """The person who is logged in; raises PermissionDenied without any role."""
    gebruiker = wie(request)
    eis(gebruiker, Recht.WERKPLEK, tekst="Updaterondes zijn voor wie werkt voor een organisatie in het programma.")
    return gebruiker


def wie_rondes_doet(request: HttpRequest) -> Any:
    """The person who is logged in; raises PermissionDenied for who does not open and close rondes."""
    gebruiker = wie(request)
    eis(gebruiker, Recht.RONDES, tekst="Alleen het programmabureau doet dit.")
    return gebruiker


def mag_rondes(gebruiker: Gebruiker) -> bool:
    """Whether this person opens and closes rondes."""
    return mag(gebruiker, Recht.RONDES)


def vind(slug: str, gebruiker: Gebruiker) -> Ronde:
    """The ronde at an address; raises Http404 when this person does not see it."""
    ronde = get_object_or_404(Ronde.objects.voor_lijst(), slug=slug)
    if ronde.is_concept and not mag_rondes(gebruiker):
        raise Http404("geen ronde op dit adres")
    return ronde


@met_inlog
@require_safe
def lijst(request: HttpRequest) -> HttpResponse:
    """Open rondes with what they ask of my parties, then those that are closed; drafts for who opens them."""
    gebruiker = wie_werkt(request)
    rondes = Ronde.objects.all()
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
        context["slotstand"] = vat_samen(slotstanden(gevonden))
        context["vergelijkbaar"] = Ronde.objects.gesloten().behalve(gevonden).exists()
    return render(request, "rondes/ronde.html", context)


def _eigen(gebruiker: Gebruiker, ronde: Ronde) -> dict[str, Any]:
    blokken = eigen_vragen(gebruiker, ronde)
    aantal, gedaan = sum(blok.aantal for blok in blokken), sum(blok.gedaan for blok in blokken)
    return {"blokken": blokken, "teller": Tussenstand(aantal, gedaan)}


@met_inlog
@require_safe
def vergelijk(request: HttpRequest, slug: str) -> HttpResponse:
    """What changed since another closed ronde; without `?met=` since the one that was closed before it."""
    ronde = vind(slug, wie_werkt(request))
    if not ronde.is_gesloten:
        raise Http404("alleen van een gesloten ronde staat vast hoe het stond")
    andere = list(Ronde.objects.gesloten().behalve(ronde).nieuwste_eerst())
    ander = _kies(ronde, andere, request.GET.get("met", ""))
    context: dict[str, Any] = {
        "ronde": ronde,
        "opties": [Optie(een.slug, een.titel, een == ander) for een in andere],
        "verschil": vergelijk_rondes(ronde, ander) if ander else None,
    }
    return render(request, "rondes/vergelijk.html", context)


def _kies(ronde: Ronde, andere: list[Ronde], met: str) -> Ronde | None:
    """The ronde to compare with: the one that is asked for, else the last before this one, else any. Raises Http404."""
    if met:
        gevraagd = next((ander for ander in andere if ander.slug == met), None)
        if gevraagd is None:
            raise Http404("zo heet geen gesloten ronde")
        return gevraagd
    eerdere = [ander for ander in andere if (ander.gesloten_op, ander.pk) < (ronde.gesloten_op, ronde.pk)]
    return next(iter(eerdere or andere), None)
