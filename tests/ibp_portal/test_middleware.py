"""Cookies, caching and headers around every request."""

import pytest
from django.contrib import messages
from django.contrib.messages import get_messages
from django.contrib.sessions.models import Session
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.test import Client
from django.urls import path
from pytest_django import Settings

from tests.factories import GebruikerFactory
from tests.support.pagina import browser_van

pytestmark = pytest.mark.urls(__name__)


def lees(request: HttpRequest) -> HttpResponse:
    """Look at user, session and messages, as every page does."""
    return HttpResponse(f"{request.user.is_authenticated} {request.session.get('x')} {list(get_messages(request))}")


def schrijf(request: HttpRequest) -> HttpResponse:
    request.session["x"] = 1
    return HttpResponse("geschreven")


def meld(request: HttpRequest) -> HttpResponse:
    messages.info(request, "Gelukt")
    return HttpResponse("gemeld")


def formulier(request: HttpRequest) -> HttpResponse:
    return HttpResponse(get_token(request))


def uur(request: HttpRequest) -> HttpResponse:
    return HttpResponse("een uur geldig", headers={"Cache-Control": "max-age=3600"})


urlpatterns = [path(f"{view.__name__}/", view) for view in (lees, schrijf, meld, formulier, uur)]


def test_reading_without_a_cookie_leaves_no_trace(client: Client) -> None:
    response = client.get("/lees/")  # fails on any query: this test has no database

    assert response.content == b"False None []"
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")
    assert response["Cache-Control"] == "no-cache"


def test_an_unchanged_page_is_not_sent_again(client: Client) -> None:
    tag = client.get("/lees/")["ETag"]

    again = client.get("/lees/", headers={"if-none-match": tag})

    assert again.status_code == 304
    assert not again.content


def test_gzip_keeps_the_tag_usable(client: Client) -> None:
    urls = {"accept-encoding": "gzip"}
    tag = client.get("/lees/", headers=urls)["ETag"]

    assert client.get("/lees/", headers={**urls, "if-none-match": tag}).status_code == 304


def test_a_view_may_say_itself_how_long_its_answer_is_good(client: Client) -> None:
    assert client.get("/uur/")["Cache-Control"] == "max-age=3600"


@pytest.mark.django_db
@pytest.mark.parametrize("url", ["/schrijf/", "/meld/"])
def test_what_writes_a_session_sets_a_cookie_that_no_cache_keeps(client: Client, url: str) -> None:
    response = client.get(url)

    assert response.cookies["sessionid"]["httponly"]
    assert response["Cache-Control"] == "private, no-store"
    assert "Cookie" in response["Vary"]
    assert Session.objects.count() == 1


def test_a_form_sets_a_cookie_that_no_cache_keeps(client: Client) -> None:
    response = client.get("/formulier/")

    assert "csrftoken" in response.cookies
    assert response["Cache-Control"] == "private, no-store"


@pytest.mark.django_db
@pytest.mark.parametrize("url", ["/lees/", "/uur/"])
def test_an_answer_to_a_session_is_kept_by_nobody(client: Client, url: str) -> None:
    client.get("/meld/")

    response = client.get(url)

    assert response["Cache-Control"] == "private, no-store"
    assert not response.has_header("ETag")


@pytest.mark.django_db
def test_the_cookie_of_a_session_that_is_gone_is_taken_back(client: Client) -> None:
    client.cookies["sessionid"] = "weg"

    response = client.get("/lees/")

    assert response.cookies["sessionid"]["max-age"] == 0


def test_every_answer_carries_the_headers_of_a_government_site(client: Client) -> None:
    response = client.get("/lees/")

    assert "default-src 'none'" in response["Content-Security-Policy"]
    assert "camera=()" in response["Permissions-Policy"]
    assert response["X-Frame-Options"] == "DENY"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Referrer-Policy"] == "same-origin"
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"


def test_a_request_can_be_found_by_its_id(client: Client) -> None:
    one = client.get("/lees/")["X-Request-ID"]

    assert one != client.get("/lees/")["X-Request-ID"]
    assert len(one) == 32


def test_head_tells_what_get_would(client: Client) -> None:
    etag = client.get("/lees/")["ETag"]

    assert client.head("/lees/")["ETag"] == etag
    assert client.head("/lees/", headers={"If-None-Match": etag}).status_code == 304


@pytest.mark.django_db
@pytest.mark.urls("ibp_portal.urls")
@pytest.mark.parametrize(
    ("methode", "adres", "mag"),
    [
        ("get", "/uitloggen/", "POST, OPTIONS"),
        ("post", "/", "GET, HEAD"),
        ("delete", "/acties/", "GET, HEAD"),
        ("post", "/zoeken/", "GET, HEAD"),
        ("post", "/over/", "GET, HEAD"),
        ("put", "/gezond/", "GET, HEAD"),
    ],
)
def test_what_an_address_does_not_take_is_told_in_dutch(methode: str, adres: str, mag: str) -> None:
    antwoord = getattr(Client(enforce_csrf_checks=True), methode)(adres)

    assert (antwoord.status_code, antwoord["Allow"]) == (405, mag)
    assert "Dit kan zo niet" in antwoord.text


@pytest.mark.urls("ibp_portal.urls")
def test_a_request_that_makes_no_sense_gets_a_page_too(client: Client, settings: Settings) -> None:
    settings.ALLOWED_HOSTS = ["goed.nl"]

    antwoord = client.get("/", headers={"Host": "fout.nl"})  # no database in this test

    assert antwoord.status_code == 400
    assert "Deze vraag klopt niet" in antwoord.text


@pytest.mark.django_db
@pytest.mark.urls("ibp_portal.urls")
@pytest.mark.parametrize(
    ("methode", "adres", "velden"),
    [
        ("get", "/account/mensen/?partij=%00", {}),
        ("get", "/werk/?bewerk=%00:voortgang", {}),
        ("get", "/voortgang/rapporten/nieuw/?zoals=%00", {}),
        ("post", "/werk/bevestigen/", {"een": "a\x00", "inzending": "7f3e8b9c-6f1a-4a53-9c0d-2f7d0a5a1b11"}),
    ],
)
def test_a_nul_in_an_address_is_a_bad_request(methode: str, adres: str, velden: dict[str, str]) -> None:
    client = browser_van(GebruikerFactory(beheerder=True))

    antwoord = getattr(client, methode)(adres, velden)

    assert (antwoord.status_code, "Deze vraag klopt niet" in antwoord.text) == (400, True)
