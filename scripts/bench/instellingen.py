"""Production settings on the scratch database; beside them a plain template engine for the bare page."""

import os

from ibp_portal.settings import production
from ibp_portal.settings.base import BASE_DIR
from ibp_portal.settings.production import *  # noqa: F403

INSTALLED_APPS = [*production.INSTALLED_APPS, "scripts.bench"]
STATIC_ROOT = BASE_DIR / ".gegevens" / "bench-statisch"
TEMPLATES = [
    *production.TEMPLATES,
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "NAME": "kaal",
        "DIRS": [BASE_DIR / "scripts" / "bench" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    },
]

# One connection for as long as it takes: the CPU of its process is read before and after each request.
production.DATABASES["default"]["CONN_MAX_AGE"] = None

# Lines of the log are made as in production, and then go nowhere.
nergens = {"class": "logging.FileHandler", "filename": os.devnull}
production.LOGGING["handlers"]["json"] = {
    **{naam: waarde for naam, waarde in production.LOGGING["handlers"]["json"].items() if naam != "stream"},
    **nergens,
}
