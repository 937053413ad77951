"""Mending words of a version that stands, where they were written wrong."""

from dataclasses import replace

from django.core.exceptions import ValidationError

from acties.models import Gebeurtenis
from acties.services.dienst import dienst, gezamenlijk
from acties.services.journaal import NIETS_ANDERS, Verantwoording
from basis.web.opslaan import bewaar
from basis.web.tekst import normaal
from codes import zoekregels
from codes.inhoud import Inhoud, inhoud_van
from codes.models import Bepalingstekst, Code, Tekstcorrectie, Versie, Versiestand
from codes.services.journaal import boek_code
from codes.services.versie import vers_van
from codes.services.wijziging import noteer

NIET_TE_VERBETEREN = "Alleen de tekst van een versie die is vastgesteld, verbetert u zo."


@dienst(gezamenlijk)
def corrigeer(
    *, code: Code, tekst: Bepalingstekst, kop: str, woorden: str, verantwoording: Verantwoording
) -> Gebeurtenis:
    """Mend words of a version that stands: the same in better words. A draft that was made of it follows.

    Raises ValidationError (by field), also when nothing changes or while parties are still signing.
    """
    vers = Bepalingstekst.objects.voor_lijst().get(pk=tekst.pk)
    versie = vers_van(vers.versie, code)
    if versie.stand not in (Versiestand.VASTGESTELD, Versiestand.VERVALLEN):
        raise ValidationError(NIET_TE_VERBETEREN)
    was = inhoud_van(vers)
    if was.woorden == (normaal(kop), normaal(woorden)):
        raise ValidationError(NIETS_ANDERS)
    anders = {f"tekst:{vers.bepaling.sleutel}": "verbeterd"}
    rij = boek_code(versie, f"tekst verbeterd van {vers.titel}", verantwoording, anders=anders)
    correctie = Tekstcorrectie(tekst=vers, gebeurtenis=rij)
    bewaar(correctie, {"kop": kop, "woorden": woorden})
    _neem_over(correctie, versie, was, verantwoording)
    zoekregels.werk_code_bij(code)
    return rij


def _neem_over(correctie: Tekstcorrectie, versie: Versie, was: Inhoud, verantwoording: Verantwoording) -> None:
    """In a draft that was made of the version: the mended words, unless it has others already.

    Who edits it sees that it changed; who edited it last stays who did.
    """
    concept = versie.volgende.select_for_update().filter(stand=Versiestand.CONCEPT).first()
    if concept is None:
        return
    concept.code, bepaling = versie.code, correctie.tekst.bepaling
    daar = Bepalingstekst.objects.van_versie(concept).van_bepaling(bepaling)
    daar.filter(kop=was.kop, tekst=was.tekst).update(kop=correctie.kop, tekst=correctie.woorden)
    eerder = concept.wijzigingen.filter(bepaling=bepaling).first()
    noteer(
        concept, bepaling, replace(verantwoording, door=None, reden=eerder.reden if eerder else verantwoording.reden)
    )
