"""What became of a reaction, and what that says of it: the same for one row and for many."""

from django.db import models
from django.db.models import Q


class Inbrengstand(models.TextChoices):
    """What became of a reaction."""

    ONTVANGEN = "ontvangen", "ontvangen, nog niet gelezen"
    ZICHTBAAR = "zichtbaar", "op de site"
    ACHTERGEHOUDEN = "achtergehouden", "tegengehouden"
    VERBORGEN = "verborgen", "niet meer op de site"
    INGETROKKEN = "ingetrokken", "ingetrokken"


TEGENGEHOUDEN = (Inbrengstand.ACHTERGEHOUDEN, Inbrengstand.VERBORGEN)
# What everyone may read.
OPENBAAR = Q(stand=Inbrengstand.ZICHTBAAR, mag_openbaar=True, gewist_op__isnull=True)
# Nobody read it yet, on the site or not, and there still is something to read.
_ZICHTBAAR = Q(stand=Inbrengstand.ZICHTBAAR, gelezen_op__isnull=True)
ONGELEZEN = Q(Q(stand=Inbrengstand.ONTVANGEN) | _ZICHTBAAR, gewist_op__isnull=True)
