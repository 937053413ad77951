"""Production: everything from the environment, and no start when something is missing.

Needed: SECRET_KEY, ALLOWED_HOSTS, DATABASE_URL, PORTAAL_ADRES, AFZENDER, EMAIL_HOST, UITGEVER_NAAM,
UITGEVER_POSTADRES, UITGEVER_MAIL. What may be set besides stands in docs/beheer.md.
"""

import os

from django.core.exceptions import ImproperlyConfigured

from ibp_portal.database import database_config
from ibp_portal.logregels import logging_config
from ibp_portal.settings import post, uitgever
from ibp_portal.settings.base import *  # noqa: F403
from ibp_portal.settings.omgeving import alleen_hier, getal, lijst, schakelaar, verplicht
from toegang.sso.aanbieders import lees_aanbieders

verplicht("SECRET_KEY", "ALLOWED_HOSTS", "DATABASE_URL", *post.NODIG, *uitgever.NODIG)

DEBUG = False
DEMO = schakelaar("DEMO", standaard=False)
SECRET_KEY = os.environ["SECRET_KEY"]
KORTSTE_SLEUTEL = 50
if len(SECRET_KEY) < KORTSTE_SLEUTEL:
    raise ImproperlyConfigured(f"SECRET_KEY is te kort: neem ten minste {KORTSTE_SLEUTEL} willekeurige tekens.")
SECRET_KEY_FALLBACKS = lijst("SECRET_KEY_FALLBACKS")
ALLOWED_HOSTS = lijst("ALLOWED_HOSTS")
DEMO_CODES = DEMO and alleen_hier(ALLOWED_HOSTS)  # elsewhere a demo person is protected by a second step too
CSRF_TRUSTED_ORIGINS = lijst("CSRF_TRUSTED_ORIGINS")
DATABASES = {"default": database_config()}

HTTPS = schakelaar("HTTPS", standaard=True)
if not HTTPS and not alleen_hier(ALLOWED_HOSTS):
    raise ImproperlyConfigured("HTTPS=nee kan alleen als ALLOWED_HOSTS niets noemt dan deze machine zelf.")
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^gezond/"]
SECURE_HSTS_SECONDS = 2 * 365 * 24 * 60 * 60 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS
# Only behind a proxy that always sets this header itself; otherwise any visitor could set it.
if schakelaar("VERTROUW_PROXY", standaard=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    AANTAL_PROXIES = getal("AANTAL_PROXIES", standaard=1)

OIDC_AANBIEDERS = lees_aanbieders(os.environ)

STORAGES["staticfiles"] = {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}  # noqa: F405
# Compressing source maps takes long and serves nobody.
WHITENOISE_SKIP_COMPRESS_EXTENSIONS = ("map", "png", "jpg", "jpeg", "webp", "gz", "br", "woff", "woff2", "zip")

PORTAAL_ADRES = post.adres_van_portaal(https=HTTPS)
DEFAULT_FROM_EMAIL = SERVER_EMAIL = os.environ["AFZENDER"]
globals().update(post.mailserver())  # EMAIL_…

UITGEVER = uitgever.uitgever()
OIN = os.environ.get("OIN", "")
SECURITY_CONTACT = os.environ.get("SECURITY_CONTACT", "")
LOGGING = logging_config(os.environ.get("LOG_LEVEL", "INFO"))
