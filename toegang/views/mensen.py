"""Who else may come in: the people of a party with their roles, invitations, and the overview of who may do what."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from basis.web.adres import Adres
from basis.web.bladeren import blader
from basis.web.rekenblad import csv_antwoord
from basis.web.toegang import met_inlog
from basis.web.verzoek import ingelogde, require_safe, wie
from partijen import rechten
from partijen.models import Gebruiker, Lidmaatschap, Partij
from partijen.rollen import Portaalrol, Recht, Rol
from toegang import mensen as lijsten
from toegang import services
from toegang.forms import UitnodigForm
from toegang.models import Uitnodiging
from toegang.views.inloggen import PAGINA

PORTAAL = "portaal"  # in the place of a party: the roles for all of it
NIET_VOOR_U = "Alleen een redacteur of een beheerder ziet wie wat mag."


@met_inlog
@require_http_methods(PAGINA)
def mensen(request: HttpRequest) -> HttpResponse:
    """The people and the invitations of one party (`?partij=`), or of the whole portal; and inviting someone."""
    gebruiker = ingelogde(request)
    rechten.eis(gebruiker, Recht.UITNODIGEN, tekst="Alleen een redacteur of beheerder nodigt mensen uit.")
    partij = _gekozen(request, gebruiker)
    formulier = UitnodigForm(request.POST if request.method == "POST" else None, voor_portaal=partij is None)
    if formulier.is_bound and formulier.is_valid():
        try:
            uitnodiging = services.nodig_uit(**formulier.cleaned_data, partij=partij, door=gebruiker)
        except ValidationError as fout:
            formulier.neem_over(fout)
        else:
            messages.success(request, f"De uitnodiging aan {uitnodiging.email} wordt verstuurd.")
            return _terug(partij)
    context = {"formulier": formulier, "partij": partij, **_lijsten(gebruiker, partij)}
    return render(request, "toegang/mensen.html", context, status=422 if formulier.errors else 200)


def _gekozen(request: HttpRequest, gebruiker: Gebruiker) -> Partij | None:
    """The party that was chosen, else the first; a beheerder starts with the portal. Raises Http404."""
    partijen = rechten.partijen_met(gebruiker, Recht.UITNODIGEN)
    slug = request.GET.get("partij", "")
    overal = gebruiker.mag_overal(Recht.UITNODIGEN)
    if overal and slug in {"", PORTAAL}:
        return None
    if not slug:
        return partijen.first()
    return get_object_or_404(partijen, slug=slug)


def _lijsten(gebruiker: Gebruiker, partij: Partij | None) -> dict[str, Any]:
    partijen = rechten.partijen_met(gebruiker, Recht.UITNODIGEN)
    return {
        "partijen": list(partijen),
        "voor_portaal": gebruiker.mag_overal(Recht.UITNODIGEN),
        "leden": lijsten.leden(partij) if partij else (),
        "portaalmensen": () if partij else lijsten.met_portaalrol(),
        "uitnodigingen": Uitnodiging.objects.open().voor(partij).voor_lijst(),
        "rollen": Rol.choices,
    }


def _terug(partij: Partij | None) -> HttpResponse:
    return redirect(Adres().met(partij=partij.slug if partij else PORTAAL).achter(reverse("toegang:mensen")))


UITNODIGING = {
    "intrekken": (services.trek_in, "is ingetrokken"),
    "opnieuw": (services.stuur_opnieuw, "wordt opnieuw verstuurd. De vorige link werkt niet meer"),
}


@met_inlog
@require_http_methods(PAGINA)
def wijzig_uitnodiging(request: HttpRequest, pk: int, wat: str) -> HttpResponse:
    """Have an invitation no longer work, or send it again; who only opens the address gets the list."""
    uitnodiging = get_object_or_404(Uitnodiging.objects.voor_lijst(), pk=pk)
    services.eis_uitnodigen(ingelogde(request), uitnodiging.partij)
    if request.method == "POST":
        _wijzig(request, uitnodiging, *UITNODIGING[wat])
    return _terug(uitnodiging.partij)


def _wijzig(request: HttpRequest, uitnodiging: Uitnodiging, dienst: Callable[..., bool], gevolg: str) -> None:
    try:
        gelukt = dienst(uitnodiging=uitnodiging, door=wie(request))
    except ValidationError as fout:
        messages.warning(request, fout.messages[0])
        return
    if gelukt:
        messages.success(request, f"De uitnodiging aan {uitnodiging.email} {gevolg}.")
    else:
        messages.warning(request, "Deze uitnodiging was al gebruikt of niet meer geldig.")


@met_inlog
@require_http_methods(PAGINA)
def rol(request: HttpRequest, pk: int) -> HttpResponse:
    """Another role for a member, or none; who only opens the address gets the list."""
    lid = get_object_or_404(Lidmaatschap.objects.voor_lijst(), pk=pk)
    services.eis_uitnodigen(ingelogde(request), lid.partij)
    if request.method != "POST":
        return _terug(lid.partij)
    gekozen = request.POST.get("rol", "")
    if gekozen not in {*Rol.values, "weg"}:
        raise Http404("deze rol bestaat niet")
    try:
        services.wijzig_rol(lid=lid, rol="" if gekozen == "weg" else gekozen, door=ingelogde(request))
    except ValidationError as fout:
        raise PermissionDenied(fout.messages[0]) from None
    waarde = "heeft geen rol meer" if gekozen == "weg" else f"is nu {Rol(gekozen).label}"
    messages.success(request, f"{lid.gebruiker} {waarde}.")
    return _terug(lid.partij)


@met_inlog
@require_http_methods(PAGINA)
def portaalrol(request: HttpRequest, pk: int, rol: str) -> HttpResponse:
    """Take a role for the whole portal away; who only opens the address gets the list."""
    services.eis_uitnodigen(ingelogde(request), None)
    gebruiker = get_object_or_404(Gebruiker, pk=pk)
    if rol not in Portaalrol.values:
        raise Http404("deze rol bestaat niet")
    if request.method == "POST":
        try:
            services.neem_portaalrol_af(gebruiker=gebruiker, rol=Portaalrol(rol), door=ingelogde(request))
        except ValidationError as fout:
            raise PermissionDenied(fout.messages[0]) from None
        messages.success(request, f"{gebruiker} is geen {Portaalrol(rol).label} meer.")
    return _terug(None)


# -- the overview of rights: for a redacteur of the own parties, for a beheerder of everyone ----------------------


@require_safe
@met_inlog
def rechtenoverzicht(request: HttpRequest) -> HttpResponse:
    """The people, what each may do, and whether their login is safe."""
    rechten.eis(ingelogde(request), Recht.UITNODIGEN, tekst=NIET_VOOR_U)
    gevraagd = lijsten.Overzicht(ingelogde(request), request.GET)
    context = {
        "overzicht": gevraagd,
        "bladzijde": blader(gevraagd.mensen(), lijsten.OP_NAAM, request.GET),
        "rollen": lijsten.rollen_met_rechten(),
        "vandaag": timezone.localdate(),
    }
    return render(request, "toegang/rechten.html", context)


@require_safe
@met_inlog
def rechten_csv(request: HttpRequest) -> HttpResponse:
    """The overview as a file, all of it, for the yearly review."""
    rechten.eis(ingelogde(request), Recht.UITNODIGEN, tekst=NIET_VOOR_U)
    vandaag = timezone.localdate()
    rijen = lijsten.rolrijen(lijsten.Overzicht(ingelogde(request), request.GET).mensen(), vandaag)
    return csv_antwoord(request, f"rechten-{vandaag:%Y-%m-%d}.csv", lijsten.KOLOMMEN, rijen)  # type: ignore[return-value]
