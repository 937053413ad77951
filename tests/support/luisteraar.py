"""A system that is told by a webhook: a small server that keeps what it got, and answers as it is told to."""

import socket
import ssl
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

from standardwebhooks import Webhook as Handtekening


@dataclass
class Luisteraar:
    """`antwoorden` are the statuses that it answers with, one after another; then 200."""

    adres: str = ""
    antwoorden: list[int] = field(default_factory=list)
    koppen: dict[str, str] = field(default_factory=dict)  # in its answers
    tekst: bytes = b"dank u"
    druppelt: bool = False  # whether its answer comes a byte now and then, without an end
    wacht: float = 0  # seconds before it answers
    gekregen: list[tuple[dict[str, str], str]] = field(default_factory=list)

    def events(self, geheim: str) -> list[dict[str, Any]]:
        """All that it took, in order; the library checks each signature."""
        return [event for koppen, lijf in self.gekregen for event in Handtekening(geheim).verify(lijf, koppen)]


@contextmanager
def luister(tls: ssl.SSLContext | None = None) -> Iterator[Luisteraar]:
    """One that listens, on a port of its own."""
    zelf = Luisteraar()
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(zelf))
    server.daemon_threads = True
    if tls:
        server.socket = tls.wrap_socket(server.socket, server_side=True)
    zelf.adres = f"http{'s' if tls else ''}://localhost:{server.server_port}/haak?sleutel=1"
    draad = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    draad.start()
    try:
        yield zelf
    finally:
        server.shutdown()
        server.server_close()
        draad.join()


def _handler(zelf: Luisteraar) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            lijf = self.rfile.read(int(self.headers["Content-Length"])).decode()
            zelf.gekregen.append((dict(self.headers.items()) | {":path": self.path}, lijf))
            time.sleep(zelf.wacht)
            try:
                self._antwoord()
            except OSError:
                return  # who asked went away

        def _antwoord(self) -> None:
            self.send_response(zelf.antwoorden.pop(0) if zelf.antwoorden else 200)
            for naam, waarde in zelf.koppen.items():
                self.send_header(naam, waarde)
            self.end_headers()
            while zelf.druppelt:
                self.wfile.write(b"x")
                time.sleep(0.02)
            self.wfile.write(zelf.tekst)

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
            return

    return Handler


def gesloten_poort() -> int:
    """A port on which nothing listens."""
    with socket.socket() as sok:
        sok.bind(("127.0.0.1", 0))
        return int(sok.getsockname()[1])
