"""Print where Chromium is, for the browser tests; as root on Debian, install its headless shell when it is missing."""

import os
import subprocess
import sys
from pathlib import Path

from scripts.stap import Mislukt, vind_programma

# The same engine without windows around its pages, which nobody sees: a page costs it half.
SCHIL = "chromium-headless-shell"
NAMEN = (SCHIL, "chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
APT = ["apt-get", "-qq", "-o", "Acquire::Retries=0", "-o", "Acquire::http::Timeout=10"]
INSTALLEER = [*APT, "install", "-y", "--no-install-recommends"]
DEBIAN = Path("/etc/debian_version")


def gewenst() -> str | None:
    """Find what CHROMIUM says, or the headless shell."""
    return vind_programma(*filter(None, (os.environ.get("CHROMIUM"), SCHIL)))


def vind() -> str | None:
    """Find what is wanted, or any other Chromium by one of its usual names."""
    return gewenst() or vind_programma(*NAMEN)


def installeer() -> None:
    """Install it with apt-get, its output on standard error; without network nothing is lost but seconds."""
    stil = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for opdracht in ([*INSTALLEER, SCHIL], [*APT, "update"], [*INSTALLEER, SCHIL], [*INSTALLEER, "chromium"]):
        if gewenst() or (opdracht[-1] == "chromium" and vind()):
            return
        subprocess.run(opdracht, env=stil, stdout=sys.stderr, check=False)  # noqa: S603


def main() -> None:
    """Print the path, or say in one line how to get it."""
    if not gewenst() and os.geteuid() == 0 and DEBIAN.exists():
        installeer()
    if not (pad := vind()):
        raise Mislukt(
            f"Chromium ontbreekt: installeer het (Debian: apt-get install {SCHIL}) of zet CHROMIUM=/pad/naar/chromium."
        )
    print(pad)


if __name__ == "__main__":
    main()
