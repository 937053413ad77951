"""Tests: fast, strict, and alone on their own database."""

import os
import sys
from typing import Any

from django.core.exceptions import ImproperlyConfigured

from ibp_portal.database import database_config
from ibp_portal.settings.base import *  # noqa: F403
from ibp_portal.settings.base import TEMPLATES

DEBUG = False
SECRET_KEY = "alleen-voor-tests"  # noqa: S105
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
# scrypt is slow on purpose: a table of rights would take minutes.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
WEBHOOKS_OOK_HIER = True
GEDULD, DRADEN = 60.0, 1_000  # a test on a slow machine waits; those about waiting set their own
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = True
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
PORTAAL_ADRES = "https://portaal.voorbeeld.nl"

DATABASES = {"default": database_config(map_="postgres-test", snel=True)}
DATABASES["default"]["TEST"] = {"NAME": os.environ.get("IBP_TEST_DB") or "portaal_test"}


class OnbekendeVariabele(str):
    """What Django prints for an unknown template variable: an error, in templates of our own."""

    __slots__ = ()

    def __contains__(self, deel: object) -> bool:
        return deel == "%s"

    def __mod__(self, naam: Any) -> str:
        context = sys._getframe(1).f_locals.get("context")
        herkomst = str(getattr(getattr(context, "template", None), "origin", ""))
        if "site-packages" in herkomst:
            return ""
        raise ImproperlyConfigured(f"Onbekende variabele {naam} in een sjabloon (pagina: {herkomst}).")


TEMPLATES[0]["OPTIONS"]["string_if_invalid"] = OnbekendeVariabele("%s")
