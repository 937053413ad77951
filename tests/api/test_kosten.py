"""What a page of each table costs in queries when nothing is warm, and that more rows don't cost more."""

from collections.abc import Iterator

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoDbBlocker

from basis.api.register import tabellen
from tests.acties.test_querybudget import koud
from tests.support.eenmalig import eenmalig
from tests.support.opendata import laat_groeien, maak_volle_wereld

pytestmark = pytest.mark.django_db
DEUR = 2  # of every address: the count of the visitor, and the stamps
# table → queries of its rows now, and of a day in the past
BUDGET = {
    "acties": (9, 10),
    "afspraken": (10, 12),
    "antwoorden": (7, 5),
    "bepalingen": (4, 5),
    "bronnen": (2, 2),
    "codes": (3, 3),
    "deelnames": (5, 6),
    "documenten": (5, 6),
    "fasedefinities": (2, 2),
    "fasen": (5, 6),
    "gebeurtenissen": (9, 9),  # as events, which ask once more what each is about
    "mijlpalen": (5, 6),
    "onderdelen": (7, 8),
    "opgaven": (2, 2),
    "partijen": (3, 3),
    "programmalijnen": (2, 2),
    "soorten": (2, 2),
    "toepassingen": (3, 3),
    "toezeggingen": (7, 9),
    "versies": (3, 3),
    "vragen": (3, 3),
}


def toen() -> str:
    """Today, read from the journal."""
    return f"?stand={timezone.localdate()}"


@pytest.fixture(scope="module")
def metingen(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[dict[str, list[int]]]:
    """By address the queries with some rows of everything and with three times as many."""
    yield from eenmalig(django_db_blocker, _meet_alles)


def _meet_alles() -> dict[str, list[int]]:
    wereld, client = maak_volle_wereld(), Client(headers={"accept": "application/json"})
    adressen = [f"/api/v1/{naam}{stand}" for naam in tabellen() for stand in ("", toen())]
    weinig = {adres: koud(client, adres) for adres in adressen}
    laat_groeien(wereld, 4)
    return {adres: [weinig[adres], koud(client, adres)] for adres in adressen}


@pytest.mark.parametrize("naam", sorted(tabellen()))
def test_a_page_of_a_table_stays_within_its_budget(naam: str, metingen: dict[str, list[int]]) -> None:
    for stand, hoogstens in zip(("", toen()), BUDGET[naam], strict=True):
        weinig, veel = metingen[f"/api/v1/{naam}{stand}"]
        assert veel == weinig
        assert veel <= hoogstens + DEUR
