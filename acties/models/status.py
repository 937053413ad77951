"""How an actie stands, and whether the public sees it."""

from django.db import models


class Status(models.TextChoices):
    """How the actie stands, in the words of its trekker."""

    GEPLAND = "gepland", "gepland"
    OP_SCHEMA = "op-schema", "op schema"
    AANDACHT = "aandacht-nodig", "aandacht nodig"
    VERTRAAGD = "vertraagd", "vertraagd"
    AFGEROND = "afgerond", "afgerond"
    GESTOPT = "gestopt", "gestopt"
    OVERGEGAAN = "overgegaan", "gaat verder in ander werk"


LOPEND = (Status.GEPLAND, Status.OP_SCHEMA, Status.AANDACHT, Status.VERTRAAGD)


class Publicatie(models.TextChoices):
    """Whether the public sees an actie."""

    CONCEPT = "concept", "concept"
    GEPUBLICEERD = "gepubliceerd", "gepubliceerd"
    INGETROKKEN = "ingetrokken", "ingetrokken"
