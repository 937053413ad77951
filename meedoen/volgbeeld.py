"""What the page of somebody who follows things shows."""

from dataclasses import dataclass

from meedoen.models import Abonnement, Volger
from meedoen.samenvatting import Verwachting, onderwerp_van, verwacht

WEG = "Iets wat niet meer op de site staat"


@dataclass(frozen=True)
class Gevolgd:
    """One thing that somebody follows or asked to follow, with what to expect of it."""

    abonnement: Abonnement
    titel: str
    pagina: str
    verwacht: Verwachting | None


def gevolgd(volger: Volger) -> list[Gevolgd]:
    """What waits for a confirmation first."""
    alle = volger.abonnementen.order_by("bevestigd_op", "titel", "pk")
    rijen = [_van(abonnement) for abonnement in alle]
    return sorted(rijen, key=lambda rij: rij.abonnement.bevestigd_op is not None)


def _van(abonnement: Abonnement) -> Gevolgd:
    if (onderwerp := onderwerp_van(abonnement)) is None:
        return Gevolgd(abonnement, WEG, "", None)
    te_verwachten = None if abonnement.bevestigd_op else verwacht(onderwerp)
    return Gevolgd(abonnement, onderwerp.titel, onderwerp.pagina, te_verwachten)
