"""Texts and names for files that other programs read."""

import re
from collections.abc import Callable
from urllib.parse import urlsplit

# Makes a path an address with scheme and host, as `request.build_absolute_uri` does.
Absoluut = Callable[[str], str]

_ONTOELAATBAAR = re.compile("[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_REGELEINDE = re.compile("\r\n?|[\x85\u2028\u2029]")


def schoon(tekst: str) -> str:
    """The text without control characters, which neither XML nor iCalendar can carry; lines end with a newline."""
    return _ONTOELAATBAAR.sub("", _REGELEINDE.sub("\n", tekst))


def gastheer(absoluut: Absoluut) -> str:
    """The name of the portal on the web, without a port: what ids of entries and events are made unique with."""
    return urlsplit(absoluut("/")).hostname or "localhost"
