"""The scratch database: a database of its own beside that of DATABASE_URL, or on an embedded server of its own."""

import os
import secrets
from contextlib import suppress

import django
import psycopg
from django.core.management import call_command
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from ibp_portal.database import GEGEVENS, ingebed_adres
from ibp_portal.settings.uitgever import VOORBEELD

ACHTERVOEGSEL = "_bench"  # of the name of the database: nothing else is ever made or removed


class Proefbank:
    """A database that is made for the measuring and removed after it, unless it is kept for a next time."""

    def __init__(self, *, bewaar: bool) -> None:
        self.bewaar = bewaar
        self.server = os.environ.get("DATABASE_URL") or ingebed_adres(GEGEVENS / "bench", snel=True)
        self.naam = f"{conninfo_to_dict(self.server)['dbname']}{ACHTERVOEGSEL}"

    def begin(self) -> None:
        """Make the database and have Django use it, with production settings."""
        if not self.bewaar:
            self._beheer("DROP DATABASE IF EXISTS {}")
        with suppress(psycopg.errors.DuplicateDatabase):  # kept from the last time
            self._beheer("CREATE DATABASE {}")
        os.environ.update({
            "DATABASE_URL": make_conninfo(self.server, dbname=self.naam),
            "DJANGO_SETTINGS_MODULE": "scripts.bench.instellingen",
            "SECRET_KEY": secrets.token_urlsafe(50),
            "ALLOWED_HOSTS": "localhost",
            "HTTPS": "nee",
            "PORTAAL_ADRES": "http://localhost",
            "AFZENDER": "IBP-portaal <portaal@ibp-portaal.invalid>",
            "EMAIL_HOST": "bestanden",
            **VOORBEELD.omgeving,
        })  # fmt: skip
        django.setup()
        call_command("migrate", verbosity=0)
        call_command("collectstatic", "--no-input", verbosity=0)

    def einde(self) -> None:
        """Remove the database again."""
        if not self.bewaar:
            self._beheer("DROP DATABASE IF EXISTS {} WITH (FORCE)")

    def _beheer(self, opdracht: str) -> None:
        with psycopg.connect(self.server, autocommit=True) as verbinding:
            verbinding.execute(sql.SQL(opdracht).format(sql.Identifier(self.naam)))
