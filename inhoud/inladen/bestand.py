"""Reading the files of the content. Every object knows its place in them, so that an error can name it."""

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, PermissionDenied, ValidationError

from basis.tijd.perioden import DateRange, lees_periode
from basis.web.tekst import normaal

_GETELD = re.compile(r"\b(dag|maand)([+-]\d{1,4})\b")


class InhoudFout(Exception):
    """The files hold something that cannot be loaded; the text says where and what, in Dutch."""


def leg_uit(fout: ValidationError) -> str:
    """What is wrong, in one line, with the names of the fields."""
    if not hasattr(fout, "error_dict"):
        return " ".join(fout.messages)
    per_veld = fout.message_dict.items()
    return "; ".join(
        " ".join(teksten) if veld == NON_FIELD_ERRORS else f"{veld}: {' '.join(teksten)}" for veld, teksten in per_veld
    )


@contextmanager
def op_plaats(plaats: str) -> Iterator[None]:
    """Turn what a service refuses into an error that names the place in the files."""
    try:
        yield
    except ValidationError as fout:
        raise InhoudFout(f"{plaats}: {leg_uit(fout)}") from fout
    except (PermissionDenied, ValueError) as fout:
        raise InhoudFout(f"{plaats}: {fout}") from fout


class Rij:
    """One object of a file, with its place: `acties/codio.json, mijlpalen[3]`.

    `op` is the day from which its periods may be counted, as in `dag-30`; None: each says its date.
    """

    def __init__(self, waarden: Any, bestand: str, pad: str = "", op: date | None = None) -> None:
        self.bestand, self.pad, self.op = bestand, pad, op
        if not isinstance(waarden, Mapping):
            raise InhoudFout(f"{self.plaats}: hier hoort een object {{…}} te staan")
        self._waarden = waarden

    @property
    def plaats(self) -> str:
        return f"{self.bestand}, {self.pad}" if self.pad else self.bestand

    def tekst(self, veld: str) -> str:
        """The text of a field in normal form; empty when it is null."""
        return normaal(self._lees(veld, str) or "")

    def periode(self, veld: str) -> DateRange | None:
        """The period of a field; None when it is null, so unknown."""
        tekst = self.periodetekst(veld)
        with op_plaats(f"{self.plaats}, {veld}"):
            return lees_periode(tekst) if tekst else None

    def periodetekst(self, veld: str) -> str:
        """The period of a field as `lees_periode` reads it; empty when it is null."""
        tekst = self.tekst(veld)
        return _GETELD.sub(partial(_tel_dagen, self.op), tekst) if self.op else tekst

    def getal(self, veld: str) -> int:
        return int(self._lees(veld, int, verplicht=True))

    def bedrag(self, veld: str) -> int | None:
        """A whole number of euros; None when it is null."""
        return self.getal(veld) if self._lees(veld, int) is not None else None

    def ja(self, veld: str) -> bool:
        return bool(self._lees(veld, bool, verplicht=True))

    def namen(self, veld: str) -> list[str]:
        """A list of texts, such as the slugs that something refers to."""
        return [normaal(str(naam)) for naam in self._lees(veld, list) or []]

    def rijen(self, veld: str) -> list["Rij"]:
        """A list of objects in this one."""
        lijst = self._lees(veld, list) or []
        begin = f"{self.pad}." if self.pad else ""
        return [Rij(waarden, self.bestand, f"{begin}{veld}[{nummer}]", self.op) for nummer, waarden in enumerate(lijst)]

    def deel(self, veld: str) -> "Rij":
        """An object in this one."""
        return Rij(self._lees(veld, Mapping), self.bestand, f"{self.pad}.{veld}" if self.pad else veld, self.op)

    def _lees(self, veld: str, soort: type, *, verplicht: bool = False) -> Any:
        if veld not in self._waarden:
            raise InhoudFout(f"{self.plaats}: het veld '{veld}' ontbreekt")
        waarde = self._waarden[veld]
        if waarde is None and not verplicht:
            return None
        if not isinstance(waarde, soort) or (soort is int and isinstance(waarde, bool)):
            raise InhoudFout(f"{self.plaats}: het veld '{veld}' heeft een verkeerde vorm")
        return waarde


def _tel_dagen(op: date, gevonden: re.Match[str]) -> str:
    """The day so many days from `op`, or the whole month that it lies in."""
    datum = op + timedelta(days=int(gevonden[2]))
    return datum.isoformat() if gevonden[1] == "dag" else f"{datum:%Y-%m}"


def lees_lijst(map_: Path, naam: str, op: date | None = None) -> list[Rij]:
    """The objects of a file that holds one list."""
    waarden = _lees_json(map_, naam)
    if not isinstance(waarden, list):
        raise InhoudFout(f"{naam}: hier hoort een lijst [...] te staan")
    return [Rij(waarde, naam, f"[{nummer}]", op) for nummer, waarde in enumerate(waarden)]


def lees_acties(map_: Path, op: date | None = None) -> list[Rij]:
    """The acties: one a file, in the order of the names of the files."""
    namen = sorted(f"acties/{pad.name}" for pad in (map_ / "acties").glob("*.json"))
    return [Rij(_lees_json(map_, naam), naam, op=op) for naam in namen]


def _lees_json(map_: Path, naam: str) -> Any:
    try:
        return json.loads((map_ / naam).read_text(encoding="utf-8"))
    except OSError as fout:
        raise InhoudFout(f"{naam}: dit bestand is niet te lezen ({fout.strerror})") from fout
    except json.JSONDecodeError as fout:
        raise InhoudFout(f"{naam}, regel {fout.lineno}: dit is geen geldige JSON") from fout
    except UnicodeDecodeError as fout:
        raise InhoudFout(f"{naam}: dit bestand is geen UTF-8") from fout
