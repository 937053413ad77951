"""Being logged in, with a second step as everyone has who may change something."""

from django.test import Client

from partijen.models import Gebruiker
from toegang import tweede_stap


def log_in(client: Client, gebruiker: Gebruiker, *, met_tweede_stap: bool = True) -> None:
    """Log in without the pages for it."""
    client.force_login(gebruiker)
    if met_tweede_stap:
        sessie = client.session
        tweede_stap.onthoud(sessie, {"method": "mfa", "type": "totp"})
        sessie.save()
