"""Every change of taking part."""

from meedoen.services.antwoord import Antwoordtekst, geef_antwoord, schrijf_antwoord, verwijder_concept, wijs_gevolg_aan
from meedoen.services.inbreng import (
    Gesloten,
    Ontvangst,
    maak_bezwaar,
    meld_misbruik,
    neemt_aan,
    ontvang,
    stop_berichten,
    trek_in,
    voeg_toe,
)
from meedoen.services.modereren import houd_alle_tegen, houd_tegen, laat_staan, plaats, plaats_alle
from meedoen.services.onderwerp import maak_onderwerp, verwijder_onderwerp, wijzig_onderwerp, zet_bij_onderwerp
from meedoen.services.opruimen import ruim_op, ruim_volgers_op, vraag_nog_volgen
from meedoen.services.vensters import maak_vensters
from meedoen.services.volgen import (
    BEVESTIGEN,
    PER_DAG,
    bevestig_abonnement,
    blijf_volgen,
    kies_ritme,
    stop_met_sleutel,
    vraag_aan,
    weiger,
    zeg_alles_op,
    zeg_op,
)
from meedoen.services.vraag import leg_elders_vast, maak_vraag, publiceer_vraag, rond_af, verzet_antwoord, wijzig_vraag

__all__ = [
    "BEVESTIGEN",
    "PER_DAG",
    "Antwoordtekst",
    "Gesloten",
    "Ontvangst",
    "bevestig_abonnement",
    "blijf_volgen",
    "geef_antwoord",
    "houd_alle_tegen",
    "houd_tegen",
    "kies_ritme",
    "laat_staan",
    "leg_elders_vast",
    "maak_bezwaar",
    "maak_onderwerp",
    "maak_vensters",
    "maak_vraag",
    "meld_misbruik",
    "neemt_aan",
    "ontvang",
    "plaats",
    "plaats_alle",
    "publiceer_vraag",
    "rond_af",
    "ruim_op",
    "ruim_volgers_op",
    "schrijf_antwoord",
    "stop_berichten",
    "stop_met_sleutel",
    "trek_in",
    "verwijder_concept",
    "verwijder_onderwerp",
    "verzet_antwoord",
    "voeg_toe",
    "vraag_aan",
    "vraag_nog_volgen",
    "weiger",
    "wijs_gevolg_aan",
    "wijzig_onderwerp",
    "wijzig_vraag",
    "zeg_alles_op",
    "zeg_op",
    "zet_bij_onderwerp",
]
