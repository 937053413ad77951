"""Pieces of SQL over rows of the journal, which counting now and keeping counts by day are made of."""

from collections.abc import Sequence
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from acties.models import Afspraakstand, Gebeurtenissoort

Sql = tuple[str, tuple[Any, ...]]


def als_sql(rijen: "QuerySet[Any, Any]") -> Sql:
    """A query as text with its values."""
    sql, params = rijen.query.sql_with_params()
    return sql, tuple(params)


def vraag(sql: str, params: Sequence[Any]) -> list[tuple[Any, ...]]:
    """The rows that the database answers."""
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return list(cursor.fetchall())


def van_dag_tot_dag(rijen: str, per: str, veld: str) -> str:
    """What a field certainly was of each actie or maker (`per`), from a day (`vanaf`) until a day (`tot`).

    `rijen` has the columns of the journal, with `vanaf` for their order. A row holds from the day that it is certain
    until one that comes after it is: what was vague until then was never certain.
    """
    return f"""SELECT * FROM (SELECT actie, {"maker, " if per == "maker" else ""}naar->>'{veld}' AS {veld},
            zeker AS vanaf, min(zeker) OVER (PARTITION BY {per} ORDER BY vanaf DESC, id DESC
                ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS tot
        FROM {rijen} WHERE {per} IS NOT NULL AND naar ? '{veld}') AS q WHERE tot IS NULL OR tot > vanaf"""  # noqa: S608


def per_maker(rijen: str) -> str:
    """Of rows about afspraken those that tell the stand of a maker (the key of its toezegging), each with only that."""
    return f"""SELECT r.id, r.actie, t.id AS maker, jsonb_build_object('stand', r.naar->>t.in_journaal) AS naar,
            r.vanaf, r.zeker{", r.op" if rijen == "van_afspraak" else ""} FROM {rijen} AS r
        JOIN acties_toezegging AS t ON t.afspraak_id = r.afspraak AND r.naar ? t.in_journaal"""  # noqa: S608


def woorden_van_makers(van_makers: str, rijen: str) -> str:
    """What makers said themselves of their part: a stand, or that it is still true. That the portal asks is no word."""
    return f"""SELECT actie, maker, vanaf, op FROM {van_makers}
            WHERE naar->>'stand' <> '{Afspraakstand.OPNIEUW.value}'
        UNION ALL SELECT r.actie, t.id, r.vanaf, r.op FROM {rijen} AS r JOIN acties_toezegging AS t
            ON t.afspraak_id = r.afspraak AND (r.namens IS NULL OR r.namens = t.partij_id)
            WHERE r.soort = '{Gebeurtenissoort.BEVESTIGD.value}'"""  # noqa: S608
