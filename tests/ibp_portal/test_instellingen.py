"""Production settings: from the environment, complete, or no start at all."""

import os
import subprocess
import sys

import pytest

from ibp_portal.settings import omgeving
from tests.support.ingebed import PROJECT

COMPLEET = {
    "SECRET_KEY": "x1-y2z" * 10,
    "ALLOWED_HOSTS": "portaal.example.nl",
    "DATABASE_URL": "postgresql://portaal@db.example.nl/portaal",
    "PORTAAL_ADRES": "https://portaal.example.nl",
    "AFZENDER": "IBP-portaal <portaal@example.nl>",
    "EMAIL_HOST": "mail.example.nl",
    "DJANGO_SETTINGS_MODULE": "ibp_portal.settings.production",
    "PATH": os.environ["PATH"],
}


def manage(*command: str, **changes: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "manage.py", *command],
        env=COMPLEET | changes,
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
    )


def test_check_deploy_finds_nothing() -> None:
    done = manage("check", "--deploy", "--fail-level", "INFO")

    assert done.returncode == 0, done.stderr
    assert "no issues" in done.stdout


def test_gunicorn_accepts_its_settings_and_the_portal() -> None:
    command = [sys.executable, "-m", "gunicorn", "--check-config"]

    done = subprocess.run(command, env=COMPLEET, cwd=PROJECT, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout + done.stderr


def test_everything_that_is_missing_is_named_at_once() -> None:
    done = manage("check", SECRET_KEY="", ALLOWED_HOSTS=" ", DATABASE_URL="", EMAIL_HOST="")

    assert done.returncode != 0
    assert "Deze omgevingsvariabelen ontbreken: SECRET_KEY, ALLOWED_HOSTS, DATABASE_URL, EMAIL_HOST." in done.stderr


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("SECRET_KEY", "kort", "SECRET_KEY is te kort"),
        ("DATABASE_URL", "geheim", "geen geldig adres"),
        ("HTTPS", "nee", "HTTPS=nee kan alleen"),
        ("HTTPS", "neee", "HTTPS is 'ja' of 'nee'"),
        ("VERTROUW_PROXY", "misschien", "VERTROUW_PROXY is 'ja' of 'nee'"),
        ("PORTAAL_ADRES", "http://portaal.example.nl", "PORTAAL_ADRES begint met https://"),
        ("EMAIL_PORT", "smtp", "EMAIL_PORT is een getal"),
        ("OIDC_PROVIDERS", "rijk", "OIDC_RIJK_ISSUER ontbreekt; OIDC_RIJK_CLIENT_ID ontbreekt"),
    ],
)
def test_a_wrong_value_stops_the_start(name: str, value: str, message: str) -> None:
    done = manage("check", **{name: value})

    assert done.returncode != 0
    assert message in done.stderr


@pytest.mark.parametrize(("extra", "trusted"), [({}, "None"), ({"VERTROUW_PROXY": "ja"}, "HTTP_X_FORWARDED_PROTO")])
def test_the_header_of_a_proxy_is_trusted_only_when_asked(extra: dict[str, str], trusted: str) -> None:
    done = manage(
        "shell", "-v", "0", "-c", "from django.conf import settings as s; print(s.SECURE_PROXY_SSL_HEADER)", **extra
    )

    assert trusted in done.stdout


@pytest.mark.parametrize(
    ("extra", "says"),
    [
        ({"EMAIL_HOST": "bestanden"}, "berichten.mailmap.MapBackend"),
        ({"EMAIL_USE_TLS": "ja"}, "berichten.smtp.Backend mail.example.nl 587 10 IBP-portaal <portaal@example.nl>"),
    ],
)
def test_where_mail_goes_is_in_the_environment(extra: dict[str, str], says: str) -> None:
    code = "print(s.EMAIL_BACKEND, s.EMAIL_HOST, s.EMAIL_PORT, s.EMAIL_TIMEOUT, s.DEFAULT_FROM_EMAIL)"

    done = manage("shell", "-v", "0", "-c", f"from django.conf import settings as s; {code}", **extra)

    assert says in done.stdout


def test_a_switch_reads_both_languages(monkeypatch: pytest.MonkeyPatch) -> None:
    for text, value in {"ja": True, "Nee": False, "1": True, "off": False, "": True}.items():
        monkeypatch.setenv("PROEF", text)

        assert omgeving.schakelaar("PROEF", standaard=True) is value


def test_a_list_skips_what_is_empty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PROEF", " a.nl, ,b.nl,")

    assert omgeving.lijst("PROEF") == ["a.nl", "b.nl"]
