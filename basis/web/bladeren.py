"""Paging by key instead of by number: page 4,000 costs as much as page 1, and a new row shifts nothing.

An address carries the sort value and the primary key of the row after which (`na`) or before which (`voor`) a page
starts, packed in one token, with the number that the page has for who walks there.
"""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Generic, TypeVar

from django.db import models
from django.db.models import F
from django.db.models.fields.tuple_lookups import Tuple, TupleGreaterThan, TupleLessThan

from basis.web.adres import Adres, Bron

PER_BLADZIJDE = 25
LANGSTE_TOKEN = 2_000  # a title of 250 characters, packed
GROOTSTE_SLEUTEL = 2**63 - 1
HOOGSTE_NUMMER = 1_000_000

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
    """The rows of one page, its number and how many there are (0: not known), and the addresses around it."""

    rijen: list[Rij]
    vorige: str = ""
    volgende: str = ""
    nummer: int = 1
    van: int = 0


def eerste_rijen(rijen: models.QuerySet[Rij], sortering: Sortering) -> models.QuerySet[Rij]:
    """What `blader` reads for the first page: a `Vast` of it can be given along for rows that are asked for often."""
    return _op_rij(rijen, sortering, terug=False)[: PER_BLADZIJDE + 1]


def blader(
    rijen: models.QuerySet[Rij],
    sortering: Sortering,
    bron: Bron,
    per: int = PER_BLADZIJDE,
    eerste: Callable[[], list[Rij]] | None = None,
) -> Bladzijde[Rij]:
    """The page of `rijen` that an address asks for. An unreadable token gives the first.

    `eerste` reads the `eerste_rijen` of these same rows without putting the query together again.
    """
    adres = Adres.van(bron)
    gevraagd = adres.get("na") or adres.get("voor")
    anker, terug = lees_anker(adres, _lezer(rijen, sortering)) if gevraagd else (None, False)
    if anker is None and eerste:
        gevonden = eerste()
    else:
        deel = _op_rij(rijen, sortering, terug=terug)
        if anker is not None:
            vergelijk = TupleLessThan if sortering.aflopend != terug else TupleGreaterThan
            deel = deel.filter(vergelijk(Tuple(F(sortering.veld), F("pk")), anker))
        gevonden = list(deel[: per + 1])
    return _bladzijde(gevonden, sortering, adres, per, (anker is not None, terug))


def _bladzijde(
    gevonden: list[Rij], sortering: Sortering, adres: Adres, per: int, kant: tuple[bool, bool]
) -> Bladzijde[Rij]:
    """What was found as a page; `kant`: whether it lies next to a row, and whether before it."""
    is_verder, terug = kant
    meer, gevonden = len(gevonden) > per, gevonden[:per]
    if terug:
        gevonden.reverse()
    if not gevonden:
        return Bladzijde([])
    return Bladzijde(
        gevonden,
        vorige=_adres(adres, "voor", gevonden[0], sortering) if (meer if terug else is_verder) else "",
        volgende=_adres(adres, "na", gevonden[-1], sortering) if (terug or meer) else "",
        nummer=bladnummer(adres),
    )


def _op_rij(rijen: models.QuerySet[Rij], sortering: Sortering, *, terug: bool) -> models.QuerySet[Rij]:
    tekens = "-" if sortering.aflopend != terug else ""
    return rijen.order_by(f"{tekens}{sortering.veld}", f"{tekens}pk")


def _adres(adres: Adres, kant: str, rij: models.Model, sortering: Sortering) -> str:
    """The query string of the page before (`voor`) or after (`na`) a row."""
    hier = bladnummer(adres)
    token = _schrijf(getattr(rij, sortering.veld), rij.pk, hier + (1 if kant == "na" else -1) if hier else 0)
    return str(adres.eerste.met(**{kant: token}))


def bladnummer(bron: Bron) -> int:
    """The number of the page that an address asks for: 1 without a token, 0 when the token does not tell."""
    adres = Adres.van(bron)
    delen = _ontcijfer(adres.get("na") or adres.get("voor"))
    return delen[2] if delen else 1


def _als_tekst(waarde: str) -> str:
    return waarde.replace("\x00", "")


def _als_moment(waarde: str) -> datetime:
    moment = datetime.fromisoformat(waarde)
    if moment.tzinfo is None:
        raise ValueError("een moment zonder tijdzone")
    return moment


def _lezer(rijen: models.QuerySet[Any], sortering: Sortering) -> Callable[[str], Any]:
    """What makes the text in a token the kind of value that the sort is by; raises ValueError."""
    veld = F(sortering.veld).resolve_expression(rijen.query.chain()).output_field
    veld = getattr(veld, "output_field", veld)
    if isinstance(veld, models.DateTimeField):
        return _als_moment
    return date.fromisoformat if isinstance(veld, models.DateField) else _als_tekst


def vanaf_rij(rij: models.Model, sortering: Sortering) -> str:
    """The query string of the page that begins with this row, however many come before it later."""
    token = _schrijf(getattr(rij, sortering.veld), rij.pk + (1 if sortering.aflopend else -1))
    return str(Adres().met(na=token))


def _schrijf(waarde: str | date, sleutel: int, nummer: int = 0) -> str:
    delen = [waarde.isoformat() if isinstance(waarde, date) else waarde, sleutel, *([nummer] if nummer > 0 else [])]
    return urlsafe_b64encode(json.dumps(delen, ensure_ascii=False).encode()).decode().rstrip("=")


def _ontcijfer(token: str) -> tuple[str, int, int] | None:
    """The sort value, the key and the number of the page (0: not told) in a token; None when it was made by hand."""
    if not token or len(token) > LANGSTE_TOKEN:
        return None
    try:
        waarde, sleutel, nummer = [*json.loads(urlsafe_b64decode(token + "=" * (-len(token) % 4))), 0][:3]
        if not (isinstance(waarde, str) and isinstance(sleutel, int) and isinstance(nummer, int)):
            return None
        waarde.encode()  # half a character is a ValueError
    except (ValueError, TypeError, RecursionError):
        return None
    past = 0 <= sleutel <= GROOTSTE_SLEUTEL and 0 <= nummer <= HOOGSTE_NUMMER
    return (waarde, sleutel, nummer) if past else None


def lees_anker(bron: Bron, lees: Callable[[str], Any] = _als_tekst) -> tuple[tuple[Any, int] | None, bool]:
    """The sort value and the key that the page lies next to (None: the first page), and whether it lies before them."""
    adres = Adres.van(bron)
    na, voor = _lees_token(adres.get("na"), lees), _lees_token(adres.get("voor"), lees)
    terug = voor is not None and na is None
    return (voor if terug else na), terug


def _lees_token(token: str, lees: Callable[[str], Any] = _als_tekst) -> tuple[Any, int] | None:
    """The sort value and the key in a token; None when it was made by hand or for another way of sorting."""
    delen = _ontcijfer(token)
    try:
        return (lees(delen[0]), delen[1]) if delen else None
    except ValueError:
        return None
