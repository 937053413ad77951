"""Production settings: from the environment, complete, or no start at all."""

import os
import re
import runpy
import subprocess
import sys
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from django.core.exceptions import ImproperlyConfigured
from gunicorn.config import Config
from gunicorn.http.parser import RequestParser

from ibp_portal.settings import omgeving
from ibp_portal.settings.broncode import lees_broncode
from ibp_portal.settings.uitgever import VOORBEELD
from tests.support.ingebed import PROJECT

COMPLEET = {
    "SECRET_KEY": "x1-y2z" * 10,
    "ALLOWED_HOSTS": "portaal.example.nl",
    "DATABASE_URL": "postgresql://portaal@db.example.nl/portaal",
    "PORTAAL_ADRES": "https://portaal.example.nl",
    "AFZENDER": "IBP-portaal <portaal@example.nl>",
    "EMAIL_HOST": "mail.example.nl",
    "UITGEVER_NAAM": "Programmabureau",
    "UITGEVER_POSTADRES": "Postbus 20, 2500 EA Den Haag",
    "UITGEVER_MAIL": "redactie@example.nl",
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


def settings_with(**changes: str) -> dict[str, Any]:
    """The settings themselves, read anew with this environment."""
    with patch.dict(os.environ, COMPLEET | changes, clear=True):
        return runpy.run_module("ibp_portal.settings.production")


def test_check_deploy_finds_nothing() -> None:
    done = manage("check", "--deploy", "--fail-level", "INFO")

    assert done.returncode == 0, done.stderr
    assert "no issues" in done.stdout


def test_gunicorn_accepts_its_settings_and_the_portal() -> None:
    command = [sys.executable, "-m", "gunicorn", "--config=python:ibp_portal.gunicorn", "--check-config"]

    done = subprocess.run(command, env=COMPLEET, cwd=PROJECT, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout + done.stderr


def test_everything_that_is_missing_is_named_at_once() -> None:
    done = manage("check", SECRET_KEY="", ALLOWED_HOSTS=" ", DATABASE_URL="", EMAIL_HOST="", UITGEVER_MAIL="")

    assert done.returncode != 0
    missing = "SECRET_KEY, ALLOWED_HOSTS, DATABASE_URL, EMAIL_HOST, UITGEVER_MAIL"
    assert f"Deze omgevingsvariabelen ontbreken: {missing}." in done.stderr


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("SECRET_KEY", "kort", "SECRET_KEY is te kort"),
        ("DATABASE_URL", "geheim", "geen geldig adres"),
        ("HTTPS", "nee", "HTTPS=nee kan alleen"),
        ("HTTPS", "neee", "HTTPS is 'ja' of 'nee'"),
        ("VERTROUW_PROXY", "misschien", "VERTROUW_PROXY is 'ja' of 'nee'"),
        ("PORTAAL_ADRES", "http://portaal.example.nl", "PORTAAL_ADRES begint met https://"),
        ("UITGEVER_MAIL", "Postbus 20", "UITGEVER_MAIL is een e-mailadres"),
        ("EMAIL_PORT", "smtp", "EMAIL_PORT is een getal"),
        ("OIDC_PROVIDERS", "rijk", "OIDC_RIJK_ISSUER ontbreekt; OIDC_RIJK_CLIENT_ID ontbreekt"),
    ],
)
def test_a_wrong_value_stops_the_start(name: str, value: str, message: str) -> None:
    with pytest.raises(ImproperlyConfigured, match=re.escape(message)):
        settings_with(**{name: value})


def test_the_header_of_a_proxy_is_trusted_only_when_asked() -> None:
    assert "SECURE_PROXY_SSL_HEADER" not in settings_with()
    assert settings_with(VERTROUW_PROXY="ja")["SECURE_PROXY_SSL_HEADER"] == ("HTTP_X_FORWARDED_PROTO", "https")


def test_where_mail_goes_is_in_the_environment() -> None:
    into_files, server = settings_with(EMAIL_HOST="bestanden"), settings_with(EMAIL_USE_TLS="ja")

    assert into_files["EMAIL_BACKEND"] == "berichten.post.MapBackend"
    assert (server["EMAIL_BACKEND"], server["EMAIL_TIMEOUT"]) == ("berichten.post.ServerBackend", 10)
    assert (server["EMAIL_HOST"], server["EMAIL_PORT"]) == ("mail.example.nl", 587)
    assert server["DEFAULT_FROM_EMAIL"] == "IBP-portaal <portaal@example.nl>"


def test_who_publishes_is_in_the_environment() -> None:
    own, example = (settings_with(UITGEVER_MAIL=mail)["UITGEVER"] for mail in ("a@b.nl", VOORBEELD.mail))

    assert (own.naam, own.postadres, own.mail) == ("Programmabureau", ("Postbus 20", "2500 EA Den Haag"), "a@b.nl")
    assert (own.is_voorbeeld, example.is_voorbeeld) == (False, True)


def test_the_source_code_is_where_publiccode_says(tmp_path: Path) -> None:
    publiccode = tmp_path / "publiccode.yml"
    assert lees_broncode(publiccode) == ""

    for text, url in {"name: x\n": "", 'url: "https://git.example.nl/p"\n': "https://git.example.nl/p"}.items():
        publiccode.write_text(f"publiccodeYmlVersion: 1\n{text}")

        assert lees_broncode(publiccode) == url


def test_a_switch_reads_both_languages(monkeypatch: pytest.MonkeyPatch) -> None:
    for text, value in {"ja": True, "Nee": False, "1": True, "off": False, "": True}.items():
        monkeypatch.setenv("PROEF", text)

        assert omgeving.schakelaar("PROEF", standaard=True) is value


def test_a_list_skips_what_is_empty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PROEF", " a.nl, ,b.nl,")

    assert omgeving.lijst("PROEF") == ["a.nl", "b.nl"]


@pytest.mark.parametrize("header", ["X-Forwarded-Proto: https", "X-Forwarded-Ssl: on", "X-Forwarded-Protocol: ssl"])
def test_gunicorn_believes_nobody_that_a_request_came_by_https(header: str) -> None:
    config = Config()
    for naam, waarde in runpy.run_path(str(PROJECT / "ibp_portal" / "gunicorn.py")).items():
        if naam in config.settings:
            config.set(naam, waarde)
    regels = f"GET / HTTP/1.1\r\nHost: a\r\n{header}\r\n\r\n".encode()

    verzoek = next(RequestParser(config, iter([regels]), ("127.0.0.1", 1)))

    assert verzoek.scheme == "http"
