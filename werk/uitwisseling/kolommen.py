"""The sheets and their columns, declared once: for the file that goes out, the one that comes back, and the uitleg.

The names of the columns are a promise to whoever keeps files or scripts: add columns, but don't rename them.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from acties.models import Actie, Afspraak, Afspraakstand, Bereikt, Mijlpaal, Status
from basis.tijd.perioden import DateRange, dag, lees_periode, toon_periode
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
    """One out of a list, by what it is called."""

    keuzes: type[models.TextChoices]

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
        return tuple(str(label) for label in self.keuzes.labels)


@dataclass(frozen=True)
class Periode(Waarde):
    """A day, a month, a year or a span, as the pages print it and as people type it."""

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


@dataclass(frozen=True, kw_only=True)
class Kolom:
    """One column. `naam` is its name in the file, and for one that may be changed the field of the model too."""

    naam: str
    uitleg: str
    gebruik: Gebruik = Gebruik.VAST
    waarde: Waarde = Waarde()
    toon: Callable[[Bladrij], str] = lambda rij: ""
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

    def cel(self, rij: Bladrij) -> str:
        """The text of this column in the file that goes out."""
        return self.waarde.schrijf(self.nu(rij)) if self.is_wijzig else normaal(self.toon(rij))

    def nu(self, rij: Bladrij) -> Any:
        """The present value of a column that may be changed."""
        return getattr(rij.onderwerp, self.naam) if rij.onderwerp else None


@dataclass(frozen=True)
class Blad:
    """One sheet; `sleutels` are the columns that say which row it is."""

    naam: str
    kolommen: tuple[Kolom, ...]

    @property
    def sleutels(self) -> tuple[str, ...]:
        return tuple(k.naam for k in self.kolommen if k.gebruik == Gebruik.SLEUTEL and k.naam != "versie")

    @property
    def wijzigbaar(self) -> tuple[Kolom, ...]:
        return tuple(kolom for kolom in self.kolommen if kolom.is_wijzig)

    def kolom(self, naam: str) -> Kolom | None:
        return next((kolom for kolom in self.kolommen if kolom.naam == naam), None)


ACTIE = Kolom(
    naam="actie",
    uitleg="De vaste naam van de actie, het laatste deel van haar webadres.",
    gebruik=Gebruik.SLEUTEL,
    toon=lambda rij: rij.actie.slug,
)
VERSIE = Kolom(
    naam="versie",
    uitleg="Hiermee ziet het portaal of iemand anders de actie intussen veranderde.",
    gebruik=Gebruik.SLEUTEL,
    toon=lambda rij: str(rij.actie.versie),
    breedte=8,
)
TITEL = Kolom(naam="titel", uitleg="Hoe de actie heet.", toon=lambda rij: rij.actie.titel, breedte=44)
TITEL_VAN_ACTIE = Kolom(naam="actie_titel", uitleg="Hoe de actie heet.", toon=lambda rij: rij.actie.titel, breedte=36)

REDEN = Kolom(
    naam="reden",
    uitleg="Waarom verandert dit? Nodig bij elke verandering; iedereen kan dit lezen. U mag dit ook later invullen, "
    "één keer voor alle rijen zonder reden.",
    gebruik=Gebruik.WAAROM,
    breedte=40,
)
DATUM = Kolom(
    naam="datum",
    uitleg=f"Sinds wanneer het zo is. Leeg is vandaag. {HULP_PERIODE}",
    gebruik=Gebruik.WAAROM,
    breedte=18,
)
BRON = (
    Kolom(naam="bron_titel", uitleg="Hoe de bron heet. Mag leeg blijven.", gebruik=Gebruik.WAAROM, breedte=24),
    Kolom(naam="bron_url", uitleg="Het webadres van de bron. Mag leeg blijven.", gebruik=Gebruik.WAAROM, breedte=24),
)


def _wijzig(naam: str, uitleg: str, waarde: Waarde, breedte: int = 24) -> Kolom:
    return Kolom(naam=naam, uitleg=uitleg, gebruik=Gebruik.WIJZIG, waarde=waarde, breedte=breedte)


def _tekst(naam: str, uitleg: str) -> Kolom:
    return _wijzig(naam, uitleg, Waarde(), breedte=44)


def _mijlpaal(rij: Bladrij) -> Mijlpaal:
    assert isinstance(rij.ding, Mijlpaal)
    return rij.ding


def _partij(rij: Bladrij) -> Partij:
    assert rij.partij
    return rij.partij


ACTIES = Blad(
    "acties",
    (
        ACTIE,
        VERSIE,
        TITEL,
        Kolom(
            naam="programmalijn",
            uitleg="De programmalijn waar de actie bij hoort.",
            toon=lambda rij: rij.actie.programmalijn.titel,
        ),
        Kolom(naam="soort", uitleg="Wat voor actie het is.", toon=lambda rij: rij.actie.soort.naam),
        _wijzig("status", "Hoe de actie ervoor staat.", Keuze(Status), 18),
        REDEN,
        DATUM,
        *BRON,
    ),
)
MIJLPALEN = Blad(
    "mijlpalen",
    (
        ACTIE,
        Kolom(
            naam="mijlpaal",
            uitleg="De vaste naam van de mijlpaal in de actie.",
            gebruik=Gebruik.SLEUTEL,
            toon=lambda rij: _mijlpaal(rij).slug,
        ),
        VERSIE,
        TITEL_VAN_ACTIE,
        Kolom(naam="titel", uitleg="Hoe de mijlpaal heet.", toon=lambda rij: _mijlpaal(rij).titel, breedte=36),
        Kolom(
            naam="gepland",
            uitleg="De oorspronkelijke datum. Die verandert nooit meer.",
            toon=lambda rij: Periode().schrijf(_mijlpaal(rij).gepland),
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
        Kolom(
            naam="partij",
            uitleg="De vaste naam van de partij.",
            gebruik=Gebruik.SLEUTEL,
            toon=lambda rij: _partij(rij).slug,
        ),
        VERSIE,
        TITEL_VAN_ACTIE,
        Kolom(naam="partij_naam", uitleg="Hoe de partij heet.", toon=lambda rij: _partij(rij).naam),
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
