"""Who may ask, read and answer: asks the table of rights about the parties in a question."""

from django.core.exceptions import PermissionDenied

from acties import rechten as actierechten
from acties.models import Actie
from codes.models import Bepaling, Bepalingstekst
from meedoen.models import Ding, Vraag, VraagQuerySet
from partijen import rechten
from partijen.models import Gebruiker, Partij
from partijen.rollen import Recht
from programmalijnen.models import Programma

NIET_VRAGEN = "Alleen wie de actie leidt en het programmabureau vragen hier iets aan inwoners."
NIET_BEHANDELEN = (
    "Deze vraag is van een andere partij. Alleen wie vraagt, wie antwoordt en het programmabureau zien dit."
)
NIET_ANTWOORDEN = "Alleen de partij die het antwoord beloofde en het programmabureau antwoorden."


def actie_van(ding: Ding) -> Actie | None:
    """The actie that a thing is (of); None when it is about the programme as a whole."""
    if isinstance(ding, Actie):
        return ding
    if isinstance(ding, Bepaling | Bepalingstekst):
        return ding.code.actie
    return None if isinstance(ding, Programma) else ding.actie


def vragers(gebruiker: Gebruiker, ding: Ding) -> list[Partij]:
    """The parties on whose behalf this person may ask something about it: those that lead the actie."""
    actie = actie_van(ding)
    return actierechten.vragers(gebruiker, actie) if actie else []


def mag_vragen(gebruiker: Gebruiker | None, ding: Ding) -> bool:
    """Whether this person may ask citizens something about it."""
    return actierechten.mag_inwoners_vragen(gebruiker, actie_van(ding))


def eis_vragen(gebruiker: Gebruiker | None, ding: Ding, namens: Partij | None) -> None:
    """Raises PermissionDenied unless this person may ask that on behalf of a party (None: the programmabureau)."""
    if not rechten.is_opdracht(gebruiker) and not _mag_vragen_namens(gebruiker, ding, namens):
        raise PermissionDenied(NIET_VRAGEN)


def is_vrager(gebruiker: Gebruiker | None, vraag: Vraag) -> bool:
    """Whether this person may change the question: for the party that asks it, or for the whole portal."""
    return _mag_vragen_namens(gebruiker, vraag.over, vraag.namens)


def _mag_vragen_namens(gebruiker: Gebruiker | None, ding: Ding, namens: Partij | None) -> bool:
    overal = gebruiker is not None and gebruiker.mag_overal(Recht.MEEDOEN)
    return overal or bool(gebruiker and namens and namens in vragers(gebruiker, ding))


def mag_behandelen(gebruiker: Gebruiker | None, vraag: Vraag) -> bool:
    """Whether this person reads and orders what came in: for who asks or who answers, or for the whole portal."""
    if gebruiker is None:
        return False
    partijen = [vraag.beantwoorder, *([vraag.namens] if vraag.namens else [])]
    return any(rechten.mag(gebruiker, Recht.MEEDOEN, partij) for partij in partijen)


def te_behandelen(gebruiker: Gebruiker) -> VraagQuerySet:
    """The questions of which this person reads and orders what came in; drafts too."""
    if gebruiker.mag_overal(Recht.MEEDOEN):
        return Vraag.objects.all()
    return Vraag.objects.van_partijen(rechten.eigen_partijen(gebruiker, Recht.MEEDOEN).order_by())


def eis_behandelen(gebruiker: Gebruiker | None, vraag: Vraag) -> None:
    """Raises PermissionDenied unless this person may read what came in, or a command does it."""
    if not rechten.is_opdracht(gebruiker) and not mag_behandelen(gebruiker, vraag):
        raise PermissionDenied(NIET_BEHANDELEN)


def mag_antwoorden(gebruiker: Gebruiker | None, vraag: Vraag) -> bool:
    """Whether this person answers: for the party that promised it, or for the whole portal."""
    return rechten.mag(gebruiker, Recht.MEEDOEN, vraag.beantwoorder)


def eis_antwoorden(gebruiker: Gebruiker | None, vraag: Vraag) -> None:
    """Raises PermissionDenied unless this person may answer, or a command does it."""
    if not rechten.is_opdracht(gebruiker) and not mag_antwoorden(gebruiker, vraag):
        raise PermissionDenied(NIET_ANTWOORDEN)


def namens_voor(gebruiker: Gebruiker | None, partij: Partij | None) -> Partij | None:
    """On whose behalf this person does something: that of an own party, of none with a role for the portal."""
    if gebruiker is None or partij is None:
        return None
    eigen = rechten.eigen_partijen(gebruiker, Recht.MEEDOEN)
    return partij if eigen.filter(pk=partij.pk).exists() else None
