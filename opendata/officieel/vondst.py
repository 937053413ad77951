"""What a source says of a dossier, in the shape that a proposal is made of."""

import hashlib
import json
from dataclasses import dataclass, field
from typing import Any

from basis.tijd.perioden import DateRange, schrijf_periode
from opendata.officieel.models import Officielebron, Voorstelsoort


@dataclass(frozen=True)
class Vondst:
    """One fact. `fase` is the slug of the phase that it begins by a sign that is known (`tekens`), empty for others."""

    bron: Officielebron
    kenmerk: str  # what the source calls it: the same again is the same thing
    soort: Voorstelsoort
    titel: str
    datum: DateRange
    url: str
    ruw: dict[str, Any]
    fase: str = ""
    waarom: str = ""
    documentsoort: str = ""
    nummer: str = ""

    def afdruk(self, actie: int, soort: Voorstelsoort) -> str:
        """The same fact proposed as the same for the same actie has the same one; a changed day has another.

        Not by its number: in two dossiers of one actie the same paper has two of them.
        """
        delen = [actie, self.bron.value, self.kenmerk, soort.value, self.titel, schrijf_periode(self.datum)]
        return hashlib.sha256(json.dumps(delen).encode()).hexdigest()


@dataclass(frozen=True)
class Lezing:
    """What one source says of one dossier now. `ongewijzigd`: the same as when `etag` was given, so nothing is told."""

    vondsten: tuple[Vondst, ...] = ()
    weg: frozenset[str] = field(default_factory=frozenset)  # what the source took back
    kenmerken: tuple[str, ...] = ()  # what it calls the dossier itself
    etag: str = ""
    ongewijzigd: bool = False
