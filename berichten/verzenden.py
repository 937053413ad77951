"""Sending one message, whatever dies meanwhile: nothing is lost, and nothing comes more than twice (docs/adr/0023)."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.db import transaction
from django.utils import timezone

from berichten import post, services
from berichten.models import Bericht, Berichtsoort, Voorkeur

NogNodig = Callable[[Bericht], bool]
Vuller = Callable[[Bericht], dict[str, Any] | None]

HOOGSTENS = 2  # times that sending may begin without anyone seeing its end: the second may be a double
AFGEBROKEN = "De verzending is twee keer afgebroken. Misschien is het bericht toch aangekomen."
STIL = "mailserver-stil"
STILTE = 30  # seconds in which a server that did not answer is not asked again, by none of the messages that wait
# After this it tells of something that has passed, as after a mail server that was down for days.
HOUDBAAR = {
    Berichtsoort.HERINNERING: timedelta(days=6),
    Berichtsoort.WACHTWOORD: timedelta(seconds=settings.PASSWORD_RESET_TIMEOUT),
}
_VRAGEN: dict[str, NogNodig] = {}
_VULLERS: dict[str, Vuller] = {}
_BIJ_WEIGERING: list[Callable[[str], None]] = []


def verzend(sleutel: int) -> None:
    """Send the message of this key if it still waits. Raises `post.Onbereikbaar` to be tried again later."""
    if cache.get(STIL):
        raise post.Onbereikbaar("De mailserver antwoordde net nog niet.")
    if not _begin(sleutel):
        return
    try:
        _bezorg(sleutel)
    except post.Geweigerd as fout:
        services.meld_mislukt(sleutel, str(fout))
        if fout.adres:
            meld_weigering(fout.adres)
    except post.Onbereikbaar as fout:
        if fout.zonder_antwoord:
            cache.set(STIL, True, STILTE)
        services.meld_poging(sleutel, str(fout), onzeker=fout.onzeker)
        raise
    except Exception as fout:
        services.meld_poging(sleutel, f"Fout in het portaal: {type(fout).__name__}.")
        raise


@transaction.atomic
def _begin(sleutel: int) -> bool:
    """Whether to send it; commits that it begins, before a byte of it leaves."""
    bericht = Bericht.objects.wachtend().vergrendeld(sleutel).select_related("aan").first()
    if bericht is None:
        return False
    if not is_nog_nodig(bericht):
        services.meld_vervallen(bericht)
        return False
    if bericht.begonnen >= HOOGSTENS:
        services.meld_mislukt(sleutel, AFGEBROKEN)
        return False
    services.meld_begin(bericht)
    return True


def _bezorg(sleutel: int) -> None:
    """Hand it to the mail server and write that down, in one transaction that holds the row."""
    with transaction.atomic():
        bericht = Bericht.objects.wachtend().vergrendeld(sleutel).select_related("aan").first()
        if bericht is not None:
            if _vul(bericht):
                post.bezorg(bericht)
                services.meld_verzonden(bericht)
            else:
                services.meld_vervallen(bericht)
            return
    services.meld_overgeslagen(sleutel)


# -- whether it is still worth sending: apps above add what they know of their own kinds ---------------------------


def nog_nodig_als(soort: str, vraag: NogNodig) -> None:
    """Send messages of this kind only while `vraag` says yes. Called once, in `ready()` of the app that knows."""
    _VRAGEN[soort] = vraag


def vul_als(soort: str, vuller: Vuller) -> None:
    """Ask `vuller` what a message of this kind says, when it is sent: what is hidden by then is not in it.

    What was kept with it only names things. Without an answer it is not sent. Called once, in `ready()`.
    """
    _VULLERS[soort] = vuller


def _vul(bericht: Bericht) -> bool:
    """Give it what it says, for this time only; whether there is something to say."""
    if (vuller := _VULLERS.get(bericht.soort)) is None:
        return True
    if (gegevens := vuller(bericht)) is None:
        return False
    bericht.gegevens = gegevens
    return True


def bij_weigering(doe: Callable[[str], None]) -> None:
    """Have `doe` told of an address that will never take our mail, or whose owner complains. Called in `ready()`."""
    _BIJ_WEIGERING.append(doe)


def meld_weigering(adres: str) -> None:
    """Say that a mailbox does not take our mail: its server said so, or a beheerder who saw a bounce or complaint."""
    for doe in _BIJ_WEIGERING:
        doe(adres)


def is_nog_nodig(bericht: Bericht, nu: datetime | None = None) -> bool:
    """Whether the person still comes in, wants it, and what it tells of is still so."""
    nu = nu or timezone.now()
    if bericht.aan is not None and not bericht.aan.is_active:
        return False
    if _is_te_oud(bericht, nu) or _wil_niet(bericht):
        return False
    vraag = _VRAGEN.get(bericht.soort)
    return vraag is None or vraag(bericht)


def _is_te_oud(bericht: Bericht, nu: datetime) -> bool:
    houdbaar = HOUDBAAR.get(Berichtsoort(bericht.soort))
    if houdbaar is not None and nu - bericht.gemaakt_op > houdbaar:
        return True
    try:
        tot = datetime.fromisoformat(str(bericht.gegevens.get("geldig_tot", "")))
    except ValueError:
        return False
    return (timezone.make_aware(tot) if timezone.is_naive(tot) else tot) <= nu


def _wil_niet(bericht: Bericht) -> bool:
    if bericht.aan is None or not bericht.is_uit_te_zetten:
        return False
    return Voorkeur.objects.filter(gebruiker=bericht.aan, uit__contains=[bericht.soort]).exists()
