"""What a cell that may be changed can hold: how a value is written in it, and how what was typed there is read."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models

from basis.tijd.perioden import DateRange, dag, lees_periode, toon_periode
from basis.web.kolommen import Type
from basis.web.tekst import normaal, op_een_regel
from basis.web.velden import PeriodeInvoer, lang_geleden, ver_vooruit

LANGSTE_CEL = 32_000  # of a cell: Excel holds 32,767, and counts an emoji as two
TE_LANG = "(Deze tekst is te lang voor een rekenblad. Verander deze tekst in het portaal.)"
DAG_NUL = date(1899, 12, 30)  # spreadsheets count days from here; in a cell of text such a number is all that is left
_DAGNUMMER = re.compile("[0-9]{5}")
# An amount as people type it: groups of three or none, and perhaps nothing behind the comma.
_BEDRAG = re.compile(r"(?:€|EUR)?\s*(\d{1,3}(?:[. ]\d{3})+|\d{1,18})(?:,(?:00|-|–))?", re.IGNORECASE)


@dataclass(frozen=True)
class Waarde:
    """Plain text; the other kinds of value say how theirs is written and read."""

    celtype: ClassVar[Type] = Type.TEKST

    def schrijf(self, waarde: Any) -> str:
        tekst = normaal(waarde or "")
        return TE_LANG if len(tekst.encode("utf-16-le")) > 2 * LANGSTE_CEL else tekst

    def lees(self, tekst: str) -> Any:
        """Raises ValidationError."""
        return tekst

    def uit_journaal(self, ruw: Any) -> Any:
        return ruw

    @property
    def toegestaan(self) -> tuple[str, ...]:
        """The only texts that it takes; empty when there is no such list."""
        return ()


TEKST = Waarde()


def _als_keuze(tekst: str) -> str:
    """What is compared of a choice: its letters and digits, whatever a program or a paste put around or between."""
    return " ".join(re.findall(r"\w+", unicodedata.normalize("NFKC", tekst).casefold()))


@dataclass(frozen=True)
class Keuze(Waarde):
    """One out of a list, by what it is called. What stands there but is not in `te_kiezen` can only stay."""

    celtype: ClassVar[Type] = Type.KEUZE
    keuzes: type[models.TextChoices]
    te_kiezen: tuple[models.TextChoices, ...] = ()  # empty: all of them

    def schrijf(self, waarde: Any) -> str:
        return str(self.keuzes(waarde).label) if waarde in self.keuzes.values else ""

    def lees(self, tekst: str) -> Any:
        zoek = _als_keuze(tekst)
        for keuze in self.keuzes:
            if zoek in (_als_keuze(keuze.value), _als_keuze(str(keuze.label))):
                return keuze.value
        raise ValidationError(f"Kies uit: {', '.join(self.toegestaan)}.")

    @property
    def toegestaan(self) -> tuple[str, ...]:
        return tuple(str(keuze.label) for keuze in self.te_kiezen or self.keuzes)


@dataclass(frozen=True)
class Periode(Waarde):
    """A day, a month, a year or a span, as the pages print it and as people type it."""

    celtype: ClassVar[Type] = Type.PERIODE_IN_WOORDEN

    def schrijf(self, waarde: Any) -> str:
        return toon_periode(waarde) if waarde else ""

    def lees(self, tekst: str) -> DateRange | None:
        """An unlikely date is no error here: the form of the actie asks about it, and the preview warns."""
        if _DAGNUMMER.fullmatch(tekst):
            op = dag(DAG_NUL + timedelta(days=int(tekst)))
            if lang_geleden(op) or ver_vooruit(op):
                raise ValidationError(f"Hier staat het getal {tekst}. Bedoelt u {toon_periode(op)}? Schrijf dat dan.")
            return op
        gelezen: DateRange | None = PeriodeInvoer(required=False).to_python(tekst)
        return gelezen

    def uit_journaal(self, ruw: Any) -> Any:
        return lees_periode(ruw) if ruw else None


@dataclass(frozen=True)
class Regel(Waarde):
    """A text without lines."""

    def lees(self, tekst: str) -> str:
        return op_een_regel(tekst)


@dataclass(frozen=True)
class Bedrag(Waarde):
    """Whole euros; empty is no amount."""

    celtype: ClassVar[Type] = Type.GETAL

    def schrijf(self, waarde: Any) -> str:
        return "" if waarde is None else str(waarde)

    def lees(self, tekst: str) -> int | None:
        if not tekst:
            return None
        if not (gevonden := _BEDRAG.fullmatch(tekst)):
            raise ValidationError("Vul een heel bedrag in euro’s in, zoals 250000.")
        return int(re.sub("[. ]", "", gevonden[1]))
