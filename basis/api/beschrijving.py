"""The description of the API (OAS 3.0.3), out of the one that ninja makes (3.1).

NL API Design Rules 2.1 ask for OpenAPI 3, and their ruleset for 3.0.
"""

import json
from copy import deepcopy
from typing import Any

from django.conf import settings
from ninja import NinjaAPI

from basis.api import register
from basis.api.antwoorden import BASIS, JSON, POSITIE, PROBLEEM
from basis.web.adres import volledig

LICENTIE = {"name": "CC0 1.0", "url": "https://creativecommons.org/publicdomain/zero/1.0/deed.nl"}


def beschrijf(api: NinjaAPI) -> dict[str, Any]:
    """All addresses, with what they ask and answer, and how they say that something is wrong."""
    ruw: Any = api.get_openapi_schema(path_prefix="")
    gemaakt: dict[str, Any] = _zonder_null(ruw)
    gemaakt["openapi"] = "3.0.3"
    gemaakt["servers"] = [{"url": volledig(BASIS)}]
    gemaakt["info"] |= {"license": LICENTIE, "contact": _contact()}
    gemaakt["tags"] = [{"name": tabel.naam, "description": tabel.uitleg} for tabel in register.tabellen().values()]
    gemaakt["tags"].append({"name": "beschrijving", "description": "Hoe deze API werkt, voor programma's."})
    gemaakt["paths"]["/openapi.json"] = {"get": deepcopy(ZELF)}
    for adres, pad in gemaakt["paths"].items():
        for bewerking in pad.values():
            _werk_uit(bewerking)
            _met_lijstvorm(bewerking, adres.removeprefix("/"))
    vormen = {**_gebruikt(gemaakt), "Probleem": PROBLEEMVORM}
    gemaakt["components"] = {"schemas": vormen, "responses": _antwoorden(), "headers": KOPPEN}
    return gemaakt


def _gebruikt(gemaakt: dict[str, Any]) -> dict[str, Any]:
    """The schemas that something refers to: what can be asked stands in the parameters themselves."""
    tekst = json.dumps(gemaakt)
    vormen: dict[str, Any] = gemaakt["components"]["schemas"]
    return {naam: vorm for naam, vorm in vormen.items() if f'"#/components/schemas/{naam}"' in tekst}


def _contact() -> dict[str, str]:
    return {"name": settings.UITGEVER.naam, "url": volledig("/contact/"), "email": settings.UITGEVER.mail}


def _zonder_null(deel: Any) -> Any:
    """What may be null is told by `nullable`, as OAS 3.0 has no type for that."""
    if isinstance(deel, list):
        return [_zonder_null(een) for een in deel]
    if not isinstance(deel, dict):
        return deel
    schoon = {naam: _zonder_null(waarde) for naam, waarde in deel.items() if naam != "const"}
    if "const" in deel:
        schoon["enum"] = [deel["const"]]
    keuzes = [een for een in schoon.get("anyOf", []) if een != {"type": "null"}]
    return _met_nullable(schoon, keuzes) if len(keuzes) < len(schoon.get("anyOf", [])) else schoon


def _met_nullable(schoon: dict[str, Any], keuzes: list[dict[str, Any]]) -> dict[str, Any]:
    del schoon["anyOf"]
    schoon = keuzes[0] | schoon if len(keuzes) == 1 else schoon | {"anyOf": keuzes}
    schoon["nullable"] = True
    if "enum" in schoon:
        schoon["enum"] = [*schoon["enum"], None]
    if schoon.get("default", "") is None:
        del schoon["default"]
    return schoon


# -- what every address has -----------------------------------------------------------------------------------------


