"""When the database is away or locked: 503, and nothing lost (test_storing_echt: with real processes)."""

import psycopg
import pytest
from django.db import InternalError, OperationalError
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.test import Client
from django.urls import include, path
from psycopg.errors import IdleInTransactionSessionTimeout
from pytest_django import Settings

from tests.support.pagina import Pagina, browser_van
from tests.support.wereld import Wereld, lid


def weg(*args: object, **kwargs: object) -> HttpResponse:
    raise OperationalError("server closed the connection")


def te_lang_stil(request: HttpRequest) -> HttpResponse:
    raise InternalError("terminating connection") from IdleInTransactionSessionTimeout()


def in_sjabloon(request: HttpRequest) -> HttpResponse:
    return render(request, "programmalijnen/pagina.html", {"pagina": weg})


def stuk_voor_stuk(request: HttpRequest) -> StreamingHttpResponse:
    return StreamingHttpResponse(str(weg()) for _ in range(2))


urlpatterns = [
    *(path(f"{gezicht.__name__}/", gezicht) for gezicht in (weg, te_lang_stil, in_sjabloon, stuk_voor_stuk)),
    path("", include("ibp_portal.urls")),
]
eigen_adressen = pytest.mark.urls(__name__)


@eigen_adressen
@pytest.mark.parametrize("waar", ["weg", "te_lang_stil", "in_sjabloon", "stuk_voor_stuk"])
def test_an_error_of_the_database_is_a_503_wherever_it_comes_from(client: Client, waar: str) -> None:
    antwoord = client.get(f"/{waar}/")

    assert (antwoord.status_code, antwoord["Retry-After"], antwoord["Cache-Control"]) == (503, "10", "no-store")
    assert "Het portaal is even niet bereikbaar" in Pagina(antwoord).tekst


@pytest.mark.parametrize("debug", [False, True])
def test_so_is_one_of_middleware_that_looks_who_is_logged_in(
    wereld: Wereld, settings: Settings, monkeypatch: pytest.MonkeyPatch, debug: bool
) -> None:
    client = browser_van(lid(wereld.trekker))
    client.raise_request_exception, settings.DEBUG = False, debug
    monkeypatch.setattr("toegang.herkennen.SessionStore._get_session_from_db", weg)

    assert client.get("/werk/").status_code == 503


@eigen_adressen
def test_what_was_typed_stands_in_the_page_and_can_be_sent_again(client: Client) -> None:
    client.cookies["csrftoken"] = "a" * 32
    van_hier = {"origin": "http://testserver"}

    pagina = Pagina(client.post("/weg/", {"reden": "De boot is stuk."}, headers=van_hier))
    van_elders = Pagina(client.post("/weg/", {"reden": "Koop hier"}, headers={"origin": "http://elders.nl"}))

    assert "De boot is stuk." in pagina.tekst
    assert pagina.formulier("Opnieuw versturen").velden["reden"] == "De boot is stuk."
    assert "Koop hier" not in van_elders.tekst


@eigen_adressen
def test_what_a_citizen_typed_is_kept_too_without_a_cookie(client: Client) -> None:
    getypt = {"tekst": "Meer groen.", "bewijs": "abc"}

    van_hier, vreemd = (
        client.post("/weg/", getypt, headers={"sec-fetch-site": wie}) for wie in ("same-origin", "none")
    )

    assert Pagina(van_hier).formulier("Opnieuw versturen").velden == getypt
    assert "Meer groen." in Pagina(van_hier).tekst and "abc" not in Pagina(van_hier).tekst
    assert "Meer groen." not in vreemd.content.decode()
    assert not client.cookies


def test_a_lock_that_somebody_holds_is_told_in_the_form(wereld: Wereld, monkeypatch: pytest.MonkeyPatch) -> None:
    def bezet(*args: object, **kwargs: object) -> None:
        raise OperationalError("lock timeout") from psycopg.errors.LockNotAvailable()

    monkeypatch.setattr("acties.services.actie.boek", bezet)
    pad = f"/acties/{wereld.actie.slug}/bewerken/voortgang/"
    client = browser_van(lid(wereld.trekker))
    formulier = Pagina(client.get(f"{wereld.actie.get_absolute_url()}?bewerk=voortgang")).formulier(pad)

    antwoord = formulier.verstuur(client, status="vertraagd", reden="De boot is stuk.")

    assert antwoord.status_code == 409
    assert "Iemand anders verandert deze actie op dit moment" in Pagina(antwoord).tekst


def test_readers_get_the_page_of_a_moment_ago_with_a_line_that_says_so(
    wereld: Wereld, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    ingelogd = browser_van(lid(wereld.trekker))
    for lezer in (client, ingelogd):
        assert lezer.get("/partijen/").status_code == 200
    monkeypatch.setattr("acties.views.partijen.partijenlijst", weg)

    antwoord = client.get("/partijen/")

    assert (antwoord.status_code, antwoord["Cache-Control"]) == (200, "no-store")
    assert "U ziet deze pagina zoals die was op" in Pagina(antwoord).tekst
    assert client.get("/partijen/?q=ander").status_code == 503
    assert ingelogd.get("/partijen/").status_code == 503
