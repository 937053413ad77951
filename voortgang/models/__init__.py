"""Reports, and the counts that are kept."""

from voortgang.models.dagtelling import Bijdrage, Dagtelling
from voortgang.models.rapport import (
    Bereik,
    Bestandsoort,
    Publicatie,
    Rapport,
    Rapportbestand,
    RapportQuerySet,
    Rapportstand,
)

__all__ = [
    "Bereik",
    "Bestandsoort",
    "Bijdrage",
    "Dagtelling",
    "Publicatie",
    "Rapport",
    "RapportQuerySet",
    "Rapportbestand",
    "Rapportstand",
]
