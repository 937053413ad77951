"""Reading the journal: replaying its rows, and saying them in words."""

from acties.journaal.afspelen import (
    NIEUWSTE_EERST,
    PER_BLADZIJDE,
    Feiten,
    adres_van,
    als_waarden,
    feitelijke,
    laatst_vastgelegd,
    speel_af,
    staand,
    van_boven,
)
from acties.journaal.net_gemeld import net_gemeld, net_gemeld_in
from acties.journaal.regels import Journaalregel, vertel, vertel_alle
from acties.journaal.veldnamen import VELDNAMEN
from acties.journaal.woorden import Veldregel, Verteller, kop

__all__ = [
    "NIEUWSTE_EERST",
    "PER_BLADZIJDE",
    "VELDNAMEN",
    "Feiten",
    "Journaalregel",
    "Veldregel",
    "Verteller",
    "adres_van",
    "als_waarden",
    "feitelijke",
    "kop",
    "laatst_vastgelegd",
    "net_gemeld",
    "net_gemeld_in",
    "speel_af",
    "staand",
    "van_boven",
    "vertel",
    "vertel_alle",
]
