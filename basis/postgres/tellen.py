"""Counting how often something happens, in the database: all processes count together."""

from datetime import datetime, timedelta

from django.db import connection, models

TEL = """
INSERT INTO {tabel} AS t (sleutel, aantal, begin) VALUES (%(sleutel)s, 1, %(nu)s)
ON CONFLICT (sleutel) DO UPDATE SET
  aantal = CASE WHEN t.begin <= %(vanaf)s THEN 1 ELSE t.aantal + 1 END,
  begin = CASE WHEN t.begin <= %(vanaf)s THEN EXCLUDED.begin ELSE t.begin END
RETURNING aantal, begin
"""


def tel_mee(model: type[models.Model], sleutel: str, nu: datetime, duur: timedelta) -> tuple[int, datetime]:
    """Count one more of this key; gives how many there are, and since when. After `duur` it begins anew.

    The rows have a `sleutel`, an `aantal` and a `begin`. It is one statement, so of many at once no two get the same
    number.
    """
    tekst = TEL.format(tabel=connection.ops.quote_name(model._meta.db_table))
    with connection.cursor() as cursor:
        cursor.execute(tekst, {"sleutel": sleutel, "nu": nu, "vanaf": nu - duur})
        aantal, begin = cursor.fetchone()
    return aantal, begin
