"""The hash-locked requirements: `check` that they follow pyproject.toml, or write them anew (`vernieuw`).

The check needs no network: each direct dependency is locked within its range, nothing is locked as
direct that pyproject.toml no longer names, every pin has a hash, and all files agree on a version.
"""

import re
import subprocess
import sys
import tomllib
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
    for lock, groepen in LOCKS.items():
        bron = ["pyproject.toml"] if None in groepen else []
        for groep in filter(None, groepen):
            bron += ["--group", f"pyproject.toml:{groep}"]
        opdracht = [
            sys.executable,
            "-m",
            "uv",
            "pip",
            "compile",
            *bron,
            *VAST.split(),
            *(["--upgrade"] if nieuwste else []),
            "-o",
            f"requirements/{lock}.txt",
        ]
        subprocess.run(opdracht, cwd=PROJECT, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - our own command
    return check()


def _past(eis: Requirement, pins: dict[str, tuple[str, bool, bool]], naam: str) -> bool:
    return naam in pins and pins[naam][2] and eis.specifier.contains(pins[naam][0], prereleases=True)


if __name__ == "__main__":
    sys.exit({"check": check, "vernieuw": vernieuw, "nieuwste": partial(vernieuw, nieuwste=True)}[sys.argv[1]]())
