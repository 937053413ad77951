"""The models of taking part: the question, what citizens write, the answer, and following by e-mail."""

from meedoen.models.antwoord import Antwoord, Gevolg, Uitkomst
from meedoen.models.inbreng import (
    Contact,
    Dagzout,
    Grond,
    Inbreng,
    Inbrengbron,
    Inbrengstand,
    Melding,
    Meldingsoort,
    Moderatiebesluit,
    Netwerktelling,
    Onderwerp,
    Vlag,
)
from meedoen.models.volgen import Abonnement, Ritme, Venster, Volger
from meedoen.models.vraag import HOUDERS, Moderatie, Verzetting, Vraag, Vraagstand

__all__ = [
    "HOUDERS",
    "Abonnement",
    "Antwoord",
    "Contact",
    "Dagzout",
    "Gevolg",
    "Grond",
    "Inbreng",
    "Inbrengbron",
    "Inbrengstand",
    "Melding",
    "Meldingsoort",
    "Moderatie",
    "Moderatiebesluit",
    "Netwerktelling",
    "Onderwerp",
    "Ritme",
    "Uitkomst",
    "Venster",
    "Verzetting",
    "Vlag",
    "Volger",
    "Vraag",
    "Vraagstand",
]
