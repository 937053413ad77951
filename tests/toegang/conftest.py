"""A party with a redacteur, and a beheerder."""

from dataclasses import dataclass

import pytest

from partijen.models import Gebruiker, Partij
from tests.factories import GebruikerFactory, PartijFactory
from tests.support.wereld import lid


@dataclass
class Mensen:
    """Who gives roles to whom."""

    partij: Partij
    redacteur: Gebruiker
    medewerker: Gebruiker
    beheerder: Gebruiker


@pytest.fixture
def mensen(db: None) -> Mensen:
    partij = PartijFactory(naam="Gemeente Proef", slug="proef")
    redacteur = lid(partij, rol="redacteur", naam="Rie Redacteur", email="rie@voorbeeld.nl")
    medewerker = lid(partij, rol="medewerker", naam="Mo Medewerker", email="mo@voorbeeld.nl")
    return Mensen(partij, redacteur, medewerker, GebruikerFactory(beheerder=True, email="bo@voorbeeld.nl"))
