"""Parts of an actie as pages show them: its course, and the parties with what they promised."""

from acties.delen.afspraken import (
    GEVONDEN,
    NIET_BEVESTIGD,
    Afspraakregel,
    Afsprakentelling,
    Deelnemer,
    Uitkomst,
    namen_bij,
    uitkomst_van,
)
from acties.delen.looptijd import Stuk, Stuksoort, Verloop
from acties.delen.verloop import (
    Deel,
    Einde,
    Mijlpaalregel,
    Stap,
    Statusmelding,
    Verblijf,
    sinds_van,
    verblijven,
)

__all__ = [
    "GEVONDEN",
    "NIET_BEVESTIGD",
    "Afspraakregel",
    "Afsprakentelling",
    "Deel",
    "Deelnemer",
    "Einde",
    "Mijlpaalregel",
    "Stap",
    "Statusmelding",
    "Stuk",
    "Stuksoort",
    "Uitkomst",
    "Verblijf",
    "Verloop",
    "namen_bij",
    "sinds_van",
    "uitkomst_van",
    "verblijven",
]
