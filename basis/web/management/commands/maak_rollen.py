"""Make the roles of the database."""

import os
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import ProgrammingError, connection
from psycopg.errors import InsufficientPrivilege

from basis.postgres.rollen import Rollen, TeVeelRecht, zorg_voor_rollen


class Command(BaseCommand):
    """`zorg_voor_rollen`, with passwords out of the environment: an argument is seen by every user of a machine."""

    help = (
        "Maakt drie rollen in PostgreSQL: de eigenaar (voor migrate), de app (voor het portaal zelf) en de lezer (voor "
        "rapportages). Draai dit na elke migrate. Wachtwoorden: WACHTWOORD_EIGENAAR, WACHTWOORD_APP, WACHTWOORD_LEZER."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--naam", default="", help="Begin van de namen; anders de naam van de database.")

    def handle(self, *args: Any, **options: Any) -> None:
        rollen = Rollen.van(options["naam"] or str(connection.settings_dict["NAME"]))
        wachtwoorden = {rol: os.environ.get(f"WACHTWOORD_{soort.upper()}", "") for soort, rol in vars(rollen).items()}
        try:
            for regel in zorg_voor_rollen(connection, rollen, wachtwoorden):
                self.stdout.write(regel)
        except TeVeelRecht as fout:
            raise CommandError(str(fout)) from None
        except ProgrammingError as fout:
            if not isinstance(fout.__cause__, InsufficientPrivilege):
                raise
            raise CommandError("Deze gebruiker van de database mag dit niet: zie docs/adr/0031.") from None
