"""When the database is away, locked or hanging, a disk is full, or there is too much to do (docs/adr/0030).

Whatever asked the database (a view, a template, a session, middleware) ends here: with the page of a moment ago, or
with 503 and Retry-After; never with a 500.
"""

import logging
import sys
import time
from collections import OrderedDict
from collections.abc import Callable, Iterator
from datetime import datetime
from threading import Lock
from typing import Any

import psycopg
from django.conf import settings
from django.core.signals import got_request_exception
from django.db import InterfaceError, OperationalError
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.utils import timezone
from psycopg.errors import IdleInTransactionSessionTimeout, LockNotAvailable, ReadOnlySqlTransaction

from basis.postgres.geduld import Geduld, met_geduld
from basis.web.bestanden import is_vol
from basis.web.drukte import TeDruk
from basis.web.toegang import Getypt, is_van_hier

logboek = logging.getLogger("ibp_portal.storing")

LANGSTE = 10 * 60  # seconds that sending one answer may take: who reads so slowly holds a thread
WACHT = 10  # seconds after which it is worth trying again
MEESTE_BYTES = 8 * 2**20  # of pages that are kept in each process
HIER = b'<main id="inhoud" tabindex="-1">'  # below it comes what a page of before says of itself
WEG = (
    *(OperationalError, InterfaceError, psycopg.OperationalError, psycopg.InterfaceError),
    *(ReadOnlySqlTransaction, IdleInTransactionSessionTimeout),  # by PostgreSQL called internal
    TeDruk,
)
WEG_TEKST = ("Het portaal is even niet bereikbaar", "Dat ligt aan ons, niet aan u. Meestal duurt het kort.")
BEZET = ("Iemand anders is hier net mee bezig", "Daarom kan dit nu niet. Er is niets opgeslagen.")
VOL = ("De schijf van het portaal is vol", "Er is niets opgeslagen. De beheerder moet ruimte maken.")
DRUK = ("Het is even te druk", "Veel mensen vragen dit op dit moment. Meestal duurt het kort.")
EIGEN = ("U haalt al een bestand op", "Wacht tot dat klaar is, en haal dan het volgende op.")


