"""What changed later on the very things that an answer pointed at, and whose reactions that answer is about."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Q

from acties.models import Gebeurtenis, Gebeurtenissoort
from acties.models.journaalvragen import ONDERWERPEN, GebeurtenisQuerySet
from meedoen.models import Contact, Gevolg


def vervolg(*gevolgen: Gevolg) -> Q:
    """The rows of the journal that came after what these point at, and after their answer, about the very same.

    Of an actie as a whole: about the same of it. That a question was asked or answered changes nothing.
    """
    waar = Q(pk__in=[])
    for gevolg in gevolgen:
        later = Q(pk__gt=gevolg.gebeurtenis_id, geregistreerd_op__gt=gevolg.antwoord.gegeven_op)
        waar |= later & _zelfde(gevolg.gebeurtenis)
    return waar & ~Q(soort=Gebeurtenissoort.VRAAG)


def _zelfde(rij: Gebeurtenis) -> Q:
    wat, sleutel = rij.onderwerp
    if wat in ONDERWERPEN:
        return Q(**{wat: sleutel})
    return Q(**{wat: sleutel}, **dict.fromkeys(ONDERWERPEN), naar__has_any_keys=list(rij.naar))


def te_vertellen(nieuws: GebeurtenisQuerySet, van: datetime, tot: datetime) -> dict[Contact, list[int]]:
    """For each address at a reaction: which of these rows, and of those pointed at in this time, belong to it."""
    per_antwoord: dict[int, set[int]] = {}
    for gevolg in _geraakt(nieuws, van, tot):
        rijen = set(nieuws.filter(vervolg(gevolg)).values_list("pk", flat=True))
        if van <= gevolg.gelegd_op < tot and _is_later_gelegd(gevolg):
            rijen.add(gevolg.gebeurtenis_id)
        per_antwoord.setdefault(gevolg.antwoord_id, set()).update(rijen)
    return _per_contact({antwoord: rijen for antwoord, rijen in per_antwoord.items() if rijen})


def _is_later_gelegd(gevolg: Gevolg) -> bool:
    """Whether the answer was given, and mailed, before it pointed at this."""
    return gevolg.antwoord.gegeven_op is not None and gevolg.gelegd_op > gevolg.antwoord.gegeven_op


def _geraakt(nieuws: GebeurtenisQuerySet, van: datetime, tot: datetime) -> Iterable[Gevolg]:
    """What given answers point at, where something happened to its actie or afspraak or was pointed at in this time."""
    rijen = nieuws.order_by()
    raakt = Q(gebeurtenis__actie__in=rijen.filter(actie__isnull=False).values("actie"))
    raakt |= Q(gebeurtenis__afspraak__in=rijen.filter(afspraak__isnull=False).values("afspraak"))
    gegeven = Gevolg.objects.filter(antwoord__gegeven_op__isnull=False)
    return gegeven.filter(raakt | Q(gelegd_op__gte=van, gelegd_op__lt=tot)).select_related("gebeurtenis", "antwoord")


def _per_contact(per_antwoord: dict[int, set[int]]) -> dict[Contact, list[int]]:
    """The rows for each address; who wrote two reactions gets a mail about each."""
    gevonden: dict[Contact, set[int]] = {}
    for antwoord, rijen in per_antwoord.items():
        for contact in Contact.objects.bij_antwoord(antwoord).select_related("inbreng"):
            gevonden.setdefault(contact, set()).update(rijen)
    return {contact: sorted(rijen) for contact, rijen in gevonden.items()}
