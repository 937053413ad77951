"""Loading what is invented, people too: the files of this folder, through the loader of all content."""

from datetime import date
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from acties.models import Actie
from inhoud.demo.codes import BESTAND as CODES
from inhoud.demo.codes import laad_verzonnen_codes
from inhoud.demo.mensen import leg_mensen_vast, tweede, zet_vier_ogen_aan
from inhoud.inladen.afspraken import BESTAND
from inhoud.inladen.bestand import lees_acties, lees_lijst
from inhoud.inladen.kader import laad_bronnen, laad_partijen, neem_kader_over
from inhoud.inladen.laden import laad_acties, wacht_op_beurt
from inhoud.inladen.lading import Lading, Verslag
from inhoud.inladen.vragen import BESTAND as VRAGEN
from inhoud.inladen.vragen import laad_verzonnen_vragen

MAP = Path(__file__).parent


@transaction.atomic
def laad_demo(*, wachtwoord: str, op: date | None = None) -> Verslag:
    """Make what is not there yet; raises `InhoudFout`. Days are counted from `op` (None: today)."""
    wacht_op_beurt()
    lading = Lading(is_demo=True)
    neem_kader_over(lading)
    laad_bronnen(lading, MAP)
    laad_partijen(lading, MAP)
    lading.beheerder, lading.mensen = leg_mensen_vast(lading.partijen, wachtwoord)
    vandaag = op or timezone.localdate()
    rijen, afspraken = lees_acties(MAP, vandaag), lees_lijst(MAP, BESTAND, vandaag)
    if not Actie.objects.filter(slug__in=[rij.tekst("slug") for rij in rijen]).exists():
        zet_vier_ogen_aan(lading.partijen)  # later it is for the invented people to say
    lading.tweede = tweede()
    laad_acties(lading, rijen, afspraken)
    laad_verzonnen_codes(lading, lees_lijst(MAP, CODES, vandaag))
    laad_verzonnen_vragen(lading, lees_lijst(MAP, VRAGEN, vandaag))
    return lading.verslag
