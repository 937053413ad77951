"""What has texts of its own: the journal tells when they change, and a page of the past says of which day they are."""

from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar


class MetTeksten:
    """Beside the model: `TEKSTVELDEN` are words about it, which may change without a reason (docs/adr/0037)."""

    TEKSTVELDEN: ClassVar[tuple[str, ...]]
    # As it stood on a day of the past: the later day that these words are of; None: they are of the day itself.
    tekst_van: date | None = None

    def teksten_in(self, velden: Mapping[str, Any]) -> dict[str, Any]:
        """Those of these fields that are texts of it."""
        return {naam: velden[naam] for naam in self.TEKSTVELDEN if naam in velden}


class MetUitkomst(MetTeksten):
    """What also has words about what came out of it."""

    @property
    def is_afgelopen(self) -> bool:
        """Whether it certainly goes on no longer."""
        raise NotImplementedError

    @property
    def verzwijgt_uitkomst(self) -> bool:
        """Whether what came out is left out: it was written after the day, on which this had not certainly ended."""
        return self.tekst_van is not None and not self.is_afgelopen
