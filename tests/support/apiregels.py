"""What the ruleset of NL API Design Rules 2.1 asks of a description (OAS), in our own words; names are the ruleset's.

Also the rules that it warns of because 2.2 makes errors of them, and those of OAS that it takes in. Each gives what is
wrong, where; references are followed first.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any

Oas = dict[str, Any]
Regel = Callable[[Oas], Iterator[str]]
REGELS: dict[str, Regel] = {}
SEMVER = re.compile(r"(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(-[0-9A-Za-z.-]+)?(\+[0-9A-Za-z.-]+)?")
KEBAB = re.compile(r"(/([a-z0-9-]+|\{[^}]+\}))+(/_[a-z]+)?")
KAMEEL = re.compile(r"\$?[a-z][a-z\d]*([A-Z][a-z\d]*)*")
DATUMNAAM = re.compile(r"date|datum|\w+D(ate|atum)|\w*_[dD](ate|atum)")
PROBLEMEN = {"application/problem+json", "application/problem+xml"}


def regel(naam: str) -> Callable[[Regel], Regel]:
    def versier(functie: Regel) -> Regel:
        REGELS[naam] = functie
        return functie

    return versier


def fouten(naam: str, oas: Oas) -> list[str]:
    """What breaks this rule."""
    return list(REGELS[naam](gevolgd(oas, oas)))


def gevolgd(deel: Any, oas: Oas) -> Any:
    """The same with what each `$ref` refers to in its place. Raises KeyError for one that leads nowhere."""
    if isinstance(deel, list):
        return [gevolgd(een, oas) for een in deel]
    if not isinstance(deel, dict):
        return deel
    if "$ref" not in deel:
        return {naam: gevolgd(waarde, oas) for naam, waarde in deel.items()}
    doel: Any = oas
    for naam in deel["$ref"].removeprefix("#/").split("/"):
        doel = doel[naam]
    return gevolgd(doel, oas)


def bewerkingen(oas: Oas) -> Iterator[tuple[str, dict[str, Any]]]:
    for pad, methoden in oas["paths"].items():
        for methode, bewerking in methoden.items():
            yield f"{methode} {pad}", bewerking


def antwoorden(oas: Oas, eerste: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Those whose status begins with one of these digits."""
    for plek, bewerking in bewerkingen(oas):
        for status, antwoord in bewerking["responses"].items():
            if str(status)[0] in eerste:
                yield f"{plek} {status}", antwoord


def vragen(oas: Oas) -> Iterator[tuple[str, dict[str, Any]]]:
    for plek, bewerking in bewerkingen(oas):
        for vraag in bewerking.get("parameters", []):
            yield f"{plek} {vraag['name']}", vraag


