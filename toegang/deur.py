"""The doors of the workplace and of one's own account: how long a login lasts, and who must show (again) who it is."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import Resolver404, resolve, reverse
from django_htmx.http import HttpResponseClientRedirect

from basis.web.adres import Adres
from basis.web.toegang import met_inlog
from basis.web.verzoek import ingelogde, wie
from partijen.rechten import verandert_iets
from toegang import middelen, sessies

Pagina = Callable[..., HttpResponseBase]

# The only pages in between: setting up the second step, getting out, asking for help; the pictures of pages, and what
# stands in other sites.
VRIJ = (
    *("account_login", "mfa_", "toegang:bevestigen", "sso:", "uitloggen", "gezond", "programmalijnen:pagina"),
    *("programmakaart", "opendata:deelbeeld", "insluiten:"),
)
NAAR = "toegang.naar"


def bewaak_sessie(get_response: Callable[[HttpRequest], HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """End a login that did nothing for three hours, or has lasted for twelve; the page then asks to log in again."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        if wie(request) is not None:
            if sessies.is_voorbij(request):
                logout(request)
            else:
                sessies.houd_bij(request)
        return get_response(request)

    return middleware


def eis_tweede_stap(get_response: Callable[[HttpRequest], HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Send who may change something to the page of the second step, until it is done; whatever they ask for."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        gebruiker = wie(request)
        if gebruiker is None or sessies.toonde_tweede_stap(request.session) or _is_vrij(request):
            return get_response(request)
        return _naar_tweede_stap(request) if verandert_iets(gebruiker) else get_response(request)

    return middleware


def _is_vrij(request: HttpRequest) -> bool:
    try:
        return resolve(request.path_info).view_name.startswith(VRIJ)
    except Resolver404:
        return False


def _naar_tweede_stap(request: HttpRequest) -> HttpResponse:
    if request.method == "GET":
        request.session[NAAR] = request.get_full_path()  # and there, when it is done
    adres = reverse("mfa_index")
    return HttpResponseClientRedirect(adres) if getattr(request, "htmx", False) else redirect(adres)


# -- around pages ------------------------------------------------------------------------------------------------


def net_bevestigd(pagina: Pagina) -> Pagina:
    """First to the page that asks who one is, and back.

    Who has nothing to show it with, came by the own organisation.
    """

    @met_inlog
    @wraps(pagina)
    def met_controle(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        heeft_middel, sessie = middelen.van(ingelogde(request)).exists(), request.session
        moet = heeft_middel and not sessies.toonde_tweede_stap(sessie)  # or one would add a second step of one's own
        if moet or not sessies.is_net_bevestigd(sessie):
            return _naar_bevestigen(request)
        return pagina(request, *args, **kwargs)

    return met_controle


def met_tweede_stap(pagina: Pagina) -> Pagina:
    """The middleware lets these pages through before the second step; those of the own account ask for it here.

    Who knows no more than a password could otherwise link a login of their own that counts as one.
    """

    @met_inlog
    @wraps(pagina)
    def met_controle(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if verandert_iets(ingelogde(request)) and not sessies.toonde_tweede_stap(request.session):
            return redirect("mfa_index")
        return pagina(request, *args, **kwargs)

    return met_controle


def net_bevestigd_na_stap(pagina: Pagina) -> Pagina:
    """For pages about logins of organisations: the second step, and then a moment ago who one is."""

    @met_tweede_stap
    @wraps(pagina)
    def met_controle(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if sessies.is_net_bevestigd(request.session):
            return pagina(request, *args, **kwargs)
        return _naar_bevestigen(request)

    return met_controle


def _naar_bevestigen(request: HttpRequest) -> HttpResponse:
    return redirect(Adres().met(next=request.path).achter(_bevestigadres(request)))


def _bevestigadres(request: HttpRequest) -> str:
    """Where this person shows again who it is: here, or at the organisation.

    There when there is nothing to show here; or only a password, that who came by the organisation may have forgotten.
    """
    gebruiker = ingelogde(request)
    kan_daar = sessies.kwam_via_organisatie(request.session) or not gebruiker.has_usable_password()
    if kan_daar and not Authenticator.objects.filter(user=gebruiker).exists():
        uitgevers = set(gebruiker.identiteiten.values_list("uitgever", flat=True))
        for aanbieder in settings.OIDC_AANBIEDERS:
            if aanbieder.issuer in uitgevers:
                return reverse("sso:begin", args=[aanbieder.code])
    return reverse("toegang:bevestigen")
