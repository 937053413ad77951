"""A load of content and a report at the same moment, each on a connection of its own."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event
from time import monotonic, sleep
from typing import Any

import pytest
from django.db import connection

from acties import services
from acties.models import Actie
from inhoud.inladen import laad_map
from inhoud.inladen import laden as laadmodule
from partijen.models import Partij
from partijen.services import leg_partij_vast
from tests.support.inhoud import ACTIE, Inhoud, kleine_inhoud, schrijf
from tests.support.wereld import BEGIN


@pytest.fixture
def inhoud(transactional_db: None, tmp_path: Path) -> Inhoud:
    """Two acties that were loaded, and whose files then changed."""
    inhoud = kleine_inhoud()
    inhoud["acties/tweede.json"] = {**inhoud[ACTIE], "slug": "tweede", "titel": "Tweede", "afspraken": []}
    laad_map(schrijf(tmp_path, inhoud))
    for bestand in (ACTIE, "acties/tweede.json"):
        inhoud[bestand]["samenvatting"] = "Een andere samenvatting."
    inhoud["partijen.json"][1]["toelichting"] = "Een andere uitleg."
    schrijf(tmp_path, inhoud)
    return inhoud


def wacht_tot_iemand_wacht() -> None:
    """Until a connection waits for the lock of another one."""
    einde = monotonic() + 10
    while monotonic() < einde:
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted AND locktype <> 'advisory'")
            if cursor.fetchone()[0]:
                return
        sleep(0.02)


def doe_en_sluit(doe: Any) -> Any:
    try:
        return doe()
    finally:
        connection.close()


def meld() -> Any:
    return services.meld_voortgang(actie=Actie.objects.get(slug="tweede"), status="gestopt", verantwoording=BEGIN).naar[
        "status"
    ]


def beschrijf() -> Any:
    return leg_partij_vast(slug="vng", velden={"toelichting": "Koepel."})[0].toelichting


@pytest.mark.parametrize(
    ("stap", "doe", "uitkomst"), [("laad_actie", meld, "gestopt"), ("laad_kader", beschrijf, "Koepel.")]
)
def test_a_change_during_a_load_waits_and_then_succeeds(
    stap: str, doe: Any, uitkomst: str, inhoud: Inhoud, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begonnen, gewoon = Event(), getattr(laadmodule, stap)

    def dan_even_wachten(*args: Any) -> Any:
        uitslag = gewoon(*args)
        if not begonnen.is_set():
            begonnen.set()
            wacht_tot_iemand_wacht()
        return uitslag

    monkeypatch.setattr(laadmodule, stap, dan_even_wachten)
    with ThreadPoolExecutor(2) as pool:
        laden = pool.submit(doe_en_sluit, lambda: laad_map(tmp_path))
        begonnen.wait(timeout=10)
        melden = pool.submit(doe_en_sluit, doe)

    assert melden.result() == uitkomst
    assert laden.result().veranderd["acties"] == 2
    assert Partij.objects.get(slug="stad").toelichting == "Een andere uitleg."
