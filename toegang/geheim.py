"""Secrets of second steps are stored encrypted, under keys made from SECRET_KEY and the keys that it replaced."""

from base64 import urlsafe_b64encode
from hashlib import sha256

from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings


def _slot() -> MultiFernet:
    sleutels = [str(sleutel) for sleutel in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)]
    return MultiFernet([Fernet(urlsafe_b64encode(sha256(f"toegang:{s}".encode()).digest())) for s in sleutels])


def versleutel(tekst: str) -> str:
    """Encrypt with the present key."""
    return _slot().encrypt(tekst.encode()).decode()


def ontsleutel(tekst: str) -> str:
    """Read with the present key or one of those that it replaced. Raises InvalidToken."""
    return _slot().decrypt(tekst.encode()).decode()
