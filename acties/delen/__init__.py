"""Parts of an actie as pages show them: its course, and the parties with what they promised."""

from acties.delen.afspraken import GEVONDEN, Afspraakregel, Afsprakentelling, Deelnemer, Uitkomst, uitkomst_van
from acties.delen.verloop import (
    Deel,
    Einde,
    Mijlpaalregel,
    Stap,
    Statusmelding,
    Verblijf,
    einde_van,
    verblijven,
)

__all__ = [
    "GEVONDEN",
    "Afspraakregel",
    "Afsprakentelling",
    "Deel",
    "Deelnemer",
    "Einde",
    "Mijlpaalregel",
    "Stap",
    "Statusmelding",
    "Uitkomst",
    "Verblijf",
    "einde_van",
    "uitkomst_van",
    "verblijven",
]
