"""What one person has before them on the workplace: which parties, and the acties of those."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef

from acties.models import Actie, Deelname
from acties.models.actie import ActieQuerySet
from acties.models.status import LOPEND
from partijen.models import Gebruiker
from partijen.models.partij import PartijQuerySet
from partijen.rechten import partijen_met
from partijen.rollen import Recht
from werk.toepassen.gevraagd import acties_met_vraag

HELE_PROGRAMMA = "hele-programma"


@dataclass(frozen=True)
class Werkveld:
    """What one person has before them on one day: the acties, which of them it carries, and for which parties.

    `met_programma`: also what these parties promised about the programme as a whole.
    """

    gebruiker: Gebruiker
    op: date
    partijen: PartijQuerySet
    acties: ActieQuerySet
    met_programma: bool = True

    @property
    def lopend(self) -> ActieQuerySet:
        """What has ended asks nothing."""
        return self.acties.met_status(*LOPEND).order_by()

    @property
    def getrokken(self) -> ActieQuerySet:
        """The running acties whose joint part this person answers for; all, with a role for the portal."""
        if self.gebruiker.mag_overal(Recht.WERKPLEK):
            return self.lopend
        return self.lopend.filter(Exists(self._deelnames(OuterRef("pk")).die_trekken()))

    def _deelnames(self, actie: OuterRef) -> Any:
        return Deelname.objects.filter(actie=actie, partij__in=self.partijen.order_by())

    @property
    def deelnemers(self) -> set[str]:
        """The slugs of the parties in these acties: the own ones, and those they work with."""
        return Deelname.objects.van_acties(self.acties.order_by()).slugs_van_partijen()

    def beperkt_tot(self, acties: Iterable[int]) -> "Werkveld":
        """What of it is about these acties: those of one page."""
        return replace(self, acties=self.acties.filter(pk__in=list(acties)))


def werkveld(gebruiker: Gebruiker, op: date) -> Werkveld:
    """What this person has on the workplace: acties in which the own parties take part, or about whose code one was
    asked.
    """
    partijen = partijen_met(gebruiker, Recht.WERKPLEK)
    acties = Actie.objects.zichtbaar()
    if not gebruiker.mag_overal(Recht.WERKPLEK):
        doet_mee = Exists(Deelname.objects.filter(actie=OuterRef("pk"), partij__in=partijen.order_by()))
        acties = acties.filter(doet_mee | acties_met_vraag(partijen))
    return Werkveld(gebruiker, op, partijen, acties)


def anker(slug: str) -> str:
    """Where the card of an actie stands on the page; without a slug that of the programme."""
    return f"actie-{slug}" if slug else HELE_PROGRAMMA


def merk(slug: str) -> str:
    """What marks a message for the card of an actie, as on its own page, or for that of the programme."""
    return slug or HELE_PROGRAMMA
