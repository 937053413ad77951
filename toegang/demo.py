"""A second step for invented people. They have no phone: the page that asks for the code shows it (`totp`)."""

from allauth.mfa.models import Authenticator

from partijen.models import Gebruiker
from toegang import totp
from toegang.allauth_intern import TOTP


def geef_app(gebruiker: Gebruiker) -> None:
    """Connect an app to an invented person who has none yet."""
    if gebruiker.is_demo and not Authenticator.objects.filter(user=gebruiker, type=Authenticator.Type.TOTP).exists():
        TOTP.activate(gebruiker, totp.nieuw_geheim())
