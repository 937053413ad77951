"""What every test can use."""

import gc
import os
import pickle
from collections.abc import Iterable, Iterator
from io import StringIO
from typing import Any

import pytest
from django.core.cache import caches
from django.core.management import CommandError, call_command
from django.core.management.color import Style
from django.core.management.commands import flush
from django.db import DEFAULT_DB_ALIAS, connection
from django.db.backends.postgresql.operations import DatabaseOperations
from django.db.models import Q, Value
from django.template import Template
from hypothesis import settings as hypothesis_settings
from psycopg import sql
from pytest_django import DjangoDbBlocker

from basis.postgres.rollen import Rollen
from tests.support.echte_inhoud import geladen_inhoud
from tests.support.eenmalig import eenmalig
from tests.support.herstel import Momentopname
from tests.support.sjabloon import zorg_voor_sjabloon
from tests.support.wereld import Wereld, maak_wereld

# Playwright's loop makes Django think that everything is asynchronous.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
# In CI the same examples each time: a landing must not hang on luck. Elsewhere new ones, to find more.
hypothesis_settings.register_profile(
    "portaal", deadline=None, max_examples=60, database=None, derandomize="CI" in os.environ
)
hypothesis_settings.load_profile("portaal")
# A page makes many small objects: Python would look for garbage all the time, among modules that stay anyway.
gc.freeze()
gc.set_threshold(50_000, 20, 20)


# Django does not know that these tables are ours to empty.
JOBS = tuple(f"procrastinate_{naam}" for naam in ("jobs", "events", "periodic_defers", "workers"))
OF_MIGRATING = frozenset({"django_content_type", "auth_permission"})  # the same for every test
STAMPS = "INSERT INTO bronnen_stempel (naam, versie) VALUES ('kader', 0), ('inhoud', 0), ('rapporten', 0)"
PROGRAMMA = """INSERT INTO programmalijnen_programma (id, titel, gepubliceerd_op, veranderd_op, versie)
VALUES (1, 'Interbestuurlijk Programma', now(), '0001-01-01', 0)"""


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None, django_db_blocker: DjangoDbBlocker
) -> None:
    """Let the test database be a copy of a template that is migrated already."""
    with django_db_blocker.unblock():
        connection.settings_dict["TEST"]["TEMPLATE"] = zorg_voor_sjabloon(connection)


@pytest.fixture(scope="session", autouse=True)
def _tables_are_emptied_as_after_migrating() -> Iterator[None]:
    """Let a transactional test clear its tables: the journal refuses that to everyone else.

    Row by row, for most tables are empty: TRUNCATE gives each of them new files. The rows that migrating made stay or
    come back, so that the order of the tests does not matter, and nothing has to happen as if all were migrated anew.
    """

    def as_replica(self: DatabaseOperations, style: Style, tables: Iterable[str], **_: bool) -> list[str]:
        theirs = sorted({*tables, *JOBS} - OF_MIGRATING)
        emptied = "; ".join(f"DELETE FROM {self.quote_name(table)}" for table in theirs)
        return ["SET LOCAL session_replication_role = replica", emptied, STAMPS, PROGRAMMA]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(DatabaseOperations, "sql_flush", as_replica)
        patch.setattr(flush, "emit_post_migrate_signal", lambda *_: None)
        yield


@pytest.fixture(scope="session", autouse=True)
def _templates_are_made_as_in_production(django_test_environment: None) -> Iterator[None]:
    """Without Django's copy of the whole context for each piece of a page (tests/beheer asks for it again)."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Template, "_render", lambda self, context: self.nodelist.render(context))
        yield


@pytest.fixture(scope="session", autouse=True)
def _a_constraint_is_asked_once_about_the_same_values(django_test_environment: None) -> Iterator[None]:
    """`full_clean` asks PostgreSQL about every constraint with a savepoint around it; its condition is immutable.

    So an answer holds for these values as long as the tests last. The constraint itself stays where it is.
    """
    ask, answers = Q.check, dict[tuple[Any, ...], bool]()

    def check(self: Q, against: dict[str, Any], using: str = DEFAULT_DB_ALIAS) -> bool:
        asked = {name: against[name] for name in self.referenced_base_fields if name in against}
        if not all(type(value) is Value for value in asked.values()):
            return ask(self, against, using)
        key = (self.identity, *((name, repr(value.value)) for name, value in sorted(asked.items())))
        if key not in answers:
            answers[key] = ask(self, against, using)
        return answers[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Q, "check", check)
        yield


@pytest.fixture(autouse=True)
def _empty_cache() -> None:
    """No test finds what another one left in the cache."""
    for cache in caches.all():
        cache.clear()


@pytest.fixture(scope="module")
def gedeelde_wereld(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[bytes]:
    """Pickled: a copy of it takes a tenth of the time of `deepcopy`."""
    yield from eenmalig(django_db_blocker, lambda: pickle.dumps(maak_wereld()))


@pytest.fixture
def wereld(gedeelde_wereld: bytes, db: None) -> Wereld:
    """A published actie with everything in it: a trekker, and a partner with an afspraak; made once a module."""
    gemaakt: Wereld = pickle.loads(gedeelde_wereld)
    return gemaakt


@pytest.fixture(scope="session")
def echte_inhoud(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Momentopname:
    """The content of the project, to put back: that takes a tenth of the time of loading it."""
    assert not connection.in_atomic_block
    with django_db_blocker.unblock():
        return geladen_inhoud()


@pytest.fixture(scope="session")
def _rollen(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Rollen | None]:
    """Made once, as in production, and gone afterwards, for roles are of the whole server; None when that may not be.

    A whole module asks for it (`usefixtures`): inside the transaction of another fixture it would be undone with that.
    """
    assert not connection.in_atomic_block
    rollen = Rollen.van(connection.settings_dict["NAME"])
    namen = [sql.Identifier(naam) for naam in vars(rollen).values()]
    with django_db_blocker.unblock():
        try:
            call_command("maak_rollen", stdout=StringIO())
        except CommandError:
            yield None
            return
    yield rollen
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute(sql.SQL("REASSIGN OWNED BY {} TO CURRENT_USER").format(namen[0]))
        for naam in reversed(namen):
            cursor.execute(sql.SQL("DROP OWNED BY {}; DROP ROLE {}").format(naam, naam))


@pytest.fixture
def rollen(_rollen: Rollen | None, db: None) -> Rollen:
    """The roles of the test database."""
    return _rollen or pytest.skip("the user of DATABASE_URL may not make roles")


@pytest.fixture
def als_app(rollen: Rollen) -> None:
    """Speak to the database as the portal itself does in production (ADR 31), until the test is undone."""
    connection.check_constraints()
    with connection.cursor() as cursor:
        cursor.execute(sql.SQL("SET LOCAL ROLE {}").format(sql.Identifier(rollen.app)))
