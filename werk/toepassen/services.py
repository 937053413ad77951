"""Every change on these pages: keeping a self-check, making it public, throwing it away."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from acties.models import Gebeurtenis
from acties.services import Verantwoording
from acties.services.dienst import eerder_ingezonden, vergrendel
from codes.models import Code
from codes.services import Oordeel, meld_toepassing
from partijen import rechten
from partijen.models import Gebruiker, Partij
from partijen.rollen import Recht
from werk.toepassen.beeld import Vel, lees_vel
from werk.toepassen.models import Checkstand, Zelfcheck

NIET_SCHRIJVEN = "Alleen wie voor de partij zelf schrijft, houdt bij hoe zij een code toepast."
INTUSSEN = "Een collega veranderde dit terwijl u bezig was. Wat u typte, staat hieronder nog."
GEEN_VERSIE = "Er geldt geen versie van deze code meer."
EERST_COLLEGA = "Bij uw organisatie zet een collega dit op de site. Bewaar het en vraag een collega."
VERANDERD = "U veranderde iets aan wat uw collega bewaarde. Bewaar het en vraag een collega."
ZEG_IETS = "Er verandert niets. Kies iets anders, of kruis aan dat u de rest bevestigt."


class Intussen(ValidationError):
    """A colleague changed something since this person opened the page; `vel` is how it stands now."""

    def __init__(self, vel: Vel) -> None:
        super().__init__(INTUSSEN)
        self.vel = vel


def eis_schrijven(gebruiker: Gebruiker, partij: Partij) -> None:
    """Raises PermissionDenied unless this person writes for the party: a role for the portal does not."""
    if not rechten.eigen_partijen(gebruiker, Recht.MELDEN).contains(partij):
        raise PermissionDenied(NIET_SCHRIJVEN)


@transaction.atomic
def bewaar(
    *, partij: Partij, code: Code, antwoorden: dict[str, Any], door: Gebruiker, merk: str, klaar: bool = False
) -> Zelfcheck:
    """Keep what was typed, however unfinished; `klaar` asks a colleague to make it public.

    `merk` says which page it was typed on. Raises PermissionDenied, or `Intussen`. The same again changes nothing.
    """
    vel = _op_slot(partij, code, door)
    nu, stand = vel.zelfcheck, Checkstand.KLAAR if klaar else Checkstand.CONCEPT
    if nu and (nu.antwoorden, nu.stand, nu.versie_id) == (antwoorden, stand, vel.versie.pk):
        return nu  # a second click, or a colleague who saw it and adds nothing
    if vel.merk != merk:
        raise Intussen(vel)
    if klaar:
        rechten.anderen_met(Recht.BEVESTIGEN, partij, door)
    check = nu or Zelfcheck(partij=partij, code=code)
    check.versie, check.antwoorden, check.stand, check.door = vel.versie, antwoorden, stand, door
    check.full_clean(validate_unique=False)
    check.save()
    return check


@transaction.atomic
def maak_openbaar(
    *,
    partij: Partij,
    code: Code,
    antwoorden: dict[str, Any],
    oordelen: Callable[[], Sequence[Oordeel]],
    reden: str,
    door: Gebruiker,
    merk: str,
    inzending: UUID | None = None,
) -> Gebeurtenis:
    """Say in public, in one row of the journal, how the party applies the code; its self-check is done then.

    With four eyes it is what a colleague kept, unchanged, and this person is the second. Raises PermissionDenied,
    `Intussen`, or ValidationError by the key of the bepaling.
    """
    verantwoording = Verantwoording(reden=reden, door=door, namens=partij, inzending=inzending)
    vel = _op_slot(partij, code, door)
    if eerder := eerder_ingezonden(vel.code.actie, verantwoording):
        return eerder
    if vel.merk != merk:
        raise Intussen(vel)
    if partij.vier_ogen:
        schrijver = _schrijver(vel, antwoorden, door)
        verantwoording = replace(verantwoording, door=schrijver, goedgekeurd_door=door)
    gekozen = oordelen()
    if not gekozen:
        raise ValidationError(ZEG_IETS)
    rij = meld_toepassing(code=code, partij=partij, oordelen=gekozen, verantwoording=verantwoording)
    if vel.zelfcheck:
        _sluit(vel.zelfcheck, vel, antwoorden, verantwoording, rij)
    return rij


def _sluit(check: Zelfcheck, vel: Vel, antwoorden: dict[str, Any], wie: Verantwoording, rij: Gebeurtenis) -> None:
    """The self-check was made public by this row of the journal."""
    assert wie.door is not None
    check.antwoorden, check.versie, check.stand, check.gebeurtenis = antwoorden, vel.versie, Checkstand.OPENBAAR, rij
    check.door, check.goedgekeurd_door = wie.door, wie.goedgekeurd_door
    check.full_clean(validate_unique=False)
    check.save()


def _schrijver(vel: Vel, antwoorden: dict[str, Any], door: Gebruiker) -> Gebruiker:
    """Whose self-check the second person makes public. Raises ValidationError when there is none to make public."""
    check = vel.zelfcheck
    if check is None or check.door == door:
        raise ValidationError(EERST_COLLEGA)
    if check.antwoorden != antwoorden:
        raise ValidationError(VERANDERD)
    return check.door


@transaction.atomic
def gooi_weg(*, partij: Partij, code: Code, door: Gebruiker, merk: str) -> None:
    """Throw the self-check away. Raises PermissionDenied, or `Intussen` when it was changed meanwhile."""
    vel = _op_slot(partij, code, door)
    if vel.zelfcheck is None:
        return
    if vel.merk != merk:
        raise Intussen(vel)
    vel.zelfcheck.stand = Checkstand.WEGGEGOOID
    vel.zelfcheck.save(update_fields=["stand", "gewijzigd_op"])


def _op_slot(partij: Partij, code: Code, door: Gebruiker) -> Vel:
    """How it stands now; nobody else changes it until the end of the transaction."""
    eis_schrijven(door, partij)
    code.actie = vergrendel(code.actie)
    vel = lees_vel(partij, code)
    if vel is None:
        raise ValidationError(GEEN_VERSIE)
    return vel


def mag_openbaar(gebruiker: Gebruiker, vel: Vel) -> bool:
    """Whether this person can put it on the site: a redacteur, and with four eyes what a colleague kept."""
    if not rechten.eigen_partijen(gebruiker, Recht.BEVESTIGEN).contains(vel.partij):
        return False
    return not vel.partij.vier_ogen or (vel.zelfcheck is not None and vel.zelfcheck.door != gebruiker)
