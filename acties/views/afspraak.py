"""The page of one promise: what, who, by when, what it waits for, and what happened to it; and a new one."""

from typing import Any
from uuid import uuid4

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from acties import rechten
from acties.afspraakdossier import met_slug, stel_samen
from acties.journaal import net_gemeld_in
from acties.models import Afspraak
from acties.views.formulier import knoppen_voor_nieuw, open_formulier
from basis.tijd.moment import Moment
from basis.web.drukte import BLADZIJDE, zwaar
from basis.web.inlas import Plek, inlassen
from basis.web.moment import alleen_nu, met_moment
from basis.web.toegang import met_inlog
from basis.web.verzoek import MomentVerzoek, ingelogde, require_safe, wie
from partijen.models import Gebruiker
from programmalijnen.models import Programma


def vind(slug: str, gebruiker: Gebruiker | None) -> Afspraak:
    """The promise of this address; of a draft it is only there for who works on all acties. Raises Http404."""
    gevonden = met_slug(slug)
    openbaar = gevonden and (gevonden.actie is None or gevonden.actie.is_zichtbaar)
    if gevonden is None or not (openbaar or rechten.mag_concepten_zien(gebruiker)):
        raise Http404("geen afspraak op dit adres")
    return gevonden


@require_safe
@zwaar(BLADZIJDE)
@met_moment
def afspraak(request: MomentVerzoek, slug: str) -> HttpResponse:
    """What was promised, by whom and by when; now, or at a moment."""
    gebruiker = wie(request)
    gevonden = vind(slug, gebruiker)
    extra = {}
    if gebruiker and request.moment.is_nu:
        extra = open_formulier(request, gevonden.houder, gebruiker, gevonden.get_absolute_url())
    return toon(request, gevonden, gebruiker, extra, moment=request.moment)


def toon(
    request: HttpRequest,
    afspraak: Afspraak,
    gebruiker: Gebruiker | None,
    extra: dict[str, Any],
    *,
    moment: Moment | None = None,
    status: int = 200,
) -> HttpResponse:
    """The page, for who may write with the buttons of that, and with an open form."""
    moment = moment or Moment.nu()
    dossier = stel_samen(afspraak, moment, request.GET, gebruiker)
    gemeld = net_gemeld_in(afspraak.gebeurtenissen.all(), gebruiker) if gebruiker and not extra else []
    context = {
        "dossier": dossier,
        "afspraak": dossier.afspraak,
        "actie": dossier.afspraak.actie,
        "te_verbeteren": dossier.te_verbeteren,
        "net_gemeld": gemeld,
        "inlassingen": inlassen(Plek.AFSPRAAK, dossier.afspraak, moment),
        "mag_vragen": moment.is_nu and rechten.mag_inwoners_vragen(gebruiker, afspraak.actie),
        "inzending": uuid4(),
        **extra,
    }
    return render(request, "acties/afspraak.html", context, status=status)


@met_inlog
@require_safe
@alleen_nu
def nieuw(request: HttpRequest) -> HttpResponse:
    """Begin a new promise about the programme as a whole, for who writes for a party or found it in a source."""
    gebruiker, programma = ingelogde(request), Programma.objects.get()
    return toon_nieuw(request, gebruiker, open_formulier(request, programma, gebruiker, request.path))


def toon_nieuw(request: HttpRequest, gebruiker: Gebruiker, extra: dict[str, Any], status: int = 200) -> HttpResponse:
    """The page with a button for each own party. Raises PermissionDenied for who may nothing here."""
    partijen = rechten.partijen_voor(gebruiker, Programma.objects.get())
    context = {**knoppen_voor_nieuw(gebruiker, partijen), **extra}
    if not (context["voor_partijen"] or context["mag_gevonden"]):
        raise PermissionDenied(rechten.NIET_EIGEN)
    return render(request, "acties/afspraak_nieuw.html", context, status=status)
