"""Updaterondes: a question to many parties at once, and who answered it."""

from werk.rondes.models.ronde import Bereik, Ronde, RondeQuerySet, Rondestand
from werk.rondes.models.vraag import Rondevraag, RondevraagQuerySet, Waarover

__all__ = ["Bereik", "Ronde", "RondeQuerySet", "Rondestand", "Rondevraag", "RondevraagQuerySet", "Waarover"]
