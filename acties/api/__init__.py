"""What the open data tells of acties and of what belongs to them, each from how they stood at the moment asked for."""

from typing import Any

from acties.api import bronnen
from acties.api.acties import ACTIES, FASEDEFINITIES, SOORTEN
from acties.api.afspraken import AFSPRAKEN, TOEZEGGINGEN
from acties.api.delen import DEELNAMES, DOCUMENTEN, FASEN, MIJLPALEN, ONDERDELEN
from basis.api.tabel import Tabel

TABELLEN: tuple[Tabel[Any], ...] = (
    ACTIES,
    SOORTEN,
    FASEDEFINITIES,
    DEELNAMES,
    FASEN,
    MIJLPALEN,
    AFSPRAKEN,
    TOEZEGGINGEN,
    ONDERDELEN,
    DOCUMENTEN,
)

__all__ = ["TABELLEN", "bronnen"]
