"""The heart of the portal: acties, who promised what, how far they are, and the journal of it all."""

from acties.models.actie import Actie
from acties.models.afhankelijkheid import Afhankelijkheid
from acties.models.afspraak import Afspraak
from acties.models.afspraakstand import Afspraaksoort, Afspraakstand, Herkomst
from acties.models.deelname import Deelname, Deelnamerol
from acties.models.document import Document
from acties.models.gebeurtenis import Gebeurtenis, Houder
from acties.models.gebeurtenissoort import GROEPEN, HOOFDZAKEN, Gebeurtenissoort, Verandering
from acties.models.onderdeel import EINDSTANDEN, Onderdeel, Onderdeelpartij, Onderdeelsoort, Onderdeelstand
from acties.models.planning import Bereikt, Fase, Mijlpaal
from acties.models.positie import Positie
from acties.models.soort import Fasedefinitie, Soort
from acties.models.status import Publicatie, Status
from acties.models.tekst import MetTeksten
from acties.models.telling import Deeltelling, Telling
from acties.models.toezegging import Toezegging

__all__ = [
    "EINDSTANDEN",
    "GROEPEN",
    "HOOFDZAKEN",
    "Actie",
    "Afhankelijkheid",
    "Afspraak",
    "Afspraaksoort",
    "Afspraakstand",
    "Bereikt",
    "Deelname",
    "Deelnamerol",
    "Deeltelling",
    "Document",
    "Fase",
    "Fasedefinitie",
    "Gebeurtenis",
    "Gebeurtenissoort",
    "Herkomst",
    "Houder",
    "MetTeksten",
    "Mijlpaal",
    "Onderdeel",
    "Onderdeelpartij",
    "Onderdeelsoort",
    "Onderdeelstand",
    "Positie",
    "Publicatie",
    "Soort",
    "Status",
    "Telling",
    "Toezegging",
    "Verandering",
]
