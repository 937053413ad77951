"""What every answer of the API has, whoever gives it, and how it says that something is wrong."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import caches
from django.db import OperationalError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from procrastinate.contrib.django import app

from acties.models import Positie
from basis.api import adressen, rem
from basis.api.antwoorden import VERSIE
from basis.api.models import Verzoektelling
from basis.web.drukte import TeDruk
from basis.web.storing import Storing
from tests.factories import ActieFactory, GebruikerFactory
from tests.support.wereld import Wereld

pytestmark = pytest.mark.django_db

LIJST, NERGENS = "/api/v1/acties", "/api/v1/weg"
# What a bad request gives: the address, and of each error where, of which key, and what a program reads.
SLECHT = {
    "status=prima": {("query", "status", "keuze")},
    "aantal=0": {("query", "aantal", "te-klein")},
    "aantal=501": {("query", "aantal", "te-groot")},
    "aantal=tien": {("query", "aantal", "geen-getal")},
    "aantal=1.5": {("query", "aantal", "geen-getal")},
    "aantal=" + "9" * 5000: {("query", "aantal", "te-groot")},
    "aantal=5&aantal=6": {("query", "aantal", "tweemaal")},
    "stand=2999-01-01": {("query", "stand", "kan-niet")},
    "stand=2021-02-30": {("query", "stand", "kan-niet")},
    "bekend=2021-01-01": {("query", "bekend", "kan-niet")},
    "stand=2021-01-01&bekend=2021-01-01T25:00:00Z": {("query", "bekend", "kan-niet")},
    "q=": {("query", "q", "leeg")},
    "q=" + "x" * 201: {("query", "q", "te-lang")},
    "fields=kleur": {("query", "fields", "vorm")},
    "na=x": {("query", "na", "vorm")},
    "status=prima&aantal=0&na=x": {
        *{("query", "status", "keuze"), ("query", "aantal", "te-klein"), ("query", "na", "vorm")},
    },
    "kleur=rood&aantal=0&demo=nee": {
        *{("query", "kleur", "onbekend"), ("query", "aantal", "te-klein"), ("query", "demo", "keuze")},
    },
}


@pytest.fixture(autouse=True)
def _host(client: Client) -> None:
    client.defaults["HTTP_HOST"] = "testserver"


def fouten(antwoord: Any) -> set[tuple[str, str, str]]:
    return {(een["in"], een["location"]["name"], een["code"]) for een in json.loads(antwoord.content)["errors"]}


def eis_probleem(antwoord: Any, status: int) -> None:
    assert antwoord.status_code == status
    assert antwoord["Content-Type"] == "application/problem+json"
    inhoud = json.loads(antwoord.content)
    assert inhoud["status"] == status and inhoud["title"] and inhoud["detail"]
    eis_koppen(antwoord)


def eis_koppen(antwoord: Any) -> None:
    assert antwoord["API-Version"] == VERSIE
    assert antwoord["Access-Control-Allow-Origin"] == "*"
    assert antwoord["X-Content-Type-Options"] == "nosniff" and antwoord["X-Frame-Options"] == "DENY"
    assert "frame-ancestors 'none'" in antwoord["Content-Security-Policy"]
    assert "Cookie" not in antwoord["Vary"] and not antwoord.cookies


@pytest.mark.parametrize("vraag", SLECHT, ids=lambda vraag: vraag[:40])
def test_a_bad_request_says_all_that_is_wrong(vraag: str, client: Client) -> None:
    antwoord = client.get(f"{LIJST}?{vraag}")
    eis_probleem(antwoord, 400)
    assert fouten(antwoord) == SLECHT[vraag]


def test_a_row_has_its_own_keys(client: Client, wereld: Wereld) -> None:
    antwoord = client.get(f"{LIJST}/{wereld.actie.slug}?aantal=5")
    assert fouten(antwoord) == {("query", "aantal", "onbekend")}
    assert fouten(client.get(f"{LIJST}/een%20actie")) == {("path", "sleutel", "vorm")}


def test_an_error_that_we_have_no_words_for_is_no_fault_of_ours(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("basis.api.fouten.TEKSTEN", {})
    assert fouten(client.get(f"{LIJST}?status=prima")) == {("query", "status", "ongeldig")}


@pytest.mark.parametrize(
    "pad", [NERGENS, f"{LIJST}/", "/api/v1", "/api/v1/", f"{LIJST}).", f"{LIJST}/weg", "/api/v1/openapi.json/"]
)
def test_what_is_not_there_is_no_redirect(pad: str, client: Client) -> None:
    eis_probleem(client.get(pad), 404)


@pytest.mark.parametrize("methode", ["POST", "PUT", "PATCH", "DELETE", "TRACE", "ANDERS"])
@pytest.mark.parametrize("pad", [LIJST, "/api/v1/openapi.json"])
def test_one_reads_only(methode: str, pad: str, client: Client) -> None:
    antwoord = client.generic(methode, pad)
    eis_probleem(antwoord, 405)
    assert antwoord["Allow"] == "GET, HEAD, OPTIONS"


@pytest.mark.parametrize(
    ("accept", "status"),
    [("*/*", 200), ("application/json", 200), ("application/*;q=0.1, text/csv", 200), ("text/html", 406)],
)
def test_it_is_json(accept: str, status: int, client: Client) -> None:
    antwoord = client.get(LIJST, headers={"accept": accept})
    assert antwoord.status_code == status
    eis_koppen(antwoord)


def test_a_question_has_no_body(client: Client) -> None:
    eis_probleem(client.generic("GET", LIJST, b"<a/>", content_type="application/xml"), 415)
    assert client.generic("GET", LIJST, b"", content_type="application/json").status_code == 200


def test_other_sites_may_ask_whether_something_changed(client: Client) -> None:
    antwoord = client.options(LIJST, headers={"origin": "https://elders.voorbeeld.nl"})
    assert antwoord.status_code == 204
    assert "If-None-Match" in antwoord["Access-Control-Allow-Headers"] and antwoord["Allow"]
    eis_koppen(antwoord)


def test_head_tells_what_get_would(client: Client, wereld: Wereld) -> None:
    for pad in (LIJST, f"{LIJST}/{wereld.actie.slug}", "/api/v1/openapi.json"):
        get, head = client.get(pad), client.head(pad)
        assert head.status_code == 200 and head.content == b""
        assert {n: head[n] for n in ("ETag", "Content-Type", "API-Version")} == {
            n: get[n] for n in ("ETag", "Content-Type", "API-Version")
        }


# -- answers that never reached a view ------------------------------------------------------------------------------


def test_a_strange_host_and_a_nul_are_bad_requests(client: Client) -> None:
    eis_probleem(client.get(LIJST, headers={"host": "elders.voorbeeld.nl"}), 400)
    eis_probleem(client.get(f"{LIJST}?q=%00"), 400)
    eis_probleem(client.get(f"{LIJST}/%00"), 400)


def test_a_database_that_is_away_is_a_503(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def weg() -> str:
        raise OperationalError("weg")

    monkeypatch.setattr(rem, "tel", weg)
    antwoord = client.get(LIJST)
    eis_probleem(antwoord, 503)
    assert antwoord["Retry-After"]
    monkeypatch.undo()
    monkeypatch.setattr(Storing, "__call__", lambda *_: weg())
    client.raise_request_exception = False
    eis_probleem(client.get(LIJST), 500)


@pytest.mark.parametrize(("is_eigen", "status"), [(True, 429), (False, 503)])
def test_too_much_at_once_is_told_and_logged(
    is_eigen: bool, status: int, client: Client, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def te_druk(*_: Any) -> None:
        raise TeDruk(is_eigen=is_eigen)

    monkeypatch.setattr(adressen, "_lijst", te_druk)
    antwoord = client.get(LIJST)
    eis_probleem(antwoord, status)
    assert antwoord["Retry-After"] and "dit kan nu niet" in caplog.messages


def test_a_fault_of_ours_is_a_problem_too(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(adressen, "_lijst", lambda *_: 1 / 0)
    client.raise_request_exception = False
    eis_probleem(client.get(LIJST), 500)


def test_who_is_logged_in_is_nobody_here(client: Client, wereld: Wereld) -> None:
    voor = client.get(LIJST)
    client.force_login(GebruikerFactory())
    for cookie in (None, "bestaat-niet"):
        if cookie:
            client.cookies["sessionid"] = cookie
        antwoord = client.get(LIJST)
        eis_koppen(antwoord)
        assert antwoord["Cache-Control"] == voor["Cache-Control"] == "no-cache"
        assert antwoord.content == voor.content and antwoord["ETag"] == voor["ETag"]


# -- what one has already -------------------------------------------------------------------------------------------


def test_who_has_it_hears_so_and_costs_nothing(client: Client, wereld: Wereld) -> None:
    eerst = client.get(LIJST)
    for cache in caches.all():
        cache.clear()
    with CaptureQueriesContext(connection) as gevraagd:
        antwoord = client.get(LIJST, headers={"if-none-match": f"W/{eerst['ETag']}"})
    assert antwoord.status_code == 304 and antwoord["ETag"] == eerst["ETag"] and antwoord.content == b""
    assert {"RateLimit", "RateLimit-Policy", "Vary", "Cache-Control"} <= set(antwoord.headers)
    eis_koppen(antwoord)
    assert len(gevraagd) == 2  # the count and the stamps


def test_a_change_is_another_answer(client: Client, wereld: Wereld) -> None:
    eerst = client.get(LIJST)
    ActieFactory(gepubliceerd=True)
    antwoord = client.get(LIJST, headers={"if-none-match": eerst["ETag"]})
    assert antwoord.status_code == 200 and antwoord["ETag"] != eerst["ETag"]


def test_what_was_made_is_given_again(client: Client, wereld: Wereld) -> None:
    eerst = client.get(LIJST)
    with CaptureQueriesContext(connection) as gevraagd:
        weer = client.get(LIJST)
    assert len(gevraagd) == 2  # the count and the stamps
    assert weer.content == eerst.content
    eigen = {"RateLimit", "X-Request-ID"}
    assert [(n, v) for n, v in weer.items() if n not in eigen] == [(n, v) for n, v in eerst.items() if n not in eigen]


def test_the_position_is_that_of_the_rows(client: Client, wereld: Wereld) -> None:
    for _ in range(2):  # made, and given again
        antwoord = client.get(LIJST)
        assert json.loads(antwoord.content)["positie"] == int(antwoord["Journaal-Positie"])
        assert int(antwoord["Journaal-Positie"]) == Positie.objects.latest("pk").pk
        assert client.get(f"{LIJST}/{wereld.actie.slug}")["Journaal-Positie"] == antwoord["Journaal-Positie"]


def test_another_address_is_another_answer(client: Client, wereld: Wereld) -> None:
    merken = {client.get(f"{LIJST}{vraag}")["ETag"] for vraag in ("", "?aantal=1", "?stand=2021-01-01", "?demo=ja")}
    assert len(merken) == 4
    assert "ETag" not in client.get(f"{LIJST}/weg", headers={"if-none-match": "*"})


# -- how often ------------------------------------------------------------------------------------------------------


@pytest.fixture
def _weinig(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rem, "HOOGSTENS", 2)


@pytest.mark.usefixtures("_weinig")
def test_too_many_requests_wait_a_minute(client: Client) -> None:
    over = [client.get(pad)["RateLimit"].split(";")[1] for pad in (f"{LIJST}/weg", LIJST)]
    assert over == ["r=1", "r=0"]  # what is not there counts, and says so
    antwoord = client.get(LIJST)
    eis_probleem(antwoord, 429)
    assert 1 <= int(antwoord["Retry-After"]) <= 60
    assert antwoord["RateLimit"] == f'"per-adres";r=0;t={antwoord["Retry-After"]}'
    Verzoektelling.objects.update(begin=timezone.now() - timedelta(minutes=1))
    assert client.get(LIJST).status_code == 200


@pytest.mark.usefixtures("_weinig")
def test_each_visitor_is_counted_apart_and_an_unknown_one_not(client: Client) -> None:
    for _ in range(3):
        client.get(LIJST)
    assert client.get(LIJST, REMOTE_ADDR="192.0.2.7").status_code == 200
    assert [client.get(LIJST, REMOTE_ADDR="").status_code for _ in range(4)] == [200] * 4
    assert not Verzoektelling.objects.filter(sleutel__contains="192.0.2").exists()


def test_a_count_waits_for_no_disk(client: Client) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT relpersistence FROM pg_class WHERE relname = %s", [Verzoektelling._meta.db_table])
        assert cursor.fetchone() == ("u",)


def test_counts_of_before_are_forgotten(client: Client) -> None:
    assert "api.ruim_op" in {taak.task.name for taak in app.periodic_registry.periodic_tasks.values()}
    client.get(LIJST)
    rem.ruim_op()
    assert Verzoektelling.objects.count() == 1
    rem.ruim_op(timezone.now() + timedelta(minutes=2))
    assert Verzoektelling.objects.count() == 0
