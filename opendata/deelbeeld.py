"""The picture that goes along when somebody shares an address: a PNG, made by Typst like the reports."""

from pathlib import Path

from acties.models import Actie
from basis.web.pdf import toonbaar, zet
from basis.web.tekst import ingekort

SJABLOON = Path(__file__).with_name("deelbeeld.typ")
PUNTEN_PER_DUIM = 144  # makes 600 by 315 points 1200 by 630 pixels
LANGSTE_TITEL = 120
ALGEMEEN = "Wat overheden samen afspraken, en hoe ver ze zijn"


def maak_deelbeeld(actie: Actie | None) -> bytes:
    """Of an actie its title, its line and how it stands; without one the portal itself."""
    if actie is None:
        return _maak(ALGEMEEN, status="", onder="Rijk, provincies, gemeenten en waterschappen", lijn=0)
    lijn = actie.programmalijn
    return _maak(actie.titel, status=actie.get_status_display().capitalize(), onder=lijn.titel, lijn=lijn.volgorde)


def _maak(titel: str, *, status: str, onder: str, lijn: int) -> bytes:
    kort = ingekort(titel, LANGSTE_TITEL)
    maat = 30 if len(kort) <= 50 else 24 if len(kort) <= 80 else 20
    gegevens = toonbaar({"titel": kort, "status": status, "onder": onder, "lijn": lijn, "maat": maat})
    return zet(SJABLOON, gegevens, format="png", ppi=PUNTEN_PER_DUIM)
