"""Pages that ask for a login."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, resolve_url
from django_htmx.http import HttpResponseClientRedirect

from ibp_portal.web.context import wie

Pagina = Callable[..., HttpResponse]


def met_inlog(pagina: Pagina) -> Pagina:
    """Send who is not logged in to the login page and back; htmx too leaves the whole page for it."""

    @wraps(pagina)
    def met_controle(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if wie(request) is not None:
            return pagina(request, *args, **kwargs)
        adres = _inlogadres(request)
        return HttpResponseClientRedirect(adres) if getattr(request, "htmx", False) else redirect(adres)

    return met_controle


def _inlogadres(request: HttpRequest) -> str:
    """The login page, that leads back here.

    What was filled in is lost, and `verlopen` has the login page say so. The address that a form is sent to leads,
    when it is only read, to the page with the form.
    """
    vraag = QueryDict(mutable=True)
    if request.method in ("GET", "HEAD"):
        vraag["next"] = request.get_full_path()
    else:
        vraag["next"], vraag["verlopen"] = request.path, "ja"
    return f"{resolve_url(settings.LOGIN_URL)}?{vraag.urlencode(safe='/')}"
