"""Answers of before: who has one already is told so (304), and what was made once is given again.

An answer depends on the content of the portal, the day, its own address and the version of the API; of the content the
stamps say whether it changed. So neither costs a row of the tables.
"""

import zlib
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.utils.http import parse_etags

from basis.api import register
from basis.api.antwoorden import POSITIE, VERSIE
from basis.web.geheugen import merk_van

GEHEUGEN = "api"  # of its own: a program that fetches all would push the pages of people out
GROOTSTE = 64 * 1024  # bytes, compressed, of an answer that is kept
KOPPEN = ("Content-Type", "Link", POSITIE)

Gezicht = Callable[..., HttpResponse]


def volgt_inhoud(gezicht: Gezicht, *vormen: str) -> Gezicht:
    """For a view whose answer depends on nothing else than what is said above, and on which of these forms is asked."""

    @wraps(gezicht)
    def bekijk(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        vorm = request.get_preferred_type(vormen) or ""
        merk = merk_van(request, VERSIE, register.stempel(), vorm)  # before reading: what changes after it gets another
        # Not `*`, as Django's `condition` would have it: whether there is such a row, is known when it was read.
        if merk in {etag.removeprefix("W/") for etag in parse_etags(request.headers.get("If-None-Match", ""))}:
            return HttpResponse(status=304, headers={"ETag": merk})
        gegeven = _klaar(merk) or _onthouden(merk, gezicht(request, *args, **kwargs))
        if gegeven.status_code == 200:
            gegeven.headers["ETag"] = merk
        return gegeven

    return bekijk


def _klaar(merk: str) -> HttpResponse | None:
    bewaard = caches[GEHEUGEN].get(merk)
    return bewaard and HttpResponse(zlib.decompress(bewaard[0]), headers=bewaard[1])


def _onthouden(merk: str, gegeven: HttpResponse) -> HttpResponse:
    if gegeven.status_code == 200:
        klein = zlib.compress(gegeven.content, level=4)
        if len(klein) <= GROOTSTE:
            koppen = {naam: gegeven.headers[naam] for naam in KOPPEN if naam in gegeven.headers}
            caches[GEHEUGEN].set(merk, (klein, koppen))
    return gegeven
