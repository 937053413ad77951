"""Print where Chromium is, for the browser tests; as root on Debian, install it when it is missing."""

import os
import subprocess
import sys
from pathlib import Path

from scripts.stap import Mislukt, vind_programma

NAMEN = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
INSTALLEER = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"]


def vind() -> str | None:
    """Find it: what CHROMIUM says, or one of the usual names."""
    return vind_programma(*filter(None, (os.environ.get("CHROMIUM"), *NAMEN)))


def installeer() -> None:
    """Install it with apt-get, its output on standard error."""
    stil = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for opdracht in (["apt-get", "update", "-qq"], INSTALLEER):
        subprocess.run(opdracht, env=stil, stdout=sys.stderr, check=False)  # noqa: S603


def main() -> None:
    """Print the path, or say in one line how to get it."""
    if not vind() and os.geteuid() == 0 and Path("/etc/debian_version").exists():
        installeer()
    if not (pad := vind()):
        raise Mislukt(
            "Chromium ontbreekt: installeer het (Debian: apt-get install chromium) of zet CHROMIUM=/pad/naar/chromium."
        )
    print(pad)


if __name__ == "__main__":
    main()
