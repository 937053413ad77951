"""DATABASE_URL, in every shape that PostgreSQL itself understands."""

from unittest.mock import patch
from urllib.parse import quote

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connection

from basis.postgres.base import PLANNEN
from basis.postgres.geduld import Geduld, met_geduld
from ibp_portal import database, ingebed


def test_an_address_becomes_the_keys_of_django() -> None:
    config = database.ontleed("postgresql://jan:geheim@db.example.nl:5433/portaal")

    assert config["NAME"] == "portaal"
    assert (config["USER"], config["PASSWORD"]) == ("jan", "geheim")
    assert (config["HOST"], config["PORT"]) == ("db.example.nl", "5433")


@pytest.mark.parametrize("password", ["a$b", "p#w?", "x:y@z/", "100%"])
def test_any_character_may_stand_in_a_password(password: str) -> None:
    config = database.ontleed(f"postgresql://jan:{quote(password, safe='')}@db/portaal")

    assert config["PASSWORD"] == password


def test_parameters_go_to_the_driver() -> None:
    config = database.ontleed("postgresql:///portaal?host=/run/postgresql&sslmode=verify-full")

    assert config["HOST"] == "/run/postgresql"
    assert config["OPTIONS"]["sslmode"] == "verify-full"


def test_options_of_the_address_come_after_ours_and_so_hold() -> None:
    eigen = "-c lock_timeout=1s -c search_path=portaal"
    with patch.dict(connection.settings_dict["OPTIONS"], database.ontleed(f"dbname=x options='{eigen}'")["OPTIONS"]):
        buiten = connection.get_connection_params()["options"]
        with met_geduld(Geduld(4)):
            binnen = connection.get_connection_params()["options"]

    assert buiten == f"{PLANNEN} -c lock_timeout=15s {eigen}"
    assert binnen.startswith(f"{PLANNEN} -c lock_timeout=2500ms -c statement_timeout=")
    assert binnen.endswith(eigen)


def test_a_database_that_does_not_answer_is_given_up_soon() -> None:
    assert database.ontleed("postgresql:///x")["OPTIONS"]["connect_timeout"] == 5
    assert database.ontleed("postgresql:///x?connect_timeout=2")["OPTIONS"]["connect_timeout"] == "2"


@pytest.mark.parametrize("address", ["postgresql://geheim@[db", "geheim", "postgresql://geheim@db/"])
def test_a_bad_address_is_refused_without_being_told(address: str) -> None:
    with pytest.raises(ImproperlyConfigured) as error:
        database.ontleed(address)

    assert "DATABASE_URL" in str(error.value)
    assert "geheim" not in str(error.value)


def test_connections_are_kept_and_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql:///elders")

    config = database.database_config()

    assert config["NAME"] == "elders"
    assert config["CONN_MAX_AGE"] > 0
    assert config["CONN_HEALTH_CHECKS"] is True


def test_a_machine_without_postgresql_gets_advice(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object, **kwargs: object) -> None:
        raise ingebed.GeenPostgres("Zet DATABASE_URL.")

    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setattr(ingebed, "start", refuse)

    with pytest.raises(ImproperlyConfigured, match="Zet DATABASE_URL"):
        database.database_config()
