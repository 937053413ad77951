"""What has texts of its own: the journal tells when they change, and a page of the past says of which day they are."""

from datetime import date
from typing import ClassVar


class MetTeksten:
    """Beside the model: `TEKSTVELDEN` are words about it, which may change without a reason (docs/adr/0037)."""

    TEKSTVELDEN: ClassVar[tuple[str, ...]]
    # As it stood on a day of the past: the later day that these words are of; None: they are of the day itself.
    tekst_van: date | None = None
