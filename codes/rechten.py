"""Who may change a code, and who speaks for a party about it: asks the table of rights."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef

from acties.models import Deelname, Herkomst, Toezegging
from acties.models.afspraakstand import NOG_TE_BEVESTIGEN
from acties.models.toezegging import ToezeggingQuerySet
from acties.rechten import mag_gevonden, mag_gezamenlijk
from codes.models import Bepaling, Code, Versie
from codes.models.code import CodeQuerySet
from partijen import rechten
from partijen.models import Gebruiker, Partij
from partijen.rollen import Recht

VAN_EEN_ANDER = "Dit hoort niet bij deze code."
NIET_TOEPASSEN = "Alleen een redacteur van de partij zelf zegt hoe zij een code toepast."


def mag_schrijven(gebruiker: Gebruiker | None, code: Code) -> bool:
    """Whether this person writes versions of the code: who writes the joint part of its actie."""
    return gebruiker is not None and mag_gezamenlijk(gebruiker, code.actie)


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


def te_schrijven(gebruiker: Gebruiker) -> CodeQuerySet:
    """The codes of which this person writes versions: see `mag_schrijven`."""
    alle = Code.objects.all()
    if gebruiker.mag_overal(Recht.MELDEN):
        return alle
    eigen = rechten.eigen_partijen(gebruiker, Recht.MELDEN).order_by()
    leidt = Deelname.objects.filter(actie=OuterRef("actie"), partij__in=eigen).die_trekken()
    return alle.filter(Exists(leidt))


def mag_laten_ondertekenen(gebruiker: Gebruiker) -> bool:
    """Whether this person asks parties to sign: that is an afspraak of no party in particular."""
    return mag_gevonden(gebruiker)


def te_ondertekenen(gebruiker: Gebruiker) -> ToezeggingQuerySet:
    """The signatures that the own parties of this person were asked for and did not say anything of yet."""
    rijen = Toezegging.objects.filter(afspraak__ondertekent_versie__isnull=False, stand__in=NOG_TE_BEVESTIGEN)
    eigen = rechten.eigen_partijen(gebruiker, Recht.BEVESTIGEN).order_by()
    return rijen.zichtbaar().filter(partij__in=eigen).exclude(afspraak__herkomst=Herkomst.GEVONDEN)
