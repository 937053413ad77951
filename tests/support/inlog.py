"""Being logged in, with a second step as everyone has who may change something."""

import time

from allauth.mfa.models import Authenticator
from django.test import Client

from partijen.models import Gebruiker
from toegang import sessies, totp
from toegang.allauth_intern import TOTP


def log_in(client: Client, gebruiker: Gebruiker, *, met_tweede_stap: bool = True, net: bool = False) -> None:
    """Log in without the pages for it; `net`: a moment ago, so that the own login may be changed."""
    client.force_login(gebruiker)
    if met_tweede_stap:
        sessie = client.session
        sessies.onthoud_manier(sessie, {"method": "mfa", "type": "totp", "at": time.time() if net else 0})
        sessie.save()


def geef_app(gebruiker: Gebruiker) -> Authenticator:
    """An app with codes for this person."""
    middel: Authenticator = TOTP.activate(gebruiker, totp.nieuw_geheim()).instance
    return middel


def code_van(gebruiker: Gebruiker) -> str:
    """The code that the app of this person shows now."""
    return totp.bruikbare_code(Authenticator.objects.get(user=gebruiker, type=Authenticator.Type.TOTP))
