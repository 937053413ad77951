"""What happens around every request: cookies and caching, the browser's rights, a line in the log."""

import logging
import time
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.sessions.middleware import SessionMiddleware
from django.core.exceptions import BadRequest
from django.db import DataError
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.middleware.http import ConditionalGetMiddleware
from django.middleware.security import SecurityMiddleware
from django.template.loader import render_to_string
from django.urls import Resolver404, is_valid_path, resolve
from django.utils.cache import get_conditional_response, patch_vary_headers, set_response_etag
from django.utils.http import parse_http_date_safe

from basis.web.toegang import binnen

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
        "screen-wake-lock",
        "usb",
        "xr-spatial-tracking",
    )
)
# But for passkeys, on our own pages.
RECHTEN = f"{GEEN_TOEGANG}, publickey-credentials-create=(self), publickey-credentials-get=(self)"
KOPREGELS = {"Permissions-Policy": RECHTEN, "Cross-Origin-Resource-Policy": "same-origin"}

# Parts of an address by which who has it comes in: an invitation, a new password.
GEHEIM = frozenset({"sleutel", "token", "key", "uidb36"})

NIET_GEVONDEN = 404
STAART = " ,.;:)]>!\"'”’"  # what stands behind an address in a sentence

logboek = logging.getLogger("ibp_portal.verzoek")


class SessieAlleenMetCookie(SessionMiddleware):
    """Sessions only for who has one, so that what everyone may read is the same for everyone.

    Django adds `Vary: Cookie` as soon as anything looks at `request.user`. Without a session cookie
    that look always finds nobody, and never touches the session table: the answer cannot depend on
    a cookie. It may be kept, if it is checked each time (`no-cache`, and an ETag). An answer to a
    session, or one that sets a cookie, may be kept by nobody.

    A view with `kent_niemand` gets no cookie at all: it answers who is logged in as it does anyone.
    """

    def process_request(self, request: HttpRequest) -> None:
        if request.COOKIES and _kent_niemand(request.path_info):
            request.COOKIES.clear()
        super().process_request(request)

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        if settings.SESSION_COOKIE_NAME in request.COOKIES or _geschreven(request):
            response = super().process_response(request, response)
            _laat_nieuwe_cookie(request, response)
            return _alleen_voor_u(response)
        if response.cookies:
            return _alleen_voor_u(response)
        response.headers.setdefault("Cache-Control", "no-cache")
        return response


def _kent_niemand(pad: str) -> bool:
    try:
        return hasattr(resolve(pad).func, "kent_niemand")
    except Resolver404:
        return False


def _laat_nieuwe_cookie(request: HttpRequest, response: HttpResponse) -> None:
    """Take the cookie of a session that is gone back with a page only.

    What a script asked may have been under way while somebody logged in: its answer would take away the new cookie.
    """
    cookie = response.cookies.get(settings.SESSION_COOKIE_NAME)
    if cookie and cookie["max-age"] == 0 and request.headers.get("Sec-Fetch-Mode", "navigate") != "navigate":
        del response.cookies[settings.SESSION_COOKIE_NAME]


class AlleenAlsHetAndersIs(ConditionalGetMiddleware):
    """Django's, for HEAD too: it tells what GET would give."""

    def process_response(self, request: HttpRequest, response: Any) -> HttpResponseBase:
        if request.method != "HEAD":
            return super().process_response(request, response)
        if self.needs_etag(response) and not response.has_header("ETag"):
            set_response_etag(response)
        gewijzigd = response.get("Last-Modified")
        antwoord: Any = get_conditional_response(
            request,
            etag=response.get("ETag"),
            last_modified=gewijzigd and parse_http_date_safe(gewijzigd),
            response=response,
        )
        gelezen: HttpResponseBase = antwoord or response
        return gelezen


