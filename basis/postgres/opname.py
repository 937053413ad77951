"""Reading more than one thing as they were at one moment, whatever others change meanwhile."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction


@contextmanager
def in_een_opname() -> Iterator[None]:
    """A transaction in which every query sees the database as the first one saw it.

    Inside another transaction, that may have read before, it promises no more than that one does.
    """
    is_buitenste = not connection.in_atomic_block
    with transaction.atomic():
        if is_buitenste:
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        yield
