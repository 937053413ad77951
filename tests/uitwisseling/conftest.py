"""One world for all tests of a module."""

from collections.abc import Iterator
from copy import deepcopy

import pytest
from pytest_django import DjangoDbBlocker

from tests.support.eenmalig import eenmalig
from tests.uitwisseling.hulp import Proef, maak_proef


@pytest.fixture(scope="module")
def gedeelde_proef(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Proef]:
    yield from eenmalig(django_db_blocker, maak_proef)


@pytest.fixture
def proef(gedeelde_proef: Proef, db: None) -> Proef:
    """A published actie with everything in it, and people of its parties."""
    return deepcopy(gedeelde_proef)
