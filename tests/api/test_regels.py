"""The description of the API keeps every rule of the ruleset of NL API Design Rules 2.1; each can be broken."""

import json
from collections.abc import Callable, Sequence
from copy import deepcopy
from functools import reduce
from operator import getitem
from typing import Any

import pytest
from django.test import Client
from openapi_spec_validator import OpenAPIV30SpecValidator

from basis.api import register
from basis.api.antwoorden import VERSIE
from tests.support.apiregels import REGELS, Oas, fouten

pytestmark = pytest.mark.django_db


@pytest.fixture
def oas(client: Client) -> Any:
    return json.loads(client.get("/api/v1/openapi.json").content)


def test_the_description_is_openapi(oas: Oas) -> None:
    OpenAPIV30SpecValidator(oas).validate()
    assert oas["info"]["version"] == VERSIE


def test_it_tells_of_every_table(oas: Oas) -> None:
    assert {pad.split("/")[1] for pad in oas["paths"]} >= {"openapi.json", *register.tabellen()}


@pytest.mark.parametrize("naam", REGELS)
def test_the_rules_hold(naam: str, oas: Oas) -> None:
    assert fouten(naam, oas) == []


def test_a_reference_stands_alone_and_every_part_is_used(oas: Oas) -> None:
    tekst = json.dumps(oas)
    namen = [f"#/components/{soort}/{naam}" for soort, delen in oas["components"].items() for naam in delen]
    assert [naam for naam in namen if f'"{naam}"' not in tekst] == []
    assert list(_met_buren(oas)) == []


def _met_buren(deel: Any) -> Any:
    if isinstance(deel, dict):
        if "$ref" in deel and len(deel) > 1:
            yield deel
        for waarde in deel.values():
            yield from _met_buren(waarde)
    for een in deel if isinstance(deel, list) else ():
        yield from _met_buren(een)


def lijst(oas: Oas) -> Any:
    return _op(oas, GET)


def _op(oas: Oas, pad: Sequence[str]) -> Any:
    """What stands at the end of this path."""
    return reduce(getitem, pad, oas)


def zonder(*pad: str) -> Callable[[Oas], Any]:
    """Take away what stands there."""

    def bederf(oas: Oas) -> None:
        del _op(oas, pad[:-1])[pad[-1]]

    return bederf


def met(waarde: Any, *pad: str) -> Callable[[Oas], Any]:
    """Put this there."""

    def bederf(oas: Oas) -> None:
        _op(oas, pad[:-1])[pad[-1]] = waarde

    return bederf


ACTIE = ("components", "schemas", "Actie", "properties")
GET = ("paths", "/acties", "get")
BEDORVEN: dict[str, Callable[[Oas], Any]] = {
    "openapi3": met("3.1.0", "openapi"),
    "info-contact-fields-exist": zonder("info", "contact", "email"),
    "info-description": zonder("info", "description"),
    "semver": met("1.0", "info", "version"),
    "oas3-api-servers": met([], "servers"),
    "servers-use-https": met([{"url": "http://portaal.voorbeeld.nl/api/v1"}], "servers"),
    "include-major-version-in-uri": met([{"url": "https://portaal.voorbeeld.nl/api"}], "servers"),
    "schema-camel-case": met({}, "components", "schemas", "een_actie"),
    "paths-no-trailing-slash": met({}, "paths", "/acties/"),
    "paths-kebab-case": met({}, "paths", "/Acties_van"),
    "paths-open-api-json-resource-has-get": zonder("paths", "/openapi.json"),
    "paths-open-api-json-specify-cors-header": zonder(
        *("paths", "/openapi.json", "get", "responses", "200", "headers", "access-control-allow-origin")
    ),
    "http-methods": met({"responses": {}}, "paths", "/acties", "trace"),
    "query-keys-camel-case": lambda oas: lijst(oas)["parameters"][0].update(name="te_laat"),
    "path-params": met([], "paths", "/acties/{sleutel}", "get", "parameters"),
    "operation-description": zonder(*GET, "description"),
    "operation-operationId-unique": met("beschrijving", *GET, "operationId"),
    "operation-tag-defined": met(["anders"], *GET, "tags"),
    "parameter-description": lambda oas: lijst(oas)["parameters"][0].pop("description"),
    "missing-version-header": zonder(*GET, "responses", "304", "headers"),
    "use-problem-schema": met({"application/json": {"schema": {}}}, "components", "responses", "400", "content"),
    "problem-schema-members": zonder("components", "schemas", "Probleem", "properties", "title"),
    "problem-invalid-input": zonder(*GET, "responses", "400"),
    "operation-success-response": zonder(*GET, "responses", "200"),
    "property-casing": met({"type": "string"}, *ACTIE, "te_laat"),
    "date-time-ensure-timezone": met({"type": "string", "format": "time"}, *ACTIE, "begin"),
    "specify-format-for-date-and-time": met({"type": "string"}, *ACTIE, "startDatum"),
    "array-items": met({"type": "array"}, *ACTIE, "opgaven"),
    "typed-enum": met({"type": "string", "enum": ["ja", "ja"]}, *ACTIE, "status"),
}


def test_each_rule_can_be_broken(oas: Oas) -> None:
    assert set(BEDORVEN) == set(REGELS)
    for naam, bederf in BEDORVEN.items():
        bederf(ander := deepcopy(oas))
        assert fouten(naam, ander), naam
