"""Names for files that other programs read."""

from collections.abc import Callable
from urllib.parse import urlsplit

# Makes a path an address with scheme and host, as `request.build_absolute_uri` does.
Absoluut = Callable[[str], str]


def gastheer(absoluut: Absoluut) -> str:
    """The name of the portal on the web, without a port: what ids of entries and events are made unique with."""
    return urlsplit(absoluut("/")).hostname or "localhost"