class KleinAlsHetMag(GZipMiddleware):
    """Django's, but for what nobody may keep: such a page may hold a token, and repeat what was typed.

    The length of a compressed page tells a listener whether the two look alike (BREACH). `no-transform` says the same
    to whatever stands between us and the browser.
    """

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if "no-store" in response.headers.get("Cache-Control", ""):
            return response
        antwoord: HttpResponseBase = super().process_response(request, response)
        return antwoord


class GeenNulteken:
    """A text with a NUL is nobody's: a question of the database about it gets our page for a bad request.

    Fields of forms drop it (docs/adr/0027). This is for what an address holds.
    """

    def __init__(self, get_response: Antwoord) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, fout: Exception) -> None:
        if isinstance(fout, DataError | ValueError) and "NUL (0x00)" in str(fout):
            raise BadRequest("een tekst met een NUL") from fout


def uitleg_bij_405(get_response: Antwoord) -> Antwoord:
    """Say in Dutch that this address can't be used so; Django leaves that page empty."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        antwoord = get_response(request)
        if isinstance(antwoord, HttpResponseNotAllowed) and not antwoord.content:
            antwoord.content = render_to_string("405.html", request=request)
        return antwoord

    return middleware


def adres_uit_een_zin(get_response: Antwoord) -> Antwoord:
    """Lead who pasted an address with the end of a sentence behind it (`/over/).`) to it; a person, no program."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        antwoord = get_response(request)
        is_pagina = antwoord.get("Content-Type", "").startswith("text/html")
        is_weg = antwoord.status_code == NIET_GEVONDEN and is_pagina and request.method in {"GET", "HEAD"}
        adres = zonder_staart(request.path) if is_weg else ""
        return HttpResponseRedirect(adres) if adres else antwoord

    return middleware


def zonder_staart(pad: str) -> str:
    """The path of a page of ours without the punctuation behind it; empty when that is none, or there was none."""
    kaal = pad.rstrip(STAART)
    kandidaten = () if kaal == pad else (kaal, f"{kaal}/")
    return next((kandidaat for kandidaat in kandidaten if binnen(kandidaat) and is_valid_path(kandidaat)), "")


def kopregels(get_response: Antwoord) -> Antwoord:
    """Deny the browser what the portal never asks for, on every answer.

    SecurityMiddleware can refuse a request itself (a strange Host); its own headers come to that answer here.
    """
    beveiliging = SecurityMiddleware(get_response)

    def middleware(request: HttpRequest) -> HttpResponseBase:
        antwoord = get_response(request)
        for naam, waarde in KOPREGELS.items():
            antwoord.headers.setdefault(naam, waarde)
        return beveiliging.process_response(request, antwoord)  # type: ignore[arg-type]  # it takes a stream too

    return middleware


def verzoeklog(get_response: Antwoord) -> Antwoord:
    """Write one line per request: never who, never a secret, never what came after the question mark."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        begin = time.perf_counter()
        antwoord = get_response(request)
        duur = round((time.perf_counter() - begin) * 1000, 1)
        feiten = {"methode": request.method, "pad": _pad(request), "status": antwoord.status_code, "ms": duur}
        logboek.info("verzoek", extra=feiten)
        return antwoord

    return middleware


def _pad(request: HttpRequest) -> str:
    """The path; of a link that is meant for one person only its form, however much was lost or came behind it."""
    kaal = request.path_info.rstrip(STAART)
    for pad in (request.path_info, f"{request.path_info}/", kaal, f"{kaal}/"):
        try:
            treffer = resolve(pad)
        except Resolver404:
            continue
        return f"/{treffer.route}" if treffer.kwargs.keys() & GEHEIM else request.path
    return request.path


def _geschreven(request: HttpRequest) -> bool:
    """Say whether the session of a request changed; an early error may have left it without one."""
    sessie = getattr(request, "session", None)
    return sessie is not None and sessie.modified


def _alleen_voor_u(response: HttpResponse) -> HttpResponse:
    response.headers["Cache-Control"] = "private, no-store, no-transform"
    patch_vary_headers(response, ("Cookie",))
    return response
