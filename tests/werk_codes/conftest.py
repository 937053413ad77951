"""A code with a version that holds and a draft, and who writes it."""

import pytest
from django.test import Client

from partijen.models import Gebruiker, Partij
from tests.support.codes import Codewereld, maak_codewereld
from tests.support.pagina import browser_van
from tests.support.wereld import lid


@pytest.fixture
def wereld(db: None) -> Codewereld:
    return maak_codewereld()


@pytest.fixture
def trekker(wereld: Codewereld) -> Partij:
    return wereld.code.actie.deelnames.die_trekken().get().partij


@pytest.fixture
def redacteur(trekker: Partij) -> Gebruiker:
    return lid(trekker)


@pytest.fixture
def client(redacteur: Gebruiker) -> Client:
    return browser_van(redacteur)
