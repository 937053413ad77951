"""Make the search index again."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from tqdm import tqdm

from basis.zoeken.services import herindexeer, is_verouderd


class Command(BaseCommand):
    """`herindexeer` with a progress bar, or nothing when nothing is out of date."""

    help = "Maakt de zoekindex opnieuw uit alles wat zichtbaar is. Twee keer draaien verandert niets."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--als-nodig",
            action="store_true",
            help="Alleen als de index leeg is of met andere taalregels of soorten is gemaakt.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["als_nodig"] and not is_verouderd():
            self.stdout.write("De zoekindex is bij.")
            return
        stil = options["verbosity"] < 1
        uitslag = herindexeer(volg=lambda regels: tqdm(regels, desc="Zoekindex", unit=" regels", disable=stil or None))
        self.stdout.write(
            f"Zoekindex: {uitslag.gegeven} regels, {uitslag.gewijzigd} nieuw of gewijzigd, {uitslag.verwijderd} weg."
        )
