"""Who may ask for a report, see its draft, write its introduction and publish it: one answer for pages and services.

Who writes for a party makes reports on behalf of that party; a beheerder may do everything.
"""

from django.core.exceptions import PermissionDenied

from acties.rechten import is_beheerder
from partijen.models import Gebruiker, Partij
from partijen.models.partij import PartijQuerySet
from voortgang.models import Rapport, RapportQuerySet


def partijen_voor(gebruiker: Gebruiker) -> PartijQuerySet:
    """The parties on whose behalf this person may make a report."""
    if not gebruiker.is_active:
        return Partij.objects.none()
    return Partij.objects.filter(pk__in=gebruiker.lidmaatschappen.die_schrijven().values("partij")).voor_lijst()


def mag_aanvragen(gebruiker: Gebruiker | None) -> bool:
    """Whether this person may ask for a report."""
    return gebruiker is not None and (is_beheerder(gebruiker) or partijen_voor(gebruiker).exists())


def mag_beheren(gebruiker: Gebruiker | None, rapport: Rapport) -> bool:
    """Whether this person may see the draft of the report, write its introduction, and publish or withdraw it."""
    if gebruiker is None:
        return False
    return is_beheerder(gebruiker) or rapport.namens in partijen_voor(gebruiker)


def concepten_voor(gebruiker: Gebruiker | None) -> RapportQuerySet:
    """The drafts that this person may see."""
    concepten = Rapport.objects.concept()
    if gebruiker is None:
        return concepten.none()
    return concepten if is_beheerder(gebruiker) else concepten.van_partijen(partijen_voor(gebruiker))


def eis_aanvragen(gebruiker: Gebruiker | None, namens: Partij | None) -> None:
    """Raises PermissionDenied unless this person may make a report on behalf of `namens`. None: a command does it."""
    if gebruiker is None or is_beheerder(gebruiker):
        return
    if namens is None or namens not in partijen_voor(gebruiker):
        raise PermissionDenied("U maakt een rapport namens uw eigen organisatie.")


def eis_beheren(gebruiker: Gebruiker | None, rapport: Rapport) -> None:
    """Raises PermissionDenied unless this person may change the report."""
    if gebruiker is not None and not mag_beheren(gebruiker, rapport):
        raise PermissionDenied("Dit rapport is van een andere organisatie.")
