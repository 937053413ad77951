"""Secrets of second steps are stored encrypted, under keys made from SECRET_KEY and the keys that it replaced."""

import logging
from base64 import urlsafe_b64encode
from hashlib import sha256

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings

logboek = logging.getLogger("ibp_portal.toegang")

UITLEG = (
    "Het portaal kan de codes van uw app en uw herstelcodes niet meer controleren. Dat ligt aan ons, niet aan u. "
    "Vraag een beheerder om uw tweede stap te herstellen. Daarna stelt u bij het inloggen een nieuwe in."
)


class Onleesbaar(Exception):
    """The key that a secret was encrypted under is no longer among ours: it has to be made anew."""


def _slot() -> MultiFernet:
    sleutels = [str(sleutel) for sleutel in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)]
    return MultiFernet([Fernet(urlsafe_b64encode(sha256(f"toegang:{s}".encode()).digest())) for s in sleutels])


def versleutel(tekst: str) -> str:
    """Encrypt with the present key."""
    return _slot().encrypt(tekst.encode()).decode()


def ontsleutel(tekst: str) -> str:
    """Read with the present key or one of those that it replaced. Raises Onleesbaar, and says so in the log."""
    try:
        return _slot().decrypt(tekst.encode()).decode()
    except InvalidToken:
        logboek.warning("een tweede stap is met geen sleutel te lezen: zie SECRET_KEY_FALLBACKS")
        raise Onleesbaar(UITLEG) from None
