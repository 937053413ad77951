"""Pages that ask for a login."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.contrib.auth.forms import AuthenticationForm
from django.http import HttpRequest, HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render, resolve_url
from django_htmx.http import HttpResponseClientRedirect

from basis.web.context import wie
from basis.web.getypt import Getypt

Pagina = Callable[..., HttpResponseBase]


def met_inlog(pagina: Pagina) -> Pagina:
    """Send who is not logged in to the login page and back; htmx too leaves the whole page for it."""

    @wraps(pagina)
    def met_controle(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if wie(request) is not None:
            return pagina(request, *args, **kwargs)
        return _naar_inlog(request)

    return met_controle


def vraag_inlog(request: HttpRequest) -> HttpResponse | None:
    """The login page with what was typed, that goes along to be sent again; None when nothing was typed."""
    getypt = Getypt.van(request.POST) if request.method == "POST" else Getypt()
    return toon_inlog(request, getypt, request.path) if getypt else None


def toon_inlog(request: HttpRequest, getypt: Getypt, adres: str) -> HttpResponse:
    """The login page, with what was typed in the form of this address."""
    context = {"form": AuthenticationForm(request), "next": adres, "getypt": getypt}
    context |= {"verlopen": False, "passkey_fout": ""}
    return render(request, "inloggen.html", context, status=401)


def _naar_inlog(request: HttpRequest) -> HttpResponse:
    """To the login page; htmx leaves the whole page for it, unless a form was sent: then the page keeps its text."""
    met_htmx = getattr(request, "htmx", False)
    if request.method in ("GET", "HEAD"):
        adres = _inlogadres(request)
        return HttpResponseClientRedirect(adres) if met_htmx else redirect(adres)
    if met_htmx:
        return HttpResponse("U bent niet meer ingelogd.", status=401)
    return vraag_inlog(request) or redirect(_inlogadres(request))


def _inlogadres(request: HttpRequest) -> str:
    """The login page, that leads back here.

    `verlopen` has the login page say that a click did not count. The address that a form is sent to leads, when it
    is only read, to the page with the form.
    """
    vraag = QueryDict(mutable=True)
    if request.method in ("GET", "HEAD"):
        vraag["next"] = request.get_full_path()
    else:
        vraag["next"], vraag["verlopen"] = request.path, "ja"
    return f"{resolve_url(settings.LOGIN_URL)}?{vraag.urlencode(safe='/')}"
