"""Sending one message, whatever dies meanwhile: nothing is lost, and nothing comes more than twice (docs/adr/0023)."""

from django.core.cache import cache
from django.db import transaction

from berichten import post, services
from berichten.models import Bericht
from berichten.nodig import is_nog_nodig

HOOGSTENS = 2  # times that sending may begin without anyone seeing its end: the second may be a double
AFGEBROKEN = "De verzending is twee keer afgebroken. Misschien is het bericht toch aangekomen."
STIL = "mailserver-stil"
STILTE = 30  # seconds in which a server that did not answer is not asked again, by none of the messages that wait


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
            post.bezorg(bericht)
            services.meld_verzonden(bericht)
            return
    services.meld_overgeslagen(sleutel)
