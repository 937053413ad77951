"""Whether a request is being answered, and where it comes from: the visitor's address, also behind a proxy of ours."""

from collections.abc import Callable
from contextvars import ContextVar
from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

_huidig: ContextVar[str | None] = ContextVar("herkomst", default=None)
_bezig: ContextVar[bool] = ContextVar("verzoek", default=False)


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


def in_verzoek() -> bool:
    """Whether a request is being answered; not so in a command or a job."""
    return _bezig.get()


def onthoud_herkomst(get_response: Callable[[HttpRequest], HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Middleware: know during a request that there is one, and where it came from."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        merk, bezig = _huidig.set(herkomst_van(request)), _bezig.set(True)
        try:
            return get_response(request)
        finally:
            _huidig.reset(merk)
            _bezig.reset(bezig)

    return middleware
