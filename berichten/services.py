"""Every change of a message."""

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
