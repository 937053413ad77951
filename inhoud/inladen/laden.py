"""Loading one folder of content, whole or not at all: the frame, acties and all of theirs, codes, questions."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.db import connection, transaction

from acties import services
from acties.models import Actie, Publicatie
from acties.models.gebeurtenissoort import OVERGENOMEN
from acties.services import Verantwoording
from basis.bronnen.services import sluit_aan
from basis.web.opslaan import verschil
from basis.zoeken.services import herindexeer, is_verouderd
from inhoud.inladen.afspraken import BESTAND, laad_afspraken, laad_afspraken_van_programma, laad_wachten
from inhoud.inladen.bestand import InhoudFout, Rij, lees_acties, lees_lijst, op_plaats
from inhoud.inladen.codes import BESTAND as CODES
from inhoud.inladen.codes import SOORTEN, laad_bepalingsoorten, laad_codes
from inhoud.inladen.delen import laad_deelnames, laad_documenten, laad_dossiers, laad_mijlpalen, laad_onderdelen
from inhoud.inladen.kader import laad_kader
from inhoud.inladen.lading import BIJGEWERKT, VAN_MENSEN, Lading, Stuk, Verslag, zoek, zoek_alle
from inhoud.inladen.verloop import laad_fasen, laad_gebeurtenissen, laad_statussen
from inhoud.inladen.vragen import BESTAND as VRAGEN
from inhoud.inladen.vragen import laad_vragen

OPGENOMEN = "Opgenomen in het portaal."
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
    wacht_op_beurt()
    lading = Lading()
    laad_kader(lading, map_)
    laad_acties(lading, lees_acties(map_), lees_lijst(map_, BESTAND))
    laad_bepalingsoorten(lading, lees_lijst(map_, SOORTEN))
    laad_codes(lading, lees_lijst(map_, CODES))
    laad_vragen(lading, lees_lijst(map_, VRAGEN))
    return lading.verslag


def wacht_op_beurt() -> None:
    """Until no other loading runs; this one ends with the transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [SLOT])
    sluit_aan()


def laad_acties(lading: Lading, rijen: list[Rij], afspraken: list[Rij]) -> None:
    """Load the acties and the afspraken about the programme as a whole, then what they refer to.

    An invented one is told once; then it is for those who play with it.
    """
    slugs = [rij.tekst("slug") for rij in rijen]
    acties = Actie.objects.in_bulk(slugs, field_name="slug") if lading.is_demo else {}
    te_laden = [rij for rij in rijen if rij.tekst("slug") not in acties]
    for rij in te_laden:
        acties[rij.tekst("slug")] = laad_actie(lading, rij)
    for rij in te_laden:
        laad_verbanden(lading, rij, acties)
    laad_afspraken_van_programma(lading, afspraken)
    laad_wachten(lading)


def laad_actie(lading: Lading, rij: Rij) -> Actie:
    """Make this actie say what its file says; a new one is published at the end."""
    actie = Actie.objects.filter(slug=rij.tekst("slug")).first()
    stuk = _begin(lading, rij) if actie is None else _ga_verder(lading, rij, actie)
    if not lading.is_demo:
        laad_statussen(stuk)
        laad_fasen(stuk)
        laad_dossiers(stuk)
    laad_deelnames(stuk)
    laad_afspraken(stuk, rij.rijen("afspraken"))
    laad_mijlpalen(stuk)
    laad_onderdelen(stuk)
    laad_documenten(stuk)
    if lading.is_demo:
        _speel_af(stuk)
    elif stuk.is_nieuw:
        with op_plaats(rij.plaats):
            services.publiceer(actie=stuk.actie, verantwoording=Verantwoording(reden=OPGENOMEN))
    return stuk.actie


def _speel_af(stuk: Stuk) -> None:
    """Publish an invented actie as of its begin, unless it stays a draft, and let its people report."""
    if stuk.rij.tekst("publicatie") == Publicatie.GEPUBLICEERD:
        with op_plaats(stuk.rij.plaats):
            services.publiceer(actie=stuk.actie, verantwoording=stuk.uitleg(None, None, OPGENOMEN))
    laad_gebeurtenissen(stuk)


def laad_verbanden(lading: Lading, rij: Rij, acties: Mapping[str, Actie]) -> None:
    """Say which opgaven an actie serves and which acties came before it; after all acties are there."""
    actie = acties[rij.tekst("slug")]
    opgaven = zoek_alle(lading.opgaven, rij, "opgaven")
    voorgangers = zoek_alle(acties, rij, "voorgangers")
    if set(opgaven) == set(actie.opgaven.all()) and set(voorgangers) == set(actie.voorgangers.all()):
        return
    if lading.is_bewerkt(actie):
        lading.verslag.let_op(f"{rij.plaats}, opgaven en voorgangers", VAN_MENSEN)
        return
    with op_plaats(rij.plaats):
        services.zet_verbanden(actie=actie, opgaven=opgaven, voorgangers=voorgangers, door=None)
    lading.verslag.tel("verbanden")


def _velden(lading: Lading, rij: Rij) -> dict[str, Any]:
    teksten = {
        naam: rij.tekst(naam) for naam in ("titel", "korte_naam", "doel", "samenvatting", "toelichting", "opbrengst")
    }
    return teksten | {
        "programmalijn": zoek(lading.programmalijnen, rij, "programmalijn", "deze programmalijn"),
        "soort": zoek(lading.soorten, rij, "soort", "deze soort"),
        "looptijd": rij.periode("looptijd"),
        "bron": lading.bron(rij),
    }


def _begin(lading: Lading, rij: Rij) -> Stuk:
    """Make the actie, with the first status of its file."""
    if not (statussen := rij.rijen("statussen")):
        raise InhoudFout(f"{rij.plaats}, statussen: er is geen eerste status")
    begin = statussen[0]
    with op_plaats(begin.plaats):
        uitleg = Verantwoording(
            reden=begin.tekst("reden"), datum=begin.periode("datum"), bron=lading.bron(begin), door=lading.beheerder
        )
    velden = _velden(lading, rij) | {"status": begin.tekst("status"), "is_demo": lading.is_demo}
    with op_plaats(rij.plaats):
        actie = services.maak_actie(verantwoording=uitleg, slug=rij.tekst("slug"), **velden)
    lading.verslag.tel("acties")
    standaard = uitleg if lading.is_demo else Verantwoording(reden=OVERGENOMEN, datum=None)
    return Stuk(lading, rij, actie, True, standaard)


def _ga_verder(lading: Lading, rij: Rij, actie: Actie) -> Stuk:
    """With an actie that is there; its texts follow the file, unless people changed them."""
    stuk = Stuk(lading, rij, actie, False, Verantwoording(reden=BIJGEWERKT, datum=None))
    velden = _velden(lading, rij)
    if not verschil(actie, velden):
        return stuk
    if lading.is_bewerkt(actie):
        stuk.let_op(rij, VAN_MENSEN)
        return stuk
    with op_plaats(rij.plaats):
        services.wijzig_actie(actie=actie, velden=velden, door=None, verantwoording=stuk.bijgewerkt(velden["bron"]))
    stuk.tel("acties")
    return stuk
