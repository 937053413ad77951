"""Who may change what of an actie: one answer for pages, services, admin and commands.

The trekker writes the joint part, each party its own afspraken, a beheerder everything (ontwerp, rule 6).
"""

from django.core.exceptions import PermissionDenied

from acties.models import Actie
from partijen.models import Gebruiker, Partij


def partijen_voor(gebruiker: Gebruiker, actie: Actie) -> list[Partij]:
    """The parties in the actie that this person may write for, those that carry it first."""
    if not gebruiker.is_active:
        return []
    eigen = gebruiker.lidmaatschappen.die_schrijven().values("partij")
    deelnames = actie.deelnames.filter(partij__in=eigen).voor_lijst()
    return list(dict.fromkeys(deelname.partij for deelname in deelnames))


def trekker_voor(gebruiker: Gebruiker, actie: Actie) -> Partij | None:
    """The party that carries the actie and that this person may write for."""
    if not gebruiker.is_active:
        return None
    eigen = gebruiker.lidmaatschappen.die_schrijven().values("partij")
    deelname = actie.deelnames.filter(partij__in=eigen).die_trekken().voor_lijst().first()
    return deelname.partij if deelname else None


def is_beheerder(gebruiker: Gebruiker) -> bool:
    """Whether this person may do all that the admin offers."""
    return gebruiker.is_active and gebruiker.is_staff


def eis_gezamenlijk(gebruiker: Gebruiker | None, actie: Actie) -> None:
    """Raises PermissionDenied unless this person may change the joint part. None is a command of the beheerder."""
    if gebruiker and not is_beheerder(gebruiker) and trekker_voor(gebruiker, actie) is None:
        raise PermissionDenied("Alleen de trekker verandert het gezamenlijke deel van een actie.")


def eis_partij(gebruiker: Gebruiker | None, actie: Actie, partij: Partij) -> None:
    """Raises PermissionDenied unless this person may write for `partij` in this actie."""
    if gebruiker and not is_beheerder(gebruiker) and partij not in partijen_voor(gebruiker, actie):
        raise PermissionDenied("Een partij verandert alleen haar eigen afspraken.")


def eis_beheer(gebruiker: Gebruiker | None) -> None:
    """Raises PermissionDenied unless this person is a beheerder."""
    if gebruiker and not is_beheerder(gebruiker):
        raise PermissionDenied("Alleen een beheerder verandert dit.")
