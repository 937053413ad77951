"""Load the content of the programme."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from basis.web.geschiedenis import namens_opdracht
from inhoud.inladen import InhoudFout, laad_map

INHOUD = Path(__file__).resolve().parents[2] / "feiten"


class Command(BaseCommand):
    """`laad_map` on the folder of the project, or on another one."""

    help = (
        "Laadt de inhoud van het programma uit bestanden. Alleen wat in de bestanden is veranderd, verandert; "
        "wat mensen in het portaal veranderden, blijft. Twee keer draaien verandert niets."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--map", type=Path, default=INHOUD, help="Een andere map met inhoud.")

    @namens_opdracht("laad_inhoud")
    def handle(self, *args: Any, **options: Any) -> None:
        try:
            verslag = laad_map(options["map"])
        except InhoudFout as fout:
            raise CommandError(f"Er is niets geladen. {fout}") from fout
        for opmerking in verslag.opmerkingen:
            self.stdout.write(f"Let op: {opmerking}")
        self.stdout.write(str(verslag))
