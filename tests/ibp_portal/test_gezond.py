"""Health: alive without the database, ready only with it."""

import pytest
from django.db import DatabaseError, connection
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client


def test_alive_needs_no_database(client: Client) -> None:
    response = client.get("/gezond/")

    assert response.status_code == 200
    assert response.json() == {"status": "gezond"}
    assert "no-store" in response["Cache-Control"]


@pytest.mark.django_db
def test_ready_when_every_migration_is_applied(client: Client) -> None:
    response = client.get("/gezond/klaar/")

    assert response.status_code == 200
    assert response.json()["status"] == "klaar, zonder werker"  # readers are served all the same


@pytest.mark.django_db
@pytest.mark.parametrize(("seconds", "status", "alarm"), [(5, "klaar", 200), (300, "klaar, zonder werker", 503)])
def test_it_is_known_how_old_the_last_sign_of_the_worker_is(
    client: Client, seconds: int, status: str, alarm: int
) -> None:
    with connection.cursor() as cursor:
        sql = "INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - make_interval(secs => %s))"
        cursor.execute(sql, [seconds])

    ready, worker = client.get("/gezond/klaar/"), client.get("/gezond/werker/")

    assert (ready.status_code, ready.json()["status"]) == (200, status)
    assert abs(ready.json()["werker"]["seconden_geleden"] - seconds) <= 2
    assert worker.status_code == alarm


@pytest.mark.django_db
def test_not_ready_when_a_migration_is_missing(client: Client) -> None:
    MigrationRecorder(connection).record_unapplied("sessions", "0001_initial")

    response = client.get("/gezond/klaar/")

    assert response.status_code == 503
    assert response.json() == {"status": "migraties ontbreken", "aantal": 1}


def test_not_ready_when_the_database_is_down(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def down(self: MigrationRecorder) -> None:
        raise DatabaseError("password of the database")

    monkeypatch.setattr(MigrationRecorder, "applied_migrations", down)

    response = client.get("/gezond/klaar/")

    assert response.status_code == 503
    assert response.json() == {"status": "database niet bereikbaar"}


def test_a_probe_may_only_read(client: Client) -> None:
    assert client.post("/gezond/").status_code == 405
