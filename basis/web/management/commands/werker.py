"""The worker of jobs in the background, that comes back by itself when it lost the database (docs/adr/0030)."""

import asyncio
import logging
import signal
from typing import Any

import psycopg
from django.core.management.base import BaseCommand
from procrastinate import App
from procrastinate.contrib.django import app
from procrastinate.exceptions import ConnectorException

logboek = logging.getLogger("ibp_portal.werker")

PAUZE, LANGSTE_PAUZE = 1.0, 30.0  # seconds before a new attempt: twice as long each time that it was of no use
VERLOREN = (ConnectorException, psycopg.Error, OSError)


class Command(BaseCommand):
    """Procrastinate's own `worker` ends, with code 0, as soon as one of its connections does."""

    help = "Doet de taken op de achtergrond: mail, rapporten, bestanden en opruimen. Stopt op SIGTERM of Ctrl-C."

    def handle(self, *args: Any, **opties: Any) -> None:
        asyncio.run(blijf_werken())


async def blijf_werken() -> None:
    """Live after life, until a signal says stop."""
    lus, stop, pauze = asyncio.get_running_loop(), asyncio.Event(), PAUZE
    for teken in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        lus.add_signal_handler(teken, stop.set)
    while not stop.is_set():
        begin = lus.time()
        await _een_leven(stop)
        if stop.is_set():
            return
        pauze = PAUZE if lus.time() - begin > LANGSTE_PAUZE else min(2 * pauze, LANGSTE_PAUZE)
        logboek.warning("De werker is de database kwijt en probeert het over %.0f seconden opnieuw.", pauze)
        await asyncio.wait([asyncio.ensure_future(stop.wait())], timeout=pauze)


async def _een_leven(stop: asyncio.Event) -> None:
    """Until `stop`, with what is being done finished; or until the database is lost."""
    connector: Any = app.connector
    with app.replace_connector(connector.get_worker_connector()) as nu:
        leven, einde = asyncio.ensure_future(_leef(nu)), asyncio.ensure_future(stop.wait())
        await asyncio.wait({leven, einde}, return_when=asyncio.FIRST_COMPLETED)
        leven.cancel()
        einde.cancel()
        try:
            await leven
        except asyncio.CancelledError:
            return
        except VERLOREN as fout:
            logboek.warning("De werker stopt: %s.", type(fout.__cause__ or fout).__name__)


async def _leef(nu: App) -> None:
    async with nu.open_async():
        await nu.run_worker_async(install_signal_handlers=False)
