"""How far a version of a code is, and who may read it then."""

from django.db import models
from django.db.models import Q

from acties.models.status import Publicatie


class Versiestand(models.TextChoices):
    """How far a version is."""

    CONCEPT = "concept", "concept"
    TER_ONDERTEKENING = "ter-ondertekening", "ter ondertekening"
    VASTGESTELD = "vastgesteld", "vastgesteld"
    VERVALLEN = "vervallen", "vervallen"


# Parties read, sign or apply these words: they change no more.
MET_VASTE_TEKST = (Versiestand.TER_ONDERTEKENING, Versiestand.VASTGESTELD, Versiestand.VERVALLEN)


def is_leesbaar(versie: str = "") -> Q:
    """The condition that the public may read a version; `versie` is the path to it.

    Its actie is published, and a draft can be read only while it is open to everyone. Nothing here is negated: of rows
    with more versions one that can be read is enough.
    """
    openbaar = Q(**{f"{versie}code__actie__publicatie": Publicatie.GEPUBLICEERD})
    vast, open_concept = Q(**{f"{versie}stand__in": MET_VASTE_TEKST}), Q(**{f"{versie}is_open": True})
    return openbaar & (vast | open_concept)
