"""Who takes part, and who may act for whom."""

from partijen.models.gebruiker import Gebruiker, Lidmaatschap
from partijen.models.partij import Bestuurslaag, Opvolging, Partij, Partijsoort

__all__ = ["Bestuurslaag", "Gebruiker", "Lidmaatschap", "Opvolging", "Partij", "Partijsoort"]
