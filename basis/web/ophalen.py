"""Asking another machine something over HTTP: short, bounded, never led elsewhere, and every failure is one error.

Whom may be asked is for the caller to say, before each call: an address in an answer is an address of a stranger.
"""

import socket
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from threading import Timer
from typing import Any
from urllib.error import HTTPError
from urllib.request import HTTPHandler, HTTPRedirectHandler, HTTPSHandler, Request, build_opener

BLOK = 16 * 1024


class Oorzaak(StrEnum):
    """Why there is no answer."""

    ONBEREIKBAAR = "onbereikbaar"
    TRAAG = "traag"
    TE_GROOT = "te groot"


class Mislukt(Exception):
    """No whole answer came."""

    def __init__(self, oorzaak: Oorzaak) -> None:
        super().__init__(oorzaak.value)
        self.oorzaak = oorzaak


@dataclass(frozen=True)
class Antwoord:
    """What the other side said. Of a status that is no success (a redirect too) the text is left unread."""

    status: int
    inhoud: bytes = b""
    etag: str = ""


class _TeGroot(Exception):
    pass


class _NietVerder(HTTPRedirectHandler):
    """A redirect could lead to a machine inside our own network."""

    def redirect_request(self, *args: Any, **kwargs: Any) -> None:
        return None


class Wekker:
    """Breaks the connection off when the time for all of it is up.

    The timeout of a socket begins anew at each byte: who sends one now and then would keep a thread busy for ever.
    """

    def __init__(self, seconden: float) -> None:
        self.is_gegaan = False
        self._sok: socket.socket | None = None
        self._timer = Timer(seconden, self._ga)
        self._timer.daemon = True

    def __enter__(self) -> "Wekker":
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


def _handlers(wekker: Wekker) -> tuple[HTTPHandler, HTTPSHandler]:
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


def haal(verzoek: Request, *, tijd: float, grootste: int) -> Antwoord:
    """Ask it: at most `tijd` seconds for all of it, and `grootste` bytes. Raises Mislukt."""
    with Wekker(tijd) as wekker:
        try:
            with build_opener(_NietVerder, *_handlers(wekker)).open(verzoek, timeout=tijd) as antwoord:
                inhoud = _lees(antwoord, grootste, wekker)
                return Antwoord(antwoord.status, inhoud, antwoord.headers.get("ETag", ""))
        except HTTPError as fout:
            with fout:
                return Antwoord(fout.code)
        except _TeGroot:
            raise Mislukt(Oorzaak.TE_GROOT) from None
        except (OSError, HTTPException, ValueError) as fout:
            te_laat = wekker.is_gegaan or isinstance(fout, TimeoutError)
            raise Mislukt(Oorzaak.TRAAG if te_laat else Oorzaak.ONBEREIKBAAR) from None


def _lees(antwoord: HTTPResponse, grootste: int, wekker: Wekker) -> bytes:
    delen: list[bytes] = []
    gelezen = 0
    while deel := antwoord.read1(BLOK):
        delen.append(deel)
        gelezen += len(deel)
        if gelezen > grootste:
            raise _TeGroot
    if wekker.is_gegaan or antwoord.length:  # half of it looks like all of it
        raise OSError("broken off")
    return b"".join(delen)
