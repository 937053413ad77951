"""A small programme, loaded once per file of tests, and loaded again as a test changed it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytest_django.plugin import DjangoDbBlocker

from inhoud.inladen import Verslag, laad_map
from partijen.models import Gebruiker
from tests.factories import GebruikerFactory
from tests.support.eenmalig import eenmalig
from tests.support.inhoud import ACTIE, Inhoud, kleine_inhoud, schrijf


@pytest.fixture(scope="module")
def geladen(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Verslag]:
    """Load the content; nothing of it stays after the file of tests."""
    map_ = tmp_path_factory.mktemp("inhoud")
    yield from eenmalig(django_db_blocker, lambda: laad_map(schrijf(map_, kleine_inhoud())))


@pytest.fixture
def inhoud() -> Inhoud:
    """All files, to change."""
    return kleine_inhoud()


@pytest.fixture
def bestand(inhoud: Inhoud) -> Inhoud:
    """The file of the actie, to change."""
    waarden: Inhoud = inhoud[ACTIE]
    return waarden


@pytest.fixture
def laad(tmp_path: Path, inhoud: Inhoud, geladen: None, db: None) -> Callable[[], Verslag]:
    """Load the files again, as the test changed them."""
    return lambda: laad_map(schrijf(tmp_path, inhoud))


@pytest.fixture
def mens(geladen: None, db: None) -> Gebruiker:
    """Someone who may change everything."""
    gebruiker: Gebruiker = GebruikerFactory(beheerder=True)
    return gebruiker
