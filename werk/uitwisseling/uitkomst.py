"""What comes out of comparing a file: rows that change, what clashes in them, and what is wrong at which cell."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from werk.uitwisseling.kolommen import BLADEN, Blad, Bladrij

PORTAAL, BESTAND = "portaal", "bestand"  # what a person chooses for a row that clashes
MEESTE_NUMMERS = 5  # rows that a warning about many names
VERLOREN = (
    "Uw programma bewaarde bijzondere tekens niet en zette er iets anders neer, zoals een vraagteken (rij {}). "
    "Dat telt niet als verandering: de tekst in het portaal blijft zoals die is. Sla op als .xlsx of als CSV UTF-8."
)


def is_nieuw(blad: Blad, cellen: Mapping[str, str]) -> bool:
    """Whether a row asks for something that is not there yet: nothing says which one it is."""
    return blad.maakt_nieuw and not any(cellen.get(naam) for naam in (*blad.sleutels, "versie"))


@dataclass(frozen=True)
class Bestandsrij:
    """A row of the file: where it stands, and the text of each of our columns that it has."""

    blad: Blad
    bladnaam: str
    nummer: int
    cellen: dict[str, str]

    @property
    def is_nieuw(self) -> bool:
        """Whether it asks for something that is not there yet."""
        return is_nieuw(self.blad, self.cellen)

    @property
    def sleutel(self) -> tuple[str, ...]:
        """Which row it is; of something new all that is asked."""
        wie = tuple(self.cellen[naam] for naam in self.blad.sleutels)
        return (*wie, *(self.cellen.get(kolom.naam, "") for kolom in self.blad.in_te_vullen)) if self.is_nieuw else wie


@dataclass(frozen=True)
class Botsing:
    """A cell that was changed on both sides, each to something else: the three texts, and who did it in the portal."""

    kolom: str
    toen: str
    nu: str
    bestand: str
    door: str


@dataclass
class Wijziging:
    """A row that changes something, or would but for a clash: the texts from and to, and the new values by field."""

    regel: Bestandsrij
    rij: Bladrij
    velden: dict[str, Any] = field(default_factory=dict)
    teksten: list[tuple[str, str, str]] = field(default_factory=list)  # column, from, to
    botsingen: list[Botsing] = field(default_factory=list)
    keuze: str = ""  # PORTAAL or BESTAND; empty when nothing clashes or nothing was chosen yet

    @property
    def kenmerk(self) -> str:
        """What a choice belongs to: this row with these clashes. Something else that changes asks for a new choice."""
        waarden = [(b.kolom, b.toen, b.nu, b.bestand) for b in self.botsingen]
        inhoud = json.dumps([self.regel.blad.naam, *self.regel.sleutel, waarden])
        return hashlib.sha256(inhoud.encode()).hexdigest()[:24]

    @property
    def kolom(self) -> str:
        """The first column that it is about."""
        return self.teksten[0][0] if self.teksten else self.botsingen[0].kolom

    def als_json(self) -> dict[str, Any]:
        """As the preview keeps it; equal when the same would happen."""
        return {
            "blad": self.regel.bladnaam,
            "rij": self.regel.nummer,
            "titel": self.rij.titel,
            "url": self.rij.url,
            "actie": self.rij.actie_slug,
            "velden": [list(teksten) for teksten in self.teksten],
            "reden": self.regel.cellen.get("reden", ""),
            "botsingen": [asdict(botsing) for botsing in self.botsingen],
            "kenmerk": self.kenmerk if self.botsingen else "",
            "keuze": self.keuze,
        }


@dataclass
class Vergelijking:
    """What came out."""

    wijzigingen: list[Wijziging] = field(default_factory=list)
    fouten: list[dict[str, Any]] = field(default_factory=list)
    waarschuwingen: list[dict[str, Any]] = field(default_factory=list)
    bladen: int = 0  # that we know
    rijen: int = 0
    ouder: int = 0  # rows that hold something older than what is in the portal, and that nobody touched in the file
    gelezen: dict[tuple[str, int], tuple[Blad, dict[str, str]]] = field(default_factory=dict)  # by sheet and row
    verloren: dict[tuple[str, str], list[int]] = field(default_factory=dict)  # by sheet and column

    def fout(self, bladnaam: str, nummer: int, kolom: str, tekst: str) -> None:
        self.fouten.append({"blad": bladnaam, "rij": nummer, "kolom": kolom, "tekst": tekst})

    def let_op(self, bladnaam: str, nummer: int, kolom: str, tekst: str) -> None:
        self.waarschuwingen.append({"blad": bladnaam, "rij": nummer, "kolom": kolom, "tekst": tekst})

    def verlies(self, regel: Bestandsrij, kolom: str) -> None:
        """Count a cell that differs only by what a program could not keep."""
        self.verloren.setdefault((regel.bladnaam, kolom), []).append(regel.nummer)

    def vertel_verlies(self) -> None:
        """One warning for each column, however many cells it is about."""
        for (bladnaam, kolom), nummers in self.verloren.items():
            genoemd = ", ".join(str(nummer) for nummer in nummers[:MEESTE_NUMMERS])
            meer = f" en nog {len(nummers) - MEESTE_NUMMERS}" if len(nummers) > MEESTE_NUMMERS else ""
            self.let_op(bladnaam, nummers[0], kolom, VERLOREN.format(genoemd + meer))

    @property
    def foute_rijen(self) -> set[tuple[str, int]]:
        return {(fout["blad"], fout["rij"]) for fout in self.fouten}

    def als_json(self) -> dict[str, Any]:
        open_ = {(w.regel.bladnaam, w.regel.nummer) for w in self.wijzigingen if w.botsingen and not w.keuze}
        over = self.foute_rijen | open_
        return {
            "wijzigingen": [wijziging.als_json() for wijziging in self.wijzigingen],
            "fouten": self.fouten,
            "waarschuwingen": self.waarschuwingen,
            "rijen": self.rijen,
            "ouder": self.ouder,
            "rest": [
                [blad.naam, cellen] for waar, (blad, cellen) in self.gelezen.items() if waar in over and blad in BLADEN
            ],
        }
