"""What every answer of the API has: its headers, its JSON, and the problem (RFC 9457) when something is wrong."""

import json
from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any

from django.core.exceptions import BadRequest, PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from basis.web.storing import WACHT, storing_in

VERSIE = "1.0.0"
JSON, PROBLEEM = "application/json", "application/problem+json"
METHODEN = ("GET", "HEAD", "OPTIONS")
POSITIE = "Journaal-Positie"
OPENBAAR = {
    "API-Version": VERSIE,
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": f"API-Version, ETag, Link, {POSITIE}, RateLimit, RateLimit-Policy, Retry-After",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "X-Robots-Tag": "noindex",
}
TITELS = {
    400: "Dit verzoek klopt niet",
    404: "Dit is er niet",
    405: "Dit kan hier niet",
    406: "In deze vorm hebben wij het niet",
    429: "Dit zijn te veel verzoeken",
    503: "Dit kan nu even niet",
}
Gezicht = Callable[..., HttpResponseBase]


def antwoord(inhoud: Any, soort: str = JSON, status: int = 200) -> HttpResponse:
    """The answer with this as JSON."""
    return HttpResponse(json.dumps(inhoud, ensure_ascii=False), content_type=soort, status=status)


def probleem(status: int, detail: str, fouten: Sequence[dict[str, Any]] = (), **kop: str) -> HttpResponse:
    """What is wrong, for people and programs; all errors at once."""
    inhoud: dict[str, Any] = {"type": "about:blank", "status": status, "title": TITELS[status], "detail": detail}
    if fouten:
        inhoud["errors"] = list(fouten)
    gemaakt = antwoord(inhoud, PROBLEEM, status)
    for naam, waarde in kop.items():
        gemaakt.headers[naam.replace("_", "-")] = waarde
    return gemaakt


def fout(naam: str, detail: str, plek: str = "query") -> dict[str, Any]:
    """One error in the query string (or in the path)."""
    return {"in": plek, "location": {"name": naam}, "detail": detail}


def deur(*soorten: str) -> Callable[[Gezicht], Gezicht]:
    """For every view of the API: which methods and media types it takes, and what goes along with each answer."""

    def versier(gezicht: Gezicht) -> Gezicht:
        @wraps(gezicht)
        def bekijk(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            gegeven = _geweigerd(request, soorten) or _vraag(gezicht, request, *args, **kwargs)
            for naam, waarde in OPENBAAR.items():
                gegeven.headers.setdefault(naam, waarde)
            return gegeven

        bekijk.csrf_exempt = True  # type: ignore[attr-defined]  # it changes nothing: another method is refused
        return bekijk

    return versier


def _geweigerd(request: HttpRequest, soorten: Sequence[str]) -> HttpResponse | None:
    toe = ", ".join(METHODEN)
    if request.method == "OPTIONS":
        return HttpResponse(status=204, headers={"Allow": toe, "Access-Control-Allow-Methods": toe})
    if request.method not in METHODEN:
        return probleem(405, "Gebruik GET: via de API leest u alleen.", Allow=toe)
    if not any(request.accepts(soort) for soort in soorten):
        return probleem(406, f"Vraag met Accept om {' of '.join(soorten)}.")
    return None


def _vraag(gezicht: Gezicht, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
    if request.method == "HEAD":
        request.method = "GET"  # the server sends no body
    try:
        return gezicht(request, *args, **kwargs)
    except Http404:
        return probleem(404, "Er is niets op dit adres.")
    except (BadRequest, PermissionDenied) as mis:
        return probleem(400, f"Dit verzoek kunnen wij niet lezen: {mis}")
    except Exception as mis:
        if storing_in(mis) is None:
            raise
        return probleem(503, "Dat ligt aan ons. Probeer het straks weer.", Retry_After=str(WACHT))
