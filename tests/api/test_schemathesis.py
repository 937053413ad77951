"""The API does what its own description says, also for what nobody would ask (schemathesis: all its checks).

A usual run asks a few things, of some addresses; `SCHEMATHESIS=200` asks much of all of them. Which few: the seed says
that pytest prints, and for what hypothesis made up the line that it prints.
"""

import os
import random
from collections.abc import Iterator
from typing import Any

import hypothesis
import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck
from schemathesis import GenerationMode
from schemathesis.specs.openapi.checks import positive_data_acceptance

from basis.api import rem
from basis.api.adressen import KAN_NIET
from ibp_portal.wsgi import application
from tests.support.wereld import Wereld

pytestmark = pytest.mark.django_db
HOE_VEEL = int(os.environ.get("SCHEMATHESIS", "4"))
STIL = hypothesis.settings(max_examples=HOE_VEEL, suppress_health_check=list(HealthCheck), print_blob=True)


@pytest.fixture
def schema(wereld: Wereld, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """All of it in the transaction of the test: a request does not end with closing the connection."""
    monkeypatch.setattr(rem, "HOOGSTENS", 10**9)
    for sein in (request_started, request_finished):
        sein.disconnect(close_old_connections)
    yield schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application)
    for sein in (request_started, request_finished):
        sein.connect(close_old_connections)


def vraag(case: Any, bekend: dict[str, Any]) -> None:
    """Ask it, and hold the answer against all checks.

    What fits the description may still name a day to come, or a row that is not there: a description can't say which.
    Of most such values a real one is asked, and for what is left `kan-niet` is a good answer.
    """
    case.headers["Accept-Encoding"] = "identity"  # the checks read what came as it is
    if case.meta.generation.mode.is_positive:
        case.query |= {naam: bekend[naam] for naam in case.query if naam in bekend}
        if "bekend" in case.query:
            case.query["stand"] = bekend["stand"]
    antwoord = case.call()
    kan_niet = antwoord.status_code == 400 and {fout["code"] for fout in antwoord.json()["errors"]} == {KAN_NIET}
    case.validate_response(antwoord, excluded_checks=[positive_data_acceptance] if kan_niet else [])


@pytest.fixture
def bekend(wereld: Wereld) -> dict[str, Any]:
    """A value of each key that names something."""
    actie = wereld.actie
    rijen = {"lijn": actie.programmalijn.slug, "soort": actie.soort.slug, "partij": wereld.trekker.slug}
    dagen = {"stand": "2021-03-01", "bekend": "2022-03-01"}
    return {**dagen, "actie": [actie.slug], **{naam: [slug] for naam, slug in rijen.items()}}


def operaties(schema: Any, hoogstens: int = 1_000) -> list[Any]:
    """Every address, or so many of them."""
    alle = [gevonden.ok() for gevonden in schema.get_all_operations()]
    return random.sample(alle, min(hoogstens, len(alle)))


def op_de_rand(schema: Any, operatie: Any) -> list[Any]:
    """Each value at and over its edge, keys twice, methods that are not there: some of them."""
    hoe = schema.config.generation_for(operation=operatie)
    alle = list(schema.iter_coverage_cases(operatie, generation_modes=list(GenerationMode), generation_config=hoe))
    return random.sample(alle, min(HOE_VEEL, len(alle)))


def test_what_is_on_the_edge_is_as_described(schema: Any, bekend: dict[str, Any]) -> None:
    for operatie in operaties(schema):
        for case in op_de_rand(schema, operatie):
            vraag(case, bekend)


@pytest.mark.parametrize("soort", GenerationMode)
def test_what_nobody_would_ask_is_as_described(soort: GenerationMode, schema: Any, bekend: dict[str, Any]) -> None:
    for operatie in operaties(schema, HOE_VEEL):

        @STIL
        @hypothesis.given(case=operatie.as_strategy(soort))
        def probeer(case: Any) -> None:
            vraag(case, bekend)

        probeer()