def _werk_uit(bewerking: dict[str, Any]) -> None:
    """Its answers, those that tell what is wrong included. A key of an address that is left out is not null."""
    for vraag in bewerking["parameters"]:
        vorm = vraag["schema"]
        if vorm.pop("nullable", False) and "enum" in vorm:
            vorm["enum"].remove(None)
    heeft_sleutel = any(vraag["in"] == "path" for vraag in bewerking["parameters"])
    antwoorden = bewerking["responses"]
    goed = antwoorden.pop(200)
    koppen = {naam: {"$ref": f"#/components/headers/{naam}"} for naam in KOPPEN}
    antwoorden["200"] = {**goed, "description": "Wat u vroeg.", "headers": koppen}
    antwoorden["304"] = {"description": "U hebt dit al: er is niets veranderd.", "headers": koppen}
    for status in FOUTEN:
        if status != "404" or heeft_sleutel:
            antwoorden[status] = {"$ref": f"#/components/responses/{status}"}


def _met_lijstvorm(bewerking: dict[str, Any], naam: str) -> None:
    """The other form of a list stands beside our own, and before it."""
    if vorm := register.lijstvorm(naam):
        een = _zonder_null(vorm.een.model_json_schema())
        goed = bewerking["responses"]["200"]
        goed["content"] = {vorm.soort: {"schema": {"type": "array", "items": een}}} | goed["content"]


def _antwoorden() -> dict[str, Any]:
    vorm = {PROBLEEM: {"schema": {"$ref": "#/components/schemas/Probleem"}}}
    koppen = {naam: {"$ref": f"#/components/headers/{naam}"} for naam in OVERAL}
    return {status: {"description": tekst, "content": vorm, "headers": koppen} for status, tekst in FOUTEN.items()}


def _kop(uitleg: str, soort: str = "string", *, altijd: bool = False) -> dict[str, Any]:
    return {"description": uitleg, "schema": {"type": soort}, "required": altijd}


OVERAL = ("API-Version", "access-control-allow-origin", "RateLimit", "RateLimit-Policy")
KOPPEN = {
    "API-Version": _kop("De versie van deze API.", altijd=True),
    "access-control-allow-origin": _kop("Elke site mag dit lezen.", altijd=True),
    "RateLimit": _kop("Hoe vaak u nog iets mag vragen (`r`), en na hoeveel seconden dat weer vol is (`t`)."),
    "RateLimit-Policy": _kop("Hoe vaak u iets mag vragen (`q`), in hoeveel seconden (`w`)."),
    POSITIE: _kop("Tot waar het journaal is gelezen.", "integer"),
    "Link": _kop("De volgende bladzijde en deze beschrijving."),
    "ETag": _kop("Stuur deze mee in `If-None-Match`: dan hoort u of er iets veranderde."),
}
FOUTEN = {
    "400": "Er klopt iets niet in de vraag.",
    "404": "Dit is er niet.",
    "406": "In deze vorm hebben wij het niet.",
    "415": "Bij dit adres past geen inhoud.",
    "429": "U vraagt te veel achter elkaar.",
    "500": "Er ging iets mis bij ons.",
    "503": "Het portaal is even niet bereikbaar.",
}
_TEKST = {"type": "string"}
PROBLEEMVORM = {
    "type": "object",
    "title": "Probleem",
    "description": "Wat er mis is, voor mensen en programma's (RFC 9457).",
    "required": ["status", "title", "detail"],
    "properties": {
        "type": {"type": "string", "format": "uri-reference"},
        "status": {"type": "integer"},
        "title": _TEKST,
        "detail": _TEKST,
        "errors": {
            "type": "array",
            "description": "Alles wat niet klopt in één keer.",
            "items": {
                "type": "object",
                "required": ["in", "location", "code", "detail"],
                "properties": {
                    "in": {"type": "string", "enum": ["query", "path"]},
                    "location": {"type": "object", "required": ["name"], "properties": {"name": _TEKST}},
                    "code": _TEKST,
                    "detail": _TEKST,
                },
            },
        },
    },
}
ZELF: dict[str, Any] = {
    "operationId": "beschrijving",
    "summary": "Deze beschrijving",
    "description": "Alle adressen van deze API, wat u kunt vragen en wat u terugkrijgt (OAS 3.0.3).",
    "tags": ["beschrijving"],
    "parameters": [],
    "responses": {200: {"content": {JSON: {"schema": {"type": "object"}}}}},
}
