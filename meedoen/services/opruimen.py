"""What is done each night: forgetting what need not be kept any more, and asking each year who goes on following."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from basis.web.opslaan import zet_velden
from berichten.models import Berichtsoort
from berichten.services import vergeet_die_begint_met, zet_klaar
from meedoen import rem
from meedoen.models import BEWAAR_ADRES, Abonnement, Contact, Inbreng, Volger
from meedoen.services.inbreng import vergeet_contact, wis
from meedoen.services.volgen import BEVESTIGEN, gelegenheid, zeg_alles_op

JAAR = timedelta(days=365)  # after which is asked whether somebody still wants it
ANTWOORDEN = timedelta(days=28)  # in which somebody answers that


def ruim_op(nu: datetime | None = None) -> int:
    """Forget texts whose term has ended, addresses after the last message, counts of networks; how many texts."""
    nu = nu or timezone.now()
    rem.ruim_op(nu)
    for contact in Contact.objects.klaar(nu - BEWAAR_ADRES).select_related("inbreng"):
        with transaction.atomic():
            vergeet_contact(contact.inbreng)
    te_wissen = Inbreng.objects.te_wissen(timezone.localdate(nu))
    return sum(_wis(sleutel, nu) for sleutel in te_wissen.values_list("pk", flat=True))


@transaction.atomic
def _wis(sleutel: int, nu: datetime) -> bool:
    inbreng = Inbreng.objects.select_for_update().filter(pk=sleutel, gewist_op__isnull=True).first()
    if inbreng is not None:
        wis(inbreng, nu)
    return inbreng is not None


def vraag_nog_volgen(nu: datetime | None = None) -> None:
    """Ask each year whether somebody still wants it; who does not answer gets nothing more."""
    nu = nu or timezone.now()
    for volger in Volger.objects.zonder_antwoord(nu - ANTWOORDEN):
        zeg_alles_op(volger=volger, nu=nu)
    for volger in Volger.objects.te_vragen(nu - JAAR):
        with transaction.atomic():
            zet_velden(volger, gevraagd_op=nu)
            gegevens = {"volger": volger.pk}
            bij = gelegenheid(volger, f"nog-volgen:{timezone.localdate(nu)}")
            zet_klaar(soort=Berichtsoort.NOG_VOLGEN, gelegenheid=bij, gegevens=gegevens, adres=volger.adres)


def ruim_volgers_op(nu: datetime | None = None) -> int:
    """Forget addresses whose time has come, with the mails that went there, and what nobody confirmed; how many."""
    nu = nu or timezone.now()
    Abonnement.objects.onbevestigd().van_voor(nu - BEVESTIGEN).delete()
    weg = list(Volger.objects.te_wissen(nu))
    for volger in weg:
        with transaction.atomic():
            vergeet_die_begint_met(gelegenheid(volger))
            volger.delete()
    return len(weg)
