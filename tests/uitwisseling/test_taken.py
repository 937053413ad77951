"""The jobs in the background, by a real worker on the real queue."""

import threading

import pytest
from django.db import connection
from procrastinate.contrib.django import app

from tests.support.werker import voer_taken_uit
from tests.uitwisseling.hulp import aantal_rijen, browser, haal, maak_proef, stuur, verander
from uitwisseling import services, verwerken
from uitwisseling.models import Invoer

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_worker_reads_and_carries_through_and_twice_at_once_is_once() -> None:
    proef = maak_proef()
    client = browser(proef.trekker)
    stuur(client, verander(haal(client), ("acties", 2, "status", "vertraagd")))
    voer_taken_uit()
    invoer, eerst = Invoer.objects.get(), aantal_rijen()
    assert (invoer.stand, len(invoer.wijzigingen), invoer.fouten) == ("gelezen", 1, [])
    client.post(f"{invoer.get_absolute_url()}doorvoeren/", {"reden": "Zo is het."})

    draden = [threading.Thread(target=_voer_door, args=(invoer.pk,)) for _ in range(4)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    voer_taken_uit()

    invoer.refresh_from_db()
    assert (invoer.stand, aantal_rijen(), proef.actie.status) == ("klaar", eerst + 1, "vertraagd")


def _voer_door(sleutel: int) -> None:
    try:
        verwerken.voer_invoer_door(sleutel)
    finally:
        connection.close()


def test_a_job_that_died_with_its_worker_is_told() -> None:
    proef = maak_proef()
    client = browser(proef.trekker)
    stuur(client, haal(client))
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET status = 'failed'")

    services.meld_gestrande()

    assert Invoer.objects.get().is_mislukt
    assert "uitwisseling.ruim_op" in {taak.task.name for taak in app.periodic_registry.periodic_tasks.values()}
