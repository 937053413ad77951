"""One world for all tests of a module."""

from collections.abc import Iterator
from copy import deepcopy

import pytest
from pytest_django import DjangoDbBlocker

from tests.support.eenmalig import eenmalig
from tests.support.wereld import Wereld, maak_wereld


@pytest.fixture(scope="module")
def gedeelde_wereld(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Wereld]:
    yield from eenmalig(django_db_blocker, maak_wereld)


@pytest.fixture
def wereld(gedeelde_wereld: Wereld, db: None) -> Wereld:
    """A published actie with everything in it: a trekker, and a partner with an afspraak."""
    return deepcopy(gedeelde_wereld)
