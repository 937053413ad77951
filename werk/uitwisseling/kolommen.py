"""The sheets and their columns, declared once: for the file that goes out, the one that comes back, and the uitleg.

The names of the columns are a promise to whoever keeps files or scripts: add columns, but don't rename them.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models

from acties.models import Actie, Afspraak, Afspraakstand, Bereikt, Mijlpaal, Status
from acties.models.status import TE_MELDEN
from basis.tijd.perioden import DateRange, dag, lees_periode, toon_periode
from basis.web.kolommen import Kolom, Type
from basis.web.tekst import normaal
from basis.web.velden import HULP_PERIODE, PeriodeInvoer, lang_geleden, ver_vooruit
from partijen.models import Partij

TEKEN = "✎"  # behind the name of a column that may be changed: not a colour alone
LANGSTE_CEL = 32_000  # of a cell: Excel holds 32,767, and counts an emoji as two
TE_LANG = "(Deze tekst is te lang voor een rekenblad. Verander deze tekst in het portaal.)"
DAG_NUL = date(1899, 12, 30)  # spreadsheets count days from here; in a cell of text such a number is all that is left
_DAGNUMMER = re.compile("[0-9]{5}")


class Gebruik(Enum):
    """What a person does with a column."""

    SLEUTEL = "sleutel: niet veranderen"
    VAST = "alleen lezen"
    WIJZIG = "hier kunt u iets veranderen"
    WAAROM = "invullen bij een verandering"


@dataclass(frozen=True, kw_only=True)
class Bladrij:
    """What one row of a sheet is about; `ding` is None for an actie, and for a party without an afspraak yet."""

    actie: Actie
    ding: Mijlpaal | Afspraak | None = None
    partij: Partij | None = None

    @property
    def onderwerp(self) -> models.Model | None:
        """What the columns that may be changed are fields of."""
        return self.ding if self.ding or self.partij else self.actie


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
class Bladkolom(Kolom[Bladrij]):
    """A column of a sheet that comes back. The name of one that may be changed is the field of the model too."""

    gebruik: Gebruik = Gebruik.VAST
    waarde: Waarde = Waarde()
    breedte: int = 24  # in characters

    @property
    def kop(self) -> str:
        return f"{self.naam} {TEKEN}" if self.is_vrij else self.naam

    @property
    def is_vrij(self) -> bool:
        return self.gebruik in (Gebruik.WIJZIG, Gebruik.WAAROM)

    @property
    def is_wijzig(self) -> bool:
        return self.gebruik == Gebruik.WIJZIG

    def cel(self, ding: Bladrij) -> str:
        return normaal(self.toon(ding))

    def nu(self, rij: Bladrij) -> Any:
        """The present value of a column that may be changed."""
        return _nu(rij, self.naam)


def _nu(rij: Bladrij, veld: str) -> Any:
    return getattr(rij.onderwerp, veld) if rij.onderwerp else None


@dataclass(frozen=True)
class Blad:
    """One sheet; `sleutels` are the columns that say which row it is."""

    naam: str
    kolommen: tuple[Bladkolom, ...]

    @property
    def sleutels(self) -> tuple[str, ...]:
        return tuple(k.naam for k in self.kolommen if k.gebruik == Gebruik.SLEUTEL and k.naam != "versie")

    @property
    def wijzigbaar(self) -> tuple[Bladkolom, ...]:
        return tuple(kolom for kolom in self.kolommen if kolom.is_wijzig)

    def kolom(self, naam: str) -> Bladkolom | None:
        return next((kolom for kolom in self.kolommen if kolom.naam == naam), None)


def _vast(naam: str, uitleg: str, toon: Callable[[Bladrij], str], breedte: int = 24) -> Bladkolom:
    return Bladkolom(naam, uitleg, Type.TEKST, toon, breedte=breedte)


def _sleutel(naam: str, uitleg: str, toon: Callable[[Bladrij], str]) -> Bladkolom:
    return Bladkolom(naam, uitleg, Type.TEKST, toon, Gebruik.SLEUTEL)


def _waarom(naam: str, uitleg: str, type_: Type, breedte: int = 24) -> Bladkolom:
    return Bladkolom(naam, uitleg, type_, lambda rij: "", Gebruik.WAAROM, breedte=breedte)


def _wijzig(naam: str, uitleg: str, waarde: Waarde, breedte: int = 24) -> Bladkolom:
    def toon(rij: Bladrij) -> str:
        return waarde.schrijf(_nu(rij, naam))

    return Bladkolom(naam, uitleg, waarde.celtype, toon, Gebruik.WIJZIG, waarde, breedte)


def _tekst(naam: str, uitleg: str) -> Bladkolom:
    return _wijzig(naam, uitleg, Waarde(), breedte=44)


def _mijlpaal(rij: Bladrij) -> Mijlpaal:
    assert isinstance(rij.ding, Mijlpaal)
    return rij.ding


def _partij(rij: Bladrij) -> Partij:
    assert rij.partij
    return rij.partij


ACTIE = _sleutel("actie", "De vaste naam van de actie, het laatste deel van haar webadres.", lambda rij: rij.actie.slug)
VERSIE = Bladkolom(
    "versie",
    "Hiermee ziet het portaal of iemand anders de actie intussen veranderde.",
    Type.GETAL,
    lambda rij: str(rij.actie.versie),
    Gebruik.SLEUTEL,
    breedte=8,
)
TITEL_VAN_ACTIE = _vast("actie_titel", "Hoe de actie heet.", lambda rij: rij.actie.titel, 36)
REDEN = _waarom(
    "reden",
    "Waarom verandert dit? Nodig bij elke verandering; iedereen kan dit lezen. U mag dit ook later invullen, "
    "één keer voor alle rijen zonder reden.",
    Type.TEKST,
    40,
)
DATUM = _waarom("datum", f"Sinds wanneer het zo is. Leeg is vandaag. {HULP_PERIODE}", Type.PERIODE_IN_WOORDEN, 18)
BRON = (
    _waarom("bron_titel", "Hoe de bron heet. Mag leeg blijven.", Type.TEKST),
    _waarom("bron_url", "Het webadres van de bron. Mag leeg blijven.", Type.ADRES),
)
ACTIES = Blad(
    "acties",
    (
        ACTIE,
        VERSIE,
        _vast("titel", "Hoe de actie heet.", lambda rij: rij.actie.titel, 44),
        _vast("programmalijn", "De programmalijn waar de actie bij hoort.", lambda rij: rij.actie.programmalijn.titel),
        _vast("soort", "Wat voor actie het is.", lambda rij: rij.actie.soort.naam),
        _wijzig("status", "Hoe de actie ervoor staat.", Keuze(Status, TE_MELDEN), 18),
        REDEN,
        DATUM,
        *BRON,
    ),
)
MIJLPALEN = Blad(
    "mijlpalen",
    (
        ACTIE,
        _sleutel("mijlpaal", "De vaste naam van de mijlpaal in de actie.", lambda rij: _mijlpaal(rij).slug),
        VERSIE,
        TITEL_VAN_ACTIE,
        _vast("titel", "Hoe de mijlpaal heet.", lambda rij: _mijlpaal(rij).titel, 36),
        Bladkolom(
            "gepland",
            "De oorspronkelijke datum. Die verandert nooit meer.",
            Type.PERIODE_IN_WOORDEN,
            lambda rij: Periode().schrijf(_mijlpaal(rij).gepland),
        ),
        _wijzig("verwacht", f"Wanneer u de mijlpaal nu verwacht. {HULP_PERIODE}", Periode()),
        _wijzig("stand", "Of de mijlpaal is bereikt.", Keuze(Bereikt)),
        _wijzig("bereikt", f"Wanneer de mijlpaal is bereikt. {HULP_PERIODE}", Periode()),
        REDEN,
        *BRON,
    ),
)
AFSPRAKEN = Blad(
    "afspraken",
    (
        ACTIE,
        _sleutel("partij", "De vaste naam van de partij.", lambda rij: _partij(rij).slug),
        VERSIE,
        TITEL_VAN_ACTIE,
        _vast("partij_naam", "Hoe de partij heet.", lambda rij: _partij(rij).naam),
        _tekst("eigen_doel", "Wat de partij zelf wil bereiken. Verplicht."),
        _tekst("middelen", "Geld, mensen of tijd."),
        _tekst("bestuursafspraak", "Wat de bestuurders afspraken."),
        _tekst("managementafspraak", "Wat de leidinggevenden afspraken over de uitvoering."),
        _wijzig("stand", "Hoe vast de afspraak is.", Keuze(Afspraakstand), 18),
        REDEN,
        DATUM,
        *BRON,
    ),
)
BLADEN = (ACTIES, MIJLPALEN, AFSPRAKEN)
UITLEGBLAD = "uitleg"  # the name of the sheet that explains these; nobody changes anything there
