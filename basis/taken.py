"""Jobs in the background that every app shares: setting one ready, and taking up those whose worker died (ADR 16)."""

import logging
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from asgiref.sync import sync_to_async
from django.db import IntegrityError, transaction
from procrastinate import JobContext
from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector
from procrastinate.exceptions import AlreadyEnqueued, UniqueViolation
from procrastinate.jobs import Job, Status

from basis.web.bestanden import ruim_wezen_op

logboek = logging.getLogger("ibp_portal.taken")

DOOD_NA = 60.0  # seconds without a sign of life of its worker: six times the 10 of PROCRASTINATE_WORKER_DEFAULTS
KEREN = 3  # a job that took so many workers with it is not tried again

_BIJ_OPGEVEN: dict[str, Callable[[dict[str, Any]], None]] = {}


def bij_opgeven(taak: str, doe: Callable[[dict[str, Any]], None]) -> None:
    """Have `doe` told, with its arguments, of a job of this name that is given up."""
    _BIJ_OPGEVEN[taak] = doe


def zet_taak_klaar(
    taak: str, *, wachtrij: str, slot: str, voorrang: int = 0, over: timedelta | None = None, **gegevens: Any
) -> None:
    """Have a worker do this, at once or `over` some time; nothing when a job with the same `slot` waits.

    Those with more `voorrang` go first: mail does not wait for reports.

    Always by the connection of Django, in a worker too, so that the job commits with the change it belongs to.
    """
    opdracht = app.with_connector(DjangoConnector()).configure_task(
        taak,
        queue=wachtrij,
        queueing_lock=slot,
        priority=voorrang,
        schedule_in={"seconds": int(over.total_seconds())} if over else None,
    )
    try:
        with transaction.atomic():
            opdracht.defer(**gegevens)
    except AlreadyEnqueued:
        return


def steeds_later(keer: int, eerste: timedelta, langste: timedelta) -> timedelta:
    """How long to wait after something failed: `eerste` after the first time (1), and each time twice as long."""
    return min(langste, eerste * (1 << min(keer - 1, 20)))


@app.periodic(cron="*/2 * * * *")
@app.task(
    name="portaal.herstel_gestrande_taken",
    aliases=["voortgang.herstel_gestrande_taken"],  # how jobs from before are called
    queueing_lock="herstel",
    pass_context=True,
)
async def herstel_gestrande_taken(context: JobContext, timestamp: int) -> None:
    """Put the jobs back whose worker died; procrastinate does not do that by itself.

    It has a queueing lock, so that no two wait, but no lock: one that stranded itself must not stop the next.
    """
    for job in await context.app.job_manager.get_stalled_jobs(seconds_since_heartbeat=DOOD_NA):
        logboek.warning("gestrande taak", extra={"resultaat": "opnieuw" if job.attempts < KEREN else "opgegeven"})
        if job.attempts >= KEREN:
            await context.app.job_manager.finish_job(job, status=Status.FAILED, delete_job=False)
            await sync_to_async(_geef_op)(job)
        else:
            await _zet_terug(context, job)


@app.periodic(cron="41 3 * * *")
@app.task(name="portaal.ruim_bestanden_op", queueing_lock="bestanden-opruimen")
def ruim_bestanden_op(timestamp: int) -> None:
    """Remove files that no row refers to any more."""
    logboek.info("bestanden opgeruimd", extra={"resultaat": str(ruim_wezen_op())})


async def _zet_terug(context: JobContext, job: Job) -> None:
    try:
        await context.app.job_manager.retry_job(job)
    except (UniqueViolation, IntegrityError):  # by the connector of procrastinate, or that of Django
        # Its like waits already, as of work by the clock: that one does it.
        await context.app.job_manager.finish_job(job, status=Status.FAILED, delete_job=False)


def _geef_op(job: Job) -> None:
    """Tell who waits for it. Who looks after its own jobs, as berichten, need not be told."""
    if doe := _BIJ_OPGEVEN.get(job.task_name):
        doe(dict(job.task_kwargs))
