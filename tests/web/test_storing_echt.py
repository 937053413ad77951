"""When the database hangs or goes away, with real processes: limits hold, and what lost it comes back."""

import http.client
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import pytest
from django.db import OperationalError, connection
from procrastinate.contrib.django.models import ProcrastinateWorker
from psycopg.conninfo import make_conninfo

from basis.postgres.geduld import Geduld, met_geduld
from tests.support.doorgeefluik import Doorgeefluik, doorgeefluik
from tests.support.ingebed import PROJECT, eventually
from tests.support.postbus import vrije_poort
from tests.support.werker import adres_van_database

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("is_lang", [False, True])
def test_a_question_of_a_request_is_given_up_and_heavy_work_goes_on_while_the_server_lives(is_lang: bool) -> None:
    met, begin = Geduld(0.8), time.monotonic()
    if is_lang:
        met.verleng()
    connection.close()  # one that the request opens: the server then notices by itself that nobody waits any more
    with met_geduld(met), connection.cursor() as cursor:
        if is_lang:
            cursor.execute("SELECT pg_sleep(2.2)")
        else:
            with pytest.raises(OperationalError, match="antwoordt niet"):
                cursor.execute("SELECT pg_sleep(30)")
    connection.close()
    assert time.monotonic() - begin < 10  # of thirty


@contextmanager
def proces(*opdracht: str, **omgeving: str) -> Iterator[subprocess.Popen[bytes]]:
    with subprocess.Popen([sys.executable, "-m", *opdracht], cwd=PROJECT, env=os.environ | omgeving) as gestart:
        try:
            yield gestart
        finally:
            gestart.terminate()


def omgeving_door(luik: Doorgeefluik) -> dict[str, str]:
    """Development, for it is strictest: an error there has a page of its own."""
    adres = make_conninfo(adres_van_database(), host=str(luik.map), port="5432")
    return {"DATABASE_URL": adres, "DJANGO_SETTINGS_MODULE": "ibp_portal.settings.dev", "SECRET_KEY": "s" * 50}


def vraag(poort: int, pad: str) -> tuple[int, str, float]:
    """Status, Retry-After with the body, and how long it took; 0 when nobody answers."""
    begin, verbinding = time.monotonic(), http.client.HTTPConnection("127.0.0.1", poort, timeout=20)
    try:
        verbinding.request("GET", pad)
        antwoord = verbinding.getresponse()
        return (
            antwoord.status,
            f"{antwoord.getheader('Retry-After')} {antwoord.read().decode()}",
            time.monotonic() - begin,
        )
    except OSError:
        return 0, "", 0.0
    finally:
        verbinding.close()


def test_a_database_that_is_silent_stops_nobody_for_long_and_health_not_at_all() -> None:
    poort = vrije_poort()
    with (
        doorgeefluik() as luik,
        proces(
            "gunicorn",
            "--config=python:ibp_portal.gunicorn",
            "--workers=1",
            BIND=f"127.0.0.1:{poort}",
            THREADS="4",
            **omgeving_door(luik),
        ),
        ThreadPoolExecutor(20) as draden,
    ):
        assert eventually(lambda: vraag(poort, "/volgen/")[0] == 200, 60)
        luik.open.clear()
        # Light pages: what is heavy is kept out sooner, by `drukte`.
        wachtend = [draden.submit(vraag, poort, f"/contact/?nr={nr}") for nr in range(20)]
        time.sleep(0.1)
        gezond, eerder = vraag(poort, "/gezond/"), vraag(poort, "/volgen/")
        uitkomsten = [een.result() for een in wachtend]
        luik.open.set()
        assert eventually(lambda: vraag(poort, "/acties/")[0] == 200)

    assert {(status, kop[:3]) for status, kop, _ in uitkomsten} == {(503, "10 ")}
    assert max(duur for *_, duur in uitkomsten) < 9  # in turns, all threads waiting, it would be twelve
    assert (gezond[0], gezond[2] < 5) == (200, True)  # it would be ten
    assert (eerder[0], "U ziet deze pagina zoals die was" in eerder[1]) == (200, True)


def wacht_op_werker(anders_dan: int | None = None) -> int:
    gevonden: Callable[[], int | None] = lambda: ProcrastinateWorker.objects.values_list("pk", flat=True).last()  # noqa: E731
    assert eventually(lambda: gevonden() not in {None, anders_dan}, 40)
    return gevonden() or 0


def test_a_worker_that_loses_the_database_comes_back() -> None:
    with doorgeefluik() as luik, proces("manage", "werker", **omgeving_door(luik)) as werker:
        eerste = wacht_op_werker()
        luik.val_weg()
        time.sleep(1)
        luik.kom_terug()
        wacht_op_werker(anders_dan=eerste)
        werker.terminate()
        assert werker.wait(20) == 0
