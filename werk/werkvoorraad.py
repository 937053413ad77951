"""What a civil servant has to do, as a plain list: for whoever tells of it elsewhere, like a mail or a test."""

from datetime import date

from django.utils import timezone

from partijen.models import Gebruiker
from werk.kaarten import Kaart, maak_kaarten
from werk.redenen import kijk


def werkvoorraad(gebruiker: Gebruiker, op: date | None = None) -> list[Kaart]:
    """The visible acties of the person's parties, those that need something first; a fixed number of queries."""
    veld = kijk(gebruiker, op or timezone.localdate())
    kaarten = maak_kaarten(list(veld.acties.voor_lijst()), veld)
    return sorted(kaarten, key=lambda kaart: (not kaart.vraagt_iets, not kaart.is_trekker, not kaart.actie.loopt))
