"""The request: who sends it and from where, which methods a page takes, and what the middleware leaves in it."""

from collections.abc import Callable
from contextvars import ContextVar
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import TYPE_CHECKING, TypeVar

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators import http
from django.views.decorators.csrf import csrf_exempt
from django_htmx.middleware import HtmxDetails

from basis.tijd.moment import Moment

if TYPE_CHECKING:
    from django.contrib.auth.models import _User  # the user model of the settings

Pagina = TypeVar("Pagina", bound=Callable[..., HttpResponseBase])
_huidig: ContextVar[str | None] = ContextVar("herkomst", default=None)
_bezig: ContextVar[bool] = ContextVar("verzoek", default=False)


class Verzoek(HttpRequest):
    """A request that knows whether htmx sent it."""

    htmx: HtmxDetails


class MomentVerzoek(Verzoek):
    """A request for a page that can be asked for a moment (`basis.web.moment`)."""

    moment: Moment
    moment_fout: str  # why the moment that was asked for is not shown; not there when nothing is wrong


def wie(request: HttpRequest) -> "_User | None":
    """The person who is logged in, or None. A request without a session cookie does not touch a session."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return None
    gebruiker = request.user
    return None if isinstance(gebruiker, AnonymousUser) or not gebruiker.is_authenticated else gebruiker


def ingelogde(request: HttpRequest) -> "_User":
    """The person who is logged in, on a page that asks for that (`met_inlog`, the admin). Raises PermissionDenied."""
    if (gebruiker := wie(request)) is None:
        raise PermissionDenied("Log eerst in.")
    return gebruiker


def require_safe(pagina: Pagina) -> Pagina:
    """Django's: only GET and HEAD. Anything else is told so (405), not that a form has expired."""
    return csrf_exempt(http.require_safe(pagina))


# -- where it comes from: the visitor's address, also behind a proxy of ours ---------------------------------------


def herkomst_van(request: HttpRequest) -> str | None:
    """The address of the visitor; None when it is not known.

    With `settings.AANTAL_PROXIES` proxies of ours before us, the last of them that others could not fill in: each adds
    the address that it saw at the end of X-Forwarded-For.
    """
    adressen = [request.META.get("REMOTE_ADDR", "")]
    if settings.AANTAL_PROXIES:
        doorgegeven = [deel for deel in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if deel.strip()]
        adressen = doorgegeven[-settings.AANTAL_PROXIES :][:1] or adressen
    adres = _gelezen(adressen[0])
    return str(adres) if adres else None


def _gelezen(tekst: str) -> IPv4Address | IPv6Address | None:
    """The address; some proxies write a port behind it, or IPv4 in the clothes of IPv6."""
    kaal = tekst.strip()
    if kaal.startswith("["):
        kaal = kaal[1:].partition("]")[0]
    elif kaal.count(":") == 1:
        kaal = kaal.partition(":")[0]
    try:
        adres = ip_address(kaal.partition("%")[0])
    except ValueError:
        return None
    return getattr(adres, "ipv4_mapped", None) or adres


def huidige_herkomst() -> str | None:
    """The address of the visitor whose request is being answered; None outside a request."""
    return _huidig.get()


def huidig_netwerk() -> str | None:
    """The network that the visitor has to itself: the address, or of IPv6 the /64 in which one can choose any."""
    herkomst = huidige_herkomst()
    if herkomst is None or ":" not in herkomst:
        return herkomst
    return str(ip_network((herkomst, 64), strict=False))


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
