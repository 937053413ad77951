"""Ask an official source about one dossier, and say what would be proposed."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from basis.tijd.perioden import toon_periode
from opendata.officieel.dossier import lees_dossier
from opendata.officieel.models import Officielebron
from opendata.officieel.services import LEZERS
from opendata.officieel.vragen import Bronfout


class Command(BaseCommand):
    """To see, before a source is switched on, whether it still answers as we read it. Nothing is kept."""

    help = "Vraagt een officiële bron iets over een dossier en laat zien wat daaruit komt. Er verandert niets."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("bron", choices=Officielebron.values)
        parser.add_argument("dossier", help="bijvoorbeeld 35513 of '36 600 VII'")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            lezing = LEZERS[Officielebron(options["bron"])](lees_dossier(options["dossier"]), "")
        except (Bronfout, ValueError) as fout:
            raise CommandError(str(fout)) from fout
        for vondst in lezing.vondsten:
            wat = f"fase {vondst.fase}" if vondst.fase else vondst.soort.label
            self.stdout.write(f"{toon_periode(vondst.datum)} | {wat} | {vondst.titel} | {vondst.kenmerk}")
        self.stdout.write(f"{len(lezing.vondsten)} gevonden, {len(lezing.weg)} teruggenomen door de bron.")
