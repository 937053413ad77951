"""Secrets that must be read again: stored encrypted, under keys made from SECRET_KEY and the keys that it replaced."""

from base64 import urlsafe_b64encode
from hashlib import sha256

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings


class Onleesbaar(Exception):
    """The key that a secret was encrypted under is no longer among ours: it has to be made anew."""


class Kluis:
    """Secrets of one purpose: what was encrypted for another is not read here."""

    def __init__(self, doel: str) -> None:
        self.doel = doel

    def versleutel(self, tekst: str) -> str:
        """Encrypt with the present key."""
        return self._slot().encrypt(tekst.encode()).decode()

    def ontsleutel(self, tekst: str) -> str:
        """Read with the present key or one of those that it replaced. Raises Onleesbaar."""
        try:
            return self._slot().decrypt(tekst.encode()).decode()
        except InvalidToken:
            raise Onleesbaar(self.doel) from None

    def ververs(self, tekst: str) -> str:
        """What was encrypted, under the present key. Raises Onleesbaar."""
        return self.versleutel(self.ontsleutel(tekst))

    def _slot(self) -> MultiFernet:
        sleutels = [str(sleutel) for sleutel in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)]
        return MultiFernet([Fernet(urlsafe_b64encode(sha256(f"{self.doel}:{s}".encode()).digest())) for s in sleutels])
