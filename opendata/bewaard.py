"""Answers that only change with the content of the portal: whoever has them already is told so, for one small query."""

import zlib
from collections.abc import Callable
from functools import wraps
from hashlib import blake2b
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import condition

from acties.kader import lees_kader
from basis.web.geheugen import onthoud

VORM = 1  # raise it when feeds or calendars are made in another way: what readers have then no longer holds

Gezicht = Callable[..., HttpResponse]


def volgt_stempel(gezicht: Gezicht) -> Gezicht:
    """For a view `(request, kader, …)` whose answer depends on the content, the day and its own address only.

    `ETag` comes from the stamps. `Last-Modified` is when this process first saw them: the moment of the last row of
    the journal would not do, because a mended title moves the stamps and writes no row.
    """

    @wraps(gezicht)
    def bekijk(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        begin = timezone.now()  # before reading: what changes after this is newer
        kader = lees_kader()
        stand = f"{VORM}:{kader.stempel}:{timezone.localdate()}"
        sinds = onthoud(f"sinds:{stand}", lambda: begin)
        merk = blake2b(f"{stand}:{request.build_absolute_uri()}".encode(), digest_size=16).hexdigest()
        met_voorwaarde = condition(lambda *a, **k: f'"{merk}"', lambda *a, **k: sinds)
        antwoord: HttpResponse = met_voorwaarde(gezicht)(request, kader, *args, **kwargs)
        return antwoord

    return bekijk


def onthoud_klein(sleutel: str, maak: Callable[[], bytes]) -> bytes:
    """The bytes of this key, kept compressed: a calendar of a thousand events is large, and much of it repeats."""
    return zlib.decompress(onthoud(f"{VORM}:{sleutel}", lambda: zlib.compress(maak(), level=4)))
