"""When a page was made that somebody decides on, so that what a colleague decided since is not undone unseen."""

from datetime import UTC, datetime

from django.utils import timezone

from basis.web.adres import als_sleutel


def gezien_nu() -> str:
    """This moment as a form keeps it, in thousandths of a second."""
    return str(int(timezone.now().timestamp() * 1_000))


def lees_gezien(tekst: str) -> datetime | None:
    """The moment that a form kept; None without one, and never later than now."""
    gezien = min(als_sleutel(tekst), als_sleutel(gezien_nu()))
    return datetime.fromtimestamp(gezien / 1_000, UTC) if gezien else None
