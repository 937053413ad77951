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
    assert response.json() == {"status": "klaar"}


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
