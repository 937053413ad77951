"""What a mail says, apart from how it looks: its parts, and how facts from `gegevens` are read."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from urllib.parse import urljoin

from django.conf import settings
from django.utils import timezone

from basis.tijd.perioden import dag, toon_periode


@dataclass(frozen=True)
class Punt:
    """One thing of a list, with remarks about it."""

    tekst: str
    link: str = ""
    regels: tuple[str, ...] = ()


@dataclass(frozen=True)
class Brief:
    """A mail in the order in which it is read."""

    onderwerp: str
    alineas: tuple[str, ...]
    punten: tuple[Punt, ...] = ()
    na_punten: tuple[str, ...] = ()
    citaat: str = ""  # what a colleague wrote
    toelichting: str = ""  # what the programmabureau wrote, in Markdown
    knop: str = ""
    link: str = ""
    slot: tuple[str, ...] = ()
    aanhef: str = "Goedendag,"
    voorkeuren: str = ""  # address of the page to choose what to get; empty for what cannot be switched off


def volledig(pad: str) -> str:
    """A path of ours as an address; never one of another machine, whatever `gegevens` says."""
    adres = urljoin(f"{settings.PORTAAL_ADRES}/", pad)
    return adres if adres.startswith(f"{settings.PORTAAL_ADRES}/") else f"{settings.PORTAAL_ADRES}/"


class Gegevens:
    """The facts of a message; what is missing is empty."""

    def __init__(self, rij: dict[str, Any]) -> None:
        self.rij = rij

    def tekst(self, naam: str, anders: str = "") -> str:
        waarde = self.rij.get(naam)
        if isinstance(waarde, list):
            return _opsomming([str(deel) for deel in waarde])
        return str(waarde).strip() if waarde not in (None, "") else anders

    def link(self, naam: str = "link", anders: str = "/") -> str:
        return volledig(self.tekst(naam, anders))

    def getal(self, naam: str) -> int:
        waarde = self.rij.get(naam)
        return waarde if isinstance(waarde, int) else 0

    def delen(self, naam: str) -> list["Gegevens"]:
        return [Gegevens(rij) for rij in self.rij.get(naam) or () if isinstance(rij, dict)]

    def regels(self, naam: str) -> tuple[str, ...]:
        return tuple(str(regel) for regel in self.rij.get(naam) or ())

    def wanneer(self, naam: str) -> str:
        """A day or a moment for people, from ISO; any other text stays as it is."""
        waarde = self.tekst(naam)
        try:
            moment = datetime.fromisoformat(waarde)
        except ValueError:
            return waarde
        if len(waarde) == len("2026-11-25"):
            return toon_periode(dag(date.fromisoformat(waarde)))
        hier = timezone.localtime(moment if timezone.is_aware(moment) else timezone.make_aware(moment))
        return f"{toon_periode(dag(hier.date()))} om {hier:%H:%M} uur"


def _opsomming(delen: list[str]) -> str:
    """The parts as "a, b en c"."""
    return " en ".join(filter(None, [", ".join(delen[:-1]), *delen[-1:]]))
