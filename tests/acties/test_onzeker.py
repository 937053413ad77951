"""Of a day in the past every page tells apart what may have been so, and what is so since nobody knows when."""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from datetime import date

import pytest
from django.test import Client
from pytest_django import DjangoDbBlocker

from acties import services
from acties.models import Actie, Deelname
from acties.services import Verantwoording
from basis.tijd.perioden import dag, jaar
from partijen.models import Partij
from tests.factories import ActieFactory, PartijFactory
from tests.support.eenmalig import eenmalig
from tests.support.pagina import lees

pytestmark = pytest.mark.django_db
OP = "?stand=2020-06-30"
DAG = Verantwoording(reden="Op een dag.", datum=dag(date(2019, 5, 6)))
ERGENS, OOIT = replace(DAG, datum=jaar(2020)), replace(DAG, datum=None)


def _partijen() -> list[Partij]:
    """One that certainly takes part, one that came in 2020, and one of which nobody knows since when."""
    namen = {"Gemeente Zeker": "gemeenten", "Provincie Ergens": "provincies", "Waterschap Ooit": "waterschappen"}
    return [PartijFactory(naam=naam, slug=laag, bestuurslaag=laag) for naam, laag in namen.items()]


def _maak() -> Actie:
    partijen = _partijen()
    actie: Actie = ActieFactory(slug="sloot", titel="Schone sloot", verantwoording=DAG)
    for aantal, waarom in enumerate((DAG, ERGENS, OOIT), start=1):
        deelnames = [Deelname(partij=partij, rol="partner") for partij in partijen[:aantal]]
        services.zet_deelnames(actie=actie, deelnames=deelnames, verantwoording=waarom)
    eerste, tweede, _ = actie.soort.fasedefinities.all()
    services.ga_naar_fase(actie=actie, definitie=eerste, verantwoording=DAG)
    services.ga_naar_fase(actie=actie, definitie=tweede, verantwoording=ERGENS)
    services.publiceer(actie=actie, verantwoording=OOIT)
    return actie


@pytest.fixture(scope="module")
def gedeeld(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Actie]:
    yield from eenmalig(django_db_blocker, _maak)


@pytest.fixture
def actie(gedeeld: Actie, db: None) -> Actie:
    return deepcopy(gedeeld)


@pytest.mark.parametrize(
    ("pad", "zinnen"),
    [
        (
            "/acties/sloot/",
            [
                "Van 1 partij is zeker dat zij op deze dag meedeed.",
                "Ergens in 2020. Of dat op deze dag al zo was, is niet bekend. Provincie Ergens",
                "Van deze partij is niet bekend sinds wanneer zij meedeed: Waterschap Ooit",
                "2. Uitvoering Misschien begonnen",
            ],
        ),
        ("/acties/sloot/geschiedenis/", ["Van 3 andere veranderingen is dat niet zeker."]),
        ("/partijen/gemeenten/", ["Van 1 actie is zeker dat deze partij op deze dag meedeed."]),
        (
            "/partijen/waterschappen/",
            [
                "Van geen actie is zeker dat deze partij op deze dag meedeed.",
                "Van deze actie is niet bekend sinds wanneer deze partij meedeed: Schone sloot",
            ],
        ),
        ("/partijen/provincies/", ["Ergens in 2020. Of dat op deze dag al zo was, is niet bekend. Schone sloot"]),
        ("/partijen/", ["Geteld zijn acties waarvan zeker is dat de partij op deze dag meedeed."]),
        (
            "/afspraken/",
            [
                "Van 2 partijen is op deze dag niet alles zeker",
                "Niet bekend of deze overheid toen meedeed: provincies en waterschappen",
                "Geen deelnemer bekend op deze dag: Rijk",
            ],
        ),
    ],
)
def test_a_page_tells_of_whom_and_of_what_it_is_not_certain(
    client: Client, actie: Actie, pad: str, zinnen: list[str]
) -> None:
    tekst = lees(client, f"{pad}{OP}").tekst
    assert [zin for zin in zinnen if zin not in tekst] == []
    nu = lees(client, pad).tekst
    assert [zin for zin in zinnen if zin in nu] == []


@pytest.mark.parametrize("pad", ["/acties/", "/afspraken/", "/programmalijnen/{lijn}/"])
def test_a_list_names_the_acties_of_which_it_is_not_certain_that_they_were_there(
    client: Client, actie: Actie, pad: str
) -> None:
    for titel, waarom in (("Vage dijk", ERGENS), ("Oude dijk", OOIT)):
        ActieFactory(titel=titel, programmalijn=actie.programmalijn, verantwoording=waarom, gepubliceerd=True)
    tekst = lees(client, pad.format(lijn=actie.programmalijn.slug) + OP).tekst
    assert "Ergens in 2020. Of dat op deze dag al zo was, is niet bekend. Vage dijk" in tekst
    assert "Van deze actie is niet bekend sinds wanneer zij er is: Oude dijk" in tekst
    assert "Van deze actie is niet bekend sinds wanneer zij er is: Schone sloot" not in tekst


def test_the_history_says_who_came_and_went_without_a_total(client: Client, actie: Actie) -> None:
    tekst = lees(client, "/acties/sloot/geschiedenis/").tekst
    assert "1 erbij" in tekst
    assert "2 deelnemers" not in tekst
