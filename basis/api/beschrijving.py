"""The description of the API (OAS 3.0.3), out of the one that ninja makes (3.1)."""

from typing import Any

from django.conf import settings
from ninja import NinjaAPI

from basis.api.antwoorden import JSON, POSITIE, PROBLEEM
from basis.web.adres import volledig

LICENTIE = {"name": "CC0 1.0", "url": "https://creativecommons.org/publicdomain/zero/1.0/deed.nl"}


def beschrijf(api: NinjaAPI) -> dict[str, Any]:
    """All addresses, with what they ask and answer, and how they say that something is wrong."""
    ruw: Any = api.get_openapi_schema(path_prefix="")
    gemaakt: dict[str, Any] = _zonder_null(ruw)
    gemaakt["openapi"] = "3.0.3"
    gemaakt["servers"] = [{"url": volledig("/api/v1")}]
    gemaakt["info"] |= {"license": LICENTIE, "contact": _contact()}
    for pad in gemaakt["paths"].values():
        for bewerking in pad.values():
            _met_fouten(bewerking, heeft_sleutel=any(p["in"] == "path" for p in bewerking["parameters"]))
    gemaakt["components"].setdefault("schemas", {})["Probleem"] = PROBLEEMVORM
    return gemaakt


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
    if len(keuzes) < len(schoon.get("anyOf", [])):
        del schoon["anyOf"]
        schoon = keuzes[0] | schoon if len(keuzes) == 1 else schoon | {"anyOf": keuzes}
        schoon["nullable"] = True
        if schoon.get("default", "") is None:
            del schoon["default"]
    return schoon


KOPPEN = {
    "API-Version": {"description": "De versie van deze API.", "schema": {"type": "string"}},
    POSITIE: {"description": "Tot waar het journaal is gelezen.", "schema": {"type": "integer"}},
    "Link": {"description": "De volgende bladzijde en deze beschrijving.", "schema": {"type": "string"}},
    "ETag": {"description": "Stuur deze mee in `If-None-Match`.", "schema": {"type": "string"}},
}
PROBLEEMVORM = {
    "type": "object",
    "title": "Probleem",
    "required": ["status", "title", "detail"],
    "properties": {
        "type": {"type": "string", "format": "uri-reference"},
        "status": {"type": "integer"},
        "title": {"type": "string"},
        "detail": {"type": "string"},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {
                    "in": {"type": "string"},
                    "location": {"type": "object", "properties": {"name": {"type": "string"}}},
                    "detail": {"type": "string"},
                },
            },
        },
    },
}
FOUTEN = {
    "400": "Er klopt iets niet in de vraag.",
    "404": "Dit is er niet.",
    "406": "In deze vorm hebben wij het niet.",
    "429": "U vraagt te veel achter elkaar.",
    "503": "Het portaal is even niet bereikbaar.",
}


def _met_fouten(bewerking: dict[str, Any], *, heeft_sleutel: bool) -> None:
    antwoorden = bewerking["responses"]
    goed = antwoorden.pop(200, None) or antwoorden.pop("200")
    goed |= {"description": "Wat u vroeg.", "headers": KOPPEN}
    antwoorden["200"] = goed
    vorm = {PROBLEEM: {"schema": {"$ref": "#/components/schemas/Probleem"}}}
    kop = {"API-Version": KOPPEN["API-Version"]}
    for status, tekst in FOUTEN.items():
        if status != "404" or heeft_sleutel:
            antwoorden[status] = {"description": tekst, "content": vorm, "headers": kop}
    assert JSON in goed["content"]
