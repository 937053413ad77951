"""A worker that does what is waiting and stops; the address of the database, for processes of their own."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connection
from procrastinate.contrib.django import app
from psycopg.conninfo import make_conninfo

NAAR_DATABASE = ("host", "hostaddr", "port", "user", "password", "dbname", "sslmode", "passfile", "service")


def voer_taken_uit() -> None:
    """Do all jobs that wait, as `manage.py procrastinate worker --one-shot`; needs a transactional database.

    In a thread of its own: Playwright has a loop in this one, and a worker wants to be alone.
    """
    with ThreadPoolExecutor(1) as draad, pytest.MonkeyPatch.context() as anders:
        anders.setitem(connection.settings_dict, "CONN_MAX_AGE", 0)  # its threads leave no connection behind
        draad.submit(_werk).result()


def adres_van_database() -> str:
    """Of the test database, wherever it is and however one logs in there."""
    delen: dict[str, Any] = connection.get_connection_params()
    return make_conninfo("", **{naam: delen[naam] for naam in NAAR_DATABASE if delen.get(naam)})


def werkverbinding() -> Any:
    """A connector of the kind that a worker uses."""
    connector: Any = app.connector
    return connector.get_worker_connector()


def _werk() -> None:
    with pytest.MonkeyPatch.context() as anders, app.replace_connector(werkverbinding()) as nu:
        anders.setattr(nu.periodic_registry, "periodic_tasks", {})  # no clock
        nu.run_worker(wait=False, listen_notify=False, install_signal_handlers=False)
