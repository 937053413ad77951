"""The columns of tables of the open data in few words: how each is called, what it holds, and where that stands.

`waar` is the path from a row to that, such as `actie.slug`, or a function; without it a column shows what is called as
itself. Where the path meets nothing, the cell is empty.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from django.db.models import TextChoices

from basis.api.tabel import keuzes_van
from basis.tijd.perioden import schrijf_periode
from basis.web.adres import volledig
from basis.web.kolommen import Kolom, Type

Waar = str | Callable[[Any], Any]
TIJD = "%Y-%m-%dT%H:%M:%SZ"


def volg(waar: Waar) -> Callable[[Any], Any]:
    """What gives what stands at the end of a path."""
    if callable(waar):
        return waar
    delen = waar.split(".")

    def loop(ding: Any) -> Any:
        for deel in delen:
            if ding is None:
                return None
            ding = getattr(ding, deel)
        return ding

    return loop


def van(waar: Waar, *kolommen: Kolom[Any]) -> list[Kolom[Any]]:
    """These columns, of what stands at the end of a path."""
    return [replace(kolom, toon=_na(volg(waar), kolom.toon)) for kolom in kolommen]


def _na(loop: Callable[[Any], Any], toon: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda rij: None if (ding := loop(rij)) is None else toon(ding)


def tekst(naam: str, uitleg: str, waar: Waar = "") -> Kolom[Any]:
    return Kolom(naam, uitleg, Type.TEKST, volg(waar or naam))


def getal(naam: str, uitleg: str, waar: Waar = "") -> Kolom[Any]:
    return Kolom(naam, uitleg, Type.GETAL, volg(waar or naam))


def ja_nee(naam: str, uitleg: str, waar: Waar = "") -> Kolom[Any]:
    return Kolom(naam, uitleg, Type.JA_NEE, volg(waar or naam))


def periode(naam: str, uitleg: str, waar: Waar = "") -> Kolom[Any]:
    return Kolom(naam, uitleg, Type.PERIODE, _na(volg(waar or naam), schrijf_periode))


def datum(naam: str, uitleg: str, waar: Waar = "") -> Kolom[Any]:
    return Kolom(naam, uitleg, Type.DATUM, _na(volg(waar or naam), date.isoformat))


def tijdstip(naam: str, uitleg: str, waar: Waar = "") -> Kolom[Any]:
    return Kolom(naam, uitleg, Type.TIJDSTIP, _na(volg(waar or naam), _in_utc))


def _in_utc(wanneer: datetime) -> str:
    return wanneer.astimezone(UTC).strftime(TIJD)


def adres(naam: str, uitleg: str, waar: Waar = "") -> Kolom[Any]:
    """Of a path in the portal the whole address."""
    return Kolom(naam, uitleg, Type.ADRES, _na(volg(waar or naam), _heel))


def _heel(gevonden: str) -> str:
    return volledig(gevonden) if gevonden.startswith("/") else gevonden


def keuze(naam: str, uitleg: str, keuzes: type[TextChoices], waar: Waar = "") -> Kolom[Any]:
    return Kolom(naam, uitleg, Type.KEUZE, _na(volg(waar or naam), str), keuzes=keuzes_van(keuzes.choices))


def sleutel(naam: str, naar: str, uitleg: str, waar: Waar = "") -> Kolom[Any]:
    """Names one row of the table `naar`."""
    return Kolom(naam, uitleg, Type.SLEUTEL, volg(waar or f"{naam}.slug"), naar=naar)


def sleutels(naam: str, naar: str, uitleg: str, waar: Waar) -> Kolom[Any]:
    """Names rows of the table `naar`; each once, in the order of the alphabet."""
    return Kolom(naam, uitleg, Type.LIJST, _na(volg(waar), _gesorteerd), naar=naar)


def lijst(naam: str, uitleg: str, waar: Waar = "") -> Kolom[Any]:
    """Texts, each once, in the order of the alphabet."""
    return Kolom(naam, uitleg, Type.LIJST, _na(volg(waar or naam), _gesorteerd))


def _gesorteerd(genoemd: Iterable[str]) -> list[str]:
    return sorted(set(genoemd))


def bron() -> Kolom[Any]:
    """Where it says so."""
    return sleutel("bron", "bronnen", "Waar het staat.", "bron.sleutel")


def demo(waar: Waar = "is_demo") -> Kolom[Any]:
    return ja_nee("demo", "Ja: verzonnen, om het portaal te tonen.", waar)
