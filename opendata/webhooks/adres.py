"""Where a webhook may go: addresses on the public internet, by HTTPS, and never a machine in our own network.

What an address looks like is checked when somebody fills it in and again at each delivery. Which machine its name
stands for is only known at delivery: then the name is looked up once, each answer is checked, and the connection goes
to what was checked.
"""

import ipaddress
import socket
from dataclasses import dataclass
from typing import Any
from urllib.parse import SplitResult, urlsplit

from django.conf import settings

LANGSTE = 500
POORT = 443
# What Python calls global, and leads inward or nowhere all the same.
VERBODEN = tuple(
    map(
        ipaddress.ip_network,
        (
            "168.63.129.16/32",  # the metadata of a cloud, at a public address
            "192.0.0.0/24",  # for protocols; the metadata of a cloud too
            "192.88.99.0/24",  # to IPv4 by a relay
            "2001::/23",  # for protocols: an IPv4 address inside, as Teredo has it
            "2002::/16",  # 6to4: the same
            "2620:4f:8000::/48",  # AS112: nobody's
            "3fff::/20",  # for examples
        ),
    )
)
IPV6_BUITEN = ipaddress.ip_network("2000::/3")  # all others translate, stay inside or are for many at once
Plek = tuple[int, Any]  # the family of a socket, and where it connects to


class Geweigerd(Exception):
    """This address is not for us to send to; the text says why, in words for who registered it."""


@dataclass(frozen=True)
class Doel:
    """A webhook's address in parts."""

    host: str
    poort: int
    pad: str
    is_https: bool


def lees_doel(adres: str) -> Doel:
    """Raises Geweigerd for an address that is none, or not one of the public internet by HTTPS."""
    try:
        deel = urlsplit(adres)
        poort, host = deel.port, (deel.hostname or "").encode("idna").decode()
    except (ValueError, UnicodeError):
        raise Geweigerd("Dit is geen webadres.") from None
    if not host or not adres.isprintable() or " " in adres:
        raise Geweigerd("Dit is geen webadres.")
    if deel.username is not None or deel.fragment:
        raise Geweigerd("Zet geen naam, wachtwoord of # in het adres.")
    if settings.WEBHOOKS_OOK_HIER and deel.scheme in {"http", "https"}:
        return Doel(host, poort or (443 if deel.scheme == "https" else 80), _pad(deel), deel.scheme == "https")
    if deel.scheme != "https":
        raise Geweigerd("Het adres begint met https://.")
    if poort not in {None, POORT}:
        raise Geweigerd(f"Wij sturen alleen naar poort {POORT}. Laat de poort weg.")
    return Doel(host, POORT, _pad(deel), is_https=True)


def _pad(deel: SplitResult) -> str:
    pad = f"{deel.path or '/'}?{deel.query}" if deel.query else deel.path or "/"
    if not pad.isascii():
        raise Geweigerd("Schrijf bijzondere tekens in het adres met een %.")
    return pad


def zoek_op(doel: Doel) -> list[Plek]:
    """The machines that the name stands for now. Raises Geweigerd when one of them is not out there; OSError."""
    try:
        gevonden = socket.getaddrinfo(doel.host, doel.poort, type=socket.SOCK_STREAM)
    except UnicodeError:
        raise Geweigerd("Dit is geen webadres.") from None
    plekken: list[Plek] = [(familie, plek) for familie, _, _, _, plek in gevonden]
    if not all(is_buiten(str(plek[0])) for _, plek in plekken):
        raise Geweigerd("De naam in het adres hoort bij een computer die niet op het open internet staat.")
    return plekken


def is_buiten(ip: str) -> bool:
    """Whether this is the address of one machine on the public internet."""
    try:
        adres = ipaddress.ip_address(ip)
    except ValueError:  # with a zone, as of a link
        return False
    if settings.WEBHOOKS_OOK_HIER and adres.is_loopback:
        return True
    if adres.version == 6 and adres not in IPV6_BUITEN:
        return False
    return adres.is_global and not adres.is_multicast and not any(adres in net for net in VERBODEN)
