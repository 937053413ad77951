"""Every change of a message, and of what someone wants to get."""

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import CharField, Exists, F, OuterRef, Value
from django.db.models.functions import Cast, Concat
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from basis.taken import zet_taak_klaar
from basis.web.opslaan import bewaar
from berichten.models import Bericht, Berichtstand, Voorkeur
from partijen.models import Gebruiker

TAAK = "berichten.verzend"
VEEG = "berichten.veeg"
WACHTRIJ = "berichten"
SLOT = "bericht-"  # with the key of the message: no two jobs of one message wait
BEWAAR_MISLUKT = timedelta(days=30)  # time for a beheerder to see it, mend the address and try again
BEWAAR = timedelta(days=400)  # longer than a year, in which an occasion does not come back
GEWIST = "gewist"  # marks the last message to someone whose name and address are forgotten
PER_KEER = 1000  # messages that one sweep puts back in the queue


@transaction.atomic
def zet_klaar(
    *, soort: str, gelegenheid: str, gegevens: dict[str, Any], aan: Gebruiker | None = None, adres: str = ""
) -> Bericht | None:
    """Have one message sent to a person, or to `adres`; None when there is one for this occasion already.

    Commits with the change that it tells of, and so does the job that sends it.
    """
    if not (naar := aan.email if aan else adres):
        raise ValueError("een bericht gaat naar iemand")
    bericht, is_nieuw = Bericht.objects.get_or_create(
        adres=naar,
        gelegenheid=gelegenheid,
        defaults={"soort": soort, "aan": aan, "gegevens": gegevens},
    )
    if not is_nieuw:
        return None
    zet_in_wachtrij(bericht.pk)
    return bericht


@transaction.atomic
def zet_klaar_voor_velen(*, soort: str, gelegenheid: str, aan: Iterable[tuple[Gebruiker, dict[str, Any]]]) -> None:
    """Have each of many people get one message about the same occasion, in a few statements.

    Who has one for this occasion already gets no second.
    """
    _zet_alle_klaar(
        Bericht(soort=soort, gelegenheid=gelegenheid, aan=mens, adres=mens.email, gegevens=gegevens)
        for mens, gegevens in aan
    )


@transaction.atomic
def zet_klaar_voor_adressen(*, soort: str, post: Iterable[tuple[str, str, dict[str, Any]]]) -> None:
    """Have each of many addresses get one message: the address, its own occasion, and what its text needs.

    Who has one for that occasion already gets no second.
    """
    _zet_alle_klaar(
        Bericht(soort=soort, gelegenheid=gelegenheid, adres=adres, gegevens=gegevens)
        for adres, gelegenheid, gegevens in post
    )


def _zet_alle_klaar(rijen: Iterable[Bericht]) -> None:
    Bericht.objects.bulk_create(rijen, batch_size=500, ignore_conflicts=True)
    zet_taak_klaar(VEEG, wachtrij=WACHTRIJ, slot="berichten-veeg-nu", voorrang=1)


@transaction.atomic
def laat_vervallen(*, gelegenheid: str, adres: str) -> None:
    """No longer send what was not sent to this address about this occasion.

    Its content is forgotten: a link in it may be secret.
    """
    onverzonden = Bericht.objects.filter(
        adres=adres, gelegenheid=gelegenheid, stand__in=(Berichtstand.WACHT, Berichtstand.MISLUKT)
    )
    onverzonden.update(stand=Berichtstand.VERVALLEN, gegevens={})


@transaction.atomic
def vergeet(*, gelegenheden: Collection[str]) -> None:
    """Forget the messages about these occasions, sent or not, with the addresses that they went to."""
    Bericht.objects.filter(gelegenheid__in=gelegenheden).delete()


@transaction.atomic
def vergeet_die_begint_met(begin: str) -> None:
    """Forget the messages about occasions that are called so at their start, with the addresses that they went to."""
    Bericht.objects.filter(gelegenheid__startswith=begin).delete()


def zet_in_wachtrij(sleutel: int) -> None:
    """Have a worker send the message of this key."""
    zet_taak_klaar(TAAK, wachtrij=WACHTRIJ, slot=f"{SLOT}{sleutel}", voorrang=1, bericht_id=sleutel)


