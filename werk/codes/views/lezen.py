"""Reading: the codes that this person writes, what its parties are asked to sign, and one code with its versions."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from acties.rechten import trekker_voor
from basis.tijd.moment import Moment
from basis.web.toegang import met_inlog
from basis.web.verzoek import ingelogde, require_safe
from codes.models import Code, Versie, Versiestand
from codes.models.versie import VersieQuerySet, in_werking
from codes.rechten import te_ondertekenen, te_schrijven
from partijen.models import Gebruiker, Partij
from partijen.rechten import eis
from partijen.rollen import Recht


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


def versies_van(code: Code) -> VersieQuerySet:
    """All versions, the newest first, with how each stands now."""
    return Versie.objects.van_code(code).met_stand_op(Moment.nu()).voor_lijst()


def geldende(code: Code) -> Versie | None:
    """The version that holds now."""
    return in_werking(list(versies_van(code)))


def namens(gebruiker: Gebruiker, code: Code) -> Partij | None:
    """On whose behalf this person writes: the party that leads the actie; None for the whole portal."""
    return trekker_voor(gebruiker, code.actie)


@met_inlog
@require_safe
def lijst(request: HttpRequest) -> HttpResponse:
    """What own parties are asked to sign, and the codes that this person writes."""
    gebruiker = wie_schrijft(request)
    versies = Versie.objects.filter(code__in=te_schrijven(gebruiker)).met_stand_op(Moment.nu()).voor_lijst()
    per_code: dict[int, list[Versie]] = {}
    for versie in versies:
        per_code.setdefault(versie.code_id, []).append(versie)
    codes = list(te_schrijven(gebruiker).voor_lijst())
    tekenen = te_ondertekenen(gebruiker).select_related("partij", "afspraak__ondertekent_versie__code")
    context = {
        "codes": [(code, in_werking(per_code.get(code.pk, [])), _open(per_code.get(code.pk, []))) for code in codes],
        "te_ondertekenen": list(tekenen.order_by("partij__sorteernaam", "pk")),
    }
    return render(request, "werk_codes/lijst.html", context)


def _open(versies: list[Versie]) -> list[Versie]:
    """Those that are not finished."""
    return [een for een in versies if een.stand in (Versiestand.CONCEPT, Versiestand.TER_ONDERTEKENING)]


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
