"""Writing many rows by COPY: the shortest way into PostgreSQL, past Django's objects but not past any constraint."""

from collections.abc import Iterable, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Any

from django.core.management.color import no_style
from django.db import connection, models
from psycopg import sql
from tqdm import tqdm

from basis.zoeken.services import Indexregel, herindexeer
from voortgang.dagtelling import hertel

Rij = tuple[Any, ...]


class Tabel:
    """Rows of one model that wait to be written. Fields that are not named get their default."""

    def __init__(self, model: type[models.Model], velden: str) -> None:
        self.model = model
        genoemd = ["id", *velden.split()]
        overig = {
            veld.attname: veld.get_default()
            for veld in model._meta.concrete_fields
            if veld.attname not in genoemd and not veld.generated and veld.db_default is models.NOT_PROVIDED
        }
        self.kolommen = [*genoemd, *overig]
        self.vast = tuple(overig.values())
        self.rijen: list[Rij] = []
        self.ga_verder()

    def ga_verder(self) -> None:
        """Count on from the last key that there is: between two fillings the portal itself writes rows."""
        laatste = self.model._default_manager.aggregate(hoogste=models.Max("pk"))["hoogste"]
        self.sleutel: int = laatste or 0

    def zet(self, *waarden: Any) -> int:
        """Keep a row; gives its key."""
        self.sleutel += 1
        self.rijen.append((self.sleutel, *waarden, *self.vast))
        return self.sleutel

    def schrijf(self) -> None:
        """Write what waits."""
        opdracht = sql.SQL("COPY {} ({}) FROM STDIN").format(
            sql.Identifier(self.model._meta.db_table), sql.SQL(", ").join(map(sql.Identifier, self.kolommen))
        )
        with connection.cursor() as cursor, cursor.copy(opdracht) as kopie:
            for rij in self.rijen:
                kopie.write_row(rij)
        self.rijen.clear()


def als_dag(dag: date) -> str:
    """The period of one day, as COPY writes it."""
    return f"[{dag},{dag + timedelta(days=1)})"


def als_maand(dag: date) -> str:
    """The period of the month with this day."""
    volgende = (dag.replace(day=1) + timedelta(days=32)).replace(day=1)
    return f"[{dag.replace(day=1)},{volgende})"


def als_jaren(eerste: int, laatste: int) -> str:
    """The period from one year up to and including another."""
    return f"[{eerste}-01-01,{laatste + 1}-01-01)"


def sluit_af(tabellen: Iterable[Tabel]) -> None:
    """Let new rows of the portal itself go on after ours, and tell the planner what there is."""
    modellen: Sequence[type[models.Model]] = [tabel.model for tabel in tabellen]
    with connection.cursor() as cursor:
        for opdracht in connection.ops.sequence_reset_sql(no_style(), modellen):
            cursor.execute(opdracht)
        cursor.execute("VACUUM ANALYZE")
        # So many changes in one go leave a hundred old versions of each count; one change at a time leaves none.
        geteld = "acties_telling, acties_deeltelling, bronnen_stempel, voortgang_dagtelling"
        cursor.execute(f"VACUUM FULL ANALYZE {geteld}")


def indexeer(ongeveer: int) -> None:
    """Make the search index with the portal's own service; its GIN index after it, which is many times faster."""

    def volg(regels: Iterable[Indexregel]) -> Iterable[Indexregel]:
        return tqdm(regels, desc="zoekindex maken", unit="regel", total=ongeveer)

    with _zonder_index("zoekregel_woorden"):
        herindexeer(volg=volg)


@contextmanager
def zonder_dagtelling() -> Any:
    """Count by day at the end: that is many times faster than at every row."""
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE acties_gebeurtenis DISABLE TRIGGER voortgang_telt")
        yield
        cursor.execute("ALTER TABLE acties_gebeurtenis ENABLE TRIGGER voortgang_telt")
    hertel()


@contextmanager
def _zonder_index(naam: str) -> Any:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_get_indexdef(%s::regclass)", [naam])
        opnieuw = cursor.fetchone()[0]
        cursor.execute(f"DROP INDEX {naam}")
        yield
        cursor.execute(opnieuw)
