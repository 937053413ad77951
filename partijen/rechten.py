"""Who may do what: the questions that pages, services, admin and imports ask the table of rights (`rollen`).

Nothing is remembered: each question reads the roles as they are now, so a right that is taken away is gone at the next
request.
"""

from collections.abc import Iterable

from django.core.exceptions import PermissionDenied, ValidationError

from basis.postgres.vast import PLAATS, Vast
from basis.web.verzoek import in_verzoek
from partijen.models import Gebruiker, Lidmaatschap, Partij
from partijen.models.gebruiker import LidmaatschapQuerySet
from partijen.models.partij import PartijQuerySet
from partijen.rollen import ROLLEN, VERANDERT, Portaalrol, Recht

GEEN_TWEEDE = "Er is nog geen tweede redacteur in uw organisatie. Nodig eerst iemand uit."


def eigen_partijen(gebruiker: Gebruiker, recht: Recht = Recht.WERKPLEK) -> PartijQuerySet:
    """The parties that gave this person a role with the right."""
    if not gebruiker.is_active:
        return Partij.objects.none()
    lidmaatschappen = gebruiker.lidmaatschappen.met_rol(*ROLLEN[recht])
    return Partij.objects.filter(pk__in=lidmaatschappen.values("partij")).voor_lijst()


def sleutels_van_eigen(gebruiker: Gebruiker, recht: Recht) -> set[int]:
    """The keys of the parties that gave this person a role with the right: cheaper to ask than the parties."""
    return {partij for partij, rol in _rollen(gebruiker) if rol in ROLLEN[recht]}


def partijen_met(gebruiker: Gebruiker, recht: Recht) -> PartijQuerySet:
    """The parties for which this person has the right: all of them with a role for the portal."""
    return Partij.objects.voor_lijst() if gebruiker.mag_overal(recht) else eigen_partijen(gebruiker, recht)


def mag(gebruiker: Gebruiker | None, recht: Recht, partij: Partij | None = None) -> bool:
    """Whether this person has the right for `partij`; without a party: for any at all."""
    return gebruiker is not None and gebruiker.mag(recht, partij)


def ergens(gebruiker: Gebruiker, rechten: Iterable[Recht]) -> set[Recht]:
    """Which of these rights this person has, for a party or for the whole portal, asked at once."""
    rollen = {rol for _, rol in _rollen(gebruiker)}
    return {recht for recht in rechten if gebruiker.mag_overal(recht) or not rollen.isdisjoint(ROLLEN[recht])}


def is_opdracht(gebruiker: Gebruiker | None) -> bool:
    """Whether no person asks but a command or a job. Nobody during a request is a stranger, who may do nothing."""
    return gebruiker is None and not in_verzoek()


def eis(gebruiker: Gebruiker | None, recht: Recht, partij: Partij | None = None, *, tekst: str = "") -> None:
    """Raises PermissionDenied unless this person has the right, or a command does it."""
    if not is_opdracht(gebruiker) and not mag(gebruiker, recht, partij):
        raise PermissionDenied(tekst or _wie_wel(recht))


def _wie_wel(recht: Recht) -> str:
    """Who may, for who may not: `Dit is voor een redacteur of een beheerder: …`."""
    *eerder, laatste = (f"{'het' if rol == Portaalrol.PROGRAMMABUREAU else 'een'} {rol.label}" for rol in ROLLEN[recht])
    wie = f"{', '.join(eerder)} of {laatste}" if eerder else laatste
    return f"Dit is voor {wie}: {recht.label}."


def verandert_iets(gebruiker: Gebruiker) -> bool:
    """Whether this person may change anything at all, and so needs a second step to log in."""
    eigen = any(rol in VERANDERT for rol in gebruiker.portaalrollen)
    return eigen or any(rol in VERANDERT for _, rol in _rollen(gebruiker))


def _rollen(gebruiker: Gebruiker) -> list[tuple[int, str]]:
    """Which parties (their keys) gave this person a role, and which; none to who may not come in."""
    return _ROLLEN(gebruiker.pk) if gebruiker.is_active else []


def mensen_met(recht: Recht, partij: Partij) -> list[Gebruiker]:
    """The people to whom `partij` gave a role with the right; not who has one for the whole portal."""
    return [lid.gebruiker for lid in leden_met(recht, [partij.pk])]


def anderen_met(recht: Recht, partij: Partij, door: Gebruiker) -> list[Gebruiker]:
    """Who can look at what this person wrote: the others with the right. Raises ValidationError when there are none."""
    anderen = [mens for mens in mensen_met(recht, partij) if mens != door]
    if not anderen:
        raise ValidationError(GEEN_TWEEDE)
    return anderen


def leden_met(recht: Recht, partijen: Iterable[int]) -> LidmaatschapQuerySet:
    """The roles with the right that these parties (their keys) gave to people who may come in."""
    leden = Lidmaatschap.objects.met_rol(*ROLLEN[recht])
    return leden.filter(partij__in=set(partijen), gebruiker__is_active=True).voor_lijst()


_ROLLEN: Vast[tuple[int, str]] = Vast(
    lambda: Lidmaatschap.objects.filter(gebruiker__pk__gelijk=PLAATS).values_list("partij_id", "rol")
)
