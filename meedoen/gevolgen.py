"""What changed later on the very things that an answer pointed at, and whose reactions that answer is about."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Q

from acties.models import Gebeurtenis, Gebeurtenissoort
from meedoen.models import Contact, Gevolg


def te_vertellen(rijen: Iterable[Gebeurtenis], van: datetime, tot: datetime) -> dict[Contact, list[int]]:
    """For each address at a reaction: which of these rows, and of those pointed at in this time, belong to it."""
    nieuw = [rij for rij in rijen if rij.soort != Gebeurtenissoort.VRAAG]
    per_antwoord: dict[int, set[int]] = {}
    for gevolg in _gevolgen(nieuw, van, tot):
        later = {rij.pk for rij in nieuw if _gaat_door(gevolg.gebeurtenis, rij)}
        if van <= gevolg.gelegd_op < tot and _is_later_gelegd(gevolg):
            later.add(gevolg.gebeurtenis_id)
        per_antwoord.setdefault(gevolg.antwoord_id, set()).update(later)
    return _per_contact({antwoord: rijen for antwoord, rijen in per_antwoord.items() if rijen})


def _is_later_gelegd(gevolg: Gevolg) -> bool:
    """Whether the answer was given, and mailed, before it pointed at this."""
    return gevolg.antwoord.gegeven_op is not None and gevolg.gelegd_op > gevolg.antwoord.gegeven_op


def _gevolgen(nieuw: list[Gebeurtenis], van: datetime, tot: datetime) -> Iterable[Gevolg]:
    acties = {rij.actie_id for rij in nieuw if rij.actie_id}
    afspraken = {rij.afspraak_id for rij in nieuw if rij.afspraak_id}
    raakt = Q(gebeurtenis__actie__in=acties) | Q(gebeurtenis__afspraak__in=afspraken)
    gegeven = Gevolg.objects.filter(antwoord__gegeven_op__isnull=False)
    return gegeven.filter(raakt | Q(gelegd_op__gte=van, gelegd_op__lt=tot)).select_related("gebeurtenis", "antwoord")


def _gaat_door(eerst: Gebeurtenis, later: Gebeurtenis) -> bool:
    """Whether a later row is about the same thing; of an actie as a whole also about the same of it."""
    if later.pk <= eerst.pk or later.onderwerp != eerst.onderwerp:
        return False
    return eerst.onderwerp[0] != "actie" or bool(eerst.naar.keys() & later.naar.keys())


def _per_contact(per_antwoord: dict[int, set[int]]) -> dict[Contact, list[int]]:
    """The rows for each address; who wrote two reactions gets a mail about each."""
    gevonden: dict[Contact, set[int]] = {}
    for antwoord, rijen in per_antwoord.items():
        for contact in Contact.objects.bij_antwoord(antwoord).select_related("inbreng"):
            gevonden.setdefault(contact, set()).update(rijen)
    return {contact: sorted(rijen) for contact, rijen in gevonden.items()}