class Storing:
    """Middleware. Outside the session and all else that asks the database, inside what sets headers."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self.eerder = Eerder()

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        met = Geduld(settings.GEDULD)
        with met_geduld(met):
            antwoord = self.get_response(request)
            if isinstance(antwoord, StreamingHttpResponse):
                antwoord = _begin_te_sturen(request, antwoord, met)
        fout = getattr(request, "storing", None)
        if fout is None:
            self.eerder.onthoud(request, antwoord)
            return antwoord
        is_gezegd = antwoord.has_header("Retry-After")
        return self.eerder.geef(request) or (antwoord if is_gezegd else zeg_storing(request, fout))

    def process_exception(self, request: HttpRequest, fout: Exception) -> HttpResponse | None:
        """Of a view or a template: answered here, so that it is no fault in the log. The rest comes by the signal."""
        request.storing = storing_in(fout)  # type: ignore[attr-defined]
        return zeg_storing(request, fout) if request.storing else None  # type: ignore[attr-defined]


@receiver(got_request_exception)
def _onthoud_storing(request: HttpRequest | None = None, **_: Any) -> None:
    """What middleware met, such as reading a session; Django has an answer with 500 ready by then."""
    if request is not None:
        request.storing = storing_in(sys.exc_info()[1])  # type: ignore[attr-defined]


def storing_in(fout: BaseException | None) -> BaseException | None:
    """The error of the database or a full disk in this one, or in what it came from; None when it is something else."""
    while fout is not None:
        if isinstance(fout, WEG) or is_vol(fout):
            return fout
        fout = fout.__cause__ or fout.__context__
    return None


def is_bezet(fout: BaseException | None) -> bool:
    """Whether somebody else held a lock for longer than a page waits."""
    while fout is not None and not isinstance(fout, LockNotAvailable):
        fout = fout.__cause__ or fout.__context__
    return fout is not None


def zeg_storing(request: HttpRequest, fout: BaseException) -> HttpResponse:
    """The page that needs no database; what somebody typed stands in it, with a button that sends it again."""
    mag_opnieuw = request.method == "POST" and is_van_hier(request)
    kop, lead = _wat_er_is(request, fout)
    logboek.warning("dit kan nu niet", extra={"resultaat": type(fout.__cause__ or fout).__name__})
    context = {
        "kop": kop,
        "lead": lead,
        "getypt": Getypt.van(request.POST) if mag_opnieuw else Getypt(),
        # Who has no cookie gets none: their forms need no token.
        "csrf_token": get_token(request) if mag_opnieuw and "CSRF_COOKIE" in request.META else "",
        "adres": request.get_full_path(),
    }
    return HttpResponse(
        render_to_string("503.html", context),
        status=429 if lead == EIGEN[1] else 503,
        headers={"Retry-After": str(WACHT), "Cache-Control": "no-store"},
    )


def _wat_er_is(request: HttpRequest, fout: BaseException) -> tuple[str, str]:
    if isinstance(fout, TeDruk):
        return EIGEN if fout.is_eigen else DRUK
    if is_vol(fout):
        return VOL
    return BEZET if request.method == "POST" and is_bezet(fout) else WEG_TEKST


def _begin_te_sturen(request: HttpRequest, antwoord: StreamingHttpResponse, met: Geduld) -> HttpResponseBase:
    """Fetch the first piece before the headers go out, so that an error can still be told; later ones with patience."""
    stukken: Iterator[bytes] = iter(antwoord)
    try:
        eerste = next(stukken, b"")
    except WEG as fout:
        request.storing = fout  # type: ignore[attr-defined]
        return antwoord
    antwoord.streaming_content = _rest(eerste, stukken, is_lang=met.is_lang)
    return antwoord


def _rest(eerste: bytes, stukken: Iterator[bytes], *, is_lang: bool) -> Iterator[bytes]:
    """Each piece may wait anew: a long answer is no long silence. What breaks off is no whole file, and says so."""
    stuk: bytes | None = eerste
    einde = time.monotonic() + LANGSTE
    while stuk is not None:
        yield stuk
        if time.monotonic() > einde:
            raise TimeoutError("wie dit ophaalt, is te traag")
        met = Geduld(settings.GEDULD)
        if is_lang:
            met.verleng()
        with met_geduld(met):
            stuk = next(stukken, None)


class Eerder:
    """The last answers to readers without a session, for when the stamp of what they show cannot be asked."""

    def __init__(self) -> None:
        self._paginas: OrderedDict[str, tuple[datetime, bytes]] = OrderedDict()
        self._bytes = 0
        self._slot = Lock()

    def onthoud(self, request: HttpRequest, antwoord: HttpResponseBase) -> None:
        if not _is_te_bewaren(request, antwoord) or not isinstance(antwoord, HttpResponse):
            return
        with self._slot:
            self._laat_los(sleutel := _sleutel(request))
            self._paginas[sleutel] = timezone.now(), antwoord.content  # the bytes: compressing comes later
            self._bytes += len(antwoord.content)
            while self._bytes > MEESTE_BYTES:
                self._laat_los(next(iter(self._paginas)))

    def _laat_los(self, sleutel: str) -> None:
        if sleutel in self._paginas:
            self._bytes -= len(self._paginas.pop(sleutel)[1])

    def geef(self, request: HttpRequest) -> HttpResponse | None:
        """The page of before, with a line that says from when it is."""
        with self._slot:
            gevonden = self._paginas.get(_sleutel(request)) if _is_lezer(request) else None
        if gevonden is None:
            return None
        sinds, inhoud = gevonden
        regel = render_to_string("eerder.html", {"sinds": timezone.localtime(sinds)}).encode()
        html = inhoud.replace(HIER, HIER + regel, 1)
        return HttpResponse(html, headers={"Cache-Control": "no-store"})


def _is_lezer(request: HttpRequest) -> bool:
    return request.method in ("GET", "HEAD") and settings.SESSION_COOKIE_NAME not in request.COOKIES


def _is_te_bewaren(request: HttpRequest, antwoord: HttpResponseBase) -> bool:
    is_pagina = antwoord.status_code == 200 and antwoord.get("Content-Type", "").startswith("text/html")
    eigen = antwoord.cookies or "no-store" in antwoord.get("Cache-Control", "")
    return request.method == "GET" and _is_lezer(request) and is_pagina and not eigen


def _sleutel(request: HttpRequest) -> str:
    """The whole address: htmx asks for a whole page too, and takes a piece of it."""
    return f"{request.scheme}://{request.get_host()}{request.get_full_path()}"
