"""Whether someone logged in with a second step; where allauth and single sign-on say so in the session."""

import time

from django.contrib.sessions.backends.base import SessionBase

SESSIE = "account_authentication_methods"  # allauth keeps its own records here; ours look the same
SSO = "sso"
BEVESTIGD = 10 * 60  # seconds that showing who one is counts


def is_gezet(sessie: SessionBase) -> bool:
    """Whether the person of this session showed more than a password."""
    methoden = sessie.get(SESSIE, [])
    return any(m.get("method") == "mfa" or (m.get("method") == SSO and m.get("tweede_stap")) for m in methoden)


def is_via_organisatie(sessie: SessionBase) -> bool:
    """Whether the person of this session came in by the own organisation."""
    return any(m.get("method") == SSO for m in sessie.get(SESSIE, []))


def is_net_bevestigd(sessie: SessionBase, nu: float | None = None) -> bool:
    """Whether the person showed a moment ago who it is: by logging in, or again for this."""
    sinds = (nu or time.time()) - BEVESTIGD
    return any(m.get("at", 0) > sinds for m in sessie.get(SESSIE, []))


def onthoud(sessie: SessionBase, methode: dict[str, object]) -> None:
    """Add a record of how the person logged in, as `{"method": "mfa", "type": "totp"}`."""
    sessie[SESSIE] = [*sessie.get(SESSIE, []), methode]


def vergeet(sessie: SessionBase) -> None:
    """The second step is gone, so this session has none any more."""
    sessie[SESSIE] = [m for m in sessie.get(SESSIE, []) if m.get("method") != "mfa"]
