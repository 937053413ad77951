"""Loading who takes part in an actie."""

from collections.abc import Mapping
from datetime import date
from itertools import groupby

from acties import services
from acties.models import Deelname
from acties.services import Verantwoording
from inhoud.inladen.bestand import Rij, op_plaats
from inhoud.inladen.stuk import BIJGEWERKT, VAN_MENSEN, Stuk


def laad_deelnames(stuk: Stuk) -> None:
    """Make these the participants, unless people changed them."""
    rijen = stuk.rij.rijen("deelnames")
    gewenst = {(d.partij_id, d.rol): d for d in (_deelname(stuk, rij) for rij in rijen)}
    oud = {(deelname.partij_id, deelname.rol): deelname for deelname in stuk.actie.deelnames.select_related("partij")}
    plaats = f"{stuk.rij.plaats}, deelnames"
    if _uitgelegd(oud) == _uitgelegd(gewenst):
        return
    if stuk.logboek.is_van_mensen(stuk.actie, "deelnames"):
        stuk.lading.verslag.let_op(plaats, VAN_MENSEN)
        return
    with op_plaats(plaats):
        if stuk.is_nieuw:
            _vertel_deelnames(stuk, rijen)
        else:
            uitleg = Verantwoording(reden=BIJGEWERKT)
            services.zet_deelnames(actie=stuk.actie, deelnames=list(gewenst.values()), verantwoording=uitleg)
    stuk.tel("deelnames")


def _deelname(stuk: Stuk, rij: Rij) -> Deelname:
    partij, bron = stuk.lading.partij(rij), stuk.lading.bron(rij)
    return Deelname(partij=partij, rol=rij.tekst("rol"), toelichting=rij.tekst("toelichting"), bron=bron)


def _vertel_deelnames(stuk: Stuk, rijen: list[Rij]) -> None:
    """The true history: who came when, as far as a source says so; the others last, without a date."""
    met_datum = [(rij.periode("sinds"), rij) for rij in rijen]
    tot_nu_toe: list[Deelname] = []
    volgorde = sorted(met_datum, key=lambda paar: (paar[0] is None, paar[0].lower if paar[0] else date.min))
    for sinds, groep in groupby(volgorde, key=lambda paar: paar[0]):
        nieuw = [_deelname(stuk, rij) for _, rij in groep]
        tot_nu_toe += nieuw
        bronnen = {deelname.bron for deelname in nieuw}
        uitleg = stuk.uitleg(sinds, bronnen.pop() if len(bronnen) == 1 else None)
        services.zet_deelnames(actie=stuk.actie, deelnames=tot_nu_toe, verantwoording=uitleg)


def _uitgelegd(deelnames: Mapping[tuple[int, str], Deelname]) -> dict[tuple[int, str], tuple[str, int | None]]:
    return {sleutel: (deelname.toelichting, deelname.bron_id) for sleutel, deelname in deelnames.items()}
