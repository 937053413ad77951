"""Where a request comes from: the address of the visitor, also behind a proxy of ours."""

from collections.abc import Callable
from contextvars import ContextVar
from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

_huidig: ContextVar[str | None] = ContextVar("herkomst", default=None)


def herkomst_van(request: HttpRequest) -> str | None:
    """The address of the visitor; None when it is not known.

    With `settings.AANTAL_PROXIES` proxies of ours before us, the last of them that others could not fill in: each adds
    the address that it saw at the end of X-Forwarded-For.
    """
    adressen = [request.META.get("REMOTE_ADDR", "")]
    if settings.AANTAL_PROXIES:
        doorgegeven = [deel for deel in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if deel.strip()]
        adressen = doorgegeven[-settings.AANTAL_PROXIES :][:1] or adressen
    try:
        return str(ip_address(adressen[0].strip()))
    except ValueError:
        return None


def huidige_herkomst() -> str | None:
    """The address of the visitor whose request is being answered; None outside a request."""
    return _huidig.get()


def onthoud_herkomst(get_response: Callable[[HttpRequest], HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Middleware: know during a request where it came from."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        merk = _huidig.set(herkomst_van(request))
        try:
            return get_response(request)
        finally:
            _huidig.reset(merk)

    return middleware
