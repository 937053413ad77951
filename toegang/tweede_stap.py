"""Whether someone logged in with a second step; where allauth and single sign-on say so in the session."""

from django.contrib.sessions.backends.base import SessionBase

SESSIE = "account_authentication_methods"  # allauth keeps its own records here; ours look the same
SSO = "sso"


def is_gezet(sessie: SessionBase) -> bool:
    """Whether the person of this session showed more than a password."""
    methoden = sessie.get(SESSIE, [])
    return any(m.get("method") == "mfa" or (m.get("method") == SSO and m.get("tweede_stap")) for m in methoden)


def onthoud(sessie: SessionBase, methode: dict[str, object]) -> None:
    """Add a record of how the person logged in, as `{"method": "mfa", "type": "totp"}`."""
    sessie[SESSIE] = [*sessie.get(SESSIE, []), methode]
