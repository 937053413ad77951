"""Putting a database back as it was, in a moment: for tests that need much content and write to it."""

from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper


class Momentopname:
    """All rows of all tables, as they are when it is made."""

    def __init__(self) -> None:
        tabellen = sorted(set(connection.introspection.table_names()) - {"django_migrations"})
        with connection.cursor() as cursor:
            self._rijen = {tabel: _lees(cursor, tabel) for tabel in tabellen}
            cursor.execute("SELECT format('%I.%I', schemaname, sequencename), last_value FROM pg_sequences")
            self._nummers = [(reeks, laatste) for reeks, laatste in cursor.fetchall() if laatste]

    def zet_terug(self) -> None:
        """Give each table that changed its rows back; triggers and foreign keys sleep meanwhile."""
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET LOCAL session_replication_role = replica")
            for tabel, rijen in self._rijen.items():
                if _lees(cursor, tabel) != rijen:
                    cursor.execute(f"DELETE FROM {connection.ops.quote_name(tabel)}")
                    _schrijf(cursor, tabel, rijen)
            cursor.execute("SET LOCAL session_replication_role = DEFAULT")  # of a transaction around this one too

    def nummer_verder(self) -> None:
        """In a database where these rows were not made: new ones are numbered behind them."""
        with connection.cursor() as cursor:
            cursor.executemany("SELECT setval(%s, greatest(nextval(%s), %s))", [(r, r, n) for r, n in self._nummers])


def _lees(cursor: CursorWrapper, tabel: str) -> bytes:
    with cursor.copy(f"COPY {connection.ops.quote_name(tabel)} TO STDOUT") as kopie:
        return b"".join(bytes(deel) for deel in kopie)


def _schrijf(cursor: CursorWrapper, tabel: str, rijen: bytes) -> None:
    with cursor.copy(f"COPY {connection.ops.quote_name(tabel)} FROM STDIN") as kopie:
        kopie.write(rijen)
