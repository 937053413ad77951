"""Which tables the open data has. Higher apps add theirs in `AppConfig.ready()`."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from ninja import Schema

from basis.api.tabel import Tabel
from basis.tijd.moment import Moment


@dataclass(frozen=True)
class Lijstvorm:
    """Another form of a list than our own: who does not ask for JSON gets this one.

    `maak` makes the answer out of the rows as JSON, by key; where the page after it is and the position of the journal
    stand in the headers.
    """

    soort: str  # the media type
    maak: Callable[[Mapping[str, dict[str, Any]]], list[dict[str, Any]]]
    een: type[Schema]  # what one of its parts looks like


_tabellen: dict[str, Tabel[object]] = {}
_vormen: dict[str, Lijstvorm] = {}
_positie: list[Callable[[Moment], int]] = []
_stempel: list[Callable[[], str]] = []


def registreer(*tabellen: Tabel[object]) -> None:
    """Add tables. Raises ValueError when one is called as another."""
    for tabel in tabellen:
        if _tabellen.setdefault(tabel.naam, tabel) is not tabel:
            raise ValueError(f"De tabel '{tabel.naam}' bestaat al.")


def registreer_lijstvorm(naam: str, vorm: Lijstvorm) -> None:
    """Give the list of the table of this name in another form too."""
    _vormen[naam] = vorm


def registreer_positie(lees: Callable[[Moment], int]) -> None:
    """Say how the position of the journal at a moment is read."""
    _positie[:] = [lees]


def registreer_stempel(lees: Callable[[], str]) -> None:
    """Say how is read whether anything changed that the tables tell of."""
    _stempel[:] = [lees]


def tabellen() -> dict[str, Tabel[object]]:
    """By name, in order of the alphabet: the order in which apps start says nothing."""
    return dict(sorted(_tabellen.items()))


def lijstvorm(naam: str) -> Lijstvorm | None:
    """The other form of the list of a table; nearly all have none."""
    return _vormen.get(naam)


def positie(moment: Moment) -> int:
    """Up to where the journal is in what is read after this call; rows behind it may be in it too."""
    return _positie[0](moment)


def stempel() -> str:
    """What is another text as soon as anything changed that the tables tell of."""
    return _stempel[0]()
