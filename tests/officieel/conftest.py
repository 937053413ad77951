"""Sources at this machine, both switched on, and an actie with the phases of a bill and its dossier."""

from collections.abc import Iterator

import pytest
from pytest_django import Settings

from acties.models import Actie
from opendata.officieel import services
from opendata.officieel.models import Bronstand, Officielebron
from tests.factories import ActieFactory, PartijFactory, SoortFactory
from tests.support.bronserver import Bronserver, gestart


@pytest.fixture(scope="session")
def machine() -> Iterator[Bronserver]:
    with gestart() as server:
        yield server


@pytest.fixture
def bron(machine: Bronserver, settings: Settings) -> Bronserver:
    """As most days: one bill that was adopted, one letter."""
    machine.begin()
    machine.gedrag, machine.etag, machine.versie = "", "", "2.0"
    machine.wijzigingen.clear()
    machine.gevraagd.clear()
    settings.OFFICIEEL = machine.instelling
    settings.OFFICIEEL_TIJD = 5.0
    return machine


@pytest.fixture
def actie(db: None, bron: Bronserver) -> Actie:
    """Coupled to 35 513; its kind has the phases that sources tell of."""
    for naam in Officielebron.values:
        Bronstand.objects.update_or_create(bron=naam, defaults={"is_aan": True})
    gemaakt: Actie = ActieFactory(gepubliceerd=True, trekker=PartijFactory(), soort=SoortFactory())
    for volgorde, slug in enumerate(("tweede-kamer", "eerste-kamer", "bekrachtiging"), start=11):
        gemaakt.soort.fasedefinities.create(slug=slug, naam=slug.capitalize(), volgorde=volgorde)
    services.koppel(actie=gemaakt, dossier="35 513", door=None)
    return gemaakt
