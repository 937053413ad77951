"""Compare the counts that are kept with counting anew."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from voortgang.dagtelling import afwijkingen, als_sql, hertel


class Command(BaseCommand):
    """`afwijkingen`, `hertel` to mend them, and `als_sql` for who changes a rule."""

    help = "Vergelijkt de bijgehouden tellingen van de voortgang met het journaal. Met --opnieuw telt alles opnieuw."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--sql", action="store_true", help="Toon wat een migratie moet doen als de regels veranderen."
        )
        parser.add_argument("--opnieuw", action="store_true", help="Tel alles opnieuw.")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["sql"]:
            self.stdout.write(als_sql())
            return
        if options["opnieuw"]:
            hertel()
        if anders := afwijkingen():
            raise CommandError(f"{anders} tellingen kloppen niet. Draai: manage.py dagtelling --opnieuw")
        self.stdout.write("Alle tellingen kloppen.")
