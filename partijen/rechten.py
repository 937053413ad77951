"""Who may do what: the one table of rights, and the questions that pages, services, admin and imports ask it.

A role that a party gave counts for that party; a role for the portal counts for every party. Nothing is remembered:
each question reads the roles as they are now, so a right that is taken away is gone at the next request.
"""

from django.core.exceptions import PermissionDenied
from django.db.models import TextChoices

from basis.web.verzoek import in_verzoek
from partijen.models import Gebruiker, Partij, Portaalrol, Rol
from partijen.models.partij import PartijQuerySet


class Recht(TextChoices):
    """Something that not everyone may do."""

    WERKPLEK = "werkplek", "de werkplek zien, met concepten"
    MELDEN = "melden", "voortgang melden en afspraken schrijven"
    BEVESTIGEN = "bevestigen", "afspraken bevestigen"
    GOEDKEUREN = "goedkeuren", "concepten van een ander goedkeuren"
    UITNODIGEN = "uitnodigen", "mensen uitnodigen en rollen geven"
    RONDES = "rondes", "updaterondes openen en sluiten"
    BEHEREN = "beheren", "alles in het beheer, met het beveiligingslogboek"


ROLLEN: dict[Recht, tuple[Rol | Portaalrol, ...]] = {
    Recht.WERKPLEK: (Rol.LEZER, Rol.MEDEWERKER, Rol.REDACTEUR, Portaalrol.PROGRAMMABUREAU, Portaalrol.BEHEERDER),
    Recht.MELDEN: (Rol.MEDEWERKER, Rol.REDACTEUR, Portaalrol.PROGRAMMABUREAU, Portaalrol.BEHEERDER),
    Recht.BEVESTIGEN: (Rol.REDACTEUR, Portaalrol.PROGRAMMABUREAU, Portaalrol.BEHEERDER),
    Recht.GOEDKEUREN: (Rol.REDACTEUR, Portaalrol.PROGRAMMABUREAU, Portaalrol.BEHEERDER),
    Recht.UITNODIGEN: (Rol.REDACTEUR, Portaalrol.BEHEERDER),
    Recht.RONDES: (Portaalrol.PROGRAMMABUREAU, Portaalrol.BEHEERDER),
    Recht.BEHEREN: (Portaalrol.BEHEERDER,),
}


def rechten_van(rol: Rol | Portaalrol) -> list[Recht]:
    """What a role may do, in the order of the table."""
    return [recht for recht, rollen in ROLLEN.items() if rol in rollen]


# Who has one of these roles may change something.
VERANDERT = frozenset(
    rol for recht in (Recht.MELDEN, Recht.UITNODIGEN, Recht.RONDES, Recht.BEHEREN) for rol in ROLLEN[recht]
)


def mag_overal(gebruiker: Gebruiker, recht: Recht) -> bool:
    """Whether a role for the whole portal gives this person the right, whatever the party."""
    return any(rol in ROLLEN[recht] for rol in gebruiker.portaalrollen)


def eigen_partijen(gebruiker: Gebruiker, recht: Recht = Recht.WERKPLEK) -> PartijQuerySet:
    """The parties that gave this person a role with the right."""
    if not gebruiker.is_active:
        return Partij.objects.none()
    lidmaatschappen = gebruiker.lidmaatschappen.met_rol(*ROLLEN[recht])
    return Partij.objects.filter(pk__in=lidmaatschappen.values("partij")).voor_lijst()


def partijen_met(gebruiker: Gebruiker, recht: Recht) -> PartijQuerySet:
    """The parties for which this person has the right: all of them with a role for the portal."""
    return Partij.objects.voor_lijst() if mag_overal(gebruiker, recht) else eigen_partijen(gebruiker, recht)


def mag(gebruiker: Gebruiker | None, recht: Recht, partij: Partij | None = None) -> bool:
    """Whether this person has the right for `partij`; without a party: for any at all."""
    if gebruiker is None or not gebruiker.is_active:
        return False
    if mag_overal(gebruiker, recht):
        return True
    lidmaatschappen = gebruiker.lidmaatschappen.met_rol(*ROLLEN[recht])
    return (lidmaatschappen.filter(partij=partij) if partij else lidmaatschappen).exists()


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
    return gebruiker.is_active and (
        any(rol in VERANDERT for rol in gebruiker.portaalrollen)
        or gebruiker.lidmaatschappen.met_rol(*VERANDERT).exists()
    )


def mensen_met(recht: Recht, partij: Partij) -> list[Gebruiker]:
    """The people to whom `partij` gave a role with the right; not who has one for the whole portal."""
    leden = partij.lidmaatschappen.met_rol(*ROLLEN[recht]).filter(gebruiker__is_active=True)
    return [lid.gebruiker for lid in leden.voor_lijst()]
