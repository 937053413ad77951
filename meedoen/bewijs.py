"""The signed token in a form for who has no cookie: that we made it, when, and for which question.

It is also what a second click is known by: together with what was typed it marks one sending (`Inzending`).
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from secrets import token_urlsafe

from django.core.signing import BadSignature, Signer
from django.utils import timezone
from django.utils.crypto import salted_hmac

from basis.web.verzoek import huidig_netwerk
from meedoen import volgcode
from meedoen.models import Vraag

TE_SNEL = timedelta(seconds=3)
GELDIG = timedelta(hours=24)
_ONDERTEKENAAR = Signer(salt="meedoen.bewijs")


class Ongeldig(Exception):
    """The form must be sent once more: it is too old, or not ours."""


class TeSnel(Ongeldig):
    """Sent within seconds: no person types that fast."""


@dataclass(frozen=True)
class Bewijs:
    """A token that is ours: as it was sent, and when the form was made."""

    tekst: str
    gemaakt_op: datetime


def maak(vraag: Vraag, nu: datetime | None = None) -> str:
    """A token for a form about this question."""
    return _ONDERTEKENAAR.sign(f"{vraag.pk}.{int((nu or timezone.now()).timestamp())}.{token_urlsafe(9)}")


def lees(tekst: str, vraag: Vraag, nu: datetime | None = None) -> Bewijs:
    """The token of a form that was sent about this question. Raises Ongeldig."""
    nu = nu or timezone.now()
    try:
        sleutel, moment, _ = _ONDERTEKENAAR.unsign(tekst).split(".")
    except BadSignature as fout:
        raise Ongeldig from fout
    gemaakt_op = datetime.fromtimestamp(int(moment), tz=UTC)
    if sleutel != str(vraag.pk) or nu - gemaakt_op > GELDIG:
        raise Ongeldig
    if nu - gemaakt_op < TE_SNEL:
        raise TeSnel
    return Bewijs(tekst, gemaakt_op)


@dataclass(frozen=True)
class Inzending:
    """One sending of one form: the same token with the same words, from the same network.

    A page that caches keep gives many readers one token; so the token alone would take two people for one.
    """

    sleutel: str
    code: str

    @classmethod
    def van(cls, bewijs: Bewijs, *getypt: str) -> "Inzending":
        """The key of its row, and the code to follow it by: from the key nobody finds the code."""
        alles = "\0".join([bewijs.tekst, huidig_netwerk() or "", *getypt])
        sleutel = salted_hmac("meedoen.inzending", alles, algorithm="sha256").hexdigest()
        zaad = salted_hmac("meedoen.inzendingscode", alles, algorithm="sha256").digest()
        return cls(sleutel, volgcode.uit(zaad))
