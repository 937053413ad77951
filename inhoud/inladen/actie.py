"""Loading one actie with all that belongs to it."""

from collections.abc import Mapping
from typing import Any

from acties import services
from acties.models import Actie
from acties.services import Verantwoording
from basis.web.opslaan import verschil
from inhoud.inladen.bestand import InhoudFout, Rij, op_plaats
from inhoud.inladen.deelnames import laad_deelnames
from inhoud.inladen.delen import laad_afspraken, laad_documenten
from inhoud.inladen.lading import Lading, zoek
from inhoud.inladen.mijlpalen import laad_mijlpalen
from inhoud.inladen.onderdelen import laad_onderdelen
from inhoud.inladen.stuk import VAN_MENSEN, Logboek, Stuk
from inhoud.inladen.verloop import laad_fasen, laad_statussen


def laad_actie(lading: Lading, rij: Rij) -> Actie:
    """Make this actie say what its file says; a new one is published at the end."""
    actie = Actie.objects.filter(slug=rij.tekst("slug")).first()
    stuk = _begin(lading, rij) if actie is None else Stuk(lading, rij, actie, False, Logboek(actie))
    if not stuk.is_nieuw:
        _werk_teksten_bij(stuk)
    laad_statussen(stuk)
    laad_fasen(stuk)
    laad_deelnames(stuk)
    laad_afspraken(stuk)
    laad_mijlpalen(stuk)
    laad_onderdelen(stuk)
    laad_documenten(stuk)
    if stuk.is_nieuw:
        with op_plaats(rij.plaats):
            services.publiceer(actie=stuk.actie, verantwoording=Verantwoording(reden="Opgenomen in het portaal."))
    return stuk.actie


def laad_verbanden(lading: Lading, rij: Rij, acties: Mapping[str, Actie]) -> None:
    """Say which opgaven an actie serves and which acties came before it; after all acties are there."""
    actie = acties[rij.tekst("slug")]
    opgaven = [lading.opgaven[slug] for slug in _bekend(rij, "opgaven", lading.opgaven)]
    voorgangers = [acties[slug] for slug in _bekend(rij, "voorgangers", acties)]
    if set(opgaven) == set(actie.opgaven.all()) and set(voorgangers) == set(actie.voorgangers.all()):
        return
    if lading.is_bewerkt(actie):
        lading.verslag.let_op(f"{rij.plaats}, opgaven en voorgangers", VAN_MENSEN)
        return
    with op_plaats(rij.plaats):
        services.zet_verbanden(actie=actie, opgaven=opgaven, voorgangers=voorgangers, door=None)
    lading.verslag.tel("verbanden")


def _bekend(rij: Rij, veld: str, bekend: Mapping[str, Any]) -> list[str]:
    slugs = rij.namen(veld)
    if ontbreekt := [slug for slug in slugs if slug not in bekend]:
        raise InhoudFout(f"{rij.plaats}, {veld}: bestaat niet: '{ontbreekt[0]}'")
    return slugs


def _velden(lading: Lading, rij: Rij) -> dict[str, Any]:
    teksten = {naam: rij.tekst(naam) for naam in ("titel", "doel", "samenvatting", "toelichting")}
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
        uitleg = Verantwoording(reden=begin.tekst("reden"), datum=begin.periode("datum"), bron=lading.bron(begin))
    with op_plaats(rij.plaats):
        actie = services.maak_actie(
            verantwoording=uitleg, slug=rij.tekst("slug"), status=begin.tekst("status"), **_velden(lading, rij)
        )
    lading.verslag.tel("acties")
    return Stuk(lading, rij, actie, True, Logboek(actie))


def _werk_teksten_bij(stuk: Stuk) -> None:
    velden = _velden(stuk.lading, stuk.rij)
    if not verschil(stuk.actie, velden):
        return
    if stuk.lading.is_bewerkt(stuk.actie):
        stuk.let_op(stuk.rij, VAN_MENSEN)
        return
    with op_plaats(stuk.rij.plaats):
        services.wijzig_actie(actie=stuk.actie, velden=velden, door=None)
    stuk.tel("acties")
