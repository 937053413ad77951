"""Who may change a code, and who speaks for a party about it: asks the table of rights."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied

from acties.rechten import mag_gezamenlijk
from codes.models import Bepaling, Code, Versie
from partijen import rechten
from partijen.models import Gebruiker, Partij
from partijen.models.partij import PartijQuerySet
from partijen.rollen import Recht

VAN_EEN_ANDER = "Dit hoort niet bij deze code."
NIET_TOEPASSEN = "Alleen een redacteur van de partij zelf zegt hoe zij een code toepast."


def mag_schrijven(gebruiker: Gebruiker | None, code: Code) -> bool:
    """Whether this person writes versions of the code: who writes the joint part of its actie."""
    return gebruiker is not None and mag_gezamenlijk(gebruiker, code.actie)


def toepassers(gebruiker: Gebruiker) -> PartijQuerySet:
    """The parties for which this person says how they apply a code: nobody says it for another."""
    return rechten.eigen_partijen(gebruiker, Recht.BEVESTIGEN)


def toepasser(door: Gebruiker | None, _: object, wat: Mapping[str, Any]) -> None:
    """For `dienst`: a redacteur of the party itself says it, or approves what a colleague wrote."""
    partij, tweede = wat["partij"], wat["verantwoording"].goedgekeurd_door
    if tweede:
        rechten.eis(door, Recht.MELDEN, partij, tekst=NIET_TOEPASSEN)
    eis_toepassen(tweede or door, partij)


def eis_van(code: Code, *dingen: Bepaling | Versie) -> None:
    """Raises PermissionDenied unless these are of the code: who writes one may not write another."""
    if any(ding.code_id != code.pk for ding in dingen):
        raise PermissionDenied(VAN_EEN_ANDER)


def eis_toepassen(gebruiker: Gebruiker | None, partij: Partij) -> None:
    """Raises PermissionDenied unless this person speaks for the party, or a command does it."""
    rechten.eis(gebruiker, Recht.BEVESTIGEN, partij, tekst=NIET_TOEPASSEN)
