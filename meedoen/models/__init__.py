"""The models of taking part: the question, what citizens write, the answer, and following by e-mail."""

from meedoen.models.antwoord import Antwoord, Codegevolg, Gevolg, Uitkomst
from meedoen.models.contact import BEWAAR_ADRES, Contact
from meedoen.models.inbreng import LEESTERMIJN, Inbreng, Inbrengbron, Vlag, werkdagen_na, werkdagen_tussen
from meedoen.models.inbrengen import InbrengQuerySet
from meedoen.models.inbrengstand import TEGENGEHOUDEN, Inbrengstand
from meedoen.models.moderatie import Grond, Melding, Meldingsoort, Moderatiebesluit
from meedoen.models.netwerk import Dagzout, Netwerktelling
from meedoen.models.onderwerp import Onderwerp
from meedoen.models.verzetting import Verzetting
from meedoen.models.volgen import Abonnement, Ritme, Venster, Volger
from meedoen.models.vraag import HOUDERS, Ding, Moderatie, Vraag, naam_van, uiterlijk
from meedoen.models.vragen import VraagQuerySet, Vraagstand

__all__ = [
    "BEWAAR_ADRES",
    "HOUDERS",
    "LEESTERMIJN",
    "TEGENGEHOUDEN",
    "Abonnement",
    "Antwoord",
    "Codegevolg",
    "Contact",
    "Dagzout",
    "Ding",
    "Gevolg",
    "Grond",
    "Inbreng",
    "InbrengQuerySet",
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
    "VraagQuerySet",
    "Vraagstand",
    "naam_van",
    "uiterlijk",
    "werkdagen_na",
    "werkdagen_tussen",
]
