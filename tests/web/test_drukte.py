"""Heavy work: which addresses do it, and how much of it at a time."""

from contextlib import ExitStack
from pathlib import Path
from uuid import uuid4

import pytest
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.test import Client
from django.urls import path, resolve
from pytest_django import Settings

from basis.web import drukte
from basis.web.drukte import BESTAND, BLADZIJDE, TeDruk, _plaats, zwaar
from tests.support.deuren import lees_deuren

# Public addresses whose cost does not grow with what is in the portal, or that are read from what was made before.
LICHT = {
    *("fout_gezien:melden", "fout_gezien:ontvangen"),  # a form, limited by itself, and its receipt
    *("home", "gezond", "gezond_klaar", "robots", "security_txt", "sitemap", "inloggen", "programmalijnen:pagina"),
    "api:openapi",  # made once
    *("acties:onderdeel", "acties:bestand", "opendata:volgen", "voortgang:rapporten", "sso:sleutels"),
    *("uitgaven:overzicht", "uitgaven:naslag", "uitgaven:manifest", "uitgaven:sqlite", "uitgaven:zip"),
    "uitgaven:bestand",  # kept; made for another day it takes a place all the same (opendata/uitgaven/views.py)
    *("gelinkt:begrippen", "gelinkt:begrippenlijst", "gelinkt:catalogus", "gelinkt:context"),
    *("insluiten:maken", "insluiten:oembed"),  # look up one thing, and show nothing of it
    *("meedoen:reageren", "meedoen:melden", "meedoen:volgen"),  # a form about one question, or one reaction
    *("meedoen_mail:gevraagd", "meedoen_mail:beheer", "meedoen_mail:stop"),  # of one follower
    *("toegang:wachtwoord_vergeten", "toegang:wachtwoord_gevraagd", "toegang:wachtwoord_nieuw", "toegang:uitnodiging"),
}


@zwaar(BESTAND)
def bestand(request: HttpRequest) -> StreamingHttpResponse:
    return StreamingHttpResponse(iter(["een", "twee"]))


@zwaar(BLADZIJDE)
def bladzijde(request: HttpRequest) -> HttpResponse:
    return HttpResponse("ja")


urlpatterns = [path("bestand/", bestand), path("bladzijde/", bladzijde)]


def test_what_everyone_may_ask_for_is_light_or_says_that_it_is_heavy() -> None:
    deuren = lees_deuren(Path(__file__).parents[1] / "deuren.txt")
    openbaar = {naam: pad for naam, pad, lezen, _ in deuren if lezen.split()[0] == "200"}

    zwaar_ = {naam for naam, pad in openbaar.items() if hasattr(resolve(_pad(pad)).func, "zwaar")}

    assert set(openbaar) - zwaar_ - LICHT == set()
    assert zwaar_ & LICHT == set()
    assert {naam for naam in zwaar_ if naam.endswith(("_csv", "_ods"))} == {
        *("voortgang:afspraken_csv", "voortgang:afspraken_ods", "voortgang:verschil_csv", "voortgang:grafiek_csv")
    }


def _pad(vorm: str) -> str:
    pad = vorm.split("?", maxsplit=1)[0]
    for sleutel in ("{sleutel}", "{volger}"):
        pad = pad.replace(sleutel, str(uuid4()))
    return pad.replace("{", "").replace("}", "")


@pytest.fixture
def vier(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """As many threads as gunicorn has, and nobody who is busy."""
    settings.DRADEN = 4
    monkeypatch.setattr(drukte, "_bezig", {})


@pytest.mark.urls(__name__)
def test_one_visitor_makes_one_file_at_a_time_until_it_was_sent(client: Client, vier: None) -> None:
    eerste = client.get("/bestand/")
    tweede = client.get("/bestand/")

    assert (tweede.status_code, tweede["Retry-After"]) == (429, "10")
    assert "U haalt al een bestand op" in tweede.text
    assert client.get("/bestand/", REMOTE_ADDR="192.0.2.7").getvalue() == b"eentwee"
    assert eerste.getvalue() == b"eentwee"
    assert client.get("/bestand/").getvalue() == b"eentwee"


@pytest.mark.urls(__name__)
@pytest.mark.parametrize(("bezig", "bestanden", "bladzijden"), [([BESTAND] * 2, 503, 200), ([BLADZIJDE] * 3, 503, 503)])
def test_one_thread_stays_free(client: Client, vier: None, bezig: list[str], bestanden: int, bladzijden: int) -> None:
    with ExitStack() as stapel:
        for nummer, soort in enumerate(bezig):
            stapel.enter_context(_plaats(soort, f"192.0.2.{nummer}"))

        assert client.get("/bestand/", REMOTE_ADDR="192.0.2.77").status_code == bestanden
        assert client.get("/bladzijde/").status_code == bladzijden
    assert client.get("/bladzijde/").status_code == 200


def test_what_fails_gives_its_place_back(vier: None) -> None:
    for _ in range(5):
        with pytest.raises(ZeroDivisionError), _plaats(BESTAND, "192.0.2.1"):
            raise ZeroDivisionError
    with _plaats(BESTAND, "192.0.2.1"), pytest.raises(TeDruk), _plaats(BESTAND, "192.0.2.1"):
        pass
