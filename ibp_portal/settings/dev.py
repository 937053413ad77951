"""Development: everything works without a single environment variable."""

import os

from ibp_portal.database import database_config
from ibp_portal.settings.aanbieders import lees_aanbieders
from ibp_portal.settings.base import *  # noqa: F403

DEBUG = True
DEMO = True
DEMO_CODES = True
SECRET_KEY = "alleen-voor-ontwikkeling-nooit-in-productie"  # noqa: S105
ALLOWED_HOSTS = ["*"]
DATABASES = {"default": database_config()}
EMAIL_BACKEND = "berichten.mailmap.MapBackend"  # nothing leaves this machine
OIDC_AANBIEDERS = lees_aanbieders(os.environ, ook_http=True)
