"""Who is looking, without asking anything of a reader who never logged in."""

from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest

from ibp_portal.web.bladeren import bladnummer


def wie(request: HttpRequest) -> Any:
    """The person who is logged in, or None. A request without a session cookie does not touch a session."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return None
    gebruiker = request.user
    return None if isinstance(gebruiker, AnonymousUser) or not gebruiker.is_authenticated else gebruiker


def portaal(request: HttpRequest) -> dict[str, Any]:
    """For every template: who looks (None for a reader), whether invented things are among the real ones, and when.

    `bladnummer` is the page of a list (1 without pages, 0 when the address does not tell).

    `moment` is None for the present. Only pages with `kan_terug` can be asked for another day (`met_moment`).
    """
    return {
        "gebruiker": wie(request),
        "demo": settings.DEMO,
        "kan_terug": hasattr(request, "moment"),
        "moment": getattr(request, "moment", None),
        "moment_fout": getattr(request, "moment_fout", ""),
        "bladnummer": bladnummer(request.GET),
    }
