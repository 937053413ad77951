"""The log: one JSON object a line, and nobody in it."""

import io
import json
import logging
from collections.abc import Iterator

import pytest
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path

from ibp_portal.logregels import AlsJson
from tests.factories import GebruikerFactory
from tests.support.logregels import logregels

pytestmark = pytest.mark.urls(__name__)


def goed(request: HttpRequest) -> HttpResponse:
    return HttpResponse("goed")


def stuk(request: HttpRequest) -> HttpResponse:
    raise ValueError("wilhelmina@example.nl bestaat al")


def uitnodiging(request: HttpRequest, sleutel: str) -> HttpResponse:
    return HttpResponse("welkom")


urlpatterns = [path("goed/", goed), path("stuk/", stuk), path("uitnodiging/<sleutel>/", uitnodiging)]


@pytest.fixture
def output() -> Iterator[io.StringIO]:
    with logregels() as stream:
        yield stream


@pytest.fixture
def client() -> Client:
    return Client(raise_request_exception=False)


def test_a_request_is_one_line_without_its_query(client: Client, output: io.StringIO) -> None:
    response = client.get("/goed/?q=wilhelmina", headers={"user-agent": "mijn browser"})

    (line,) = output.getvalue().splitlines()
    facts = json.loads(line)
    assert (facts["methode"], facts["pad"], facts["status"]) == ("GET", "/goed/", 200)
    assert facts["verzoek_id"] == response["X-Request-ID"]
    assert facts["ms"] >= 0
    assert set(facts) == {"tijd", "niveau", "logger", "bericht", "verzoek_id", "methode", "pad", "status", "ms"}


def test_a_link_that_lets_someone_in_is_not_written_down(client: Client, output: io.StringIO) -> None:
    for adres in ("/uitnodiging/heel-geheim/", "/uitnodiging/heel-geheim", "/uitnodiging/heel-geheim/)."):
        client.get(adres)

    assert "heel-geheim" not in output.getvalue()
    assert json.loads(output.getvalue().splitlines()[0])["pad"] == "/uitnodiging/<sleutel>/"


def test_an_error_says_where_but_not_with_what(client: Client, output: io.StringIO) -> None:
    client.get("/stuk/?q=wilhelmina")

    lines = output.getvalue().splitlines()
    error = next(json.loads(line) for line in lines if "fout" in line)
    assert error["fout"][0] == "builtins.ValueError"
    assert error["fout"][-1].endswith(" stuk")
    assert "wilhelmina" not in "".join(lines)


def test_a_strange_host_is_a_warning_that_does_not_repeat_it(client: Client, output: io.StringIO) -> None:
    for host in ("kwaad.example", "kwaad example/<b>"):
        assert client.get("/goed/", headers={"host": host}).status_code == 400

    lines = [json.loads(line) for line in output.getvalue().splitlines()]
    assert {line["niveau"] for line in lines} == {"INFO", "WARNING"}
    assert {line["logger"] for line in lines} >= {"django.security.DisallowedHost", "ibp_portal.verzoek"}
    assert "kwaad" not in output.getvalue()


@pytest.mark.django_db
@pytest.mark.parametrize("schrijf", ["%s", "Job 3 failed: %s", "Main coroutine error. Cause: %r"])
def test_what_postgresql_says_of_a_row_is_not_written_down(schrijf: str, output: io.StringIO) -> None:
    GebruikerFactory(email="wilhelmina@example.nl")
    try:
        with transaction.atomic():
            GebruikerFactory(email="wilhelmina@example.nl")
    except IntegrityError as fout:
        logging.getLogger("procrastinate").exception(schrijf, fout)  # noqa: TRY401 - as others do
        logging.getLogger("procrastinate").error(schrijf, fout)  # noqa: TRY400

    with_error, without = (json.loads(line) for line in output.getvalue().splitlines())
    assert "wilhelmina" not in output.getvalue()
    assert with_error["fout"][0] == "django.db.utils.IntegrityError"
    assert without["niveau"] == "ERROR"


@pytest.mark.parametrize(
    "tekst",
    [
        """duplicate key\nDETAIL:  Key (naam, email)=(Els, geheim) already exists.""",
        """null value\nDETAIL:  Failing row contains (1, geheim, null).\nCONTEXT:  SQL statement""",
        r"""Cause: NotNullViolation('null value\nDETAIL:  Failing row contains (1, geheim).')""",
        """invalid input syntax for type integer: "geheim""" + '"',
        """syntax error\nLINE 1: SELECT 'geheim'\n       ^""",
        "Error handling request /zoeken/?q=geheim",
        "Invalid request from ip=192.0.2.1: Invalid HTTP Header: 'geheim'",
    ],
)
def test_what_others_quote_is_cut_off(tekst: str) -> None:
    gezegd = json.loads(AlsJson().format(logging.makeLogRecord({"msg": tekst, "name": "x"})))["bericht"]

    assert gezegd[:5] == tekst[:5]
    assert "geheim" not in gezegd
    assert "192.0.2.1" not in gezegd


@pytest.mark.django_db
@pytest.mark.urls("ibp_portal.urls")
def test_a_refused_form_does_not_write_down_a_secret_link(output: io.StringIO) -> None:
    Client(enforce_csrf_checks=True).post("/account/uitnodiging/heel-geheim/", {"naam": "x"})

    assert "heel-geheim" not in output.getvalue()
    assert "django.security.csrf" in output.getvalue()


def test_a_strange_request_id_is_not_repeated(client: Client, output: io.StringIO) -> None:
    client.get("/goed/", headers={"x-request-id": "wilhelmina@example.nl"})

    assert "wilhelmina" not in output.getvalue()


def test_a_line_holds_only_the_fields_that_we_named() -> None:
    record = logging.makeLogRecord(
        {"msg": "%s!", "args": ("hallo",), "name": "proef", "levelname": "INFO", "email": "jan"}
    )

    facts = json.loads(AlsJson().format(record))

    assert facts["bericht"] == "hallo!"
    assert "email" not in facts
