"""The journal only grows: no SQL and no ORM changes or empties it (rule 1)."""

from collections.abc import Callable

import pytest
from django.db import DatabaseError, IntegrityError, ProgrammingError, connection, transaction

from acties.models import Gebeurtenis, Positie
from tests.support.wereld import Wereld

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_rollen")]

SCHENNIS = {
    "UPDATE": "UPDATE acties_gebeurtenis SET reden = 'anders'",
    "DELETE": "DELETE FROM acties_gebeurtenis",
    "DELETE zonder treffer": "DELETE FROM acties_gebeurtenis WHERE id = 0",
    "TRUNCATE": "TRUNCATE {met_verwijzers}",
    "TRUNCATE CASCADE": "TRUNCATE acties_actie CASCADE",
    "MERGE": "MERGE INTO acties_gebeurtenis g USING (SELECT 1) x ON true WHEN MATCHED THEN UPDATE SET reden = 'x'",
    "ON CONFLICT": "INSERT INTO acties_gebeurtenis SELECT * FROM acties_gebeurtenis ON CONFLICT (id) DO UPDATE SET reden = 'x'",  # noqa: E501
}


@pytest.mark.parametrize("sql", SCHENNIS.values(), ids=SCHENNIS.keys())
@pytest.mark.parametrize("negeer", [False, True], ids=["", "pgtrigger.ignore"])
def test_no_sql_changes_or_empties_the_journal(sql: str, negeer: bool, wereld: Wereld) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # else TRUNCATE stops at the test's own pending checks
        if negeer:
            cursor.execute("SET LOCAL pgtrigger.ignore = '{acties_gebeurtenis:journaal_alleen_erbij}'")
        met_kolommen = sql.replace("SELECT *", f"({_kolommen()}) OVERRIDING SYSTEM VALUE SELECT {_kolommen()}")
        opdracht = met_kolommen.format(met_verwijzers=_met_verwijzers())
        with pytest.raises(DatabaseError, match="Het journaal verandert niet"), transaction.atomic():
            cursor.execute(opdracht)


def _met_verwijzers() -> str:
    """The journal, with each table that refers to it or to one of those: else the database refuses for that reason."""
    with connection.cursor() as cursor:
        cursor.execute(
            """WITH RECURSIVE erbij (tabel) AS (SELECT 'acties_gebeurtenis'::regclass::oid UNION
                SELECT conrelid FROM pg_constraint JOIN erbij ON confrelid = tabel WHERE contype = 'f')
            SELECT string_agg(tabel::regclass::text, ', ') FROM erbij"""
        )
        (tabellen,) = cursor.fetchone()
    return str(tabellen)


def _kolommen() -> str:
    """The columns that can be written."""
    return ", ".join(str(veld.column) for veld in Gebeurtenis._meta.concrete_fields if not veld.generated)


@pytest.mark.parametrize(
    "schend",
    [
        lambda rij: Gebeurtenis.objects.filter(pk=rij.pk).update(reden="anders"),
        lambda rij: Gebeurtenis.objects.filter(pk=rij.pk).delete(),
        lambda rij: rij.delete(),
        lambda rij: rij.save(update_fields=["reden"]),
        lambda rij: Gebeurtenis.objects.bulk_update([rij], ["reden"]),
    ],
)
def test_the_orm_cannot_change_the_journal_either(schend: Callable[[Gebeurtenis], object], wereld: Wereld) -> None:
    rij = wereld.actie.gebeurtenissen.first()
    assert rij

    with pytest.raises(IntegrityError, match="nieuwe regel"), transaction.atomic():
        schend(rij)


ONTSNAPT = (
    "ALTER TABLE acties_gebeurtenis DISABLE TRIGGER journaal_alleen_erbij",
    "SET LOCAL session_replication_role = replica",
    "DROP TRIGGER journaal_alleen_erbij ON acties_gebeurtenis",
    "DROP FUNCTION acties_journaal_alleen_erbij() CASCADE",
    "CREATE OR REPLACE FUNCTION acties_journaal_alleen_erbij() RETURNS trigger LANGUAGE sql AS 'SELECT NULL'",
    "ALTER TABLE acties_gebeurtenis RENAME TO weg",
    "DROP TABLE acties_gebeurtenis CASCADE",
    *(sql for naam, sql in SCHENNIS.items() if naam != "ON CONFLICT"),
)


@pytest.mark.parametrize("sql", ONTSNAPT)
def test_the_portal_itself_cannot_take_away_what_guards_the_journal(sql: str, wereld: Wereld, als_app: None) -> None:
    with (
        pytest.raises(ProgrammingError, match=r"permission denied|must be owner"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sql.format(met_verwijzers="acties_gebeurtenis"))


def test_every_row_has_one_position_that_stays(wereld: Wereld) -> None:
    assert set(Positie.objects.values_list("gebeurtenis", flat=True)) == set(
        Gebeurtenis.objects.values_list("pk", flat=True)
    )
    for sql in ("UPDATE acties_positie SET nummer = nummer + 1000", "DELETE FROM acties_positie"):
        with pytest.raises(DatabaseError, match="journaal verandert niet"), transaction.atomic():
            connection.cursor().execute(sql)
