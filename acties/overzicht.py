"""What the programme looks like as a whole: counts, what changed lately, what comes next."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count
from django.utils import timezone

from acties.journaal import Journaalregel, Verteller, vertel
from acties.models import Mijlpaal, Publicatie, Status, Telling
from acties.models.actie import ActieQuerySet
from acties.models.gebeurtenis import GebeurtenisQuerySet
from programmalijnen.models import Programmalijn

AANTAL = 6


@dataclass(frozen=True)
class Statustelling:
    """How many acties have a status."""

    status: Status
    aantal: int


def tel_per_status() -> dict[int, list[Statustelling]]:
    """Per line (its pk) the statuses that occur, in their own order; one query, from the kept table."""
    per_lijn: dict[int, dict[str, int]] = {}
    for telling in Telling.objects.voor_lijst():
        teller = per_lijn.setdefault(telling.programmalijn_id, {})
        teller[telling.status] = teller.get(telling.status, 0) + telling.aantal
    return {
        lijn: [Statustelling(status, teller[status]) for status in Status if teller.get(status)]
        for lijn, teller in per_lijn.items()
    }


def tel_statussen(lijn: Programmalijn, acties: ActieQuerySet) -> list[Statustelling]:
    """The statuses of the visible acties of a line, at the moment that they were asked for (`bestond`); one query."""
    if not acties.is_toen:
        return tel_per_status().get(lijn.pk, [])
    rijen: Any = acties.order_by()
    teller: dict[str, int] = dict(rijen.values_list("status_toen").annotate(aantal=Count("pk")))
    return [Statustelling(status, teller[status]) for status in Status if teller.get(status)]


def vertel_nieuws(rijen: GebeurtenisQuerySet, aantal: int = AANTAL) -> list[Journaalregel]:
    """The newest changes that a reader calls news."""
    verteller = Verteller()
    return [vertel(rij, verteller) for rij in rijen.zichtbaar().nieuws().voor_lijst()[:aantal]]


def komende_mijlpalen(op: date | None = None, aantal: int = AANTAL) -> list[Mijlpaal]:
    """What is expected next in visible acties, soonest first."""
    komend = Mijlpaal.objects.komend(op or timezone.localdate())
    return list(
        komend.filter(actie__publicatie=Publicatie.GEPUBLICEERD).select_related("actie__programmalijn")[:aantal]
    )
