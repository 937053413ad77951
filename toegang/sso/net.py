"""Asking an organisation something over HTTP: short, bounded, and every failure is one error."""

import json
import time
from http.client import HTTPException, HTTPResponse
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPRedirectHandler, Request, build_opener

from django.conf import settings

from toegang.sso.fouten import Geweigerd, Onbereikbaar

GROOTSTE = 512 * 1024
BLOK = 16 * 1024


class _NietVerder(HTTPRedirectHandler):
    """A redirect could lead to a machine inside our own network."""

    def redirect_request(self, *args: Any, **kwargs: Any) -> None:
        return None


_opener = build_opener(_NietVerder)


def vraag(adres: str, gegevens: dict[str, str] | None = None) -> dict[str, Any]:
    """The JSON object at an address; with `gegevens` as answer to a form that is sent.

    Raises Onbereikbaar; Geweigerd when the other side says that the request was wrong (4xx on a form).
    """
    lijf = urlencode(gegevens).encode() if gegevens is not None else None
    verzoek = Request(adres, data=lijf, headers={"Accept": "application/json"})  # noqa: S310  # checked when configured
    tot = time.monotonic() + settings.OIDC_TIJD
    try:
        with _opener.open(verzoek, timeout=settings.OIDC_TIJD) as antwoord:
            inhoud = json.loads(_lees(antwoord, tot))
    except HTTPError as fout:
        with fout:
            if gegevens is not None and fout.code in {400, 401, 403}:
                raise Geweigerd("code_geweigerd") from None
        raise Onbereikbaar("onbereikbaar_fout") from None
    except TimeoutError:
        raise Onbereikbaar("onbereikbaar_traag") from None
    except (OSError, HTTPException):
        raise Onbereikbaar from None
    except (ValueError, RecursionError):
        raise Onbereikbaar("onbereikbaar_geen_json") from None
    if not isinstance(inhoud, dict):
        raise Onbereikbaar("onbereikbaar_geen_json")
    return inhoud


def _lees(antwoord: HTTPResponse, tot: float) -> bytes:
    """All of it, within the time for the whole: a byte now and then would keep a worker busy for ever."""
    delen: list[bytes] = []
    while deel := antwoord.read1(BLOK):
        delen.append(deel)
        if time.monotonic() > tot:
            raise TimeoutError
        if sum(map(len, delen)) > GROOTSTE:
            raise ValueError("too large")
    return b"".join(delen)
