"""Paging by key instead of by number: page 4,000 costs as much as page 1, and a new row shifts nothing.

An address carries the sort value and the primary key of the row after which (`na`) or before which (`voor`) a page
starts, packed in one token.
"""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar

from django.db import models
from django.db.models import F
from django.db.models.fields.tuple_lookups import Tuple, TupleGreaterThan, TupleLessThan
from django.http import QueryDict

PER_BLADZIJDE = 25
LANGSTE_TOKEN = 2_000  # a title of 250 characters, packed
GROOTSTE_SLEUTEL = 2**63 - 1

Rij = TypeVar("Rij", bound=models.Model)


@dataclass(frozen=True)
class Sortering:
    """One way of sorting: a field without empty values, made unique by `pk`."""

    naam: str
    label: str
    veld: str
    aflopend: bool = False


@dataclass(frozen=True)
class Bladzijde(Generic[Rij]):
    """The rows of one page, and the addresses of the pages around it (empty: there is none)."""

    rijen: list[Rij]
    vorige: str = ""
    volgende: str = ""


def blader(
    rijen: models.QuerySet[Rij], sortering: Sortering, adres: QueryDict, per: int = PER_BLADZIJDE
) -> Bladzijde[Rij]:
    """The page of `rijen` that the query string `adres` asks for; one query. An unreadable token gives the first."""
    is_datum = _is_datum(rijen, sortering)
    na, voor = lees_token(adres.get("na", ""), is_datum), lees_token(adres.get("voor", ""), is_datum)
    terug = voor is not None and na is None
    aflopend = sortering.aflopend != terug
    anker = voor if terug else na
    tekens = "-" if aflopend else ""
    deel = rijen.order_by(f"{tekens}{sortering.veld}", f"{tekens}pk")
    if anker is not None:
        vergelijk = TupleLessThan if aflopend else TupleGreaterThan
        deel = deel.filter(vergelijk(Tuple(F(sortering.veld), F("pk")), anker))
    gevonden = list(deel[: per + 1])
    meer, gevonden = len(gevonden) > per, gevonden[:per]
    if terug:
        gevonden.reverse()
    if not gevonden:
        return Bladzijde([])
    return Bladzijde(
        gevonden,
        vorige=_adres(adres, "voor", gevonden[0], sortering) if (meer if terug else anker is not None) else "",
        volgende=_adres(adres, "na", gevonden[-1], sortering) if (terug or meer) else "",
    )


def _adres(adres: QueryDict, kant: str, rij: models.Model, sortering: Sortering) -> str:
    """The query string of the page on one side of a row."""
    return adres_naast(adres, kant, getattr(rij, sortering.veld), rij.pk)


def adres_naast(adres: QueryDict, kant: str, waarde: str | date, sleutel: int) -> str:
    """The query string of the page before (`voor`) or after (`na`) the row with this sort value and key."""
    anders = adres.copy()
    for naam in ("na", "voor"):
        anders.pop(naam, None)
    anders[kant] = _schrijf(waarde, sleutel)
    return "?" + anders.urlencode()


def _is_datum(rijen: models.QuerySet[Any], sortering: Sortering) -> bool:
    """Whether the sort is by a date; else it is by a text."""
    veld = F(sortering.veld).resolve_expression(rijen.query.chain()).output_field
    return isinstance(getattr(veld, "output_field", veld), models.DateField)


def vanaf_rij(rij: models.Model, sortering: Sortering) -> str:
    """The query string of the page that begins with this row, however many come before it later."""
    return f"?na={_schrijf(getattr(rij, sortering.veld), rij.pk + (1 if sortering.aflopend else -1))}"


def _schrijf(waarde: str | date, sleutel: int) -> str:
    tekst = json.dumps([waarde.isoformat() if isinstance(waarde, date) else waarde, sleutel], ensure_ascii=False)
    return urlsafe_b64encode(tekst.encode()).decode().rstrip("=")


def lees_token(token: str, is_datum: bool = False) -> tuple[Any, int] | None:
    """The sort value and the key in a token; None when it was made by hand or for another way of sorting."""
    if not token or len(token) > LANGSTE_TOKEN:
        return None
    try:
        waarde, sleutel = json.loads(urlsafe_b64decode(token + "=" * (-len(token) % 4)))
        if not (isinstance(waarde, str) and isinstance(sleutel, int) and 0 <= sleutel <= GROOTSTE_SLEUTEL):
            return None
        waarde.encode()  # half a character is a ValueError
    except (ValueError, TypeError, RecursionError):
        return None
    return _als_datum(waarde, sleutel) if is_datum else (waarde.replace("\x00", ""), sleutel)


def _als_datum(waarde: str, sleutel: int) -> tuple[date, int] | None:
    try:
        return date.fromisoformat(waarde), sleutel
    except ValueError:
        return None
