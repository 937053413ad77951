"""The hash-locked requirements: `check` that they follow pyproject.toml, or write them anew (`vernieuw`).

The check needs no network: each direct dependency is locked within its range, nothing is locked as
direct that pyproject.toml no longer names, every pin has a hash, and all files agree on a version.

`achter` asks the index which pins have a newer version that fits. It never fails the build: what others release must
not make a green change red, and without network there is nothing to say. `nieuwste` takes them in.
"""

import json
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Callable
from functools import partial
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PROJECT = Path(__file__).resolve().parents[1]
MAP = PROJECT / "requirements"
# The lock and what goes into it: None is the project itself, other names are dependency groups.
LOCKS: dict[str, tuple[str | None, ...]] = {
    "base": (None,),
    "ingebed": (None, "ingebed"),
    "dev": (None, "ingebed", "dev"),
    "node": ("node",),
}
VAST = "--universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header -q"
WACHT = 30.0  # seconds that the index may take to say what is newest
PIN = re.compile(r"^(?P<naam>[A-Za-z0-9._-]+)(?:\[[^\]]*\])?==(?P<versie>[^ ;\\]+)")


def gevraagd(groepen: tuple[str | None, ...]) -> dict[str, Requirement]:
    """Read what pyproject.toml asks for, by canonical name."""
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text())
    bronnen = {None: project["project"]["dependencies"], **project["dependency-groups"]}
    eisen = [Requirement(tekst) for groep in groepen for tekst in bronnen[groep]]
    return {canonicalize_name(eis.name): eis for eis in eisen}


def vastgelegd(tekst: str) -> dict[str, tuple[str, bool, bool]]:
    """Read a lock: version, whether it has a hash, and whether the project asks for it itself."""
    pins: dict[str, tuple[str, bool, bool]] = {}
    for blok in re.split(r"\n(?=\S)", tekst):
        if treffer := PIN.match(blok):
            naam = canonicalize_name(treffer["naam"])
            pins[naam] = (treffer["versie"], "--hash=sha256:" in blok, "(pyproject.toml" in blok)
    return pins


def fouten(lock: str) -> list[str]:
    """Say what is wrong with one lock."""
    eisen, pins = gevraagd(LOCKS[lock]), vastgelegd((MAP / f"{lock}.txt").read_text())
    gevonden = [f"{naam} ontbreekt of valt buiten {eis}" for naam, eis in eisen.items() if not _past(eis, pins, naam)]
    gevonden += [f"{naam} heeft geen hash" for naam, (_, hash_, _) in pins.items() if not hash_]
    gevonden += [f"{naam} is niet meer gevraagd" for naam, (*_, direct) in pins.items() if direct and naam not in eisen]
    return [f"requirements/{lock}.txt: {fout}" for fout in gevonden]


def oneens() -> list[str]:
    """Name the packages on whose version two locks disagree."""
    versies: dict[str, set[str]] = {}
    for lock in LOCKS:
        for naam, (versie, *_) in vastgelegd((MAP / f"{lock}.txt").read_text()).items():
            versies.setdefault(naam, set()).add(versie)
    return [f"{naam}: meer dan één versie ({', '.join(sorted(s))})" for naam, s in versies.items() if len(s) > 1]


def check() -> int:
    """Print what is wrong; 0 when nothing is."""
    alles = [fout for lock in LOCKS for fout in fouten(lock)] + oneens()
    for fout in alles:
        print(fout)
    print("De locks volgen pyproject.toml niet: draai `make lock`." if alles else "De locks zijn bijgewerkt.")
    return 1 if alles else 0


def vernieuw(*, nieuwste: bool = False) -> int:
    """Write every lock anew; versions that still fit stay as they are, or all become the newest that fit."""
    for lock in LOCKS:
        _stel_samen(lock, f"requirements/{lock}.txt", *(["--upgrade"] if nieuwste else []))
    return check()


def achter() -> int:
    """Print which pins are behind the newest version that fits; 0 always, also when the index is away or slow."""
    try:
        gevonden = [*_nieuwer("dev"), *_nieuwer("node"), *_nieuwer_van_npm()]
    except (subprocess.SubprocessError, OSError, ValueError):  # ValueError: what npm says is no JSON
        print("Of er nieuwere versies zijn, is niet bekend: de index van pakketten antwoordt niet.")
        return 0
    nieuw = sorted(set(gevonden))
    for naam, oud, versie in nieuw:
        print(f"  {naam} {oud} → {versie}")
    print(
        f"{len(nieuw)} pakketten lopen achter; `make upgrade` haalt ze binnen."
        if nieuw
        else "Geen pakket loopt achter."
    )
    return 0


def _nieuwer(lock: str) -> list[tuple[str, str, str]]:
    """Name, version in the lock, and the newest that fits, of each package for which these differ."""
    with tempfile.TemporaryDirectory() as map_:
        _stel_samen(lock, str(Path(map_) / "nieuw.txt"), "--upgrade", wacht=WACHT)
        nu = vastgelegd((Path(map_) / "nieuw.txt").read_text())
    oud = vastgelegd((MAP / f"{lock}.txt").read_text())
    return [(naam, oud[naam][0], versie) for naam, (versie, *_) in nu.items() if naam in oud and oud[naam][0] != versie]


def _nieuwer_van_npm() -> list[tuple[str, str, str]]:
    """What is behind in static/package-lock.json, within its major version; nothing on a machine without npm."""
    if not (npm := shutil.which("npm")):
        return []
    opdracht = [npm, "outdated", "--json"]
    proces = subprocess.run(  # noqa: S603 - our own command
        opdracht, cwd=PROJECT / "static", capture_output=True, text=True, timeout=WACHT, check=False
    )
    gevonden = json.loads(proces.stdout or "{}")
    if "error" in gevonden:
        raise subprocess.CalledProcessError(proces.returncode, opdracht)
    paren = [(naam, deel["wanted"], deel["latest"]) for naam, deel in gevonden.items()]
    return [
        (naam, oud, nieuw) for naam, oud, nieuw in paren if oud != nieuw and oud.split(".")[0] == nieuw.split(".")[0]
    ]


def _stel_samen(lock: str, naar: str, *opties: str, wacht: float | None = None) -> None:
    groepen = LOCKS[lock]
    bron = ["pyproject.toml"] if None in groepen else []
    for groep in filter(None, groepen):
        bron += ["--group", f"pyproject.toml:{groep}"]
    opdracht = [sys.executable, "-m", "uv", "pip", "compile", *bron, *VAST.split(), *opties, "-o", naar]
    stil = subprocess.DEVNULL
    subprocess.run(  # noqa: S603 - our own command
        opdracht, cwd=PROJECT, check=True, stdout=stil, stderr=stil if wacht else None, timeout=wacht
    )


def _past(eis: Requirement, pins: dict[str, tuple[str, bool, bool]], naam: str) -> bool:
    return naam in pins and pins[naam][2] and eis.specifier.contains(pins[naam][0], prereleases=True)


OPDRACHTEN: dict[str, Callable[[], int]] = {
    "check": check,
    "vernieuw": vernieuw,
    "nieuwste": partial(vernieuw, nieuwste=True),
    "achter": achter,
}

if __name__ == "__main__":
    sys.exit(OPDRACHTEN[sys.argv[1]]())
