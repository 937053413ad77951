"""What happens around every request: cookies and caching, the browser's rights, a line in the log."""

import logging
import time
from collections.abc import Callable

from django.conf import settings
from django.contrib.sessions.middleware import SessionMiddleware
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import patch_vary_headers

Antwoord = Callable[[HttpRequest], HttpResponseBase]

# Nothing of the visitor's device is of use to us.
GEEN_TOEGANG = ", ".join(
    f"{deel}=()"
    for deel in (
        "accelerometer",
        "autoplay",
        "browsing-topics",
        "camera",
        "display-capture",
        "encrypted-media",
        "geolocation",
        "gyroscope",
        "magnetometer",
        "microphone",
        "midi",
        "payment",
        "publickey-credentials-get",
        "screen-wake-lock",
        "usb",
        "xr-spatial-tracking",
    )
)

logboek = logging.getLogger("ibp_portal.verzoek")


class SessieAlleenMetCookie(SessionMiddleware):
    """Sessions only for who has one, so that what everyone may read is the same for everyone.

    Django adds `Vary: Cookie` as soon as anything looks at `request.user`. Without a session cookie
    that look always finds nobody, and never touches the session table: the answer cannot depend on
    a cookie. It may be kept, if it is checked each time (`no-cache`, and an ETag). An answer to a
    session, or one that sets a cookie, may be kept by nobody.
    """

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        if settings.SESSION_COOKIE_NAME in request.COOKIES or _geschreven(request):
            response = super().process_response(request, response)
            return _alleen_voor_u(response)
        if response.cookies:
            return _alleen_voor_u(response)
        response.headers.setdefault("Cache-Control", "no-cache")
        return response


def kopregels(get_response: Antwoord) -> Antwoord:
    """Deny the browser what the portal never asks for."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        antwoord = get_response(request)
        antwoord.headers.setdefault("Permissions-Policy", GEEN_TOEGANG)
        return antwoord

    return middleware


def verzoeklog(get_response: Antwoord) -> Antwoord:
    """Write one line per request: never who, never what came after the question mark."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        begin = time.perf_counter()
        antwoord = get_response(request)
        duur = round((time.perf_counter() - begin) * 1000, 1)
        feiten = {"methode": request.method, "pad": request.path, "status": antwoord.status_code, "ms": duur}
        logboek.info("verzoek", extra=feiten)
        return antwoord

    return middleware


def _geschreven(request: HttpRequest) -> bool:
    """Say whether the session of a request changed; an early error may have left it without one."""
    sessie = getattr(request, "session", None)
    return sessie is not None and sessie.modified


def _alleen_voor_u(response: HttpResponse) -> HttpResponse:
    response.headers["Cache-Control"] = "private, no-store"
    patch_vary_headers(response, ("Cookie",))
    return response
