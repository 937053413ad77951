"""`python -m scripts.bench`: fill a scratch database, measure the portal in it, and write docs/bench.md."""

import argparse
import sys
from itertools import pairwise

from scripts.bench.proefbank import Proefbank

GROOTTES = "1000,10000,100000"


def main(argumenten: list[str]) -> int:
    """Exits with 0 also when a target is missed: the report says so."""
    opties = _lees(argumenten)
    bank = Proefbank(bewaar=opties.bewaar)
    bank.begin()
    try:
        _meet(opties.groottes, f"python -m scripts.bench {' '.join(argumenten)}".strip())
    finally:
        bank.einde()
    return 0


def _meet(groottes: list[int], opdracht: str) -> None:
    # Everything with models can only be imported now that Django has its settings.
    from scripts.bench import kaal, rapport  # noqa: PLC0415
    from scripts.bench.kader import maak_kader  # noqa: PLC0415
    from scripts.bench.meting import Meter  # noqa: PLC0415
    from scripts.bench.vulling import Vulling  # noqa: PLC0415

    kaal.vul()
    vulling = Vulling(maak_kader())
    uitslagen = []
    for grootte in groottes:
        vulling.vul_tot(grootte)
        uitslagen.append(Meter().meet(grootte))
    tekst = rapport.maak(uitslagen, opdracht)
    rapport.bewaar(tekst)
    print(f"\n{tekst}\nGeschreven naar docs/bench.md.")


def _lees(argumenten: list[str]) -> argparse.Namespace:
    lezer = argparse.ArgumentParser(prog="python -m scripts.bench", description=__doc__)
    lezer.add_argument("--groottes", type=_groottes, default=GROOTTES, help=f"aantallen acties ({GROOTTES})")
    lezer.add_argument("--bewaar", action="store_true", help="bewaar de database en begin daar de volgende keer mee")
    return lezer.parse_args(argumenten)


def _groottes(tekst: str) -> list[int]:
    groottes = [int(deel) for deel in tekst.split(",")]
    if any(klein >= groot for klein, groot in pairwise([0, *groottes])):
        raise argparse.ArgumentTypeError("noem oplopende aantallen, zoals 1000,10000")
    return groottes


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
