"""Inviting someone, with the link that the message would hold."""

from typing import Any
from uuid import uuid4

from berichten.models import Bericht
from partijen.models import Gebruiker, Partij
from toegang import services
from toegang.models import Uitnodiging


def maak_uitnodiging(
    *, door: Gebruiker, partij: Partij | None, email: str = "nieuw@voorbeeld.nl", rol: str = "medewerker", **velden: Any
) -> tuple[Uitnodiging, str]:
    """An invitation, and the secret of its link."""
    gegevens = {"email": email, "rol": rol, "inzending": uuid4(), **velden}
    uitnodiging = services.nodig_uit(partij=partij, door=door, **gegevens)
    return uitnodiging, link_van(uitnodiging).split("/")[-2]


def link_van(uitnodiging: Uitnodiging) -> str:
    """The address in the last message."""
    berichten = Bericht.objects.filter(gelegenheid__startswith=f"uitnodiging:{uitnodiging.pk}:")
    return str(berichten.latest("pk").gegevens["link"])
