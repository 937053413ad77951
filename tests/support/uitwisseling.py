"""Files that were sent, in every stand."""

from typing import Any

from partijen.models import Gebruiker
from uitwisseling.models import Invoer

WIJZIGING: dict[str, Any] = {
    "blad": "acties",
    "rij": 2,
    "titel": "Schone sloot",
    "url": "/acties/",
    "velden": [["status", "gepland", "vertraagd"], ["reden", "", "<b>"]],
    "reden": "",
}
MELDING: dict[str, Any] = {"blad": "acties", "rij": 3, "kolom": "status", "tekst": "Kies uit: gepland."}


def maak_invoer(door: Gebruiker, **velden: Any) -> Invoer:
    """A file that was read and changes nothing, unless said otherwise."""
    gewoon = {"naam": "acties.xlsx", "inhoud": b"x", "stand": "gelezen", "voorbeeld": {"rijen": 1}}
    return Invoer.objects.create(door=door, **(gewoon | velden))


def maak_invoeren(door: Gebruiker) -> dict[str, Invoer]:
    """One of each kind of page."""
    gelezen = {"rijen": 9, "wijzigingen": [WIJZIGING] * 60, "waarschuwingen": [MELDING], "fouten": []}
    return {
        "wacht": maak_invoer(door, stand="lezen", stap=3, stappen=9),
        "mislukt": maak_invoer(door, stand="mislukt", fout="Dit bestand is niet te lezen."),
        "gelezen": maak_invoer(door, voorbeeld=gelezen),
        "fouten": maak_invoer(door, voorbeeld={"rijen": 9, "fouten": [MELDING] * 120}),
        "klaar": maak_invoer(door, stand="klaar", inhoud=None, aantal=60, reden="Zo is het.", voorbeeld=gelezen),
    }
