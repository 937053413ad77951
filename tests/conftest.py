"""What every test can use."""

import os
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.cache import caches
from django.db.backends.postgresql.operations import DatabaseOperations
from hypothesis import settings as hypothesis_settings

# Playwright's loop makes Django think that everything is asynchronous.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
hypothesis_settings.register_profile("portaal", deadline=None, max_examples=60, database=None)
hypothesis_settings.load_profile("portaal")


@pytest.fixture(scope="session", autouse=True)
def _journal_may_be_emptied() -> Iterator[None]:
    """Let a transactional test clear its tables: the journal refuses TRUNCATE to everyone else."""
    usual = DatabaseOperations.execute_sql_flush

    def as_replica(self: DatabaseOperations, sql_list: list[str]) -> Any:
        return usual(self, ["SET LOCAL session_replication_role = replica", *sql_list])

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(DatabaseOperations, "execute_sql_flush", as_replica)
        yield


@pytest.fixture(autouse=True)
def _empty_cache() -> None:
    """No test finds what another one left in the cache."""
    for cache in caches.all():
        cache.clear()
