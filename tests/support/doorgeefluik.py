"""A door to the database that can be held shut, so that who asks hears nothing more: as a server that was stopped."""

import shutil
import socket
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Event, Thread
from typing import Any

from django.db import connection


class Doorgeefluik:
    """Passes on what comes in at a socket of its own, for as long as `open` is set."""

    def __init__(self, map_: Path) -> None:
        self.map, self.open = map_, Event()
        self.open.set()
        self.kom_terug()

    def kom_terug(self) -> None:
        self._deur, self._verbonden = socket.socket(socket.AF_UNIX), list[socket.socket]()
        self._deur.bind(str(self.map / ".s.PGSQL.5432"))
        self._deur.listen(50)
        Thread(target=self._laat_binnen, args=(self._deur,), daemon=True).start()

    def val_weg(self) -> None:
        """As a server that is stopped: who is connected hears that, and no one gets in."""
        (self.map / ".s.PGSQL.5432").unlink()
        for een in (self._deur, *self._verbonden):
            with suppress(OSError):
                een.shutdown(socket.SHUT_RDWR)
        self._deur.close()

    def _laat_binnen(self, deur: socket.socket) -> None:
        with suppress(OSError):
            while True:
                binnen, _ = deur.accept()
                self._verbonden.append(binnen)
                Thread(target=self._verbind, args=(binnen,), daemon=True).start()

    def _verbind(self, binnen: socket.socket) -> None:
        self.open.wait()
        buiten = _naar_de_database()
        Thread(target=self._geef_door, args=(buiten, binnen), daemon=True).start()
        self._geef_door(binnen, buiten)

    def _geef_door(self, van: socket.socket, naar: socket.socket) -> None:
        with suppress(OSError):
            while stuk := van.recv(65536):
                self.open.wait()
                naar.sendall(stuk)
        for kant in (van, naar):
            with suppress(OSError):
                kant.shutdown(socket.SHUT_RDWR)
            kant.close()


def _naar_de_database() -> socket.socket:
    delen: dict[str, Any] = connection.get_connection_params()
    plaats, poort = delen.get("host") or "/var/run/postgresql", int(delen.get("port") or 5432)
    if not plaats.startswith("/"):
        return socket.create_connection((plaats, poort))
    naar = socket.socket(socket.AF_UNIX)
    naar.connect(f"{plaats}/.s.PGSQL.{poort}")
    return naar


@contextmanager
def doorgeefluik() -> Iterator[Doorgeefluik]:
    """In a folder with a short path: that of a socket must be."""
    map_ = Path(tempfile.mkdtemp(prefix="luik-", dir="/tmp"))
    luik = Doorgeefluik(map_)
    try:
        yield luik
    finally:
        luik.open.set()
        luik.val_weg()
        shutil.rmtree(map_)
