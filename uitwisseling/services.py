"""Every change of a file that was sent: sending, reading, carrying through, throwing away."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from ibp_portal.web.tekst import normaal
from partijen.models import Gebruiker
from partijen.rechten import Recht, eis
from uitwisseling.models import Invoer, Stand

LEESTAAK = "uitwisseling.lees_invoer"
DOORVOERTAAK = "uitwisseling.voer_invoer_door"
WACHTRIJ = "uitwisseling"
BEWAARTIJD = timedelta(days=7)
MISLUKT = "Het bestand kon niet worden verwerkt. Er is niets veranderd."
GEEN_REDEN = "Vertel waarom dit verandert. U ziet hieronder bij welke rijen de reden nog ontbreekt."


@transaction.atomic
def neem_aan(*, naam: str, inhoud: bytes, door: Gebruiker, inzending: UUID | None = None) -> Invoer:
    """Keep the file and queue its reading; a second click (`inzending`) gives that of the first."""
    eis(door, Recht.MELDEN)
    Gebruiker.objects.select_for_update(of=("self",)).get(pk=door.pk)  # the first of two clicks goes first
    if inzending and (eerder := Invoer.objects.van(door).filter(inzending=inzending).first()):
        return eerder
    invoer = Invoer.objects.create(naam=naam[-200:], inhoud=inhoud, door=door, inzending=inzending)
    _zet_in_wachtrij(LEESTAAK, invoer)
    return invoer


def _zet_in_wachtrij(taak: str, invoer: Invoer) -> None:
    app.configure_task(taak, lock=f"invoer-{invoer.pk}", queue=WACHTRIJ).defer(invoer_id=invoer.pk)


@transaction.atomic
def voer_door(*, invoer: Invoer, reden: str) -> None:
    """Queue the carrying through, once. Raises ValidationError when there are errors, or a reason is missing."""
    nu = _vergrendel(invoer)
    eis(nu.door, Recht.MELDEN)
    if not nu.is_gelezen:
        return
    if nu.fouten or not nu.wijzigingen:
        raise ValidationError("Dit bestand kan zo niet worden doorgevoerd.")
    reden = normaal(reden)
    if nu.zonder_reden and not reden:
        raise ValidationError({"reden": GEEN_REDEN})
    _zet(nu, stand=Stand.DOORVOEREN, reden=reden)
    _zet_in_wachtrij(DOORVOERTAAK, nu)


@transaction.atomic
def gooi_weg(*, invoer: Invoer) -> None:
    """Throw the file away; what was carried through stays. Raises ValidationError while it is carried through."""
    nu = _vergrendel(invoer)
    if nu.stand == Stand.DOORVOEREN:
        raise ValidationError("Dit bestand wordt nu doorgevoerd. Wacht tot dat klaar is.")
    nu.delete()


@transaction.atomic
def probeer_opnieuw(*, invoer: Invoer) -> None:
    """Read the file again; nothing happens when it is already in hand or was carried through."""
    nu = _vergrendel(invoer)
    if nu.is_mislukt or nu.is_gelezen:
        _zet(nu, stand=Stand.WACHT, stap=0, stappen=0, fout="", voorbeeld={})
        _zet_in_wachtrij(LEESTAAK, nu)


def ruim_op() -> int:
    """Remove what is older than a week; how many."""
    oud = Invoer.objects.van_voor(timezone.now() - BEWAARTIJD).exclude(stand=Stand.DOORVOEREN)
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


def _zet(invoer: Invoer, **velden: Any) -> None:
    for naam, waarde in velden.items():
        setattr(invoer, naam, waarde)
    invoer.save(update_fields=list(velden))


# -- told by the job --------------------------------------------------------------------------------------------


def meld_stap(*, invoer: Invoer, stap: int, stappen: int) -> None:
    """Say how many rows are done; seen at once."""
    _zet(invoer, stand=Stand.LEZEN, stap=stap, stappen=stappen)


def leg_voorbeeld_vast(*, invoer: Invoer, voorbeeld: dict[str, Any], fout: str = "") -> None:
    """Keep what was found; the person decides."""
    _zet(invoer, stand=Stand.GELEZEN, voorbeeld=voorbeeld, fout=fout)


def rond_af(*, invoer: Invoer) -> None:
    """Say that all was carried through; the file goes."""
    _zet(invoer, stand=Stand.KLAAR, aantal=len(invoer.wijzigingen), inhoud=None, fout="")


def meld_mislukt(*, invoer: Invoer, fout: str = MISLUKT) -> None:
    """Say that it failed, and why when we know."""
    _zet(invoer, stand=Stand.MISLUKT, fout=fout)
