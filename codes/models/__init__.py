"""The models of codes: what they say per version, what changed, who applies them and where they are exercised."""

from codes.models.bepaling import Bepaling, Bepalingsoort
from codes.models.code import Code
from codes.models.oefening import Oefening
from codes.models.stand import MET_VASTE_TEKST, Versiestand
from codes.models.tekst import Bepalingstekst, Rechten, Tekstcorrectie
from codes.models.toepassing import Gevraagde, Toepassing, Toepasstand
from codes.models.versie import Soortaantal, Versie, Versiestap
from codes.models.wijziging import INHOUDELIJK, Wijziging, Wijzigingsoort

__all__ = [
    "INHOUDELIJK",
    "MET_VASTE_TEKST",
    "Bepaling",
    "Bepalingsoort",
    "Bepalingstekst",
    "Code",
    "Gevraagde",
    "Oefening",
    "Rechten",
    "Soortaantal",
    "Tekstcorrectie",
    "Toepassing",
    "Toepasstand",
    "Versie",
    "Versiestand",
    "Versiestap",
    "Wijziging",
    "Wijzigingsoort",
]
