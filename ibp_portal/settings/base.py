"""What every environment shares. `dev`, `test` and `production` add what differs."""

import os
from pathlib import Path
from typing import Any

from csp.constants import NONE, SELF

from ibp_portal.settings.bestandkoppen import zet_koppen
from ibp_portal.settings.broncode import lees_broncode
from ibp_portal.settings.uitgever import VOORBEELD
from toegang.sso.aanbieders import Aanbieder

BASE_DIR = Path(__file__).resolve().parents[2]

INSTALLED_APPS = [
    "procrastinate.contrib.django",  # first: it must be ready before any app asks it for a task
    "allauth",
    "allauth.account",
    "allauth.mfa",  # before `toegang`, which takes their pages out of the admin
    "basis.web",
    "inhoud",
    "werk.uitwisseling",
    "werk",
    "werk.rondes",
    "werk.concepten",
    "werk.foutmeldingen",
    "werk.toepassen",
    "meedoen",
    "opendata.webhooks",
    "opendata.officieel",
    "opendata",
    "opendata.uitgaven",
    "voortgang",
    "codes",
    "acties",
    "programmalijnen",
    "toegang",
    "berichten",
    "partijen",
    "basis.api",
    "basis.logboek",
    "basis.bronnen",
    "basis.zoeken",
    "basis.beheer.apps.BeheerConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sitemaps",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_cotton",
    "django_filters",
    "django_guid",
    "django_htmx",
    "csp",
    "pgtrigger",
    "pghistory",
]

MIDDLEWARE = [
    "django_guid.middleware.guid_middleware",
    "basis.web.verzoek.onthoud_herkomst",
    # Around all that answers: a redirect, a file, a refusal before any page was chosen.
    "basis.web.middleware.kopregels",
    "basis.api.antwoorden.van_de_api",
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "basis.web.middleware.verzoeklog",
    "basis.web.middleware.KleinAlsHetMag",
    "basis.web.middleware.AlleenAlsHetAndersIs",
    "basis.web.storing.Storing",
    "basis.web.middleware.SessieAlleenMetCookie",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "toegang.deur.bewaak_sessie",
    "toegang.deur.eis_tweede_stap",
    "basis.web.geschiedenis.Bewerker",
    "basis.web.middleware.adres_uit_een_zin",
    "basis.web.middleware.uitleg_bij_405",
    "basis.web.middleware.GeenNulteken",
]

ROOT_URLCONF = "ibp_portal.urls"
WSGI_APPLICATION = "ibp_portal.wsgi.application"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "basis.web.context.portaal",
            ],
            "builtins": ["basis.web.templatetags.eenmaal"],  # django-cotton puts its own before it
        },
    }
]
COTTON_SNAKE_CASED_NAMES = False

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "partijen.Gebruiker"
AUTHENTICATION_BACKENDS = ["toegang.herkennen.Herkenning"]
DEMO_CODES = False  # whether the page of the second step shows demo people their code
DEMO = False  # whether invented people and acties are loaded beside the real ones; every page then says so
CSRF_FAILURE_VIEW = "ibp_portal.views.csrf_fout"
UITGEVER = VOORBEELD  # who publishes the portal: in the foot, on *contact* and in the accessibility statement
BRONCODE = lees_broncode(BASE_DIR / "publiccode.yml")  # where the code is; empty: the foot says nothing of it
SECURITY_CONTACT = ""  # where security.txt sends people; empty: the page *kwetsbaarheid melden*
AANTAL_PROXIES = 0  # of ours before the portal: who may say in X-Forwarded-For where a request comes from
LOGIN_URL = "inloggen"
OIDC_AANBIEDERS: tuple[Aanbieder, ...] = ()  # organisations where people can log in (docs/adr/0019)
OIN = ""  # the number of the organisation that publishes, in who tells an event; empty: it has none
WEBHOOKS_OOK_HIER = False  # whether a webhook may go to this machine, and without HTTPS: development and tests
OIDC_TIJD = 5.0  # seconds that one of them may take to answer
# Where official sources are asked; of an answer that leads elsewhere nothing is followed.
OFFICIEEL = {
    "tweede-kamer": "https://gegevensmagazijn.tweedekamer.nl",
    "koop": "https://repository.overheid.nl",
}
OFFICIEEL_TIJD = 30.0  # seconds that one answer of them may take
LOGIN_REDIRECT_URL = "werk:overzicht"
LOGOUT_REDIRECT_URL = "home"
KORTSTE_WACHTWOORD = 12
AUTH_PASSWORD_VALIDATORS = [  # a page shows the first that is not met
    {"NAME": "toegang.wachtwoorden.LengteValidator", "OPTIONS": {"min_length": KORTSTE_WACHTWOORD}},
    {"NAME": "toegang.wachtwoorden.LijktOpValidator", "OPTIONS": {"user_attributes": ("email", "naam")}},
    {"NAME": "toegang.wachtwoorden.SterkteValidator"},
]
PASSWORD_RESET_TIMEOUT = 2 * 60 * 60

