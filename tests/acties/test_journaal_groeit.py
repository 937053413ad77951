"""The journal only grows: no SQL and no ORM changes or empties it (rule 1)."""

from collections.abc import Callable

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from acties.models import Gebeurtenis
from tests.support.wereld import Wereld

pytestmark = pytest.mark.django_db

SCHENNIS = {
    "UPDATE": "UPDATE acties_gebeurtenis SET reden = 'anders'",
    "DELETE": "DELETE FROM acties_gebeurtenis",
    "DELETE zonder treffer": "DELETE FROM acties_gebeurtenis WHERE id = 0",
    "TRUNCATE": "TRUNCATE acties_gebeurtenis, concepten_concept",
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
        with pytest.raises(DatabaseError, match="Het journaal verandert niet"), transaction.atomic():
            cursor.execute(met_kolommen)


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
