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
    """The form must be sent once more: it is too old, or not ours. Of ours it says when somebody began with it."""

    def __init__(self, begonnen_op: datetime | None = None) -> None:
        self.begonnen_op = begonnen_op


class TeSnel(Ongeldig):
    """Sent within seconds: no person types that fast."""


@dataclass(frozen=True)
class Bewijs:
    """A token that is ours: as it was sent, and when somebody began with the form that it stood in first."""

    tekst: str
    begonnen_op: datetime


def maak(vraag: Vraag, nu: datetime | None = None, *, begonnen_op: datetime | None = None) -> str:
    """A token for a form about this question; `begonnen_op` goes along from the token that this one replaces."""
    gemaakt_op = nu or timezone.now()
    momenten = ".".join(str(int(moment.timestamp())) for moment in (begonnen_op or gemaakt_op, gemaakt_op))
    return _ONDERTEKENAAR.sign(f"{vraag.pk}.{momenten}.{token_urlsafe(9)}")


def lees(tekst: str, vraag: Vraag, nu: datetime | None = None) -> Bewijs:
    """The token of a form that was sent about this question. Raises Ongeldig."""
    nu = nu or timezone.now()
    try:
        sleutel, *momenten, _ = _ONDERTEKENAAR.unsign(tekst).split(".")
    except BadSignature as fout:
        raise Ongeldig from fout
    if sleutel != str(vraag.pk):
        raise Ongeldig
    begonnen_op, gemaakt_op = (datetime.fromtimestamp(int(moment), tz=UTC) for moment in momenten)
    if nu - gemaakt_op > GELDIG:
        raise Ongeldig(begonnen_op)
    if nu - gemaakt_op < TE_SNEL:
        raise TeSnel(begonnen_op)
    return Bewijs(tekst, begonnen_op)


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
