"""Loading one folder of content, whole or not at all."""

from pathlib import Path

from django.db import connection, transaction

from acties.models import Actie
from basis.bronnen.services import sluit_aan
from basis.zoeken.services import herindexeer, is_verouderd
from inhoud.inladen.actie import laad_actie, laad_verbanden
from inhoud.inladen.bestand import lees_acties
from inhoud.inladen.kader import laad_kader
from inhoud.inladen.lading import Lading, Verslag

SLOT = 7_304_002  # advisory lock: two servers that start at once load one after the other


def laad_map(map_: Path) -> Verslag:
    """Make the portal say what the files in this folder say; raises `InhoudFout`, and then nothing changed.

    The same files twice change nothing and write no journal row. The search index, if it must be made again, is made
    afterwards: it waits for everyone who changes something, so nobody may be waiting for the loading then.
    """
    verslag = _laad(map_)
    if is_verouderd():
        herindexeer()
    return verslag


@transaction.atomic
def _laad(map_: Path) -> Verslag:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [SLOT])
    sluit_aan()
    lading = Lading()
    laad_kader(lading, map_)
    rijen = lees_acties(map_)
    acties: dict[str, Actie] = {}
    for rij in rijen:
        acties[rij.tekst("slug")] = laad_actie(lading, rij)
    for rij in rijen:
        laad_verbanden(lading, rij, acties)
    return lading.verslag
