"""What there is to tell a webhook: the events of its subject behind its position, as everyone reads them."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404, QueryDict

from acties.kader import lees_kader
from acties.models import Gebeurtenis, Positie
from acties.models.journaalvragen import GebeurtenisQuerySet
from basis.tijd.moment import Moment
from opendata import onderwerpen
from opendata.cloudevents import lees_events
from opendata.onderwerpen import Onderwerp
from opendata.webhooks.models import Webhook

PER_KEER = 100


@dataclass(frozen=True)
class Bundel:
    """Events in the order of the journal; with these all was told up to `tot`. `is_vol`: there may be more."""

    events: list[dict[str, Any]]
    tot: int
    is_vol: bool = False


def lees_bundel(hook: Webhook) -> Bundel:
    """The next ones. Of what is not public nothing is told, and the position goes on all the same."""
    moment = Moment.nu()
    laatste = Positie.objects.laatste(moment)  # before the rows: what comes in between is told the next time
    rijen = _rijen(hook).te_zien(moment).na_positie(hook.positie).values_list("positie", "pk")[:PER_KEER]
    posities = dict(rijen)
    is_vol, gezien = len(posities) == PER_KEER, max(posities, default=0)
    tot = gezien if is_vol else max(gezien, laatste, hook.positie)
    return Bundel(lees_events(list(posities.values())), tot, is_vol)


def naam_van(hook: Webhook) -> str:
    """What it tells of, as people call it; empty for what the public does not see (any more)."""
    onderwerp = _onderwerp(hook)
    return onderwerp.titel if onderwerp else ""


def _rijen(hook: Webhook) -> GebeurtenisQuerySet:
    onderwerp = _onderwerp(hook)
    return onderwerp.bereik.gebeurtenissen if onderwerp else Gebeurtenis.objects.none()


def _onderwerp(hook: Webhook) -> Onderwerp | None:
    try:
        return onderwerpen.kies(hook.waarover, hook.slug, QueryDict(), lees_kader())
    except Http404:
        return None
