"""Rows as JSON-LD, and the context that says what their names mean: each is explained at the page of its table."""

from typing import Any

from basis.api import register
from basis.api.tabel import Tabel
from basis.api.vormen import als_json, kameel
from basis.web.adres import volledig
from basis.web.kolommen import Kolom, Type

XSD = "http://www.w3.org/2001/XMLSchema#"
SOORTEN = {
    Type.GETAL: f"{XSD}integer",
    Type.JA_NEE: f"{XSD}boolean",
    Type.DATUM: f"{XSD}date",
    Type.TIJDSTIP: f"{XSD}dateTime",
    Type.ADRES: "@id",
}
# What has a name that the whole world knows.
BEKEND = {
    "titel": "http://purl.org/dc/terms/title",
    "samenvatting": "http://purl.org/dc/terms/abstract",
    "pagina": "http://xmlns.com/foaf/0.1/page",
}
CONTEXT = "/open-data/context.jsonld"


def klasse(tabel: Tabel[Any]) -> str:
    """What a row of this table is: `Actie`."""
    return "".join(deel.capitalize() for deel in tabel.enkel.split("-"))


def als_jsonld(tabel: Tabel[Any], ding: Any) -> dict[str, Any]:
    """A row; what it refers to is named by its lasting address, and what is not known is left out."""
    rij = als_json(tabel, ding)
    velden = {
        kameel(kolom.naam): _verwezen(kolom, rij[kameel(kolom.naam)])
        for kolom in tabel.kolommen
        if kolom.naam != "id" and rij[kameel(kolom.naam)] not in (None, [])
    }
    return {"@context": volledig(CONTEXT), "@id": tabel.adres(ding), "@type": klasse(tabel), **velden}


def context() -> dict[str, Any]:
    """What each name means in a row of each table."""
    termen = {
        klasse(tabel): {
            "@id": _plek(tabel),
            "@context": {kameel(kolom.naam): _term(tabel, kolom) for kolom in tabel.kolommen if kolom.naam != "id"},
        }
        for tabel in register.tabellen().values()
    }
    return {"@context": {"@version": 1.1, **termen}}


def _plek(tabel: Tabel[Any]) -> str:
    return volledig(f"/open-data/{tabel.naam}/")


def _term(tabel: Tabel[Any], kolom: Kolom[Any]) -> dict[str, Any]:
    term: dict[str, Any] = {"@id": BEKEND.get(kolom.naam) or f"{_plek(tabel)}#kolom-{kolom.naam}"}
    if soort := "@id" if _ander(kolom) else SOORTEN.get(kolom.type):
        term["@type"] = soort
    if kolom.type == Type.LIJST:
        term["@container"] = "@set"
    return term


def _ander(kolom: Kolom[Any]) -> Tabel[Any] | None:
    """The table that a column refers to."""
    return register.tabellen().get(kolom.naar)


def _verwezen(kolom: Kolom[Any], waarde: Any) -> Any:
    ander = _ander(kolom)
    if ander is None:
        return waarde
    if isinstance(waarde, list):
        return [ander.adres_van(sleutel) for sleutel in waarde]
    return ander.adres_van(waarde)
