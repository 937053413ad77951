"""Who uses the embedded database: file locks, which the kernel releases however a process ends.

Beside the data folder `x` stand `x.slot` (held while starting or stopping), `x.gebruik` (shared by
every process that uses the database) and `x.wacht` (held by the guard).
"""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

KEREN, EVEN = 5, 0.02  # seconds

# The locks this process holds for as long as it lives.
_gehouden: dict[Path, int] = {}


def _open(data: Path, soort: str) -> int:
    return os.open(f"{data}.{soort}", os.O_RDONLY | os.O_CREAT, 0o644)


@contextmanager
def slot(data: Path) -> Iterator[None]:
    """One process at a time starts or stops."""
    bestand = _open(data, "slot")
    try:
        fcntl.flock(bestand, fcntl.LOCK_EX)
        yield
    finally:
        os.close(bestand)


def neem(data: Path) -> None:
    """Mark this process as a user of the database, until it ends or lets go."""
    if data not in _gehouden:
        bestand = _open(data, "gebruik")
        fcntl.flock(bestand, fcntl.LOCK_SH)
        _gehouden[data] = bestand


def laat_los(data: Path) -> None:
    """Stop being a user."""
    if data in _gehouden:
        os.close(_gehouden.pop(data))


@contextmanager
def niemand(data: Path) -> Iterator[bool]:
    """Say whether nobody uses the database; if so, nobody can begin to inside the block.

    The guard holds the lock for a blink when the last user goes, so one look is not enough.
    """
    bestand = _open(data, "gebruik")
    try:
        yield _probeer_even(bestand)
    finally:
        os.close(bestand)


def wacht_op_niemand(data: Path) -> None:
    """Sleep until the last user has gone."""
    bestand = _open(data, "gebruik")
    try:
        fcntl.flock(bestand, fcntl.LOCK_EX)
    finally:
        os.close(bestand)


def word_wacht(data: Path) -> int | None:
    """Become the guard; None when there is one already. Closing the number ends the guard's turn."""
    bestand = _open(data, "wacht")
    if _probeer(bestand):
        return bestand
    os.close(bestand)
    return None


def _probeer_even(bestand: int) -> bool:
    for _ in range(KEREN):
        if _probeer(bestand):
            return True
        time.sleep(EVEN)
    return False


def _probeer(bestand: int) -> bool:
    try:
        fcntl.flock(bestand, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
