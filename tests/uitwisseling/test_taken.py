"""The jobs in the background, by a real worker on the real queue."""

import threading
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from procrastinate.contrib.django import app

from acties.models import Actie
from acties.models.telling import Telling
from partijen.models import Gebruiker
from tests.factories import ActieFactory
from tests.support.pagina import browser_van
from tests.support.pagina import lees as lees_pagina
from tests.support.werker import voer_taken_uit
from tests.uitwisseling.hulp import aantal_rijen, browser, haal, lees, maak_proef, rij_van, stuur, verander, voer_door
from werk.uitwisseling import services, verwerken
from werk.uitwisseling.models import Invoer

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


def test_meanwhile_only_who_changes_the_same_actie_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    proef, gezien, doe = maak_proef(), {}, verwerken._voer_rij_door
    andere = ActieFactory(gepubliceerd=True, trekker=proef.wereld.trekker)
    client = browser(proef.trekker)
    bestand = haal(client)
    rij = rij_van(bestand, "acties", proef.actie.slug)
    invoer = lees(client, verander(bestand, ("acties", rij, "status", "vertraagd")))

    def en_intussen(*gegevens: Any) -> None:
        doe(*gegevens)
        draad = threading.Thread(target=lambda: gezien.update(_meld(proef.trekker, andere, proef.actie)))
        draad.start()
        draad.join()

    monkeypatch.setattr(verwerken, "_voer_rij_door", en_intussen)
    voer_door(client, invoer)

    assert gezien == {andere.slug: 302, proef.actie.slug: 409, "nog actueel": "Iemand anders verandert deze actie"}
    assert list(Telling.objects.exclude(aantal=0).values_list("status", "aantal")) == [("vertraagd", 1)] * 2
    assert "Vertraagd" in lees_pagina(client, proef.actie.get_absolute_url()).tekst


def _meld(wie: Gebruiker, *acties: Actie) -> dict[str, Any]:
    """Report progress on each, by a page that does not wait long."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SET lock_timeout = '300ms'")
        client = browser_van(wie)
        gemeld = {actie.slug: _meld_op_pagina(client, actie) for actie in acties}
        return gemeld | {"nog actueel": _bevestig(client, acties[-1])}
    finally:
        connection.close()


def _bevestig(client: Client, actie: Actie) -> str:
    """What the list says when one click says that all is still true."""
    pagina = lees_pagina(client, "/werk/").formulier("Nog actueel").verstuur_en_volg(client, een=actie.slug)
    wat = "Iemand anders verandert deze actie"
    return wat if wat in pagina.tekst else pagina.tekst


def _meld_op_pagina(client: Client, actie: Actie) -> int:
    formulier = lees_pagina(client, f"{actie.get_absolute_url()}?bewerk=voortgang").formulier("bewerken/voortgang/")
    return int(formulier.verstuur(client, status="vertraagd", reden="Het duurt langer.").status_code)


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
