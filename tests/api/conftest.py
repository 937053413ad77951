"""A world in which every table has rows, made once for each module that asks for it."""

from collections.abc import Iterator
from copy import deepcopy

import pytest
from pytest_django import DjangoDbBlocker

from tests.support.eenmalig import eenmalig
from tests.support.opendata import maak_volle_wereld
from tests.support.wereld import Wereld


@pytest.fixture(scope="module")
def gedeeld(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Wereld]:
    yield from eenmalig(django_db_blocker, maak_volle_wereld)


@pytest.fixture
def vol(gedeeld: Wereld, db: None) -> Wereld:
    return deepcopy(gedeeld)
