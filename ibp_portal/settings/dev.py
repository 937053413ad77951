"""Development: everything works without a single environment variable."""

import os

from ibp_portal.database import database_config
from ibp_portal.settings.base import *  # noqa: F403
from ibp_portal.settings.sleutel import bewaarde_sleutel
from toegang.sso.aanbieders import lees_aanbieders

DEBUG = True
DEMO = True
DEMO_CODES = True
WEBHOOKS_OOK_HIER = True
ALLOWED_HOSTS = ["*"]
DATABASES = {"default": database_config()}
SECRET_KEY = os.environ.get("SECRET_KEY") or bewaarde_sleutel(os.environ.get("DATABASE_URL"))
EMAIL_BACKEND = "berichten.post.MapBackend"  # nothing leaves this machine
OIDC_AANBIEDERS = lees_aanbieders(os.environ, ook_http=True)
