"""Being logged in, with a second step as everyone has who may change something."""

import time
from datetime import UTC, datetime

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.test import Client

from partijen.models import Gebruiker
from toegang import sessies, totp
from toegang.allauth_intern import TOTP
from toegang.herkennen import SessionStore
from toegang.models import Sessie


def log_in(client: Client, gebruiker: Gebruiker, *, met_tweede_stap: bool = True, net: bool = False) -> None:
    """Log in without the pages for it; `net`: a moment ago, so that the own login may be changed.

    What a login leaves behind is put there at once: its signals ask ten times as much of the database.
    """
    nu, sessie = time.time(), SessionStore()
    sessie.update({SESSION_KEY: str(gebruiker.pk), BACKEND_SESSION_KEY: settings.AUTHENTICATION_BACKENDS[0]})
    sessie.update({HASH_SESSION_KEY: gebruiker.get_session_auth_hash(), sessies.BEGONNEN: nu, sessies.LAATST: nu})
    if met_tweede_stap:
        sessies.onthoud_manier(sessie, {"method": "mfa", "type": "totp", "at": nu if net else 0})
    sessie.save(must_create=True)
    op = datetime.fromtimestamp(nu, UTC)
    sleutel = sessie.session_key or ""
    Sessie.objects.create(gebruiker=gebruiker, sleutel=sleutel, begonnen_op=op, laatst_op=op)
    client.cookies[settings.SESSION_COOKIE_NAME] = sleutel


def geef_app(gebruiker: Gebruiker) -> Authenticator:
    """An app with codes for this person."""
    middel: Authenticator = TOTP.activate(gebruiker, totp.nieuw_geheim()).instance
    return middel


def code_van(gebruiker: Gebruiker) -> str:
    """The code that the app of this person shows now."""
    return totp.bruikbare_code(Authenticator.objects.get(user=gebruiker, type=Authenticator.Type.TOTP))
