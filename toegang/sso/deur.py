"""Around the pages of single sign-on: who may come here, and a clear page when a login is refused."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode

from basis.logboek.models import Handeling, Resultaat
from basis.logboek.services import leg_vast
from basis.web.context import wie
from basis.web.herkomst import huidig_netwerk
from basis.web.toegang import met_inlog
from partijen.models import Gebruiker
from partijen.rechten import verandert_iets
from toegang import pogingen, tweede_stap
from toegang.sso.aanbieders import Aanbieder
from toegang.sso.fouten import Geweigerd, Onbereikbaar

Pagina = Callable[..., HttpResponseBase]


def aanbieder_met(code: str) -> Aanbieder:
    """The organisation with this code. Raises Http404."""
    for aanbieder in settings.OIDC_AANBIEDERS:
        if aanbieder.code == code:
            return aanbieder
    raise Http404


def met_uitleg(pagina: Pagina) -> Pagina:
    """A login that is refused is written down, and told of on a page of its own."""

    @wraps(pagina)
    def met_controle(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            return pagina(request, *args, **kwargs)
        except Geweigerd as fout:
            return _weiger(request, fout, str(kwargs.get("code", "")))

    return met_controle


def _weiger(request: HttpRequest, fout: Geweigerd, code: str) -> HttpResponse:
    _log(fout, code, wie(request))
    kop, uitleg = fout.uitleg
    context = {"kop": kop, "uitleg": uitleg, "reden": fout.reden, "code": code}
    return render(request, "toegang/sso_geweigerd.html", context, status=fout.status)


def _log(fout: Geweigerd, code: str, ingelogd: Gebruiker | None) -> None:
    """One row for each refusal, until there are many from one place: of that there is one row more."""
    gebruiker = fout.gebruiker or ingelogd
    try:
        pogingen.begin(pogingen.GEWEIGERD, huidig_netwerk() or "", gebruiker=gebruiker)
    except pogingen.Geblokkeerd:
        return
    leg_vast(
        Handeling.IDENTITEIT if ingelogd else Handeling.INLOGGEN,
        resultaat=Resultaat.MISLUKT if isinstance(fout, Onbereikbaar) else Resultaat.GEWEIGERD,
        door=gebruiker,
        object_=str(gebruiker or ""),
        aanbieder=code,
        reden=fout.reden,
    )


def met_tweede_stap(pagina: Pagina) -> Pagina:
    """The middleware lets these pages through before the second step; those of the own account ask for it here.

    Who knows no more than a password could otherwise link a login of their own that counts as one.
    """

    @met_inlog
    @wraps(pagina)
    def met_controle(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if verandert_iets(wie(request)) and not tweede_stap.is_gezet(request.session):
            return redirect("mfa_index")
        return pagina(request, *args, **kwargs)

    return met_controle


def net_bevestigd(pagina: Pagina) -> Pagina:
    """Only for who showed a moment ago who it is: others do so first, here or at their organisation."""

    @met_tweede_stap
    @wraps(pagina)
    def met_controle(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if tweede_stap.is_net_bevestigd(request.session):
            return pagina(request, *args, **kwargs)
        return redirect(f"{bevestigadres(request)}?{urlencode({'next': request.path})}")

    return met_controle


def bevestigadres(request: HttpRequest) -> str:
    """Where this person shows again who it is: here, or at the organisation.

    There when there is nothing to show here; or only a password, that who came by the organisation may have forgotten.
    """
    gebruiker = wie(request)
    kan_daar = tweede_stap.is_via_organisatie(request.session) or not gebruiker.has_usable_password()
    if kan_daar and not Authenticator.objects.filter(user=gebruiker).exists():
        uitgevers = set(gebruiker.identiteiten.values_list("uitgever", flat=True))
        for aanbieder in settings.OIDC_AANBIEDERS:
            if aanbieder.issuer in uitgevers:
                return reverse("sso:begin", args=[aanbieder.code])
    return reverse("toegang:bevestigen")
