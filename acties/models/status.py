"""How an actie stands, and whether the public sees it."""

from django.db import models
from django.db.models import Q


class Status(models.TextChoices):
    """How the actie stands: in the words of its trekker, or (`LOOPT`) without any."""

    GEPLAND = "gepland", "gepland"
    LOOPT = "loopt", "loopt, geen melding"
    OP_SCHEMA = "op-schema", "op schema"
    AANDACHT = "aandacht-nodig", "aandacht nodig"
    VERTRAAGD = "vertraagd", "vertraagd"
    AFGEROND = "afgerond", "afgerond"
    GESTOPT = "gestopt", "gestopt"
    OVERGEGAAN = "overgegaan", "gaat verder in ander werk"


LOPEND = (Status.GEPLAND, Status.LOOPT, Status.OP_SCHEMA, Status.AANDACHT, Status.VERTRAAGD)
VOORBIJ = tuple(status for status in Status if status not in LOPEND)
# What a person can report: who says how it goes, does not say that nobody said so.
TE_MELDEN = tuple(status for status in Status if status != Status.LOOPT)
NIET_TE_MELDEN = "Kies hoe het met de actie gaat. ‘Loopt, geen melding’ kunt u niet zelf melden."


class Publicatie(models.TextChoices):
    """Whether the public sees an actie."""

    CONCEPT = "concept", "concept"
    GEPUBLICEERD = "gepubliceerd", "gepubliceerd"
    INGETROKKEN = "ingetrokken", "ingetrokken"


def is_openbaar(rij: str = "") -> Q:
    """The condition that the public may see what is of an actie or of the programme; `rij` is the path to that row."""
    return Q(**{f"{rij}actie__publicatie": Publicatie.GEPUBLICEERD}) | Q(**{f"{rij}programma__isnull": False})
