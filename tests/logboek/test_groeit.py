"""The security log only grows, until a row is older than it may be kept; and no secret gets into it."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.test import Client
from django.utils import timezone
from procrastinate.contrib.django import app

from basis.logboek.models import BEWAARTERMIJN, Loghandeling, Logregel, Resultaat
from basis.logboek.services import leg_vast
from tests.factories import WACHTWOORD, GebruikerFactory

pytestmark = pytest.mark.django_db

SCHENNIS = {
    "UPDATE": "UPDATE logboek_logregel SET object = 'iemand anders'",
    "DELETE": "DELETE FROM logboek_logregel",
    "TRUNCATE": "TRUNCATE logboek_logregel",
}


def _van(oud: timedelta) -> Logregel:
    """A row that was written so long ago."""
    rij = leg_vast(Loghandeling.INLOGGEN, object_="toen")
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute("UPDATE logboek_logregel SET moment = %s WHERE id = %s", [timezone.now() - oud, rij.pk])
        cursor.execute("SET LOCAL session_replication_role = origin")
    return rij


@pytest.mark.parametrize("sql", SCHENNIS.values(), ids=SCHENNIS)
@pytest.mark.parametrize("negeer", [False, True], ids=["", "pgtrigger.ignore"])
def test_no_sql_changes_or_empties_the_log(sql: str, negeer: bool) -> None:
    leg_vast(Loghandeling.INLOGGEN)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        if negeer:
            cursor.execute("SET LOCAL pgtrigger.ignore = '{logboek_logregel:alleen_erbij}'")
        with pytest.raises(DatabaseError, match="groeit alleen"), transaction.atomic():
            cursor.execute(sql)


def test_an_old_row_can_go_but_not_be_changed() -> None:
    oud = _van(BEWAARTERMIJN + timedelta(hours=1))

    with pytest.raises(IntegrityError, match="groeit alleen"), transaction.atomic():
        Logregel.objects.filter(pk=oud.pk).update(object="anders")
    assert Logregel.objects.filter(pk=oud.pk).delete()[0] == 1


def test_each_night_what_is_too_old_goes_and_nothing_else() -> None:
    _van(BEWAARTERMIJN + timedelta(hours=1))
    blijft = {_van(BEWAARTERMIJN - timedelta(hours=1)).pk, leg_vast(Loghandeling.UITLOGGEN).pk}

    (taak,) = (taak for taak in app.periodic_registry.periodic_tasks.values() if taak.task.name == "logboek.ruim_op")
    assert taak.cron.startswith("41 4 ")
    taak.task(timestamp=0)

    assert set(Logregel.objects.values_list("pk", flat=True)) == blijft


@pytest.mark.parametrize("veld", ["handeling", "resultaat"])
def test_an_unknown_word_is_refused(veld: str) -> None:
    with pytest.raises(IntegrityError, match=f"logregel_{veld}_bestaat"), transaction.atomic():
        Logregel.objects.create(**{"handeling": Loghandeling.INLOGGEN, veld: "onzin"})


def test_a_login_is_logged_with_where_it_came_from_and_never_with_a_secret() -> None:
    gebruiker = GebruikerFactory()
    typen = [
        (gebruiker.email, "Geheim-van-mij-1"),
        ("Geheim-van-mij-2", "Geheim-van-mij-1"),
        (gebruiker.email, WACHTWOORD),
    ]
    for naam, wachtwoord in typen:  # a wrong password, a password in the wrong field, and the right one
        Client(REMOTE_ADDR="192.0.2.7").post("/inloggen/", {"username": naam, "password": wachtwoord})

    rijen = list(Logregel.objects.order_by("pk"))
    mislukt = [(rij.door, rij.herkomst) for rij in rijen if rij.resultaat == Resultaat.MISLUKT]
    assert mislukt == [(gebruiker, "192.0.2.7"), (None, "192.0.2.7")]
    alles = str(list(Logregel.objects.values()))
    assert WACHTWOORD not in alles
    assert "Geheim" not in alles
    assert gebruiker.password not in alles