# Logging in goes through allauth's steps, in pages of our own (`toegang`). Counting attempts is ours too: its own
# limits live in a cache, that each process has for itself (docs/adr/0018).
ACCOUNT_ADAPTER = "toegang.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_NOTIFICATIONS = False
ACCOUNT_RATE_LIMITS = False
MFA_ADAPTER = "toegang.adapter.MFAAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_USER_VERIFICATION = "required"  # a finger or PIN at each use: a passkey alone counts as two steps
MFA_RECOVERY_CODE_COUNT = 10

DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_500  # a code of 300 bepalingen is one form, with four fields for each

LANGUAGE_CODE = "nl"
TIME_ZONE = "Europe/Amsterdam"
USE_I18N = True
USE_TZ = True
LOCALE_PATHS = [BASE_DIR / "ibp_portal" / "locale"]  # words of Django's own that are missing or don't fit here
FORMAT_MODULE_PATH: list[str] = []

# When the database is away (docs/adr/0030). The threads are those of gunicorn.
GEDULD = 4.0  # seconds that a request waits for an answer
DRADEN = int(os.environ.get("THREADS", "4"))

# Jobs in the background: PostgreSQL is the queue, so a job commits with the data (docs/adr/0016). A worker tells every
# few seconds that it lives; who has been silent for six times that is taken for dead.
PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "taken"
PROCRASTINATE_WORKER_DEFAULTS = {
    "update_heartbeat_interval": 10.0,
    "stalled_worker_timeout": 60.0,
    "shutdown_graceful_timeout": 15.0,
    "delete_jobs": "successful",
}

STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / ".gegevens" / "statisch"
STATICFILES_DIRS = [BASE_DIR / "static" / "dist"]
WHITENOISE_ALLOW_ALL_ORIGINS = False  # nobody else's page needs our fonts and scripts
WHITENOISE_ADD_HEADERS_FUNCTION = zet_koppen

# Files that admins add; given out by a view that knows who may see them, so there is no public address for the folder.
MEDIA_ROOT = Path(os.environ.get("BESTANDEN", BASE_DIR / ".gegevens" / "bestanden"))
STORAGES = {
    "default": {"BACKEND": "basis.web.bestanden.Schijf"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

# Mail (docs/adr/0023). In a mail every address starts with PORTAAL_ADRES, never with what a request says it is.
PORTAAL_ADRES = f"http://127.0.0.1:{os.environ.get('PORT', '8000')}"
DEFAULT_FROM_EMAIL = "IBP-portaal <portaal@ibp-portaal.invalid>"
EMAIL_BACKEND = "berichten.post.ServerBackend"
EMAIL_TIMEOUT = 10  # seconds
MAILMAP = Path(
    os.environ.get("MAILMAP", BASE_DIR / ".gegevens" / "mail")
)  # for `berichten.post.MapBackend`, that sends nothing

SESSION_ENGINE = "toegang.herkennen"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = 12 * 60 * 60
CSRF_COOKIE_HTTPONLY = True

X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

# Cards and pages are kept ready-made under a key that changes with their content (docs/adr). Cards are small and many;
# of whole pages (up to 70 kB each) only the ones that are asked for most, or a robot would fill the memory. Answers of
# the API are compressed.
CACHES = {
    naam: {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": naam,
        "TIMEOUT": 24 * 60 * 60,
        "OPTIONS": {"MAX_ENTRIES": grootste_aantal},
    }
    for naam, grootste_aantal in (("default", 20_000), ("paginas", 800), ("api", 500))
}

# Who edited what, kept by triggers (docs/adr/0025). Only requests that may change something say who it is.
PGHISTORY_MIDDLEWARE_METHODS = ("POST", "PUT", "PATCH", "DELETE")
PGHISTORY_ADMIN_ALL_EVENTS = False

# The id of a request stands in each log line and in the answer, so that a report can be traced.
DJANGO_GUID = {
    "GUID_HEADER_NAME": "X-Request-ID",
    "VALIDATE_GUID": True,
    "EXPOSE_HEADER": False,
}
