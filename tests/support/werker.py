"""A worker that does what is waiting and stops."""

import pytest
from django.db import connection
from procrastinate.contrib.django import app


def voer_taken_uit() -> None:
    """Do all jobs that wait, as `manage.py procrastinate worker --one-shot`; needs a transactional database."""
    with pytest.MonkeyPatch.context() as anders, app.replace_connector(app.connector.get_worker_connector()) as nu:
        anders.setattr(nu.periodic_registry, "periodic_tasks", {})  # no clock
        anders.setitem(connection.settings_dict, "CONN_MAX_AGE", 0)  # its threads leave no connection behind
        nu.run_worker(wait=False, listen_notify=False, install_signal_handlers=False)
