"""The key in a mail by which one click ends all mail of its kind, without a cookie or a form of ours (RFC 8058)."""

from uuid import UUID

from django.core.signing import BadSignature, Signer
from django.urls import reverse

from meedoen.models import Inbreng, Volger

_ONDERTEKENAAR = Signer(salt="meedoen.stoplink")


def van_volger(volger: Volger) -> str:
    """The address that ends all that somebody follows."""
    return reverse("meedoen_mail:stop", args=[volger.sleutel])


def van_inbreng(inbreng: Inbreng) -> str:
    """The address that ends the mails about one reaction."""
    return reverse("meedoen_mail:stop", args=[_ONDERTEKENAAR.sign(str(inbreng.pk))])


def lees(sleutel: str) -> Volger | Inbreng | None:
    """What the mails of this key are about; None for a key that is not (or no longer) ours."""
    try:
        return Volger.objects.filter(sleutel=UUID(sleutel)).first()
    except ValueError:
        pass
    try:
        return Inbreng.objects.filter(pk=int(_ONDERTEKENAAR.unsign(sleutel))).first()
    except BadSignature:
        return None
