"""Mail from the environment: where it goes, from whom, and what address the portal has."""

import os
from typing import Any

from django.core.exceptions import ImproperlyConfigured

from ibp_portal.settings.omgeving import getal, schakelaar

NODIG = ("PORTAAL_ADRES", "AFZENDER", "EMAIL_HOST")
BESTANDEN = "bestanden"  # as EMAIL_HOST: into a folder, to try things on one machine


def adres_van_portaal(*, https: bool) -> str:
    """Scheme and host of the portal, that addresses in mail start with."""
    adres = os.environ["PORTAAL_ADRES"].strip().rstrip("/")
    if not adres.startswith("https://" if https else ("https://", "http://")):
        raise ImproperlyConfigured("PORTAAL_ADRES begint met https://, bijvoorbeeld https://portaal.voorbeeld.nl.")
    return adres


def mailserver() -> dict[str, Any]:
    """Give Django's settings for the mail server. Raises ImproperlyConfigured on what cannot be."""
    machine = os.environ["EMAIL_HOST"].strip()
    if machine == BESTANDEN:
        return {"EMAIL_BACKEND": "berichten.post.MapBackend"}
    tls, ssl = schakelaar("EMAIL_USE_TLS", standaard=False), schakelaar("EMAIL_USE_SSL", standaard=False)
    if tls and ssl:
        raise ImproperlyConfigured("Kies EMAIL_USE_TLS of EMAIL_USE_SSL, niet allebei.")
    return {
        "EMAIL_HOST": machine,
        "EMAIL_PORT": getal("EMAIL_PORT", standaard=465 if ssl else 587 if tls else 25),
        "EMAIL_HOST_USER": os.environ.get("EMAIL_HOST_USER", ""),
        "EMAIL_HOST_PASSWORD": os.environ.get("EMAIL_HOST_PASSWORD", ""),
        "EMAIL_USE_TLS": tls,
        "EMAIL_USE_SSL": ssl,
    }
