"""After one change of one actie only the pieces about it are made anew; a name or a new day renews all of them."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import deepcopy
from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import caches
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoDbBlocker

from acties.models import Actie, Status
from acties.services import Verantwoording, meld_voortgang
from basis.tijd.perioden import dag
from partijen.models import Partij
from programmalijnen.models import Programmalijn
from tests.factories import ActieFactory, MijlpaalFactory
from tests.support.eenmalig import eenmalig

pytestmark = pytest.mark.django_db

KAART, RIJ, NIEUWS, KOMEND = "kaart", "matrixrij", "nieuws", "komend"
MORGEN = timezone.localdate() + timedelta(days=1)


@contextmanager
def gemaakt() -> Iterator[Counter[str]]:
    """How many pieces of each kind are made: each is kept under a key that begins with its kind."""
    bewaard: dict[str, Any] = caches["default"]._cache  # type: ignore[attr-defined]
    eerst, teller = set(bewaard), Counter[str]()
    yield teller
    teller.update(sleutel.split(":")[2] for sleutel in set(bewaard) - eerst)


def meld(actie: Actie, status: str = Status.VERTRAAGD) -> None:
    meld_voortgang(actie=actie, status=status, verantwoording=Verantwoording(reden="Het zat tegen."))


def _maak() -> list[Actie]:
    """Three acties, each with a report and a mijlpaal to come."""
    acties: list[Actie] = ActieFactory.create_batch(3, gepubliceerd=True)
    for actie in acties:
        meld(actie, Status.OP_SCHEMA)
        MijlpaalFactory(actie=actie, gepland=dag(MORGEN + timedelta(days=9)))
    return acties


@pytest.fixture(scope="module")
def gedeeld(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[list[Actie]]:
    yield from eenmalig(django_db_blocker, _maak)


@pytest.fixture
def acties(gedeeld: list[Actie], client: Client, db: None) -> list[Actie]:
    """With all pages asked for once."""
    caches["default"].clear()
    for adres in ("/", "/acties/", "/afspraken/"):
        client.get(adres)
    return deepcopy(gedeeld)


@pytest.mark.parametrize(("adres", "stuk"), [("/acties/", KAART), ("/afspraken/", RIJ), ("/", KOMEND)])
def test_a_report_about_one_actie_makes_only_its_piece_anew(
    adres: str, stuk: str, acties: list[Actie], client: Client
) -> None:
    meld(acties[1])

    with gemaakt() as teller:
        client.get(adres)

    assert teller[stuk] == 1


def test_a_report_makes_its_own_line_of_news_and_the_older_one_of_the_same_actie(
    acties: list[Actie], client: Client
) -> None:
    meld(acties[1])

    with gemaakt() as teller:
        html = client.get("/").content.decode()

    assert teller[NIEUWS] == 2
    assert "Het zat tegen." in html


def noem_de_partij(acties: list[Actie]) -> None:
    Partij.objects.update(naam="Provincie Elders")


def noem_de_lijn(acties: list[Actie]) -> None:
    Programmalijn.objects.update(titel="Een andere lijn")


@pytest.mark.parametrize(("adres", "stuk"), [("/acties/", KAART), ("/afspraken/", RIJ)])
@pytest.mark.parametrize("verander", [noem_de_partij, noem_de_lijn])
def test_another_name_of_a_party_or_line_makes_all_anew(
    verander: Callable[[list[Actie]], None], adres: str, stuk: str, acties: list[Actie], client: Client
) -> None:
    verander(acties)

    with gemaakt() as teller:
        client.get(adres)

    assert teller[stuk] == len(acties)


@pytest.mark.parametrize(("adres", "stuk"), [("/acties/", KAART), ("/afspraken/", RIJ)])
def test_a_new_day_makes_all_anew(
    adres: str, stuk: str, acties: list[Actie], client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(timezone, "localdate", lambda *_: MORGEN)

    with gemaakt() as teller:
        client.get(adres)

    assert teller[stuk] == len(acties)