def velden(deel: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every property of every schema below this."""
    if isinstance(deel, list):
        for een in deel:
            yield from velden(een)
    elif isinstance(deel, dict):
        for naam, waarde in deel.items():
            if naam == "properties" and isinstance(waarde, dict):
                yield from waarde.items()
            yield from velden(waarde)


def zeg(*fout: tuple[bool, str]) -> Iterator[str]:
    return (tekst for is_fout, tekst in fout if is_fout)


# -- the document ---------------------------------------------------------------------------------------------------


@regel("openapi3")
def _(oas: Oas) -> Iterator[str]:
    return zeg((not re.fullmatch(r"3\.0(\.\d+)?", oas.get("openapi", "")), "openapi"))


@regel("info-contact-fields-exist")
def _(oas: Oas) -> Iterator[str]:
    contact = oas["info"].get("contact", {})
    return (naam for naam in ("name", "email", "url") if not contact.get(naam))


@regel("info-description")
def _(oas: Oas) -> Iterator[str]:
    return zeg((not oas["info"].get("description"), "info"))


@regel("semver")
def _(oas: Oas) -> Iterator[str]:
    return zeg((not SEMVER.fullmatch(oas["info"]["version"]), oas["info"]["version"]))


@regel("oas3-api-servers")
def _(oas: Oas) -> Iterator[str]:
    return zeg((not oas.get("servers"), "servers"))


@regel("servers-use-https")
def _(oas: Oas) -> Iterator[str]:
    return (een["url"] for een in oas["servers"] if not een["url"].startswith("https://"))


@regel("include-major-version-in-uri")
def _(oas: Oas) -> Iterator[str]:
    groot = oas["info"]["version"].split(".")[0]
    return (een["url"] for een in oas["servers"] if not re.search(rf"/v{groot}$", een["url"]))


@regel("schema-camel-case")
def _(oas: Oas) -> Iterator[str]:
    return (naam for naam in oas["components"]["schemas"] if not re.fullmatch(r"([A-Z][a-z0-9]*)+", naam))


# -- the addresses --------------------------------------------------------------------------------------------------


@regel("paths-no-trailing-slash")
def _(oas: Oas) -> Iterator[str]:
    return (pad for pad in oas["paths"] if pad.endswith("/"))


@regel("paths-kebab-case")
def _(oas: Oas) -> Iterator[str]:
    return (pad for pad in oas["paths"] if pad != "/openapi.json" and not KEBAB.fullmatch(pad))


@regel("paths-open-api-json-resource-has-get")
def _(oas: Oas) -> Iterator[str]:
    return zeg((list(oas["paths"].get("/openapi.json", ())) != ["get"], "/openapi.json"))


@regel("paths-open-api-json-specify-cors-header")
def _(oas: Oas) -> Iterator[str]:
    goed = oas["paths"]["/openapi.json"]["get"]["responses"]["200"]
    return zeg(("access-control-allow-origin" not in goed.get("headers", {}), "/openapi.json"))


@regel("http-methods")
def _(oas: Oas) -> Iterator[str]:
    mag = {"get", "post", "put", "patch", "delete", "parameters", "summary", "description"}
    return (f"{pad} {naam}" for pad, deel in oas["paths"].items() for naam in deel if naam not in mag)


@regel("query-keys-camel-case")
def _(oas: Oas) -> Iterator[str]:
    return (plek for plek, vraag in vragen(oas) if vraag["in"] == "query" and not KAMEEL.fullmatch(vraag["name"]))


@regel("path-params")
def _(oas: Oas) -> Iterator[str]:
    for plek, bewerking in bewerkingen(oas):
        genoemd = {v["name"] for v in bewerking.get("parameters", []) if v["in"] == "path" and v["required"]}
        if genoemd != set(re.findall(r"\{([^}]+)\}", plek)):
            yield plek


@regel("operation-description")
def _(oas: Oas) -> Iterator[str]:
    return (plek for plek, bewerking in bewerkingen(oas) if not bewerking.get("description"))


@regel("operation-operationId-unique")
def _(oas: Oas) -> Iterator[str]:
    namen = [bewerking.get("operationId", "") for _, bewerking in bewerkingen(oas)]
    return (naam for naam in namen if namen.count(naam) > 1 or not re.fullmatch(r"[A-Za-z0-9_-]+", naam))


@regel("operation-tag-defined")
def _(oas: Oas) -> Iterator[str]:
    namen = [tag["name"] for tag in oas.get("tags", [])]
    yield from (naam for naam in namen if namen.count(naam) > 1)
    yield from (plek for plek, b in bewerkingen(oas) if not b.get("tags") or not set(b["tags"]) <= set(namen))


@regel("parameter-description")
def _(oas: Oas) -> Iterator[str]:
    return (plek for plek, vraag in vragen(oas) if not vraag.get("description"))


# -- the answers ----------------------------------------------------------------------------------------------------


@regel("missing-version-header")
def _(oas: Oas) -> Iterator[str]:
    return (plek for plek, een in antwoorden(oas, "23") if "api-version" not in map(str.lower, een.get("headers", ())))


@regel("use-problem-schema")
def _(oas: Oas) -> Iterator[str]:
    return (plek for plek, een in antwoorden(oas, "45") if not PROBLEMEN & set(een.get("content", ())))


@regel("problem-schema-members")
def _(oas: Oas) -> Iterator[str]:
    nodig = {"status", "title", "detail"}
    for plek, een in antwoorden(oas, "45"):
        if any(not nodig <= set(vorm["schema"].get("properties", ())) for vorm in een.get("content", {}).values()):
            yield plek


@regel("problem-invalid-input")
def _(oas: Oas) -> Iterator[str]:
    return (plek for plek, een in bewerkingen(oas) if een.get("parameters") and "400" not in een["responses"])


@regel("operation-success-response")
def _(oas: Oas) -> Iterator[str]:
    return (plek for plek, een in bewerkingen(oas) if "200" not in een["responses"])


# -- the schemas ----------------------------------------------------------------------------------------------------


@regel("property-casing")
def _(oas: Oas) -> Iterator[str]:
    return (naam for naam, _ in velden(oas) if not KAMEEL.fullmatch(naam))


@regel("date-time-ensure-timezone")
def _(oas: Oas) -> Iterator[str]:
    return (naam for naam, vorm in velden(oas) if vorm.get("format") in {"date-time-local", "time"})


@regel("specify-format-for-date-and-time")
def _(oas: Oas) -> Iterator[str]:
    return (naam for naam, vorm in velden(oas) if DATUMNAAM.fullmatch(naam) and vorm.get("format") != "date")


@regel("array-items")
def _(oas: Oas) -> Iterator[str]:
    return (naam for naam, vorm in velden(oas) if vorm.get("type") == "array" and "items" not in vorm)


@regel("typed-enum")
def _(oas: Oas) -> Iterator[str]:
    """Values of the type, each once; null only where it may be null."""
    vormen = [*velden(oas), *((plek, vraag["schema"]) for plek, vraag in vragen(oas))]
    for naam, vorm in vormen:
        keuzes = vorm.get("enum", [])
        is_tekst = all(isinstance(een, str) or (een is None and vorm.get("nullable")) for een in keuzes)
        if not is_tekst or len(set(keuzes)) < len(keuzes) or (keuzes and vorm.get("type") != "string"):
            yield naam
