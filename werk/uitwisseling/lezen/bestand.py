"""What every reader gives: sheets of rows of texts."""

from collections.abc import Iterator
from dataclasses import dataclass

FORMULE = "\0formule"  # stands for a cell with a formula; no text can be this
SAMENGEVOEGD = "\0samengevoegd"  # for a cell that another one covers: what it held is gone, or was never there
MEESTE_RIJEN = 60_000  # of one sheet
MEESTE_KOLOMMEN = 60
MEESTE_LEGE_RIJEN = 2_000  # after so many the rest is empty too


class LeesFout(Exception):
    """A file that cannot be read, and in Dutch why and what to do."""


class GrootBestand(LeesFout):
    """A sheet with more rows than we read."""


@dataclass(frozen=True)
class Werkblad:
    """A sheet of the file; its rows with their number, as the program shows it."""

    naam: str
    rijen: Iterator[tuple[int, list[str]]]


def gevuld(rijen: Iterator[tuple[int, list[str]]]) -> Iterator[tuple[int, list[str]]]:
    """The rows with something in them; raises GrootBestand when there are too many."""
    aantal = leeg = 0
    for nummer, rij in rijen:
        if not any(cel.strip() and cel != SAMENGEVOEGD for cel in rij):
            leeg += 1
            if leeg > MEESTE_LEGE_RIJEN:
                return
            continue
        aantal, leeg = aantal + 1, 0
        if aantal > MEESTE_RIJEN:
            raise GrootBestand("Een blad heeft meer dan 60.000 rijen. Laat rijen weg die u niet verandert.")
        yield nummer, rij
