"""Load invented people and acties."""

from secrets import token_urlsafe
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from acties.models import Soort
from basis.web.geschiedenis import namens_opdracht
from inhoud.demo.laden import laad_demo
from inhoud.demo.mensen import MENSEN, bestaan_al
from inhoud.inladen import InhoudFout
from programmalijnen.models import Programmalijn

# Known to everyone, so only for a portal on one's own machine.
WACHTWOORD = "samen-verzonnen-2018"


class Command(BaseCommand):
    """`laad_demo`, and a table of the logins. Outside development only when asked twice, with a secret password."""

    help = (
        "Laadt verzonnen mensen en verzonnen acties, als demo gemerkt. Twee keer draaien verandert niets. "
        "In productie alleen met --toch; dan krijgen de mensen een willekeurig wachtwoord."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--toch", action="store_true", help="Ook als dit portaal niet in ontwikkeling is.")

    @namens_opdracht("laad_demo")
    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEBUG and not options["toch"]:
            raise CommandError("Demo-inhoud hoort niet in productie. Weet u het zeker? Gebruik dan --toch.")
        if not (Programmalijn.objects.exists() and Soort.objects.exists()):
            raise CommandError("Er is nog geen programma. Laad dat eerst: manage.py laad_inhoud")
        wachtwoord = WACHTWOORD if settings.DEBUG else token_urlsafe(16)
        bekend = bestaan_al()
        try:
            verslag = laad_demo(wachtwoord=wachtwoord)
        except InhoudFout as fout:
            raise CommandError(f"Er is niets geladen. {fout}") from fout
        for opmerking in verslag.opmerkingen:
            self.stdout.write(f"Let op: {opmerking}")
        self.stdout.write(str(verslag))
        self._toon_mensen(wachtwoord if settings.DEBUG or not bekend else "dat van de eerste keer")

    def _toon_mensen(self, wachtwoord: str) -> None:
        breedte = max(len(persoon.email) for persoon in MENSEN)
        self.stdout.write(f"\nInloggen als (wachtwoord voor iedereen: {wachtwoord})")
        for persoon in MENSEN:
            self.stdout.write(f"  {persoon.email:<{breedte}}  {persoon.functie}: {persoon.kan}")
        self.stdout.write("De code van de tweede stap staat op de inlogpagina zelf.")
