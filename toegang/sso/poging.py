"""A login that is under way: what we remember of it in the session (once, and not for long), and what it proved."""

import time
from dataclasses import asdict, dataclass, field

from authlib.common.security import generate_token
from django.contrib.sessions.backends.base import SessionBase

from toegang.sessies import om_de_beurt
from toegang.sso.fouten import Geweigerd

SESSIE = "sso_pogingen"
WACHT = "sso_wacht"
GELDIG = 10 * 60  # seconds
MEESTE = 5  # in as many tabs


@dataclass(frozen=True)
class Poging:
    """What must come back, and where to go then. `koppelen`: the person who links a login; 0 for logging in."""

    aanbieder: str
    naar: str = ""
    koppelen: int = 0
    opnieuw: bool = False
    state: str = field(default_factory=lambda: generate_token(43))
    nonce: str = field(default_factory=lambda: generate_token(43))
    verifier: str = field(default_factory=lambda: generate_token(64))
    begonnen: float = field(default_factory=time.time)


@dataclass(frozen=True)
class Bewijs:
    """Who it is, at whom, and whether a second step was shown."""

    uitgever: str
    onderwerp: str
    naam: str
    tweede_stap: bool


@dataclass(frozen=True)
class Wachtende:
    """Someone who showed a login of the organisation, and has a question to answer before it counts."""

    aanbieder: str
    bewijs: Bewijs
    uitnodiging: str = ""  # the print of its link
    gezien: float = field(default_factory=time.time)


def onthoud(sessie: SessionBase, poging: Poging) -> None:
    """Remember it, instead of the oldest when there are too many."""
    alle = {**sessie.get(SESSIE, {}), poging.state: asdict(poging)}
    sessie[SESSIE] = dict(sorted(alle.items(), key=lambda paar: paar[1]["begonnen"])[-MEESTE:])


def neem(sessie: SessionBase, state: str, aanbieder: str) -> Poging:
    """The login of this state, that can then not be used again, not at the same moment either. Raises Geweigerd."""
    with om_de_beurt(sessie, SESSIE):
        alle = dict(sessie.get(SESSIE, {}))
        ruw = alle.pop(state, None)
        sessie[SESSIE] = alle
    if ruw is None:
        raise Geweigerd("poging")
    poging = Poging(**ruw)
    if poging.aanbieder != aanbieder or poging.begonnen < time.time() - GELDIG:
        raise Geweigerd("poging")
    return poging


def laat_wachten(sessie: SessionBase, wachtende: Wachtende) -> None:
    """Remember who showed a login, for the next page."""
    sessie[WACHT] = asdict(wachtende)


def wie_wacht(sessie: SessionBase) -> Wachtende:
    """Who showed a login in this session a moment ago. Raises Geweigerd."""
    ruw = sessie.get(WACHT)
    if ruw is None or ruw["gezien"] < time.time() - GELDIG:
        raise Geweigerd("poging")
    return Wachtende(**{**ruw, "bewijs": Bewijs(**ruw["bewijs"])})


def vergeet(sessie: SessionBase) -> None:
    """It is done."""
    for naam in (SESSIE, WACHT):
        sessie.pop(naam, None)
