"""The heart of the portal: acties, who promised what, how far they are, and the journal of it all."""

from acties.models.actie import Actie
from acties.models.deelname import Afspraak, Afspraakstand, Deelname, Deelnamerol
from acties.models.document import Document
from acties.models.gebeurtenis import Gebeurtenis
from acties.models.gebeurtenissoort import GROEPEN, Gebeurtenissoort, Verandering
from acties.models.onderdeel import EINDSTANDEN, Onderdeel, Onderdeelpartij, Onderdeelsoort, Onderdeelstand
from acties.models.planning import Bereikt, Fase, Mijlpaal
from acties.models.soort import Fasedefinitie, Soort
from acties.models.status import Publicatie, Status
from acties.models.tekst import MetTeksten
from acties.models.telling import Deeltelling, Telling

__all__ = [
    "EINDSTANDEN",
    "GROEPEN",
    "Actie",
    "Afspraak",
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
    "MetTeksten",
    "Mijlpaal",
    "Onderdeel",
    "Onderdeelpartij",
    "Onderdeelsoort",
    "Onderdeelstand",
    "Publicatie",
    "Soort",
    "Status",
    "Telling",
    "Verandering",
]
