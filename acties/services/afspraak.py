"""Changes of what a party promised."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone

from acties import rechten
from acties.models import Actie, Afspraak, Afspraakstand, Gebeurtenis, Gebeurtenissoort
from acties.models.deelname import ZONDER_MOMENT
from acties.services.dienst import bevestiger, dienst, eigen_partij
from acties.services.journaal import (
    NIETS_ANDERS,
    Verantwoording,
    boek,
    vandaag_al_bevestigd,
    verschil,
    zet,
)
from partijen.models import Gebruiker, Partij


@dienst(eigen_partij)
def leg_afspraak_vast(
    *, actie: Actie, partij: Partij, velden: dict[str, Any], verantwoording: Verantwoording
) -> Gebeurtenis:
    """Record or change what a party promises in an actie.

    Raises `Verouderd`, PermissionDenied, or ValidationError (by field; also when nothing changes).
    """
    if not actie.deelnames.filter(partij=partij).exists():
        raise ValidationError(f"{partij} doet niet mee aan deze actie.")
    afspraak = actie.afspraken.filter(partij=partij).first() or Afspraak(actie=actie, partij=partij)
    is_nieuw = afspraak.pk is None
    van, anders = verschil(afspraak, velden)
    if not anders and not is_nieuw:
        raise ValidationError(NIETS_ANDERS)
    if (velden.get("stand") or afspraak.stand) == Afspraakstand.BEVESTIGD and verantwoording.door:
        _eis_bevestigen(verantwoording.goedgekeurd_door or verantwoording.door, partij)
    _bewaar(afspraak, anders, verantwoording)
    if is_nieuw:
        van, anders = {}, {naam: getattr(afspraak, naam) for naam in Afspraak.FEITEN}
    return boek(
        actie=actie,
        soort=Gebeurtenissoort.AFSPRAAK,
        verantwoording=verantwoording,
        van=van,
        naar=anders,
        bij=afspraak,
    )


def _eis_bevestigen(door: Gebruiker, partij: Partij) -> None:
    """Who may write but not confirm can choose another stand, so this is an error of that field."""
    if not rechten.mag_bevestigen(door, partij):
        tekst = "Alleen een redacteur bevestigt een afspraak. Kies een andere stand, of vraag het een redacteur."
        raise ValidationError({"stand": tekst})


def _bewaar(afspraak: Afspraak, velden: dict[str, Any], verantwoording: Verantwoording) -> None:
    for naam, waarde in velden.items():
        setattr(afspraak, naam, waarde)
    afspraak.bron = verantwoording.bron or afspraak.bron
    if afspraak.stand not in ZONDER_MOMENT:
        afspraak.bevestigd_op = timezone.now()
    afspraak.full_clean()
    afspraak.save()


@dienst(bevestiger)
def bevestig_afspraak(*, afspraak: Afspraak, verantwoording: Verantwoording) -> Gebeurtenis:
    """Say that the promise still stands. Twice a day by one person is once."""
    actie = afspraak.actie
    if afspraak.stand == Afspraakstand.INGETROKKEN:
        raise ValidationError("Deze afspraak is ingetrokken. Leg haar opnieuw vast als zij weer geldt.")
    if eerder := vandaag_al_bevestigd(actie, verantwoording, afspraak):
        return eerder
    zet(afspraak, bevestigd_op=timezone.now())
    return boek(actie=actie, soort=Gebeurtenissoort.BEVESTIGD, verantwoording=verantwoording, naar={}, bij=afspraak)
