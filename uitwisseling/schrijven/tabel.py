"""One sheet as CSV; the answer streams, so that its size does not matter."""

from collections.abc import Iterable

from django.http import StreamingHttpResponse

from ibp_portal.web.rekenblad import csv_antwoord
from uitwisseling.kolommen import Blad, Rij


def antwoord_csv(blad: Blad, rijen: Iterable[Rij]) -> StreamingHttpResponse:
    """An answer that a browser keeps as a file."""
    koppen = [kolom.kop for kolom in blad.kolommen]
    return csv_antwoord(f"{blad.naam}.csv", koppen, ([kolom.cel(rij) for kolom in blad.kolommen] for rij in rijen))
