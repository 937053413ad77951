"""An organisation to log in at, and someone who is known there."""

from collections.abc import Iterator

import pytest
from pytest_django import Settings

from partijen.models import Gebruiker
from tests.factories import LidmaatschapFactory
from tests.support.organisatie import ZEKER, Organisatie, gestart
from toegang.models import Identiteit


@pytest.fixture(scope="session")
def dienst() -> Iterator[Organisatie]:
    with gestart() as organisatie:
        yield organisatie


@pytest.fixture
def rijk(dienst: Organisatie, settings: Settings) -> Organisatie:
    settings.OIDC_AANBIEDERS = (dienst.als_aanbieder(),)
    dienst.doe(claims={"acr": ZEKER})
    return dienst


@pytest.fixture
def bekend(rijk: Organisatie) -> Gebruiker:
    """Someone who may change things, and whose login at the organisation is linked."""
    gebruiker: Gebruiker = LidmaatschapFactory().gebruiker
    Identiteit.objects.create(gebruiker=gebruiker, uitgever=rijk.iss, onderwerp="wie")
    return gebruiker
