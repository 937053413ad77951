"""Every change of taking part."""

from meedoen.services.antwoord import Antwoordtekst, geef_antwoord, schrijf_antwoord, verwijder_concept, wijs_gevolg_aan
from meedoen.services.inbreng import (
    Gesloten,
    Ontvangst,
    maak_bezwaar,
    meld_misbruik,
    ontvang,
    stop_berichten,
    trek_in,
    voeg_toe,
)
from meedoen.services.modereren import houd_alle_tegen, houd_tegen, laat_staan, plaats, plaats_alle
from meedoen.services.onderwerp import maak_onderwerp, verwijder_onderwerp, wijzig_onderwerp, zet_bij_onderwerp
from meedoen.services.opruimen import ruim_op
from meedoen.services.vraag import maak_vraag, publiceer_vraag, rond_af, verzet_antwoord, wijzig_vraag

__all__ = [
    "Antwoordtekst",
    "Gesloten",
    "Ontvangst",
    "geef_antwoord",
    "houd_alle_tegen",
    "houd_tegen",
    "laat_staan",
    "maak_bezwaar",
    "maak_onderwerp",
    "maak_vraag",
    "meld_misbruik",
    "ontvang",
    "plaats",
    "plaats_alle",
    "publiceer_vraag",
    "rond_af",
    "ruim_op",
    "schrijf_antwoord",
    "stop_berichten",
    "trek_in",
    "verwijder_concept",
    "verwijder_onderwerp",
    "verzet_antwoord",
    "voeg_toe",
    "wijs_gevolg_aan",
    "wijzig_onderwerp",
    "wijzig_vraag",
    "zet_bij_onderwerp",
]
