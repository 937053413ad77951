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
# table → queries now, and of a day in the past, with those for the ETag and the limit
BUDGET = {
    "acties": (11, 12),
    "afspraken": (12, 14),
    "antwoorden": (10, 8),
    "bepalingen": (7, 8),
    "bronnen": (5, 5),
    "codes": (6, 6),
    "deelnames": (7, 8),
    "documenten": (7, 8),
    "fasedefinities": (5, 5),
    "fasen": (7, 8),
    "gebeurtenissen": (10, 10),
    "mijlpalen": (7, 8),
    "onderdelen": (9, 10),
    "opgaven": (5, 5),
    "partijen": (6, 6),
    "programmalijnen": (5, 5),
    "soorten": (5, 5),
    "toepassingen": (6, 6),
    "toezeggingen": (9, 11),
    "versies": (6, 6),
    "vragen": (6, 6),
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
        assert veel <= hoogstens
