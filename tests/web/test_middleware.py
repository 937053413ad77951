"""Cookies, caching and headers around every request."""

import pytest
from django.contrib import messages
from django.contrib.messages import get_messages
from django.contrib.sessions.models import Session
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.test import Client, RequestFactory
from django.urls import path
from pytest_django import Settings

from basis.web.middleware import KleinAlsHetMag
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


@pytest.mark.django_db
@pytest.mark.urls("ibp_portal.urls")
@pytest.mark.parametrize(("adres", "klein"), [("/acties/", True), ("/inloggen/?next=/werk/", False), ("/werk/", False)])
def test_a_page_that_holds_a_token_is_not_compressed(adres: str, klein: bool) -> None:
    client = browser_van(GebruikerFactory(beheerder=True)) if adres == "/werk/" else Client()

    antwoord = client.get(adres, headers={"Accept-Encoding": "gzip"})

    assert antwoord.has_header("Content-Encoding") == klein
    assert ("no-transform" in antwoord["Cache-Control"]) != klein


@pytest.mark.parametrize(("bewaren", "klein"), [("no-cache", True), ("no-store", False), ("private, no-store", False)])
def test_what_nobody_may_keep_is_not_compressed(bewaren: str, klein: bool) -> None:
    antwoord = HttpResponse("getypt " * 100, headers={"Cache-Control": bewaren})  # such as a page of a 503

    KleinAlsHetMag(lambda request: antwoord)(RequestFactory(headers={"Accept-Encoding": "gzip"}).post("/"))

    assert antwoord.has_header("Content-Encoding") == klein


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
    assert response["Cache-Control"] == "private, no-store, no-transform"
    assert "Cookie" in response["Vary"]
    assert Session.objects.count() == 1


def test_a_form_sets_a_cookie_that_no_cache_keeps(client: Client) -> None:
    response = client.get("/formulier/")

    assert "csrftoken" in response.cookies
    assert response["Cache-Control"] == "private, no-store, no-transform"


@pytest.mark.django_db
@pytest.mark.parametrize("url", ["/lees/", "/uur/"])
def test_an_answer_to_a_session_is_kept_by_nobody(client: Client, url: str) -> None:
    client.get("/meld/")

    response = client.get(url)

    assert response["Cache-Control"] == "private, no-store, no-transform"
    assert not response.has_header("ETag")


@pytest.mark.django_db
def test_the_cookie_of_a_session_that_is_gone_is_taken_back(client: Client) -> None:
    client.cookies["sessionid"] = "weg"

    of_a_script = client.get("/lees/", headers={"sec-fetch-mode": "cors"})
    response = client.get("/lees/")

    assert not of_a_script.cookies  # it may have been under way while somebody logged in: that cookie must stay
    assert response.cookies["sessionid"]["max-age"] == 0


KOPPEN = {
    "Content-Security-Policy": "default-src 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=()",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
SOORTEN = {  # of answers: method, address, whether by https, status
    "page": ("get", "/", True, 200),
    "redirect to https": ("get", "/acties/", False, 301),
    "strange Host": ("get", "/", True, 400),
    "strange Host, http": ("get", "/", False, 400),
    "slash": ("get", "/acties", True, 301),
    "login": ("get", "/werk/", True, 302),
    "not found": ("get", "/acties/weg/", True, 404),
    "method": ("post", "/", True, 405),
    "broken": ("get", "/over/", True, 500),
    "file": ("get", "/static/portaal/portaal.css", True, 200),
    "file, http": ("get", "/static/portaal/portaal.js", False, 301),
    "health": ("get", "/gezond/", False, 200),
    "robots": ("get", "/robots.txt", True, 200),
    "security": ("get", "/.well-known/security.txt", True, 200),
    "sitemap": ("get", "/sitemap.xml", True, 200),
    "stream": ("get", "/voortgang/verschil.csv?van=2026-01-01&tot=2026-02-01", True, 200),
    "feed": ("get", "/feeds/alles.atom", True, 200),
    "keys": ("get", "/account/organisatie/sleutels.json", True, 200),
}


@pytest.mark.django_db
@pytest.mark.urls("ibp_portal.urls")
@pytest.mark.parametrize(("methode", "adres", "veilig", "status"), SOORTEN.values(), ids=SOORTEN)
def test_every_kind_of_answer_has_all_headers_and_no_cookie(
    methode: str, adres: str, veilig: bool, status: int, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.SECURE_SSL_REDIRECT, settings.SECURE_HSTS_SECONDS = True, 3600
    settings.SECURE_REDIRECT_EXEMPT, settings.WHITENOISE_USE_FINDERS = ["^gezond/"], True
    monkeypatch.setattr("programmalijnen.views.Pagina", None)  # one page is broken
    host = "fout.nl" if status == 400 else "testserver"

    antwoord = getattr(Client(raise_request_exception=False), methode)(adres, secure=veilig, headers={"Host": host})
    antwoord.close()  # also when it is a file

    assert antwoord.status_code == status
    assert [naam for naam, deel in KOPPEN.items() if deel not in antwoord.get(naam, "")] == []
    assert antwoord.has_header("Strict-Transport-Security") == veilig
    assert not antwoord.cookies


@pytest.mark.django_db
@pytest.mark.parametrize(("naam", "voor"), [("insluiten", "cross-origin"), ("portaal", "same-origin")])
def test_a_frame_in_a_sandbox_can_read_its_style(settings: Settings, naam: str, voor: str) -> None:
    settings.WHITENOISE_USE_FINDERS = True
    antwoord = Client().get(f"/static/portaal/{naam}.css")
    antwoord.close()  # it is a file
    assert antwoord["Cross-Origin-Resource-Policy"] == voor


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


@pytest.mark.urls("ibp_portal.urls")
@pytest.mark.parametrize("soort", ["application/x-www-form-urlencoded; charset=utf-7", "multipart/form-data"])
@pytest.mark.parametrize(("adres", "statussen"), [("/inloggen/", {400}), ("/werk/weg/", {400, 404})])
def test_a_form_that_cannot_be_read_breaks_no_page(soort: str, adres: str, statussen: set[int]) -> None:
    client = Client(enforce_csrf_checks=True, raise_request_exception=False)
    client.cookies["csrftoken"] = "a" * 32

    antwoord = client.generic("POST", adres, "naam=x", soort)

    assert antwoord.status_code in statussen
    assert antwoord.text.count("<h1") == 1


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
