"""Import a register of organisations."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from tqdm import tqdm

from basis.web.geschiedenis import namens_opdracht
from partijen.inlezen import RegisterFout, lees_register


class Command(BaseCommand):
    """`lees_register` on a file, with a progress bar."""

    help = (
        "Leest een register van overheidsorganisaties (JSON). Het register bepaalt naam, website, TOOI-code, "
        "periode en opvolgers; wat redacteuren schreven blijft. Bij een fout verandert er niets. "
        "Twee keer draaien verandert niets."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("bestand", type=Path, help="Het register, met de lijsten ministeries, provincies …")

    @namens_opdracht("importeer_organisaties")
    def handle(self, *args: Any, **options: Any) -> None:
        register = _lees(options["bestand"])
        stil = options["verbosity"] < 1
        try:
            uitslag = lees_register(register, volg=lambda rijen: tqdm(rijen, desc="Organisaties", disable=stil))
        except RegisterFout as fout:
            kop = f"Er is niets geïmporteerd. Fouten: {len(fout.fouten)}"
            raise CommandError("\n  ".join([kop, *fout.fouten])) from fout
        gelezen = ", ".join(f"{lijst} {aantal}" for lijst, aantal in uitslag.gelezen.items())
        anders = f"{len(uitslag.nieuw)} nieuw, {len(uitslag.gewijzigd)} gewijzigd"
        self.stdout.write(f"Gelezen: {gelezen}. {anders if uitslag.nieuw or uitslag.gewijzigd else 'Niets veranderd'}.")
        for zin in uitslag.opvolging:
            self.stdout.write(f"  {zin}.")


def _lees(bestand: Path) -> Any:
    try:
        return json.loads(bestand.read_text(encoding="utf-8"))
    except OSError as fout:
        raise CommandError(f"{bestand} is niet te lezen: {fout.strerror}.") from fout
    except ValueError as fout:
        raise CommandError(f"{bestand} is geen JSON: {fout}.") from fout
