"""Who may ask for a report, see its draft, write its introduction and publish it: asks the table of rights.

Who writes for a party makes reports on behalf of that party; a role for the portal counts for all.
"""

from django.core.exceptions import PermissionDenied, ValidationError

from partijen import rechten
from partijen.models import Gebruiker, Partij
from partijen.models.partij import PartijQuerySet
from partijen.rollen import Recht
from voortgang.models import Rapport, RapportQuerySet

VIER_OGEN = "Bij {} publiceert een tweede persoon: een redacteur die het rapport en de inleiding niet zelf schreef."


def partijen_voor(gebruiker: Gebruiker) -> PartijQuerySet:
    """The parties on whose behalf this person may make a report."""
    return rechten.eigen_partijen(gebruiker, Recht.MELDEN)


def mag_alle(gebruiker: Gebruiker) -> bool:
    """Whether this person may do everything with every report."""
    return gebruiker.mag_overal(Recht.MELDEN)


def mag_aanvragen(gebruiker: Gebruiker | None) -> bool:
    """Whether this person may ask for a report."""
    return rechten.mag(gebruiker, Recht.MELDEN)


def mag_beheren(gebruiker: Gebruiker | None, rapport: Rapport) -> bool:
    """Whether this person may see the draft of the report, write its introduction, and publish or withdraw it."""
    if gebruiker is None:
        return False
    return mag_alle(gebruiker) or rapport.namens in partijen_voor(gebruiker)


def concepten_voor(gebruiker: Gebruiker | None) -> RapportQuerySet:
    """The drafts that this person may see."""
    concepten = Rapport.objects.concept()
    if gebruiker is None:
        return concepten.none()
    return concepten if mag_alle(gebruiker) else concepten.van_partijen(partijen_voor(gebruiker))


def eis_aanvragen(gebruiker: Gebruiker | None, namens: Partij | None) -> None:
    """Raises PermissionDenied unless this person may make a report on behalf of `namens`, or a command does it."""
    if rechten.is_opdracht(gebruiker):
        return
    if not gebruiker or not (mag_alle(gebruiker) or (namens and namens in partijen_voor(gebruiker))):
        raise PermissionDenied("U maakt een rapport namens uw eigen organisatie.")


def mag_publiceren(gebruiker: Gebruiker, rapport: Rapport) -> bool:
    """Whether this person may show the report to everyone: with four eyes, who did not write it and may approve."""
    if not rapport.vraagt_vier_ogen:
        return mag_beheren(gebruiker, rapport)
    return gebruiker.pk not in rapport.schrijvers and rechten.mag(gebruiker, Recht.GOEDKEUREN, rapport.namens)


def eis_publiceren(gebruiker: Gebruiker | None, rapport: Rapport) -> None:
    """Raises ValidationError unless this person may show the report to everyone, or a command does it."""
    if not rechten.is_opdracht(gebruiker) and not (gebruiker and mag_publiceren(gebruiker, rapport)):
        raise ValidationError(VIER_OGEN.format(rapport.namens))


def eis_beheren(gebruiker: Gebruiker | None, rapport: Rapport) -> None:
    """Raises PermissionDenied unless this person may change the report."""
    if not rechten.is_opdracht(gebruiker) and not mag_beheren(gebruiker, rapport):
        raise PermissionDenied("Dit rapport is van een andere organisatie.")
