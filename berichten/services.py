"""Every change of a message."""

from collections.abc import Iterable
from typing import Any

from berichten.models import Bericht
from partijen.models import Gebruiker


def zet_klaar(
    *, soort: str, gelegenheid: str, gegevens: dict[str, Any], aan: Gebruiker | None = None, adres: str = ""
) -> Bericht | None:
    """Have one message sent to a person, or to `adres`; None when there is one for this occasion already.

    Commits with the change that it tells of.
    """
    bericht, is_nieuw = Bericht.objects.get_or_create(
        adres=aan.email if aan else adres,
        gelegenheid=gelegenheid,
        defaults={"soort": soort, "aan": aan, "gegevens": gegevens},
    )
    return bericht if is_nieuw else None


def zet_klaar_voor_velen(*, soort: str, gelegenheid: str, aan: Iterable[tuple[Gebruiker, dict[str, Any]]]) -> None:
    """The same for many people at once, each with the facts of that person's own message; a few queries for all.

    Who has one for this occasion already gets no second.
    """
    rijen = (
        Bericht(soort=soort, gelegenheid=gelegenheid, aan=mens, adres=mens.email, gegevens=gegevens)
        for mens, gegevens in aan
    )
    Bericht.objects.bulk_create(rijen, batch_size=500, ignore_conflicts=True)
