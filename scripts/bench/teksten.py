"""Measuring how long it takes to compare two texts word by word."""

import time
from statistics import median

from basis.web.woordverschil import vergelijk
from scripts.bench.taal import Schrijver

WOORDEN, DEEL = 5_000, 0.2  # of the text, and the part of them that changed
HOOGSTENS = 500.0  # ms
KEER = 9
NS_PER_MS = 1_000_000


def vergelijktijd() -> float:
    """The median of some times, in ms; each with texts that were not compared before."""
    schrijver, duren = Schrijver(17), []
    for _ in range(KEER):
        oud = _tekst(schrijver)
        nieuw = [woord if schrijver.toeval.random() > DEEL else schrijver.onderwerp() for woord in oud]
        begin = time.perf_counter_ns()
        vergelijk(" ".join(oud), " ".join(nieuw))
        duren.append((time.perf_counter_ns() - begin) / NS_PER_MS)
    return median(duren)


def _tekst(schrijver: Schrijver) -> list[str]:
    woorden: list[str] = []
    while len(woorden) < WOORDEN:
        woorden += schrijver.zin().split()
    return woorden[:WOORDEN]
