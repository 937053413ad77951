"""Reports, and the counts that are kept."""

from voortgang.models.dagtelling import Bijdrage, Dagtelling
from voortgang.models.rapport import Bereik, Bestandsoort, Publicatie, Rapport, Rapportbestand, RapportQuerySet, Stand

__all__ = [
    "Bereik",
    "Bestandsoort",
    "Bijdrage",
    "Dagtelling",
    "Publicatie",
    "Rapport",
    "RapportQuerySet",
    "Rapportbestand",
    "Stand",
]
