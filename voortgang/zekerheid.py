"""How sure it is that something took effect in a period: the one answer that a comparison and a report give."""

from datetime import date

from django.db import models

from acties.models.gebeurtenis import GebeurtenisQuerySet


class Zekerheid(models.TextChoices):
    """Only what is certain is counted; the other two stand apart, and a count says how many they are."""

    ZEKER = "zeker", "zeker"
    MOGELIJK = "mogelijk", "mogelijk"
    ONBEKEND = "onbekend", "onbekend"


UITLEG_ZEKERHEID = (
    "‘zeker’: het viel in deze periode. ‘mogelijk’: het kan ook ervoor of erna zijn geweest. ‘onbekend’: wij kennen "
    "geen datum, en schreven het in deze periode op."
)


def in_periode(rijen: GebeurtenisQuerySet, van: date, tot: date) -> dict[Zekerheid, GebeurtenisQuerySet]:
    """What of these rows took effect, or may have, in the days from `van` up to and including `tot`."""
    return {
        Zekerheid.ZEKER: rijen.tussen(van, tot),
        Zekerheid.MOGELIJK: rijen.misschien_tussen(van, tot),
        Zekerheid.ONBEKEND: rijen.ongedateerd_tussen(van, tot),
    }
