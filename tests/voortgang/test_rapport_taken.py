"""The jobs in the background, by a real worker on the real queue."""

import asyncio
from typing import Any

import pytest
from asgiref.sync import sync_to_async
from django.conf import settings
from django.db import connection, connections
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from basis import taken
from tests.support.rapporten import maak_rapport
from tests.support.werker import voer_taken_uit, werkverbinding
from voortgang.models import Rapport
from voortgang.rapport import gegevens

pytestmark = pytest.mark.django_db(transaction=True)


def neem(rapport: Rapport, *, keren: int = 0) -> None:
    """Leave the job of the report as a worker that died leaves it."""
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - interval '1 hour')")
        cursor.execute(
            "UPDATE procrastinate_jobs SET status = 'doing', attempts = %s, worker_id = (SELECT max(id) FROM "
            "procrastinate_workers) WHERE args ->> 'rapport_id' = %s",
            [keren, str(rapport.pk)],
        )


def veeg() -> None:
    """Run the sweep, as the clock does."""
    with app.replace_connector(werkverbinding()) as nu:

        async def doe() -> None:
            async with nu.open_async():
                context: Any = type("Context", (), {"app": nu})()
                await taken.herstel_gestrande_taken(context, timestamp=0)
                await sync_to_async(connections.close_all)()

        asyncio.run(doe())


def test_a_worker_makes_the_report() -> None:
    rapport = maak_rapport()

    voer_taken_uit()

    rapport.refresh_from_db()
    assert (rapport.stand, rapport.stap) == ("klaar", rapport.stappen)
    assert {bestand.soort for bestand in rapport.bestanden.all()} == {"pdf", "ods", "csv"}


def test_a_failure_leaves_a_failed_job_and_a_message(monkeypatch: pytest.MonkeyPatch) -> None:
    rapport = maak_rapport()
    monkeypatch.setattr(gegevens, "stel_samen", lambda *args: 1 / 0)

    voer_taken_uit()

    rapport.refresh_from_db()
    assert (rapport.stand, rapport.fout) == ("mislukt", "Het rapport kon niet worden gemaakt.")
    assert [taak.status for taak in ProcrastinateJob.objects.filter(task_name="voortgang.maak_rapport")] == ["failed"]


def test_a_stranded_job_is_done_after_all() -> None:
    rapport = maak_rapport()
    neem(rapport)
    voer_taken_uit()
    assert not Rapport.objects.get().is_klaar  # nobody else takes it by itself

    veeg()
    voer_taken_uit()

    assert Rapport.objects.get().is_klaar


def test_a_job_that_takes_every_worker_with_it_is_given_up() -> None:
    rapport = maak_rapport()
    neem(rapport, keren=taken.KEREN)

    veeg()

    rapport.refresh_from_db()
    assert rapport.is_mislukt
    assert [taak.status for taak in ProcrastinateJob.objects.all()] == ["failed"]


def test_what_was_made_before_the_worker_died_is_offered() -> None:
    rapport = maak_rapport(klaar=True)
    rapport.bestanden.get(soort="pdf").delete()
    neem(rapport, keren=taken.KEREN)
    Rapport.objects.update(stand="bezig")

    veeg()

    rapport.refresh_from_db()
    assert (rapport.stand, rapport.fout) == ("klaar", "Wij konden dit niet maken: PDF.")


def test_a_stranded_job_whose_like_waits_does_not_stop_the_sweep() -> None:
    opruimen = app.configure_task("logboek.ruim_op", queueing_lock="logboek-ruim-op")
    dubbel = opruimen.defer(timestamp=0)
    rapport = maak_rapport()
    neem(rapport)
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE procrastinate_jobs SET status = 'doing', worker_id = (SELECT max(id) FROM procrastinate_workers) "
            "WHERE id = %s",
            [dubbel],
        )
    opruimen.defer(timestamp=0)

    veeg()

    standen = ProcrastinateJob.objects.order_by("id").values_list("task_name", "status")
    assert list(standen) == [
        ("logboek.ruim_op", "failed"),
        ("voortgang.maak_rapport", "todo"),
        ("logboek.ruim_op", "todo"),
    ]


def test_a_job_of_a_living_worker_is_left_alone() -> None:
    neem(maak_rapport())
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_workers SET last_heartbeat = now()")

    veeg()

    assert [taak.status for taak in ProcrastinateJob.objects.all()] == ["doing"]


def test_the_sweep_waits_for_more_than_three_signs_of_life() -> None:
    werker: Any = settings.PROCRASTINATE_WORKER_DEFAULTS

    assert werker["update_heartbeat_interval"] * 3 <= taken.DOOD_NA
    crons = {naam: taak.cron for (naam, _), taak in app.periodic_registry.periodic_tasks.items()}
    assert crons["portaal.herstel_gestrande_taken"] == "*/2 * * * *"
