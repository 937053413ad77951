"""A second step for invented people. They have no phone: the page that asks for the code shows it (`totp`)."""

from contextlib import suppress

from allauth.mfa.models import Authenticator

from partijen.models import Gebruiker
from toegang import totp
from toegang.allauth_intern import TOTP
from toegang.geheim import Onleesbaar

Soort = Authenticator.Type


def geef_app(gebruiker: Gebruiker) -> None:
    """Connect an app to an invented person who has none yet, or one that no key of ours reads any more."""
    if not gebruiker.is_demo:
        return
    codes = Authenticator.objects.filter(user=gebruiker, type__in=(Soort.TOTP, Soort.RECOVERY_CODES))
    app = codes.filter(type=Soort.TOTP).first()
    with suppress(Onleesbaar):
        if app is not None and totp.bruikbare_code(app):
            return
    codes.delete()
    TOTP.activate(gebruiker, totp.nieuw_geheim())
