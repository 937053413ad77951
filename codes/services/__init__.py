"""Every change of a code, of its versions and of what parties say of it. All else reads."""

from codes.services.bepaling import (
    Deel,
    laat_weg,
    splits,
    voeg_samen,
    voeg_toe,
    wijzig_bepaling,
    wijzig_tekst,
    zet_terug,
)
from codes.services.code import leg_bepalingsoort_vast, leg_oefening_vast, maak_code, verwijder_oefening, wijzig_code
from codes.services.toepassing import Oordeel, meld_toepassing, vraag_toepassing
from codes.services.verbetering import corrigeer
from codes.services.versie import (
    begin_versie,
    laat_vervallen,
    leg_open,
    stel_vast,
    terug_naar_concept,
    vraag_ondertekening,
    wijzig_versie,
    zet_aantal,
)

__all__ = [
    "Deel",
    "Oordeel",
    "begin_versie",
    "corrigeer",
    "laat_vervallen",
    "laat_weg",
    "leg_bepalingsoort_vast",
    "leg_oefening_vast",
    "leg_open",
    "maak_code",
    "meld_toepassing",
    "splits",
    "stel_vast",
    "terug_naar_concept",
    "verwijder_oefening",
    "voeg_samen",
    "voeg_toe",
    "vraag_ondertekening",
    "vraag_toepassing",
    "wijzig_bepaling",
    "wijzig_code",
    "wijzig_tekst",
    "wijzig_versie",
    "zet_aantal",
    "zet_terug",
]
