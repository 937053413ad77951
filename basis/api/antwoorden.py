"""What every answer of the API has: its headers, its JSON, and the problem (RFC 9457) when something is wrong."""

import json
from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any

from django.core.exceptions import BadRequest, PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import patch_vary_headers

from basis.api import rem

VERSIE = "1.0.0"  # raise it with every change of what answers say: what others keep of them then no longer holds
BASIS = "/api/v1"
JSON, PROBLEEM = "application/json", "application/problem+json"
METHODEN = ("GET", "HEAD", "OPTIONS")
POSITIE = "Journaal-Positie"
OPENBAAR = {  # any site may read it, and search engines need not keep it
    "Access-Control-Allow-Origin": "*",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "X-Robots-Tag": "noindex",
}
VAN_API = OPENBAAR | {
    "API-Version": VERSIE,
    "Access-Control-Expose-Headers": f"API-Version, ETag, Link, {POSITIE}, RateLimit, RateLimit-Policy, Retry-After",
}
VOORAF = {"Access-Control-Allow-Headers": "Accept, If-None-Match", "Access-Control-Max-Age": "86400"}
TITELS = {
    400: "Dit verzoek klopt niet",
    404: "Dit is er niet",
    405: "Dit kan hier niet",
    406: "In deze vorm hebben wij het niet",
    415: "Hier past geen inhoud bij",
    429: "Dit zijn te veel verzoeken",
    500: "Er ging iets mis",
    503: "Dit kan nu even niet",
}
DETAILS = {
    400: "Dit verzoek kunnen wij niet lezen.",
    404: "Er is niets op dit adres.",
    405: "Gebruik GET: via de API leest u alleen.",
    415: "Stuur met GET geen inhoud mee: wat u vraagt, staat in het adres.",
    429: "Wacht tot wat u eerder vroeg klaar is.",
    500: "Dat ligt aan ons. Wij zien dat het misging.",
    503: "Dat ligt aan ons. Probeer het straks weer.",
}
VAN_INHOUD = frozenset({"content-type", "content-length", "content-encoding", "content-language", "etag"})
ONBEKEND = 400  # what another refusal of the portal is here
Gezicht = Callable[..., HttpResponseBase]


def antwoord(inhoud: Any, soort: str = JSON, status: int = 200) -> HttpResponse:
    """The answer with this as JSON."""
    tekst = json.dumps(inhoud, ensure_ascii=False, separators=(",", ":"))
    return HttpResponse(tekst, content_type=soort, status=status)


def probleem(status: int, detail: str = "", fouten: Sequence[dict[str, Any]] = (), **kop: str) -> HttpResponse:
    """What is wrong, for people and programs; all errors at once."""
    inhoud: dict[str, Any] = {
        "type": "about:blank",
        "status": status,
        "title": TITELS[status],
        "detail": detail or DETAILS[status],
    }
    if fouten:
        inhoud["errors"] = list(fouten)
    gemaakt = antwoord(inhoud, PROBLEEM, status)
    for naam, waarde in kop.items():
        gemaakt.headers[naam.replace("_", "-")] = waarde
    return gemaakt


def fout(naam: str, detail: str, *, code: str, plek: str = "query") -> dict[str, Any]:
    """One error in the query string (or in the path); `code` says to a program which one."""
    return {"in": plek, "location": {"name": naam}, "code": code, "detail": detail}


# -- at the door of a view ------------------------------------------------------------------------------------------


def deur(*soorten: str) -> Callable[[Gezicht], Gezicht]:
    """For every view of the API: which methods and media types it takes, and how often one may ask."""

    def versier(gezicht: Gezicht) -> Gezicht:
        @wraps(gezicht)
        def bekijk(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            return _geweigerd(request, soorten) or _vraag(gezicht, request, *args, **kwargs)

        bekijk.csrf_exempt = True  # type: ignore[attr-defined]  # it changes nothing: another method is refused
        bekijk.should_append_slash = False  # type: ignore[attr-defined]  # what is not here is nowhere
        return bekijk

    return versier


def _geweigerd(request: HttpRequest, soorten: Sequence[str]) -> HttpResponse | None:
    toe = ", ".join(METHODEN)
    if request.method == "OPTIONS":
        return HttpResponse(status=204, headers={"Allow": toe, "Access-Control-Allow-Methods": toe, **VOORAF})
    if request.method not in METHODEN:
        return probleem(405, Allow=toe)
    if not any(request.accepts(soort) for soort in soorten):
        return probleem(406, f"Vraag met Accept om {' of '.join(soorten)}.")
    if request.META.get("CONTENT_LENGTH") not in (None, "", "0") or "HTTP_TRANSFER_ENCODING" in request.META:
        return probleem(415)
    return None


def _vraag(gezicht: Gezicht, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
    ruimte = rem.tel()
    try:
        gegeven = _te_veel(ruimte) if ruimte.is_op else gezicht(request, *args, **kwargs)
    except Http404:
        gegeven = probleem(404)
    except (BadRequest, PermissionDenied):
        gegeven = probleem(400)
    for naam, waarde in ruimte.koppen.items():
        gegeven.headers[naam] = waarde
    return gegeven


def _te_veel(ruimte: rem.Ruimte) -> HttpResponse:
    detail = f"U mag {rem.HOOGSTENS} keer per minuut iets vragen. Wacht {ruimte.nog} seconden."
    return probleem(429, detail, Retry_After=str(ruimte.nog))


def _met_koppen(gegeven: HttpResponseBase) -> HttpResponseBase:
    for naam, waarde in VAN_API.items():
        gegeven.headers.setdefault(naam, waarde)
    patch_vary_headers(gegeven, ("Accept", "Accept-Encoding"))
    return gegeven


# -- around all else ------------------------------------------------------------------------------------------------


def van_de_api(get_response: Gezicht) -> Gezicht:
    """Middleware: at the addresses of the API nobody is known by a cookie, and whoever answers, answers as it does.

    A strange host or a NUL in an address never reaches a view, and of a database that is away `Storing` tells.
    """

    def middleware(request: HttpRequest) -> HttpResponseBase:
        if not f"{request.path_info}/".startswith(f"{BASIS}/"):
            return get_response(request)
        request.META.pop("HTTP_COOKIE", None)
        gegeven = get_response(request)
        is_fout = gegeven.status_code >= 400
        if is_fout and not gegeven.get("Content-Type", "").startswith(PROBLEEM):
            gegeven = _als_probleem(gegeven)
        return _met_koppen(gegeven)

    return middleware


def _als_probleem(gegeven: HttpResponseBase) -> HttpResponse:
    status = gegeven.status_code if gegeven.status_code in DETAILS else ONBEKEND
    gemaakt = probleem(status)
    for naam, waarde in gegeven.headers.items():
        if naam.lower() not in VAN_INHOUD:
            gemaakt.headers[naam] = waarde
    return gemaakt
