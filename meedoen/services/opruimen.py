"""What is forgotten each night: texts whose term has ended, addresses after the last message, counts of networks."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from meedoen import rem
from meedoen.models import Contact, Inbreng
from meedoen.services.inbreng import vergeet_contact, wis

BEWAAR_ADRES = timedelta(days=28)  # after the last message


def ruim_op(nu: datetime | None = None) -> int:
    """Forget what need not be kept any more; how many reactions were erased."""
    nu = nu or timezone.now()
    rem.ruim_op(nu)
    for contact in _klaar(nu):
        with transaction.atomic():
            vergeet_contact(contact.inbreng)
    te_wissen = Inbreng.objects.te_wissen(timezone.localdate(nu))
    return sum(_wis(sleutel, nu) for sleutel in te_wissen.values_list("pk", flat=True))


def _klaar(nu: datetime) -> list[Contact]:
    """The addresses that get no message any more: answered without anything that can change later."""
    klaar = Contact.objects.filter(inbreng__vraag__afgerond_op__isnull=False, laatste_bericht_op__lt=nu - BEWAAR_ADRES)
    kan_nog = Q(inbreng__antwoorden__gevolgen__isnull=False) | Q(inbreng__onderwerp__antwoorden__gevolgen__isnull=False)
    return list(klaar.exclude(kan_nog).select_related("inbreng"))


@transaction.atomic
def _wis(sleutel: int, nu: datetime) -> bool:
    inbreng = Inbreng.objects.select_for_update().filter(pk=sleutel, gewist_op__isnull=True).first()
    if inbreng is not None:
        wis(inbreng, nu)
    return inbreng is not None
