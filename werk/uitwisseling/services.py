"""Every change of a file that was sent: sending, reading, carrying through, throwing away."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector
from procrastinate.contrib.django.models import ProcrastinateJob

from basis.web.bestanden import ruimte_voor
from basis.web.opslaan import zet_velden
from basis.web.tekst import normaal
from partijen.models import Gebruiker
from partijen.rechten import eis
from partijen.rollen import Recht
from werk.uitwisseling.models import Invoer, Invoerstand
from werk.uitwisseling.uitkomst import BESTAND, PORTAAL

LEESTAAK = "uitwisseling.lees_invoer"
DOORVOERTAAK = "uitwisseling.voer_invoer_door"
WACHTRIJ = "uitwisseling"
BEWAARTIJD = timedelta(days=7)
MISLUKT = "Het bestand kon niet worden verwerkt. Er is niets veranderd."
KEUZES = (PORTAAL, BESTAND)
GEEN_REDEN = "Vertel waarom dit verandert. U ziet hieronder bij welke rijen de reden nog ontbreekt."


@transaction.atomic
def neem_aan(*, naam: str, inhoud: bytes, door: Gebruiker, inzending: UUID | None = None) -> Invoer:
    """Keep the file and queue its reading; a second click (`inzending`) gives that of the first."""
    eis(door, Recht.MELDEN)
    Gebruiker.objects.select_for_update(of=("self",)).get(pk=door.pk)  # the first of two clicks goes first
    if inzending and (eerder := Invoer.objects.van(door).filter(inzending=inzending).first()):
        return eerder
    with ruimte_voor("bestand"):
        invoer = Invoer.objects.create(naam=naam[-200:], inhoud=inhoud, door=door, inzending=inzending)
    _zet_in_wachtrij(LEESTAAK, invoer)
    return invoer


def _zet_in_wachtrij(taak: str, invoer: Invoer) -> None:
    """By the connection of Django, in a worker too: the job commits with the change it belongs to."""
    via_django = app.with_connector(DjangoConnector())
    via_django.configure_task(taak, lock=f"invoer-{invoer.pk}", queue=WACHTRIJ).defer(invoer_id=invoer.pk)


@transaction.atomic
def voer_door(*, invoer: Invoer, reden: str, alleen_goede: bool = False) -> None:
    """Queue the carrying through, once; of `alleen_goede` the other rows stay as they are.

    Raises ValidationError when not every row is good and not only those are asked for, or a reason is missing.
    """
    nu = _vergrendel(invoer)
    eis(nu.door, Recht.MELDEN)
    if not nu.is_gelezen:
        return
    if not nu.goede or (nu.is_deels_goed and not alleen_goede):
        raise ValidationError("Dit bestand kan zo niet worden doorgevoerd.")
    reden = normaal(reden)
    if nu.zonder_reden and not reden:
        raise ValidationError({"reden": GEEN_REDEN})
    zet_velden(nu, stand=Invoerstand.DOORVOEREN, reden=reden)
    _zet_in_wachtrij(DOORVOERTAAK, nu)


@transaction.atomic
def kies(*, invoer: Invoer, keuzes: Mapping[str, str]) -> None:
    """Keep what the person chose for rows that clash, and compare again; raises ValidationError without a choice.

    A choice belongs to the three values that were shown: when one of them changes, it must be made again.
    """
    nu = _vergrendel(invoer)
    getoond = {rij["kenmerk"] for rij in nu.botsingen}
    gekozen = {kenmerk: keuze for kenmerk, keuze in keuzes.items() if kenmerk in getoond and keuze in KEUZES}
    if not nu.is_gelezen or not gekozen:
        raise ValidationError("Kies eerst bij een rij wat er moet staan.")
    _lees_opnieuw(nu, keuzes=nu.keuzes | gekozen)


@transaction.atomic
def gooi_weg(*, invoer: Invoer) -> None:
    """Throw the file away; what was carried through stays. Raises ValidationError while it is carried through."""
    nu = _vergrendel(invoer)
    if nu.stand == Invoerstand.DOORVOEREN:
        raise ValidationError("Dit bestand wordt nu doorgevoerd. Wacht tot dat klaar is.")
    nu.delete()


@transaction.atomic
def probeer_opnieuw(*, invoer: Invoer) -> None:
    """Read the file again; nothing happens when it is already in hand or was carried through."""
    nu = _vergrendel(invoer)
    if nu.is_mislukt or nu.is_gelezen:
        _lees_opnieuw(nu)


def _lees_opnieuw(invoer: Invoer, **velden: Any) -> None:
    zet_velden(invoer, stand=Invoerstand.WACHT, stap=0, stappen=0, fout="", voorbeeld={}, **velden)
    _zet_in_wachtrij(LEESTAAK, invoer)


def ruim_op() -> int:
    """Remove what is older than a week; how many."""
    oud = Invoer.objects.van_voor(timezone.now() - BEWAARTIJD).exclude(stand=Invoerstand.DOORVOEREN)
    return oud.delete()[0]


def meld_gestrande() -> None:
    """Tell whoever waits for a job that is no longer there: it was given up after its workers died."""
    for sleutel in list(Invoer.objects.bezig().values_list("pk", flat=True)):
        with transaction.atomic():
            invoer = Invoer.objects.bezig().select_for_update(of=("self",)).defer("inhoud").filter(pk=sleutel).first()
            if invoer and not _heeft_taak(invoer):  # asked after the lock: a job tells it is done before it ends
                meld_mislukt(invoer=invoer)


def _heeft_taak(invoer: Invoer) -> bool:
    taken = ProcrastinateJob.objects.filter(queue_name=WACHTRIJ, status__in=("todo", "doing"))
    return taken.filter(args__invoer_id=invoer.pk).exists()


def _vergrendel(invoer: Invoer) -> Invoer:
    return Invoer.objects.select_for_update(of=("self",)).defer("inhoud").get(pk=invoer.pk)


# -- told by the job --------------------------------------------------------------------------------------------


def meld_stap(*, invoer: Invoer, stap: int, stappen: int) -> None:
    """Say how many rows are done; seen at once."""
    zet_velden(invoer, stand=Invoerstand.LEZEN, stap=stap, stappen=stappen)


def leg_voorbeeld_vast(*, invoer: Invoer, voorbeeld: dict[str, Any], fout: str = "") -> None:
    """Keep what was found; the person decides."""
    zet_velden(invoer, stand=Invoerstand.GELEZEN, voorbeeld=voorbeeld, fout=fout)


def rond_af(*, invoer: Invoer) -> None:
    """Say what was carried through. The file goes when that was all; else it is compared again, for what is left."""
    aantal = invoer.aantal + len(invoer.goede)
    if invoer.is_deels_goed:
        _lees_opnieuw(invoer, aantal=aantal, reden="")
    else:
        zet_velden(invoer, stand=Invoerstand.KLAAR, aantal=aantal, inhoud=None, fout="")


def meld_mislukt(*, invoer: Invoer, fout: str = MISLUKT) -> None:
    """Say that it failed, and why when we know."""
    zet_velden(invoer, stand=Invoerstand.MISLUKT, fout=fout)
