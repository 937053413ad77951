"""Content that is made once for a whole module, while each test undoes what it did itself."""

from collections.abc import Callable, Iterator
from typing import TypeVar

import pgtrigger
from django.db import connection, transaction
from pytest_django import DjangoDbBlocker

Inhoud = TypeVar("Inhoud")
# The triggers that keep stamps and counts, which the pages of a test ask for at once.
TELT = ("acties.Actie:schuift_stempel_inhoud", "acties.Actie:telt_mee")


def eenmalig(blocker: DjangoDbBlocker, maak: Callable[[], Inhoud]) -> Iterator[Inhoud]:
    """What `maak` gives, for a fixture of a module; not for one with transactional tests, which would empty it.

    Other tests of the same module may find it too, so they don't count on empty tables.
    """
    with blocker.unblock(), transaction.atomic():
        gemaakt = maak()
        connection.check_constraints()  # or every test would check them all again at its end
        pgtrigger.constraints(pgtrigger.Immediate, *TELT)  # Django put off all that can be
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS voortgang_telt, krijgt_positie IMMEDIATE")
        with blocker.block():
            yield gemaakt
        transaction.set_rollback(True)
