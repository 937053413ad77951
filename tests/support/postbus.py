"""A real mail server on this machine, that keeps what it gets; it can refuse people, and hang."""

import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from threading import Event
from typing import Any

from aiosmtpd.controller import Controller
from pytest_django import Settings

from berichten.models import Bericht
from berichten.services import zet_klaar


@dataclass
class Postbus:
    """What came in, and how the server answers."""

    post: list[EmailMessage] = field(default_factory=list)
    antwoorden: dict[str, str] = field(default_factory=dict)  # by address, or to DATA, instead of 250
    ontvangen: Event = field(default_factory=Event)
    hang: bool = False  # take a mail in, and never say so
    hang_na: bool = False  # say so, and never say goodbye

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, opties: Any) -> str:  # noqa: N802
        if antwoord := self.antwoorden.get(address):
            return antwoord
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        if antwoord := self.antwoorden.get("DATA"):
            return antwoord
        mail: Any = message_from_bytes(envelope.content, policy=policy.default)
        self.post.append(mail)
        self.ontvangen.set()
        if self.hang:
            await server.loop.create_future()
        return "250 OK"

    async def handle_QUIT(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        if self.hang_na:
            await server.loop.create_future()
        return "221 Bye"


def vrije_poort() -> int:
    """Below the ports that the system hands out by itself; processes that test at once look in different places."""
    werker = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
    for poort in range(21_000 + werker, 32_000, 7):
        with socket.socket() as proef:
            if proef.connect_ex(("127.0.0.1", poort)):
                return poort
    raise RuntimeError("no free port")


@contextmanager
def mailserver(settings: Settings, poort: int | None = None) -> Iterator[Postbus]:
    """A server that runs, and the portal that sends by it."""
    postbus, poort = Postbus(), poort or vrije_poort()
    gebruik(settings, poort)
    server = Controller(postbus, hostname="127.0.0.1", port=poort)
    server.start()
    try:
        yield postbus
    finally:
        server.stop()


def gebruik(settings: Settings, poort: int) -> None:
    """Have the portal send by a server at this port, whether or not there is one."""
    settings.EMAIL_BACKEND = "berichten.post.ServerBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", poort, 5


def bericht(soort: str = "uitnodiging", **velden: Any) -> Bericht:
    """A message that waits."""
    gegevens = velden.pop("gegevens", {"link": "/account/uitnodiging/geheim/"})
    if "aan" not in velden:
        velden.setdefault("adres", "anna@voorbeeld.nl")
    velden.setdefault("gelegenheid", f"{soort}:1")
    gemaakt = zet_klaar(soort=soort, gegevens=gegevens, **velden)
    assert gemaakt
    return gemaakt
