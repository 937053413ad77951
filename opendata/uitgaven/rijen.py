"""The rows of a table as the API gives them, for every shape of file."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import itemgetter
from pathlib import Path
from typing import Any

from basis.api.tabel import Tabel, Vraag
from basis.api.vormen import als_json, kameel
from basis.tijd.moment import Moment
from basis.web.kolommen import Kolom

Rij = dict[str, Any]
REGELS_PER_STUK = 200


def rijen_van(tabel: Tabel[Any], moment: Moment) -> Iterator[Rij]:
    """All rows at this moment, some hundreds in memory at a time."""
    return (als_json(tabel, ding) for ding in tabel.alle(Vraag(moment=moment)))


def kolommen_van(tabel: Tabel[Any]) -> list[Kolom[Rij]]:
    """The columns of the table, for its rows as the API gives them."""
    return [replace(kolom, toon=itemgetter(kameel(kolom.naam))) for kolom in tabel.kolommen]


@dataclass(frozen=True)
class Voorraad:
    """The rows of a table on disk, one a line: read from the database once, however many files are made of them."""

    tabel: Tabel[Any]
    pad: Path
    aantal: int

    @classmethod
    def lees(cls, tabel: Tabel[Any], moment: Moment, map_: Path) -> "Voorraad":
        pad, aantal = map_ / f"{tabel.naam}.rijen", 0
        with pad.open("w", encoding="utf-8") as bestand:
            for aantal, rij in enumerate(rijen_van(tabel, moment), start=1):  # noqa: B007  # the last one is the number
                bestand.write(f"{json.dumps(rij, ensure_ascii=False)}\n")
        return cls(tabel, pad, aantal)

    def __iter__(self) -> Iterator[Rij]:
        with self.pad.open(encoding="utf-8") as bestand:
            yield from map(json.loads, bestand)

    @property
    def kolommen(self) -> Sequence[Kolom[Rij]]:
        return kolommen_van(self.tabel)


def json_stukken(kop: Mapping[str, Any], rijen: Iterable[Rij]) -> Iterator[str]:
    """A JSON object with what `kop` says and the rows as `resultaten`; a row stands on a line of its own."""
    stuk = [json.dumps(kop, ensure_ascii=False)[:-1], ', "resultaten": [']
    voor = "\n"
    for rij in rijen:
        stuk += [voor, json.dumps(rij, ensure_ascii=False)]
        voor = ",\n"
        if len(stuk) > 2 * REGELS_PER_STUK:
            yield "".join(stuk)
            stuk.clear()
    yield "".join([*stuk, "\n]}\n"])
