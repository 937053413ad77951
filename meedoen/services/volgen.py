"""Every change of following by e-mail: asking for it, confirming, stopping, and being forgotten."""

from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from basis.web.opslaan import bewaar, wacht_op_beurt, zet_velden
from berichten.models import Bericht, Berichtsoort
from berichten.services import zet_klaar
from meedoen import stoplink
from meedoen.models import BEWAAR_ADRES, Abonnement, Contact, Ritme, Volger
from meedoen.services.inbreng import stop_berichten, vergeet_contact
from opendata.onderwerpen import Onderwerp

_EEN_TEGELIJK = 0x1B9_0051  # the key of the lock in PostgreSQL, our own
BEVESTIGEN = timedelta(days=7)  # in which somebody confirms; then what was asked is forgotten
PER_DAG = 5  # mails that ask to confirm: anyone can type the address of another
HOOGSTENS = 50  # things that one address follows
TE_VEEL = f"U volgt al {HOOGSTENS} onderwerpen. Stop eerst met een ander onderwerp."


@transaction.atomic
def vraag_aan(*, adres: str, onderwerp: Onderwerp, ritme: Ritme, nu: datetime | None = None) -> None:
    """Somebody wants this by mail: nothing comes before it is confirmed by the link in the mail that now goes there.

    Says nothing about who follows already: of a known address only its mailbox learns that. Raises ValidationError.
    """
    nu = nu or timezone.now()
    wacht_op_beurt(_EEN_TEGELIJK)
    volger = Volger.objects.met_adres(adres).first() or Volger(wissen_op=nu + BEVESTIGEN)
    if volger.bevestigd_op is None:
        bewaar(volger, {"adres": volger.adres or adres, "ritme": ritme, "wissen_op": nu + BEVESTIGEN})
    recent = Bericht.objects.van_soort(Berichtsoort.VOLGEN).naar(volger.adres).gemaakt_na(nu - timedelta(days=1))
    if recent.count() >= PER_DAG:
        return
    wat = {"wat": onderwerp.wat, "slug": onderwerp.slug, "keuze": onderwerp.vraag}
    abonnement = Abonnement.objects.filter(volger=volger, **wat).first() or Abonnement(volger=volger)
    if abonnement.bevestigd_op is None:
        bewaar(abonnement, wat | {"titel": onderwerp.titel[:300], "gemaakt_op": nu})
    bij = gelegenheid(volger, f"volgen:{abonnement.pk}:{timezone.localdate(nu)}")
    zet_klaar(soort=Berichtsoort.VOLGEN, gelegenheid=bij, gegevens={"abonnement": abonnement.pk}, adres=volger.adres)


def gelegenheid(volger: Volger, wat: str = "") -> str:
    """What a mail to who follows is called by; without more what all of them begin with."""
    return f"volger:{volger.pk}:{wat}"


@transaction.atomic
def bevestig_abonnement(*, abonnement: Abonnement, nu: datetime | None = None) -> None:
    """Mail this from now on. The same again changes nothing. Raises ValidationError when it is too much."""
    nu = nu or timezone.now()
    volger = Volger.objects.select_for_update().get(pk=abonnement.volger_id)
    vers = volger.abonnementen.filter(pk=abonnement.pk).first()
    if vers is None or vers.bevestigd_op:
        return
    al = volger.abonnementen.bevestigd().count()
    if al >= HOOGSTENS:
        raise ValidationError(TE_VEEL)
    zet_velden(vers, bevestigd_op=nu)
    gemaild_tot = volger.gemaild_tot if al else nu
    zet_velden(volger, bevestigd_op=nu, gevraagd_op=None, wissen_op=None, gemaild_tot=gemaild_tot)


@transaction.atomic
def kies_ritme(*, volger: Volger, ritme: Ritme) -> None:
    """Mail so often from now on; nothing is left out or told twice by that."""
    bewaar(Volger.objects.select_for_update().get(pk=volger.pk), {"ritme": ritme})


@transaction.atomic
def blijf_volgen(*, volger: Volger, nu: datetime | None = None) -> None:
    """Somebody still wants it: for another year."""
    vers = Volger.objects.select_for_update().get(pk=volger.pk)
    if vers.bevestigd_op and vers.wissen_op is None:
        zet_velden(vers, bevestigd_op=nu or timezone.now(), gevraagd_op=None)


@transaction.atomic
def zeg_op(*, abonnement: Abonnement, nu: datetime | None = None) -> None:
    """Mail this no more; when it was the last one, the address is forgotten after a while."""
    volger = Volger.objects.select_for_update().get(pk=abonnement.volger_id)
    volger.abonnementen.filter(pk=abonnement.pk).delete()
    if not volger.abonnementen.bevestigd().exists():
        _laat_los(volger, nu or timezone.now())


@transaction.atomic
def zeg_alles_op(*, volger: Volger, nu: datetime | None = None) -> None:
    """Mail nothing more; the address is forgotten after a while."""
    vers = Volger.objects.select_for_update().get(pk=volger.pk)
    vers.abonnementen.all().delete()
    _laat_los(vers, nu or timezone.now())


def _laat_los(volger: Volger, nu: datetime) -> None:
    zet_velden(volger, gevraagd_op=None, wissen_op=min(volger.wissen_op or nu + BEWAAR_ADRES, nu + BEWAAR_ADRES))


def stop_met_sleutel(sleutel: str) -> None:
    """End the mails that have this key in them; of an unknown one nothing happens."""
    ding = stoplink.lees(sleutel)
    if isinstance(ding, Volger):
        zeg_alles_op(volger=ding)
    elif ding is not None:
        stop_berichten(inbreng=ding)


@transaction.atomic
def weiger(adres: str) -> None:
    """The mailbox is not there, or does not want our mail: all that goes there ends."""
    for volger in Volger.objects.met_adres(adres):
        zeg_alles_op(volger=volger)
    for contact in Contact.objects.met_adres(adres).select_related("inbreng"):
        vergeet_contact(contact.inbreng)
