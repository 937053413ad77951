"""Work that costs much and that anyone may ask for: so much of it at a time, in each process (docs/adr/0030).

`@zwaar` is the one door. Of the threads one always stays free for what is light; of files fewer are made at a time, and
one visitor does not take them all. Who comes too many is asked to come back, at once: waiting would hold a thread.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import wraps
from threading import Condition
from typing import Any, TypeVar

from django.conf import settings
from django.http import HttpRequest
from django.http.response import StreamingHttpResponse

from basis.postgres.geduld import geduld
from basis.web.verzoek import huidig_netwerk

BLADZIJDE, BESTAND = "bladzijde", "bestand"
EVEN = 0.25  # seconds that who comes just too early waits

Gezicht = TypeVar("Gezicht", bound=Callable[..., Any])


class TeDruk(Exception):
    """There is no room for this now; `is_eigen` when the visitor's own requests take it."""

    def __init__(self, *, is_eigen: bool) -> None:
        super().__init__("te druk")
        self.is_eigen = is_eigen


def zwaar(soort: str) -> Callable[[Gezicht], Gezicht]:
    """For a view whose answer may cost much. What streams keeps its place until it was sent."""

    def versier(gezicht: Gezicht) -> Gezicht:
        @wraps(gezicht)
        def bekijk(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
            with ExitStack() as stapel:
                stapel.enter_context(_plaats(soort, huidig_netwerk()))
                if (van := geduld()) is not None:
                    van.verleng()
                antwoord = gezicht(request, *args, **kwargs)
                if isinstance(antwoord, StreamingHttpResponse):
                    antwoord.streaming_content = _daarna(iter(antwoord), stapel.pop_all())
                return antwoord

        bekijk.zwaar = soort  # type: ignore[attr-defined]
        return bekijk  # type: ignore[return-value]

    return versier


def _daarna(stukken: Iterator[bytes], stapel: ExitStack) -> Iterator[bytes]:
    with stapel:
        yield from stukken


_wijziging = Condition()
_bezig: dict[object, tuple[str, str | None, float]] = {}  # kind, network of the visitor, since when


@contextmanager
def _plaats(soort: str, netwerk: str | None) -> Iterator[None]:
    """A place while this lasts. Raises TeDruk."""
    werk = object()
    with _wijziging:
        if _eigen(soort, netwerk) >= max(1, settings.DRADEN // 4):
            raise TeDruk(is_eigen=True)
        if _is_vol(soort) and not (_komt_vrij() and _wijziging.wait_for(lambda: not _is_vol(soort), EVEN)):
            raise TeDruk(is_eigen=False)
        _bezig[werk] = soort, netwerk, time.monotonic()
    try:
        yield
    finally:
        with _wijziging:
            _bezig.pop(werk, None)
            _wijziging.notify()


def _is_vol(soort: str) -> bool:
    bestanden = sum(1 for bezig in _bezig.values() if bezig[0] == BESTAND)
    is_vol = len(_bezig) >= max(1, settings.DRADEN - 1)
    return is_vol or (soort == BESTAND and bestanden >= max(1, settings.DRADEN // 2))


def _eigen(soort: str, netwerk: str | None) -> int:
    """How many files are being made for this visitor; pages are not counted, for many share one network."""
    return sum(1 for bezig in _bezig.values() if soort == BESTAND and netwerk and bezig[:2] == (soort, netwerk))


def _komt_vrij() -> bool:
    """Whether waiting a moment is of use: not when all who are busy have been for longer than that."""
    return any(time.monotonic() - begin < 2 * EVEN for _, _, begin in _bezig.values())
