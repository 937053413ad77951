"""Ready-made pieces of pages, kept in memory under a text that says what they were made from.

When something that a piece shows changes, so does that text (versions and stamps are in it): nothing is ever thrown
away on purpose, what is not asked for any more drops out by itself.
"""

from collections.abc import Callable, Mapping, Sequence
from hashlib import blake2b
from typing import TypeVar

from django.core.cache import cache, caches
from django.http import HttpRequest
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe

Stuk = TypeVar("Stuk")
Wat = TypeVar("Wat")


def onthoud(sleutel: str, maak: Callable[[], Stuk]) -> Stuk:
    """The piece of this key; made now when it is not there. `sleutel` may be of any length."""
    kort = blake2b(sleutel.encode(), digest_size=20).hexdigest()
    stuk: Stuk | None = caches["paginas"].get(kort)
    if stuk is None:
        stuk = maak()
        caches["paginas"].set(kort, stuk)
    return stuk


def merk_van(request: HttpRequest, *waaruit: object) -> str:
    """The `ETag` of what an address gives on one day, made from these: another one as soon as one of them is."""
    stand = ":".join(map(str, (*waaruit, timezone.localdate(), request.get_full_path())))
    return f'"{blake2b(stand.encode(), digest_size=16).hexdigest()}"'


def zag(wat: str, waarde: int) -> None:
    """Know for later pages what this one read, such as a number that they print and don't ask for themselves."""
    if cache.get(wat) != waarde:
        cache.set(wat, waarde, timeout=None)


def laatst_gezien(wat: str) -> int:
    """What this process read of it last; 0 when it did not yet."""
    waarde: int = cache.get(wat, 0)
    return waarde


def onthoud_elk(sleutels: Mapping[Wat, str], maak: Callable[[Sequence[Wat]], Mapping[Wat, str]]) -> list[SafeString]:
    """The HTML of each of these things, in the same order: `maak` is asked once, for those not there yet.

    What `maak` does not know (any more) is left out.
    """
    klaar: dict[str, str] = cache.get_many(sleutels.values())
    if missen := [wat for wat, sleutel in sleutels.items() if sleutel not in klaar]:
        nieuw = {sleutels[wat]: html for wat, html in maak(missen).items()}
        cache.set_many(nieuw)
        klaar |= nieuw
    return [mark_safe(klaar[sleutel]) for sleutel in sleutels.values() if sleutel in klaar]  # noqa: S308  # our own
