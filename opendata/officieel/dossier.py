"""The number of a parliamentary dossier: one reader and one normal form, `35513` or `36600-VII` (`Dossiernummer`)."""

import re
from dataclasses import dataclass

from basis.web.tekst import op_een_regel

FOUT = "Schrijf een dossiernummer zoals 35513, 36 600 VII of 35 400 (R2138)."
# A budget has one dossier with a chapter behind the number; an act of the whole Kingdom has its number with an R.
_TOEVOEGING = r"[A-Z]{1,6}|R[0-9]{3,4}"
_VORM = re.compile(rf"([0-9]{{2}})[ .]?([0-9]{{3}})(?:[ \-–]*\(?({_TOEVOEGING})\)?)?")
NORMAALVORM = rf"^[0-9]{{5}}(-({_TOEVOEGING}))?$"


@dataclass(frozen=True)
class Dossiernummer:
    """`nummer` is what sources can be asked for; `toevoeging` is empty for most."""

    nummer: int
    toevoeging: str = ""

    def __str__(self) -> str:
        """The normal form, that is kept and compared."""
        return f"{self.nummer:05d}-{self.toevoeging}" if self.toevoeging else f"{self.nummer:05d}"

    @property
    def getoond(self) -> str:
        """As parliament prints it: 36 600 VII."""
        cijfers = f"{self.nummer:05d}"
        return " ".join(deel for deel in (cijfers[:2], cijfers[2:], self.toevoeging) if deel)


def lees_dossier(tekst: str) -> Dossiernummer:
    """The number that a text is, however it is written. Raises ValueError (a sentence) when it is none."""
    gelezen = _VORM.fullmatch(op_een_regel(tekst).replace("\xa0", " ").upper())
    if gelezen is None:
        raise ValueError(FOUT)
    duizend, rest, toevoeging = gelezen.groups()
    return Dossiernummer(int(duizend + rest), toevoeging or "")
