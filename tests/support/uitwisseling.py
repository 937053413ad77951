"""Files that were sent, in every stand."""

from typing import Any

from partijen.models import Gebruiker
from werk.uitwisseling.models import Invoer

WIJZIGING: dict[str, Any] = {
    "blad": "acties",
    "rij": 2,
    "titel": "Schone sloot",
    "url": "/acties/",
    "velden": [["status", "gepland", "vertraagd"], ["reden", "", "<b>"]],
    "reden": "",
}
BOTSING: dict[str, Any] = WIJZIGING | {
    "rij": 3,
    "velden": [],
    "botsingen": [
        {
            "kolom": "status",
            "toen": "gepland",
            "nu": "gestopt",
            "bestand": "vertraagd",
            "door": "iemand anders (Provincie Trek), op 29 november 2026",
        }
    ],
    "kenmerk": "abc123",
    "keuze": "",
}
ANDERE: dict[str, Any] = BOTSING | {"rij": 4, "titel": "Mooi weer", "kenmerk": "abc124", "keuze": "bestand"}
MELDING: dict[str, Any] = {"blad": "acties", "rij": 3, "kolom": "status", "tekst": "Kies uit: gepland."}
# One row is wrong, and can be taken along to mend it.
MET_REST: dict[str, Any] = {"rijen": 1, "fouten": [MELDING], "rest": [["acties", {"actie": "sloot", "versie": "1"}]]}


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
        "botsing": maak_invoer(door, aantal=3, voorbeeld=gelezen | {"wijzigingen": [WIJZIGING, BOTSING, ANDERE]}),
        "klaar": maak_invoer(door, stand="klaar", inhoud=None, aantal=60, reden="Zo is het.", voorbeeld=gelezen),
    }
