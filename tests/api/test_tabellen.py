"""The API tells what the pages tell, row by row, at any moment."""

import json
from typing import Any

import pytest
from django.test import Client

from tests.factories import ActieFactory
from tests.support.wereld import Wereld

pytestmark = pytest.mark.django_db


def haal(client: Client, adres: str, status: int = 200) -> Any:
    antwoord = client.get(f"/api/v1/{adres}")
    assert antwoord.status_code == status, antwoord.content
    return json.loads(antwoord.content)


def test_an_actie_says_how_it_stands(client: Client, wereld: Wereld) -> None:
    gevonden = haal(client, f"acties/{wereld.actie.slug}")
    assert gevonden["titel"] == wereld.actie.titel
    assert gevonden["status"] == wereld.actie.status


def test_a_list_goes_on_where_the_page_before_it_ended(client: Client, wereld: Wereld) -> None:
    ActieFactory(gepubliceerd=True)
    alle = haal(client, "acties")["resultaten"]
    eerste = haal(client, "acties?aantal=1")
    assert eerste["resultaten"] == alle[:1]
    volgende = haal(client, eerste["volgende"].partition("/api/v1/")[2])
    assert volgende["resultaten"] == alle[1:2]


def test_all_errors_come_at_once(client: Client, wereld: Wereld) -> None:
    gevonden = haal(client, "acties?status=prima&aantal=0&na=x", 400)
    assert {een["location"]["name"] for een in gevonden["errors"]} == {"status", "aantal", "na"}
    assert [e["location"]["name"] for e in haal(client, "acties?kleur=rood", 400)["errors"]] == ["kleur"]
