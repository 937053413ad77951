"""What a worker does in the background (docs/adr/0016); `manage.py procrastinate worker` runs them."""

import logging
from typing import Any

from asgiref.sync import sync_to_async
from procrastinate import JobContext
from procrastinate.contrib.django import app
from procrastinate.jobs import Job, Status

from voortgang import services
from voortgang.models import Rapport
from voortgang.rapport.maken import maak

logboek = logging.getLogger("ibp_portal.taken")

DOOD_NA = 60.0  # seconds without a sign of life of its worker: six times the 10 of PROCRASTINATE_WORKER_DEFAULTS
KEREN = 3  # a job that took so many workers with it is not tried again


@app.task(name=services.TAAK, queue=services.WACHTRIJ)
def maak_rapport(rapport_id: int) -> None:
    """Make the report of this key."""
    maak(rapport_id)


@app.periodic(cron="*/2 * * * *")
@app.task(name="voortgang.herstel_gestrande_taken", queueing_lock="herstel", pass_context=True)
async def herstel_gestrande_taken(context: JobContext, timestamp: int) -> None:
    """Put the jobs back whose worker died; procrastinate does not do that by itself.

    It has a queueing lock, so that no two wait, but no lock: one that stranded itself must not stop the next.
    """
    for job in await context.app.job_manager.get_stalled_jobs(seconds_since_heartbeat=DOOD_NA):
        logboek.warning("gestrande taak", extra={"resultaat": "opnieuw" if job.attempts < KEREN else "opgegeven"})
        if job.attempts < KEREN:
            await context.app.job_manager.retry_job(job)
        else:
            await context.app.job_manager.finish_job(job, status=Status.FAILED, delete_job=False)
            await sync_to_async(_geef_op)(job)


def _geef_op(job: Job) -> None:
    """Tell who waits for it."""
    sleutel: Any = job.task_kwargs.get("rapport_id")
    rapport = Rapport.objects.filter(pk=sleutel).first()
    if rapport is not None and rapport.wordt_gemaakt:
        services.meld_mislukt(rapport=rapport)
