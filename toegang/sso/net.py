"""Asking an organisation something over HTTP: short, bounded, and every failure is one error."""

import json
import socket
from contextlib import suppress
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from threading import Timer
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPHandler, HTTPRedirectHandler, HTTPSHandler, Request, build_opener

from django.conf import settings

from toegang.sso.fouten import Geweigerd, Onbereikbaar

GROOTSTE = 512 * 1024
BLOK = 16 * 1024


class _NietVerder(HTTPRedirectHandler):
    """A redirect could lead to a machine inside our own network."""

    def redirect_request(self, *args: Any, **kwargs: Any) -> None:
        return None


class _Wekker:
    """Breaks the connection off when the time for all of it is up.

    The timeout of a socket begins anew at each byte: who sends one now and then would keep a thread busy for ever.
    """

    def __init__(self, seconden: float) -> None:
        self.is_gegaan = False
        self._sok: socket.socket | None = None
        self._timer = Timer(seconden, self._ga)
        self._timer.daemon = True

    def __enter__(self) -> "_Wekker":
        self._timer.start()
        return self

    def __exit__(self, *args: object) -> None:
        self._timer.cancel()

    def bewaak(self, sok: socket.socket) -> None:
        self._sok = sok
        if self.is_gegaan:
            raise TimeoutError

    def _ga(self) -> None:
        self.is_gegaan = True
        if self._sok is not None:
            with suppress(OSError):
                socket.socket.shutdown(self._sok, socket.SHUT_RDWR)  # of TLS too: no goodbye that waits for an answer


def _handlers(wekker: _Wekker) -> tuple[HTTPHandler, HTTPSHandler]:
    """Connections that the alarm knows of, for both kinds of address."""

    class Http(HTTPConnection):
        def connect(self) -> None:
            super().connect()
            wekker.bewaak(self.sock)

    class Https(HTTPSConnection):
        def connect(self) -> None:
            super().connect()
            wekker.bewaak(self.sock)

    class MetHttp(HTTPHandler):
        def http_open(self, req: Request) -> HTTPResponse:
            return self.do_open(Http, req)

    class MetHttps(HTTPSHandler):
        def https_open(self, req: Request) -> HTTPResponse:
            return self.do_open(Https, req)

    return MetHttp(), MetHttps()


def vraag(adres: str, gegevens: dict[str, str] | None = None) -> dict[str, Any]:
    """The JSON object at an address; with `gegevens` as answer to a form that is sent.

    Raises Onbereikbaar; Geweigerd when the other side says that the request was wrong (4xx on a form).
    """
    lijf = urlencode(gegevens).encode() if gegevens is not None else None
    verzoek = Request(adres, data=lijf, headers={"Accept": "application/json"})  # noqa: S310  # checked when configured
    with _Wekker(settings.OIDC_TIJD) as wekker:
        try:
            with build_opener(_NietVerder, *_handlers(wekker)).open(verzoek, timeout=settings.OIDC_TIJD) as antwoord:
                inhoud = json.loads(_lees(antwoord))
        except HTTPError as fout:
            with fout:
                if gegevens is not None and fout.code in {400, 401, 403}:
                    raise Geweigerd("code_geweigerd") from None
            raise Onbereikbaar("onbereikbaar_fout") from None
        except (OSError, HTTPException, ValueError, RecursionError) as fout:
            raise Onbereikbaar(_reden(fout, wekker)) from None
    if not isinstance(inhoud, dict):
        raise Onbereikbaar("onbereikbaar_geen_json")
    return inhoud


def _reden(fout: Exception, wekker: _Wekker) -> str:
    if wekker.is_gegaan or isinstance(fout, TimeoutError):
        return "onbereikbaar_traag"
    return "onbereikbaar" if isinstance(fout, OSError | HTTPException) else "onbereikbaar_geen_json"


def _lees(antwoord: HTTPResponse) -> bytes:
    """All of it, up to what an answer can sensibly be."""
    delen: list[bytes] = []
    while deel := antwoord.read1(BLOK):
        delen.append(deel)
        if sum(map(len, delen)) > GROOTSTE:
            raise ValueError("too large")
    return b"".join(delen)
