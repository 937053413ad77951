"""One step of the set-up: says what it does, how long it took, and is skipped when nothing changed.

Standard library only: this runs before anything is installed.
"""

import hashlib
import shutil
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
GEGEVENS = PROJECT / ".gegevens"
STEMPELS = GEGEVENS / "stempels"


class Mislukt(SystemExit):
    """A step failed; prints what to do, without a traceback."""

    def __init__(self, bericht: str) -> None:
        super().__init__(f"✗ {bericht}")


def vingerafdruk(*bronnen: Path, extra: str = "") -> str:
    """Hash the contents and names of files, and of all files in folders."""
    som = hashlib.sha256(extra.encode())
    for bestand in _bestanden(bronnen):
        som.update(str(bestand.relative_to(PROJECT)).encode() + b"\0")
        som.update(bestand.read_bytes())
    return som.hexdigest()


def stap(naam: str, tekst: str, inhoud: str, doe: Callable[[], object]) -> None:
    """Do a step, unless its stamp says that it was done with this very input."""
    stempel = STEMPELS / naam
    if stempel.exists() and stempel.read_text() == inhoud:
        return
    stempel.unlink(missing_ok=True)
    meld(tekst, doe)
    STEMPELS.mkdir(parents=True, exist_ok=True)
    stempel.write_text(inhoud)


def meld(tekst: str, doe: Callable[[], object]) -> None:
    """Say what is being done, do it, and say how long it took."""
    print(f"→ {tekst} …", flush=True)
    begin = time.perf_counter()
    doe()
    print(f"  klaar in {time.perf_counter() - begin:.1f} s".replace(".", ","), flush=True)


def vereis_python() -> None:
    """Stop with one clear line on a Python that is too old."""
    if sys.version_info < (3, 11):  # noqa: UP036 - this is what tells the user
        raise Mislukt(f"Python 3.11 of hoger is nodig; dit is {sys.version.split()[0]}. Kies met PYTHON=…")


def vind_programma(*namen: str) -> str | None:
    """Find the first of some programs in the path."""
    return next((pad for naam in namen if (pad := shutil.which(naam))), None)


def _bestanden(bronnen: Iterable[Path]) -> Iterable[Path]:
    for bron in bronnen:
        if bron.is_dir():
            yield from sorted(pad for pad in bron.rglob("*") if pad.is_file() and _telt(pad))
        elif bron.exists():
            yield bron


def _telt(pad: Path) -> bool:
    return not {"__pycache__", "dist", "lettertypen", "node_modules"} & set(pad.parts)
