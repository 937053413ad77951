"""Telling a person by mail that something of the own login changed."""

from uuid import uuid4

from django.utils import timezone
from django.utils.formats import date_format

from berichten.models import Berichtsoort
from berichten.services import zet_klaar
from partijen.models import Gebruiker


def meld(gebruiker: Gebruiker, wat: str) -> None:
    """Queue the message. `wat` is a whole sentence; it commits with the change that it tells of."""
    wanneer = date_format(timezone.localtime(), "j F Y, H:i")
    gegevens = {"wat": wat, "wanneer": wanneer}
    zet_klaar(soort=Berichtsoort.BEVEILIGING, gelegenheid=f"beveiliging:{uuid4()}", gegevens=gegevens, aan=gebruiker)
