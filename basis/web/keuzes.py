"""Choices of filters as pages show them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Optie:
    """A choice of a filter with the number of things beside it (None: not counted)."""

    waarde: str
    label: str
    is_gekozen: bool
    aantal: int | None = None
    nummer: int = 0

    @property
    def aantal_tekst(self) -> str:
        return "" if self.aantal is None else f"{self.aantal:,}".replace(",", ".")
