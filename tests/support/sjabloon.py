"""A test database is a copy of a template: migrating costs five seconds in every process, copying a tenth of one.

The template is made when there is none for exactly these migrations, on whatever server the tests run. Django runs
`migrate` on the copy too, so a migration that the template missed would still be done.
"""

import hashlib
from collections.abc import Iterator
from importlib.metadata import distributions
from pathlib import Path

from django.conf import settings
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper
from psycopg import sql

VOORVOEGSEL = "portaal_sjabloon_"
SLOT = 20180214  # of the server: who comes second waits until the template is there
BEWAARD = 3  # templates of other branches that stay, the youngest
BESTAAND = "SELECT datname FROM pg_database WHERE left(datname, %s) = %s ORDER BY oid DESC"


def zorg_voor_sjabloon(verbinding: BaseDatabaseWrapper) -> str:
    """Make the template unless it is there; return its name."""
    naam = VOORVOEGSEL + vingerafdruk()
    with verbinding._nodb_cursor() as cursor:
        cursor.execute("SET lock_timeout = 0")  # on a slow machine the first of us takes its time
        cursor.execute("SELECT pg_advisory_lock(%s)", [SLOT])  # until this connection closes
        cursor.execute(BESTAAND, [len(VOORVOEGSEL), VOORVOEGSEL])
        er_zijn = [rij[0] for rij in cursor.fetchall()]
        if naam not in er_zijn:
            for oud in er_zijn[BEWAARD:]:
                _voer_uit(cursor, "DROP DATABASE IF EXISTS {}", oud)
            _maak(verbinding, cursor, naam)
    return naam


def vingerafdruk() -> str:
    """What the schema depends on: our migrations, the code that they use, and the version of all that is installed."""
    som = hashlib.sha256()
    for deel in _grondstof():
        som.update(deel + b"\0")
    return som.hexdigest()[:20]


def _grondstof() -> Iterator[bytes]:
    basis = Path(settings.BASE_DIR)
    migraties = [*basis.glob("[!.]*/migrations/*.py"), *basis.glob("[!.]*/[!.]*/migrations/*.py")]
    for pad in sorted([*migraties, *basis.glob("basis/tijd/**/*.py"), *basis.glob("basis/web/*.py")]):
        yield str(pad.relative_to(basis)).encode()
        yield pad.read_bytes()
    yield " ".join(sorted(f"{pakket.name}=={pakket.version}" for pakket in distributions())).encode()
    yield " ".join(settings.INSTALLED_APPS).encode()


def _maak(verbinding: BaseDatabaseWrapper, cursor: CursorWrapper, naam: str) -> None:
    """Migrate under another name first, so that half a template is never copied."""
    test, was = verbinding.settings_dict["TEST"], verbinding.settings_dict["NAME"]
    naam_van_test = test["NAME"]
    test["NAME"] = f"{VOORVOEGSEL}bouw"
    try:
        verbinding.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
        verbinding.close()
    finally:
        test["NAME"] = naam_van_test
        settings.DATABASES[verbinding.alias]["NAME"] = verbinding.settings_dict["NAME"] = was
    _voer_uit(cursor, "ALTER DATABASE {} RENAME TO {}", f"{VOORVOEGSEL}bouw", naam)


def _voer_uit(cursor: CursorWrapper, opdracht: str, *namen: str) -> None:
    cursor.execute(sql.SQL(opdracht).format(*map(sql.Identifier, namen)))
