"""Ready-made pieces of pages, kept in memory under a text that says what they were made from.

When something that a piece shows changes, so does that text (versions and stamps are in it): nothing is ever thrown
away on purpose, what is not asked for any more drops out by itself.
"""

from collections.abc import Callable
from hashlib import blake2b
from typing import TypeVar

from django.core.cache import caches

Stuk = TypeVar("Stuk")


def onthoud(sleutel: str, maak: Callable[[], Stuk]) -> Stuk:
    """The piece of this key; made now when it is not there. `sleutel` may be of any length."""
    kort = blake2b(sleutel.encode(), digest_size=20).hexdigest()
    stuk: Stuk | None = caches["paginas"].get(kort)
    if stuk is None:
        stuk = maak()
        caches["paginas"].set(kort, stuk)
    return stuk
