"""Who may change a code, and who speaks for a party about it: asks the table of rights."""

from collections.abc import Mapping
from typing import Any

from acties.rechten import mag_gezamenlijk
from codes.models import Code
from partijen import rechten
from partijen.models import Gebruiker, Partij
from partijen.models.partij import PartijQuerySet
from partijen.rollen import Recht

NIET_TOEPASSEN = "Alleen een redacteur van de partij zelf zegt hoe zij een code toepast."


def mag_schrijven(gebruiker: Gebruiker | None, code: Code) -> bool:
    """Whether this person writes versions of the code: who writes the joint part of its actie."""
    return gebruiker is not None and mag_gezamenlijk(gebruiker, code.actie)


def toepassers(gebruiker: Gebruiker) -> PartijQuerySet:
    """The parties for which this person says how they apply a code: nobody says it for another."""
    return rechten.eigen_partijen(gebruiker, Recht.BEVESTIGEN)


def toepasser(door: Gebruiker | None, _: object, wat: Mapping[str, Any]) -> None:
    """For `dienst`: a redacteur of the party itself says it, or approves what a colleague wrote."""
    verantwoording = wat["verantwoording"]
    eis_toepassen(verantwoording.goedgekeurd_door or door, wat["partij"])


def eis_toepassen(gebruiker: Gebruiker | None, partij: Partij) -> None:
    """Raises PermissionDenied unless this person speaks for the party, or a command does it."""
    rechten.eis(gebruiker, Recht.BEVESTIGEN, partij, tekst=NIET_TOEPASSEN)
