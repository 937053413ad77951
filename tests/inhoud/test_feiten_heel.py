"""Every actie of the programme says how it stands and what came of it, with sources, and its pages show those."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker

from acties.models import Actie, Onderdeel
from tests.inhoud.test_inhoud_bestanden import ACTIES, lees
from tests.support.eenmalig import eenmalig
from tests.support.herstel import Momentopname

BRONLINK = re.compile(r"\(\[[^\]]+\]\(https?://\S+?\)\)\.$")
OPBRENGSTSOORTEN = {soort["slug"] for soort in lees("onderdeelsoorten.json") if soort["is_opbrengst"]}
verteld = pytest.mark.parametrize(
    "actie", [actie for actie in ACTIES if actie["opbrengst"]], ids=lambda actie: actie["slug"]
)


def resultaten(actie: dict[str, Any]) -> list[dict[str, Any]]:
    return [onderdeel for onderdeel in actie["onderdelen"] if onderdeel["soort"] in OPBRENGSTSOORTEN]


def test_every_actie_has_a_short_name_and_says_what_came_of_it() -> None:
    assert [actie["slug"] for actie in ACTIES if not (actie["korte_naam"] and actie["opbrengst"])] == []
    assert max(len(actie["korte_naam"]) for actie in ACTIES) <= 24


@verteld
def test_what_came_of_it_ends_on_its_source(actie: dict[str, Any]) -> None:
    assert BRONLINK.search(actie["opbrengst"])


@verteld
def test_the_results_are_few_and_short_and_have_a_source(actie: dict[str, Any]) -> None:
    rijen = resultaten(actie)

    assert 2 <= len(rijen) <= 6
    assert all(len(rij["titel"]) <= 40 and rij["samenvatting"] and rij["bron"] for rij in rijen)
    assert {rij["stand"] for rij in rijen} <= {"afgerond", "onbekend"}


@pytest.fixture(scope="module")
def _geladen(echte_inhoud: Momentopname, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    yield from eenmalig(django_db_blocker, echte_inhoud.zet_terug)


@pytest.mark.django_db
@pytest.mark.usefixtures("_geladen")
@pytest.mark.parametrize("slug", [actie["slug"] for actie in ACTIES])
def test_results_and_lessons_show_where_they_come_from(client: Client, slug: str) -> None:
    soorten = OPBRENGSTSOORTEN | {"les"}
    onderdelen = Onderdeel.objects.filter(actie__slug=slug, soort__slug__in=soorten).select_related("actie", "bron")

    for onderdeel in onderdelen:
        assert onderdeel.bron is not None
        assert onderdeel.bron.titel in client.get(onderdeel.get_absolute_url()).content.decode().replace("&amp;", "&")


@pytest.mark.django_db
@pytest.mark.usefixtures("_geladen")
def test_a_result_is_told_once_on_its_day() -> None:
    boek = Actie.objects.get(slug="democratie-in-actie").gebeurtenissen.filter(onderdeel__slug="vijftien-bouwstenen")

    assert [str(gebeurtenis.datum.lower) for gebeurtenis in boek] == ["2021-09-03"]
