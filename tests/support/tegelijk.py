"""Doing something several times at the same moment."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TypeVar

from django.db import connection

Uitkomst = TypeVar("Uitkomst")


def tegelijk(*dingen: Callable[[], Uitkomst]) -> list[Uitkomst]:
    """Do these, all starting at the same moment, each with a connection of its own."""
    begin = Barrier(len(dingen))

    def een(ding: Callable[[], Uitkomst]) -> Uitkomst:
        begin.wait()
        try:
            return ding()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(dingen)) as draden:
        return list(draden.map(een, dingen))
