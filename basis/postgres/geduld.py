"""How long a request waits for the database (docs/adr/0030). Commands, jobs and migrations wait as long as it takes.

Every process has a few threads. When the database hangs, all of them could hang with it; so only some may wait long,
and who comes while these do is told at once that it is not there. One thread is then always free for `/gezond/`.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from threading import Condition

import psycopg
from django.conf import settings

KORT = 0.5  # seconds in which nearly every question is answered, and that each may take
VERBINDEN = 2  # seconds: the shortest that libpq knows
LANG = 20.0  # seconds of work that is known to be heavy (`drukte`)

_NU: ContextVar["Geduld | None"] = ContextVar("geduld", default=None)


class GeenAntwoord(psycopg.OperationalError):
    """The database did not answer in time."""


class Geduld:
    """What one request may still wait: `over` counts down by what took longer than `KORT`."""

    def __init__(self, over: float) -> None:
        self.over = over
        self.is_lang = False  # known to be heavy: waits longer, as long as the database shows that it lives
        self.is_begonnen = False

    def begin(self) -> None:
        """Before each question. Raises GeenAntwoord when there is no patience left, or all places are taken.

        Who is under way goes on: what it wrote must not be undone because others wait.
        """
        if self.over <= 0 or (not self.is_begonnen and _plaatsen.is_vol):
            raise GeenAntwoord("de database antwoordt niet")
        self.is_begonnen = True

    def wachtte(self, seconden: float) -> None:
        if seconden > KORT:
            self.over -= seconden

    def verleng(self) -> None:
        """This request does heavy work."""
        self.over, self.is_lang = LANG, True


class _Plaatsen:
    """For waiting long: one less than there are threads."""

    def __init__(self) -> None:
        self._bezet = 0
        self._wijziging = Condition()

    @property
    def is_vol(self) -> bool:
        return self._bezet >= max(1, settings.DRADEN - 1)

    @contextmanager
    def neem(self, *, wacht: float = 0) -> Iterator[None]:
        """Take one. Raises GeenAntwoord when none comes free."""
        with self._wijziging:
            if not self._wijziging.wait_for(lambda: not self.is_vol, timeout=wacht):
                raise GeenAntwoord("te veel vragen wachten al op de database")
            self._bezet += 1
        try:
            yield
        finally:
            with self._wijziging:
                self._bezet -= 1
                self._wijziging.notify()


_plaatsen = _Plaatsen()
plaats = _plaatsen.neem


def geduld() -> Geduld | None:
    """That of the present request; None outside a request."""
    return _NU.get()


@contextmanager
def met_geduld(van: Geduld) -> Iterator[None]:
    """While this lasts the database is waited for with this patience."""
    merk = _NU.set(van)
    try:
        yield
    finally:
        _NU.reset(merk)
