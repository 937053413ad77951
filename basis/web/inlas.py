"""Parts of pages that apps above fill: a page asks for what belongs there and imports nothing from above.

A page of a lower app names a place (`Plek`) and the thing that it is about; whoever registered for that place gives a
piece of HTML, or nothing. Register in `AppConfig.ready()`. A piece depends on the thing, the moment and what moves the
stamps of content only, so that pages which hold it can be kept ready.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from enum import Enum
from typing import Any

from django.utils.safestring import SafeString

from basis.tijd.moment import Moment


class Plek(Enum):
    """Where a piece stands, with what it is about: an object, or None on the home page."""

    HOME = "home"
    ACTIE = "actie"
    ONDERDEEL = "onderdeel"
    AFSPRAAK = "afspraak"
    LIJN = "lijn"
    PARTIJ = "partij"
    BEPALING = "bepaling"  # what it says in one version
    WIJZIGING = "wijziging"  # of a bepaling, from one version to the next; a page has many


Maker = Callable[[Any, Moment], SafeString]
# For a place that a page has many of: a piece of HTML by the key of each thing, read for all of them at once.
Veelmaker = Callable[[Sequence[Any], Moment], Mapping[int, SafeString]]
_makers: dict[Plek, list[Maker]] = {}
_veelmakers: dict[Plek, list[Veelmaker]] = {}


def vul(plek: Plek, maker: Maker) -> None:
    """Have `maker` asked for its piece of this place; an empty one is left out."""
    if maker not in _makers.setdefault(plek, []):
        _makers[plek].append(maker)


def inlassen(plek: Plek, ding: Any, moment: Moment) -> list[SafeString]:
    """What stands there, in the order in which it was registered."""
    return [stuk for maker in _makers.get(plek, ()) if (stuk := maker(ding, moment))]


def vul_vele(plek: Plek, maker: Veelmaker) -> None:
    """The same of a place that a page has many of."""
    if maker not in _veelmakers.setdefault(plek, []):
        _veelmakers[plek].append(maker)


def inlassen_vele(plek: Plek, dingen: Sequence[Any], moment: Moment) -> dict[int, list[SafeString]]:
    """By the key of each of these things what stands there; nothing of one of which nobody has anything."""
    per: dict[int, list[SafeString]] = defaultdict(list)
    for maker in _veelmakers.get(plek, ()) if dingen else ():
        for sleutel, stuk in maker(dingen, moment).items():
            per[sleutel].append(stuk)
    return per
