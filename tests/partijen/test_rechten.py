"""What a role lets a person do, asked at the lowest door; the table of roles itself is data (`partijen/rollen.py`)."""

import pytest

from partijen import rechten
from partijen.models import Gebruiker, Partij
from partijen.rollen import Recht
from tests.factories import GebruikerFactory, PartijFactory
from tests.support.wereld import lid

pytestmark = pytest.mark.django_db


@pytest.fixture
def partij() -> Partij:
    gemaakt: Partij = PartijFactory()
    return gemaakt


def zegt(gebruiker: Gebruiker, partij: Partij) -> dict[str, object]:
    """Every answer about one person."""
    return {
        "mag": rechten.mag(gebruiker, Recht.MELDEN, partij),
        "mag ergens": rechten.mag(gebruiker, Recht.MELDEN),
        "partijen": list(rechten.partijen_met(gebruiker, Recht.MELDEN)) == [partij],
        "eigen": list(rechten.eigen_partijen(gebruiker)) == [partij],
        "verandert": rechten.verandert_iets(gebruiker),
        "genoemd": rechten.mensen_met(Recht.MELDEN, partij) == [gebruiker],
    }


def test_a_role_counts_as_long_as_the_person_may_come_in(partij: Partij) -> None:
    gebruiker = lid(partij)
    assert set(zegt(gebruiker, partij).values()) == {True}

    gebruiker.is_active = False
    gebruiker.save()

    assert set(zegt(gebruiker, partij).values()) == {False}


def test_a_role_counts_for_its_own_party_and_its_own_rights(partij: Partij) -> None:
    lezer, vreemde = lid(partij, "lezer"), lid(PartijFactory())

    assert not rechten.mag(vreemde, Recht.MELDEN, partij)
    assert rechten.mag(vreemde, Recht.MELDEN)
    assert not rechten.mag(lezer, Recht.MELDEN)
    assert not rechten.verandert_iets(lezer)
    assert not rechten.mag(None, Recht.MELDEN)


def test_a_role_for_the_portal_counts_for_every_party_while_the_person_may_come_in(partij: Partij) -> None:
    beheerder = GebruikerFactory(beheerder=True)
    assert rechten.mag(beheerder, Recht.MELDEN, partij)
    assert list(rechten.partijen_met(beheerder, Recht.MELDEN)) == [partij]

    beheerder.is_active = False

    assert not rechten.mag(beheerder, Recht.MELDEN, partij)
    assert list(rechten.partijen_met(beheerder, Recht.MELDEN)) == []
    assert not rechten.verandert_iets(beheerder)
