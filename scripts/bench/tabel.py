"""Writing many rows by COPY: the shortest way into PostgreSQL, past Django's objects but not past any constraint."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.core.management.color import no_style
from django.db import connection, models
from psycopg import sql

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
