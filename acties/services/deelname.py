"""Changes of who takes part in an actie."""

from collections.abc import Sequence

from django.core.exceptions import ValidationError

from acties import zoekregels
from acties.models import Actie, Deelname, Gebeurtenis, Gebeurtenissoort, Toezegging
from acties.services.dienst import beheer, dienst
from acties.services.journaal import Verantwoording, boek, boek_teksten, zet
from basis.tijd.moment import Moment
from basis.web.opslaan import bewaar


@dienst(beheer)
def zet_deelnames(*, actie: Actie, deelnames: Sequence[Deelname], verantwoording: Verantwoording) -> Gebeurtenis | None:
    """Make these (unsaved or saved) the participants of the actie; None when the parties and roles stay the same.

    Raises ValidationError when a party with an afspraak would leave: its promise must be withdrawn first.
    """
    oud = {(deelname.partij_id, deelname.rol): deelname for deelname in actie.deelnames.select_related("partij")}
    was = {deelname.naam_van_toelichting: deelname.toelichting for deelname in oud.values()}
    nieuw = {(deelname.partij_id, deelname.rol): deelname for deelname in deelnames}
    _controleer_vertrek(actie, {partij for partij, _ in oud} - {partij for partij, _ in nieuw})
    anders = [sleutel for sleutel, deelname in nieuw.items() if _bewaar(actie, deelname, oud.get(sleutel))]
    actie.deelnames.filter(pk__in=[oud[sleutel].pk for sleutel in oud.keys() - nieuw.keys()]).delete()
    rij = None
    if oud.keys() != nieuw.keys():
        rij = boek(
            houder=actie,
            soort=Gebeurtenissoort.DEELNAME,
            verantwoording=verantwoording,
            van={"deelnames": sorted(deelname.in_journaal for deelname in oud.values())},
            naar={"deelnames": sorted(deelname.in_journaal for deelname in nieuw.values())},
        )
        zoekregels.werk_bij(actie)
    wordt = {d.naam_van_toelichting: d.toelichting if sleutel in nieuw else "" for sleutel, d in oud.items()}
    toelichtingen = {naam: tekst for naam, tekst in wordt.items() if tekst != was[naam]}
    is_verteld = boek_teksten(houder=actie, van=was, naar=toelichtingen, verantwoording=verantwoording)
    if anders and not (rij or is_verteld):
        zet(actie, versie=actie.versie + 1)
    return rij


def _bewaar(actie: Actie, deelname: Deelname, bestaand: Deelname | None) -> bool:
    rij = bestaand or Deelname(actie=actie, partij=deelname.partij, rol=deelname.rol)
    return bewaar(rij, {"toelichting": deelname.toelichting, "bron": deelname.bron})


def _controleer_vertrek(actie: Actie, vertrekt: set[int]) -> None:
    toezeggingen = Toezegging.objects.van_acties([actie]).die_staan(Moment.nu()).van_partijen(vertrekt)
    if eerste := toezeggingen.voor_lijst().first():
        raise ValidationError(f"{eerste.partij} heeft nog een afspraak in deze actie. Trek die eerst in.")
