"""Reading: the codes that this person writes, what its parties are asked to sign, and one code with its versions."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from acties.rechten import trekker_voor
from basis.web.toegang import met_inlog
from basis.web.verzoek import ingelogde, require_safe
from codes.models import Code, Versie
from codes.models.versie import in_werking
from codes.rechten import te_schrijven
from partijen.models import Gebruiker, Partij
from partijen.rechten import eis
from partijen.rollen import Recht
from werk.codes.overzicht import codekaarten, ondertekeningen, versies_van


def wie_schrijft(request: HttpRequest) -> Gebruiker:
    """The person who is logged in; raises PermissionDenied for who reports nothing."""
    gebruiker = ingelogde(request)
    eis(gebruiker, Recht.MELDEN)
    return gebruiker


def vind(request: HttpRequest, code: str) -> tuple[Gebruiker, Code]:
    """Who asks, and the code; one of an actie that others lead there is none. Raises Http404."""
    gebruiker = wie_schrijft(request)
    return gebruiker, get_object_or_404(te_schrijven(gebruiker).voor_lijst(), slug=code)


def vind_versie(request: HttpRequest, code: str, nummer: str) -> tuple[Gebruiker, Versie]:
    """Who asks, and the version with its code. Raises Http404."""
    gebruiker, gevonden = vind(request, code)
    versie = get_object_or_404(versies_van(gevonden), nummer=nummer)
    versie.code = gevonden
    return gebruiker, versie


def namens(gebruiker: Gebruiker, code: Code) -> Partij | None:
    """On whose behalf this person writes: the party that leads the actie; None for the whole portal."""
    return trekker_voor(gebruiker, code.actie)


@met_inlog
@require_safe
def lijst(request: HttpRequest) -> HttpResponse:
    """What own parties are asked to sign, and the codes that this person writes."""
    gebruiker = wie_schrijft(request)
    context = {"kaarten": codekaarten(gebruiker), "te_ondertekenen": ondertekeningen(gebruiker)}
    return render(request, "werk_codes/lijst.html", context)


@met_inlog
@require_safe
def code(request: HttpRequest, code: str) -> HttpResponse:
    """One code: its versions, and what can be done with it."""
    _, gevonden = vind(request, code)
    versies = list(versies_van(gevonden))
    context = {
        "code": gevonden,
        "versies": versies,
        "geldend": in_werking(versies),
        "concept": next((een for een in versies if een.is_concept), None),
    }
    return render(request, "werk_codes/code.html", context)