def veeg_wachtende_bijeen() -> int:
    """Put what waits and has no job back in the queue: its job got lost, or was never made. How many."""
    taken = ProcrastinateJob.objects.filter(
        task_name=TAAK, status__in=["todo", "doing"], queueing_lock=OuterRef("slot")
    )
    slot = Concat(Value(SLOT), Cast("pk", CharField()))
    zonder_taak = Bericht.objects.wachtend().annotate(slot=slot).filter(~Exists(taken)).order_by("gemaakt_op", "pk")
    sleutels = list(zonder_taak.values_list("pk", flat=True)[:PER_KEER])
    for sleutel in sleutels:
        zet_in_wachtrij(sleutel)
    return len(sleutels)


@transaction.atomic
def probeer_opnieuw(*, bericht: Bericht) -> bool:
    """Send what failed once more; whether it had failed."""
    opnieuw = Bericht.objects.filter(pk=bericht.pk, stand=Berichtstand.MISLUKT)
    if not opnieuw.update(stand=Berichtstand.WACHT, begonnen=0, fout=""):
        return False
    zet_in_wachtrij(bericht.pk)
    return True


def ruim_op(nu: datetime | None = None) -> int:
    """Forget messages of more than a year ago; how many. What still waits stays.

    What failed a month ago is not sent any more, and its content goes: a link in it may be secret.
    """
    nu = nu or timezone.now()
    Bericht.objects.mislukt_voor(nu - BEWAAR_MISLUKT).filter(gegevens__has_key=GEWIST).delete()
    Bericht.objects.mislukt_voor(nu - BEWAAR_MISLUKT).update(stand=Berichtstand.VERVALLEN, gegevens={})
    return Bericht.objects.afgehandeld().filter(gemaakt_op__lt=nu - BEWAAR).delete()[0]


@transaction.atomic
def bewaar_voorkeur(*, gebruiker: Gebruiker, uit: Collection[str], dag: int) -> Voorkeur:
    """Keep what a person does not want to get, and the day of the reminder. Raises ValidationError."""
    voorkeur = Voorkeur.objects.select_for_update().filter(gebruiker=gebruiker).first()
    voorkeur = voorkeur or Voorkeur(gebruiker=gebruiker)
    bewaar(voorkeur, {"uit": sorted(uit), "dag": dag})
    return voorkeur


# -- told by the worker that sends it ---------------------------------------------------------------------------


def meld_begin(bericht: Bericht) -> None:
    """Say that sending begins; who reads this later without an end knows that a worker died."""
    bericht.begonnen += 1
    bericht.save(update_fields=["begonnen"])


def meld_verzonden(bericht: Bericht) -> None:
    """Say that the mail server took it, and forget what only the receiver may know; also an address to be forgotten."""
    if bericht.gegevens.get(GEWIST):
        bericht.delete()
        return
    bericht.stand, bericht.verzonden_op, bericht.fout, bericht.gegevens = Berichtstand.VERZONDEN, timezone.now(), "", {}
    bericht.begonnen, bericht.pogingen = 0, bericht.pogingen + 1
    bericht.save(update_fields=["stand", "verzonden_op", "fout", "gegevens", "begonnen", "pogingen"])


def meld_vervallen(bericht: Bericht) -> None:
    """Say that it need not be sent any more."""
    bericht.stand, bericht.gegevens = Berichtstand.VERVALLEN, {}
    bericht.save(update_fields=["stand", "gegevens"])


def meld_mislukt(sleutel: int, fout: str) -> None:
    """Say that it cannot be delivered, and why. Its content stays, for who tries once more."""
    Bericht.objects.wachtend().filter(pk=sleutel).update(
        stand=Berichtstand.MISLUKT, fout=fout[:300], pogingen=F("pogingen") + 1, begonnen=0
    )


def meld_poging(sleutel: int, fout: str, *, onzeker: bool = False) -> None:
    """Say that it was not sent this time, and why; it goes on waiting. `onzeker`: it may have gone out all the same."""
    wacht = Bericht.objects.wachtend().filter(pk=sleutel, begonnen__gt=0)
    wacht.update(fout=fout[:300], pogingen=F("pogingen") + 1, begonnen=F("begonnen") - (0 if onzeker else 1))


def meld_overgeslagen(sleutel: int) -> None:
    """Say that another worker had it in hand."""
    Bericht.objects.wachtend().filter(pk=sleutel, begonnen__gt=0).update(begonnen=F("begonnen") - 1)
