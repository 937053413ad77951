"""What every answer for other programs says: that any site may read it, and that search engines need not keep it."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from basis.api.antwoorden import OPENBAAR, POSITIE

KOPPEN = OPENBAAR | {"Access-Control-Expose-Headers": f"ETag, Link, {POSITIE}, Retry-After"}
Gezicht = Callable[..., HttpResponseBase]


def voor_programmas(gezicht: Gezicht) -> Gezicht:
    """For a view of a file or of data that is no page."""

    @wraps(gezicht)
    def bekijk(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        antwoord = gezicht(request, *args, **kwargs)
        for naam, waarde in KOPPEN.items():
            antwoord.headers.setdefault(naam, waarde)
        return antwoord

    return bekijk
