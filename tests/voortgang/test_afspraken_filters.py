"""What a choice leaves of the afsprakenmatrix, today and on a day of the past."""

from collections.abc import Iterator

import pytest
from django.test import Client
from pytest_django import DjangoDbBlocker

from acties.models import Actie
from tests.factories import PartijFactory
from tests.support.eenmalig import eenmalig
from tests.support.pagina import lees
from tests.support.voortgang import maak_sloot

pytestmark = pytest.mark.django_db


def _maak() -> Actie:
    gemeente = PartijFactory(naam="Gemeente Een", slug="een", bestuurslaag="gemeenten")
    return maak_sloot(gemeente, PartijFactory(naam="Ministerie Twee", soort="rijk", bestuurslaag="rijk"))


@pytest.fixture(scope="module", autouse=True)
def _sloot(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Actie]:
    yield from eenmalig(django_db_blocker, _maak)


@pytest.mark.parametrize("dag_van", ["", "&stand=2022-01-01"])
@pytest.mark.parametrize(
    ("vraag", "gevonden"),
    [
        ("toon=met", True),
        ("toon=zonder", False),
        ("partij=een", True),
        ("status=gestopt", False),
        ("lijn=weg", True),
        ("laag=gemeenten", True),
        ("laag=rijk", False),
        ("laag=gemeenten&afspraakstand=bevestigd&soort=eigen-doel", True),
        ("soort=middelen", False),
        ("afspraakstand=nagekomen", False),
        ("herkomst=gemeld", True),
        ("herkomst=gevonden", False),
        ("te_laat=ja", False),
        ("te_laat=nee", True),
    ],
)
def test_filters(client: Client, vraag: str, gevonden: bool, dag_van: str) -> None:
    assert ("Schone sloot" in lees(client, f"/afspraken/?{vraag}{dag_van}").tekst) is gevonden


def test_a_wrong_choice_is_told_and_the_others_hold(client: Client) -> None:
    tekst = lees(client, "/afspraken/?soort=onzin&laag=gemeenten").tekst
    assert "Er is een fout in uw keuze" in tekst
    assert "Doel van Een" in tekst
    assert "Doel van Drie" not in tekst
