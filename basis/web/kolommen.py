"""The columns of every table that people take along, each declared once: for the file, its uitleg and whoever reads it.

The names of columns are a promise to whoever keeps files or scripts: add columns, but don't rename them.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Generic, TypeVar

T = TypeVar("T")


class Type(StrEnum):
    """What the cells of a column hold; any cell may be empty too."""

    TEKST = "tekst"
    KEUZE = "keuze"  # a word out of a fixed list
    GETAL = "getal"
    DATUM = "datum"  # 2022-07-01
    TIJDSTIP = "tijdstip"  # 2022-07-01T09:30:00Z, or with the hours from UTC
    PERIODE = "periode"  # 2022-07, 2022-07-01/2022-09-30
    PERIODE_IN_WOORDEN = "periode in woorden"  # juli 2022
    ADRES = "adres"  # https://…
    JA_NEE = "ja of nee"  # true or false for a program
    SLEUTEL = "sleutel"  # names a row of another table
    LIJST = "lijst"  # of such keys or texts; in a file with ", " between them


@dataclass(frozen=True)
class Kolom(Generic[T]):
    """One column of a table whose rows are each about a T.

    `keuzes` are the words of a fixed list, with what each is called on screen. `naar` is the table whose keys it holds.
    """

    naam: str
    uitleg: str
    type: Type
    toon: Callable[[T], Any]
    keuzes: Sequence[tuple[str, str]] = field(default=(), kw_only=True)
    naar: str = field(default="", kw_only=True)

    @property
    def kop(self) -> str:
        """What stands above the column."""
        return self.naam

    def cel(self, ding: T) -> Any:
        """What stands in its cell: a number as it is, all else as text; nothing is an empty text."""
        waarde = self.toon(ding)
        if isinstance(waarde, bool):
            return "ja" if waarde else "nee"
        if isinstance(waarde, list | tuple):
            return ", ".join(map(str, waarde))
        return "" if waarde is None else waarde
