"""How long a login lasts; and who can change something comes no further without a second step."""

from collections.abc import Callable

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import Resolver404, resolve, reverse
from django_htmx.http import HttpResponseClientRedirect

from basis.web.context import wie
from partijen.rechten import verandert_iets
from toegang import sessies, tweede_stap

# The only pages in between: setting up the second step, getting out, and asking for help.
VRIJ = ("account_login", "mfa_", "toegang:bevestigen", "sso:", "uitloggen", "gezond", "programmalijnen:pagina")


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
        if gebruiker is None or tweede_stap.is_gezet(request.session) or _is_vrij(request):
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
