"""How rows and questions look in the API: JSON of a row, and models that check a query string and describe both."""

import re
from collections.abc import Sequence
from typing import Annotated, Any, Literal

from ninja import Schema
from pydantic import ConfigDict, Field, create_model

from basis.api import register
from basis.api.tabel import Tabel, Zeef
from basis.web.kolommen import Kolom, Type

HOOGSTENS, GEWOON = 500, 100  # rows on one page
DAG = r"^\d{4}-\d{2}-\d{2}$"
DAG_OF_TIJD = r"^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}Z)?$"
PLAATS = r"^\d{1,18}(\.\d{1,18}){0,3}$"
TEKST = r"^[^\x00-\x1f]+$"
PERIODE = r"^(\d{4}(-\d{2}(-\d{2})?)?|(\d{4}-\d{2}-\d{2})?/(\d{4}-\d{2}-\d{2})?)$"


def kameel(naam: str) -> str:
    """A name of a column or filter as the API writes it: `te_laat` is `teLaat`."""
    return re.sub(r"_([a-z0-9])", lambda treffer: treffer[1].upper(), naam)


def verwijzingen(tabel: Tabel[Any]) -> list[Kolom[Any]]:
    """The columns that hold keys of another table that there is."""
    return [kolom for kolom in tabel.kolommen if kolom.naar in register.tabellen()]


def als_json(tabel: Tabel[Any], ding: Any, velden: Sequence[str] = ()) -> dict[str, Any]:
    """A row by the names of the API; with `velden` only those. What is not known is null."""
    return {
        kameel(kolom.naam): _waarde(kolom, ding)
        for kolom in tabel.kolommen
        if not velden or kameel(kolom.naam) in velden
    }


def _waarde(kolom: Kolom[Any], ding: Any) -> Any:
    waarde = kolom.toon(ding)
    if kolom.type == Type.LIJST:
        return list(waarde or ())
    return None if waarde is None or waarde == "" else waarde


# -- models ---------------------------------------------------------------------------------------------------------


class Basis(Schema):
    """Nothing else than what is described."""

    model_config = ConfigDict(extra="forbid")


def rijmodel(tabel: Tabel[Any]) -> type[Schema]:
    """What one row of the table looks like; every field may be left out, for who asks for some of them only."""
    velden: Any = {
        kameel(kolom.naam): (_soort(kolom) | None, Field(default=None, description=kolom.uitleg))
        for kolom in tabel.kolommen
    }
    if verwijzingen(tabel):
        uitleg = "De rijen waar deze naar verwijst, als daar met `expand` om is gevraagd."
        velden["uitgebreid"] = dict[str, Any] | None, Field(default=None, description=uitleg)
    return create_model(_naam(tabel.enkel), __base__=Basis, **velden)


def _soort(kolom: Kolom[Any]) -> Any:
    vast = Literal[tuple(waarde for waarde, _ in kolom.keuzes)] if kolom.keuzes else str
    soorten: dict[Type, Any] = {
        Type.GETAL: int,
        Type.JA_NEE: bool,
        Type.LIJST: list[vast],  # type: ignore[valid-type]
        Type.KEUZE: vast,
        Type.DATUM: Annotated[str, Field(json_schema_extra={"format": "date"})],
        Type.TIJDSTIP: Annotated[str, Field(json_schema_extra={"format": "date-time"})],
        Type.PERIODE: Annotated[str, Field(pattern=PERIODE)],
        Type.ADRES: Annotated[str, Field(json_schema_extra={"format": "uri"})],
    }
    return soorten.get(kolom.type, str)


def lijstmodel(tabel: Tabel[Any], rij: type[Schema]) -> type[Schema]:
    """A page of rows, with what was asked and the position of the journal."""
    velden: Any = {
        "positie": (
            int,
            Field(description="Tot waar het journaal is gelezen. Wat erna gebeurde, haalt u later op."),
        ),
        "stand": (str, Field(description="Van welke dag dit is.", json_schema_extra={"format": "date"})),
        "bekend": (str | None, Field(description="Wat wij toen wisten, als daarom is gevraagd.")),
        "volgende": (str | None, Field(description="Waar de volgende rijen staan. Leeg: dit zijn de laatste.")),
        "resultaten": (list[rij], Field(description=tabel.uitleg)),  # type: ignore[valid-type]
    }
    return create_model(_naam(tabel.naam), __base__=Basis, **velden)


def vraagmodel(tabel: Tabel[Any], *, is_lijst: bool) -> type[Schema]:
    """What the address of a list, or of one row, may ask."""
    namen = "|".join(kameel(kolom.naam) for kolom in tabel.kolommen)
    velden: dict[str, Any] = {
        "stand": _tekst("Van welke dag u de stand wilt zien, zoals 2021-03-01.", DAG),
        "bekend": _tekst("Wat wij op deze dag of dit tijdstip wisten. Kan alleen samen met `stand`.", DAG_OF_TIJD),
        "demo": (Literal["ja"] | None, Field(None, description="Ook wat is verzonnen om het portaal te tonen.")),
        "fields": _tekst("Alleen deze velden, met een komma ertussen.", rf"^({namen})(,({namen}))*$"),
    }
    if verwijst := "|".join(kameel(kolom.naam) for kolom in verwijzingen(tabel)):
        uitleg = "Ook de rijen waar deze velden naar verwijzen, met een komma ertussen."
        velden["expand"] = _tekst(uitleg, rf"^({verwijst})(,({verwijst}))*$")
    if is_lijst:
        velden |= {kameel(zeef.naam): _zeefveld(zeef) for zeef in tabel.zeven}
        velden["aantal"] = int, Field(GEWOON, ge=1, le=HOOGSTENS, description="Hoeveel rijen op één bladzijde.")
        velden["na"] = _tekst("Vanaf welke plaats: neem deze over uit `volgende`.", PLAATS)
    return create_model(f"Vraag{_naam(tabel.naam if is_lijst else tabel.enkel)}", __base__=Basis, **velden)


def _tekst(uitleg: str, patroon: str) -> tuple[Any, Any]:
    return (str | None, Field(None, pattern=patroon, description=uitleg))


def _zeefveld(zeef: Zeef) -> tuple[Any, Any]:
    een: Any = Annotated[str, Field(min_length=1, max_length=zeef.hoogstens, pattern=TEKST)]
    if zeef.keuzes:
        een = Literal[tuple(waarde for waarde, _ in zeef.keuzes)]
    elif zeef.grenzen:
        een = Annotated[int, Field(ge=zeef.grenzen[0], le=zeef.grenzen[1])]
    if zeef.meer:
        return (list[een], Field(default_factory=list, description=zeef.uitleg))
    return (een | None, Field(None, description=zeef.uitleg))


def _naam(naam: str) -> str:
    return "".join(deel.capitalize() for deel in naam.split("-"))
