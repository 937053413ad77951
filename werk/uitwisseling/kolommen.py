"""The sheets and their columns, declared once: for the file that goes out, the one that comes back, and the uitleg.

The names of the columns are a promise to whoever keeps files or scripts: add columns, but don't rename them.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Any

from acties.models import (
    Actie,
    Afspraak,
    Afspraaksoort,
    Afspraakstand,
    Bereikt,
    Houder,
    Mijlpaal,
    Status,
    Toezegging,
)
from acties.models.afspraakstand import TE_ZEGGEN
from acties.models.status import TE_MELDEN
from basis.web.kolommen import Kolom, Type
from basis.web.tekst import normaal
from basis.web.velden import HULP_PERIODE
from partijen.models import Partij
from werk.uitwisseling.waarden import TEKST, Bedrag, Keuze, Periode, Regel, Waarde

TEKEN = "✎"  # behind the name of a column that may be changed: not a colour alone


class Gebruik(Enum):
    """What a person does with a column."""

    SLEUTEL = "sleutel: niet veranderen"
    VAST = "alleen lezen"
    NIEUW = "alleen invullen in een nieuwe rij"
    WIJZIG = "hier kunt u iets veranderen"
    WAAROM = "invullen bij een verandering"


@dataclass(frozen=True, kw_only=True)
class Bladrij:
    """What one row of a sheet is about: `ding`, or without one the actie itself, or a new afspraak of `partij`."""

    houder: Houder
    ding: Mijlpaal | Afspraak | Toezegging | None = None
    partij: Partij | None = None
    makers: tuple[str, ...] = ()  # of an afspraak, what they are called

    def nu(self, veld: str) -> Any:
        """The present value of a field; None when what has it is still to be made."""
        return None if self.partij else getattr(self.ding or self.houder, veld)

    @property
    def actie(self) -> Actie:
        assert isinstance(self.houder, Actie)
        return self.houder

    @property
    def actie_slug(self) -> str:
        """Empty for what is about the programme as a whole."""
        return self.houder.slug if isinstance(self.houder, Actie) else ""

    @property
    def titel(self) -> str:
        """What a person calls it."""
        deel = f"nieuwe afspraak van {self.partij.korte_naam}" if self.partij else str(self.ding or "")
        return f"{self.houder.titel}: {deel}" if deel else self.houder.titel

    @property
    def url(self) -> str:
        """The page that shows it."""
        ding = self.ding.afspraak if isinstance(self.ding, Toezegging) else self.ding
        return ding.get_absolute_url() if isinstance(ding, Afspraak) else self.houder.get_absolute_url()

    def in_journaal(self, veld: str) -> str:
        """Under which name the journal tells of a field."""
        return self.ding.in_journaal if isinstance(self.ding, Toezegging) else veld


@dataclass(frozen=True)
class Bladkolom(Kolom[Bladrij]):
    """A column of a sheet that comes back. The name of one that may be changed is the field of the model too."""

    gebruik: Gebruik = Gebruik.VAST
    waarde: Waarde = TEKST
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
        return rij.nu(self.naam)


@dataclass(frozen=True)
class Blad:
    """One sheet; `sleutels` are the columns that say which row it is."""

    naam: str
    kolommen: tuple[Bladkolom, ...]
    maakt_nieuw: bool = False  # a row without keys makes something new

    @property
    def sleutels(self) -> tuple[str, ...]:
        return tuple(k.naam for k in self.kolommen if k.gebruik == Gebruik.SLEUTEL and k.naam != "versie")

    @property
    def wijzigbaar(self) -> tuple[Bladkolom, ...]:
        return tuple(kolom for kolom in self.kolommen if kolom.is_wijzig)

    @property
    def in_te_vullen(self) -> tuple[Bladkolom, ...]:
        """What is filled in for something new."""
        return tuple(kolom for kolom in self.kolommen if kolom.gebruik in (Gebruik.NIEUW, Gebruik.WIJZIG))

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
        return waarde.schrijf(rij.nu(naam))

    return Bladkolom(naam, uitleg, waarde.celtype, toon, Gebruik.WIJZIG, waarde, breedte)


def _nieuw(naam: str, uitleg: str, toon: Callable[[Bladrij], str], waarde: Waarde = TEKST) -> Bladkolom:
    return Bladkolom(naam, uitleg, waarde.celtype, toon, Gebruik.NIEUW, waarde)


def _mijlpaal(rij: Bladrij) -> Mijlpaal:
    assert isinstance(rij.ding, Mijlpaal)
    return rij.ding


def _afspraak(rij: Bladrij) -> Afspraak:
    assert isinstance(rij.ding, Afspraak | Toezegging)
    return rij.ding.afspraak if isinstance(rij.ding, Toezegging) else rij.ding


def _maker(rij: Bladrij) -> Partij:
    assert isinstance(rij.ding, Toezegging)
    return rij.ding.partij


def _indiener(rij: Bladrij) -> str:
    indiener = _afspraak(rij).indiener
    return indiener.slug if indiener else ""


ACTIE = _sleutel("actie", "De vaste naam van de actie, het laatste deel van haar webadres.", lambda rij: rij.actie_slug)
VERSIE = Bladkolom(
    "versie",
    "Hiermee ziet het portaal of iemand anders de actie intussen veranderde.",
    Type.GETAL,
    lambda rij: str(rij.houder.versie),
    Gebruik.SLEUTEL,
    breedte=8,
)
TITEL_VAN_ACTIE = _vast(
    "actie_titel", "Hoe de actie heet, of het programma als geheel.", lambda rij: rij.houder.titel, 36
)
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
AFSPRAAK = _sleutel(
    "afspraak", "De vaste naam van de afspraak, het laatste deel van haar webadres.", lambda rij: _afspraak(rij).slug
)
AFSPRAKEN = Blad(
    "afspraken",
    (
        AFSPRAAK,
        VERSIE,
        _nieuw(
            "actie",
            "De vaste naam van de actie. Leeg: de afspraak gaat over het hele programma.",
            lambda rij: rij.actie_slug,
        ),
        TITEL_VAN_ACTIE,
        _nieuw("partij", "De vaste naam van de partij die de afspraak voorstelt.", _indiener),
        _vast("makers", "Wie dit afspreken.", lambda rij: ", ".join(rij.makers)),
        _wijzig("titel", "Een korte titel. Verplicht.", Regel(), 36),
        _wijzig("soort", "Wat voor afspraak het is.", Keuze(Afspraaksoort), 20),
        _wijzig("tekst", "Wat is afgesproken. Verplicht.", TEKST, 44),
        _wijzig(
            "uiterlijk",
            f"Wanneer de afspraak uiterlijk is nagekomen. Staat hier iets, dan verandert dat niet meer. {HULP_PERIODE}",
            Periode(),
        ),
        _wijzig("verwacht", f"Wanneer u dit nu verwacht, als dat anders is. {HULP_PERIODE}", Periode()),
        _wijzig("bedrag", "Hele euro’s. Leeg: er is geen geld afgesproken.", Bedrag(), 14),
        _wijzig("bedrag_voor", "Waarvoor het bedrag is.", Regel()),
        _nieuw(
            "stand",
            "Hoe vast de afspraak is voor de partij die haar voorstelt. Leeg is voorgenomen.",
            lambda rij: "",
            Keuze(Afspraakstand, TE_ZEGGEN),
        ),
        REDEN,
        DATUM,
        *BRON,
    ),
    maakt_nieuw=True,
)
TOEZEGGINGEN = Blad(
    "toezeggingen",
    (
        AFSPRAAK,
        _sleutel("partij", "De vaste naam van de partij.", lambda rij: _maker(rij).slug),
        VERSIE,
        _vast("actie", "De vaste naam van de actie. Leeg: het hele programma.", lambda rij: rij.actie_slug),
        TITEL_VAN_ACTIE,
        _vast("afspraak_titel", "Hoe de afspraak heet.", lambda rij: _afspraak(rij).titel, 36),
        _vast("partij_naam", "Hoe de partij heet.", lambda rij: _maker(rij).naam),
        _wijzig("stand", "Hoe vast de afspraak is voor deze partij.", Keuze(Afspraakstand, TE_ZEGGEN), 18),
        REDEN,
        DATUM,
        *BRON,
    ),
)
BLADEN = (ACTIES, MIJLPALEN, AFSPRAKEN, TOEZEGGINGEN)
UITLEGBLAD = "uitleg"  # the name of the sheet that explains these; nobody changes anything there
