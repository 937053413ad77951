"""Which database: the one of DATABASE_URL, or the embedded PostgreSQL.

psycopg parses the address, so whatever PostgreSQL itself understands works here: every parameter,
`$` in a password, sockets, more than one host.
"""

import os
from pathlib import Path
from typing import Any

import psycopg
from django.core.exceptions import ImproperlyConfigured
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from ibp_portal import ingebed

GEGEVENS = Path(__file__).resolve().parents[1] / ".gegevens"
NAAM = "portaal"
# libpq's names for what Django has its own keys for; all else goes into OPTIONS.
SLEUTELS = {"dbname": "NAME", "user": "USER", "password": "PASSWORD", "host": "HOST", "port": "PORT"}
BEWAAR_VERBINDING = 600  # seconds
# Of the driver, unless DATABASE_URL says otherwise: a network that is gone is noticed (in seconds; the last in ms).
VERBINDING = {
    "connect_timeout": 5,
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 20_000,
}


def database_config(*, map_: str = "postgres", snel: bool = False) -> dict[str, Any]:
    """Give Django's settings of the default database; starts the embedded one when there is no other.

    `map_` is the folder in `.gegevens` of the embedded one; `snel` gives up its safety, for tests.
    """
    adres = os.environ.get("DATABASE_URL") or ingebed_adres(GEGEVENS / map_, snel=snel)
    return {
        "ENGINE": "basis.postgres",
        "CONN_MAX_AGE": BEWAAR_VERBINDING,
        "CONN_HEALTH_CHECKS": True,
        **ontleed(adres),
    }


def ontleed(adres: str) -> dict[str, Any]:
    """Translate an address of PostgreSQL into Django's keys. Its text never gets into the error."""
    try:
        delen = conninfo_to_dict(adres)
    except psycopg.ProgrammingError:
        raise ImproperlyConfigured("DATABASE_URL is geen geldig adres van een PostgreSQL-database.") from None
    if not delen.get("dbname"):
        raise ImproperlyConfigured("DATABASE_URL noemt geen database: postgresql://gebruiker@machine/database.")
    gewoon: dict[str, Any] = {SLEUTELS[naam]: str(waarde) for naam, waarde in delen.items() if naam in SLEUTELS}
    overig = {naam: waarde for naam, waarde in delen.items() if naam not in SLEUTELS}
    return gewoon | {"OPTIONS": {**VERBINDING, **overig}}


def ingebed_adres(data: Path, *, snel: bool = False) -> str:
    """Start the embedded PostgreSQL on a folder, with our database in it; return its address."""
    try:
        socket = ingebed.start(data, snel=snel)
    except ingebed.GeenPostgres as fout:
        raise ImproperlyConfigured(str(fout)) from fout
    adres = make_conninfo(host=str(socket), user="postgres", dbname=NAAM)
    try:
        psycopg.connect(adres).close()
    except psycopg.OperationalError:
        _maak_database(make_conninfo(adres, dbname="postgres"))
    return adres


def _maak_database(beheer: str) -> None:
    with psycopg.connect(beheer, autocommit=True) as verbinding:
        try:
            verbinding.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(NAAM)))
        except (psycopg.errors.DuplicateDatabase, psycopg.errors.UniqueViolation):
            return  # another process was first
