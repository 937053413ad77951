"""Who is looking, without asking anything of a reader who never logged in."""

from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest


def wie(request: HttpRequest) -> Any:
    """The person who is logged in, or None. A request without a session cookie does not touch a session."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return None
    gebruiker = request.user
    return None if isinstance(gebruiker, AnonymousUser) or not gebruiker.is_authenticated else gebruiker


def portaal(request: HttpRequest) -> dict[str, Any]:
    """For every template: `gebruiker` (None for a reader), and whether invented things are among the real ones."""
    return {"gebruiker": wie(request), "demo": settings.DEMO}
