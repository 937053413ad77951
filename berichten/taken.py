"""What a worker does in the background: sending mail, and looking after what waits without a job (docs/adr/0023)."""

from datetime import timedelta

from procrastinate import RetryDecision
from procrastinate.contrib.django import app
from procrastinate.jobs import Job
from procrastinate.retry import BaseRetryStrategy

from basis.taken import steeds_later
from berichten import services, verzenden

EERSTE = timedelta(seconds=30)
LANGSTE = timedelta(hours=1)


class SteedsLater(BaseRetryStrategy):
    """Twice as long each time, an hour at most, for as long as it takes: a mail server comes back."""

    def get_retry_decision(self, *, exception: BaseException, job: Job) -> RetryDecision:
        wacht = steeds_later(job.attempts + 1, EERSTE, LANGSTE)
        return RetryDecision(retry_in={"seconds": int(wacht.total_seconds())})


@app.task(name=services.TAAK, queue=services.WACHTRIJ, retry=SteedsLater())
def verzend(bericht_id: int) -> None:
    """Send the message of this key."""
    verzenden.verzend(bericht_id)


@app.periodic(cron="*/3 * * * *")
@app.task(name=services.VEEG, queue=services.WACHTRIJ, queueing_lock="berichten-veeg")
def veeg(timestamp: int = 0) -> None:
    """Take up what waits and has no job."""
    services.veeg_wachtende_bijeen()


@app.periodic(cron="17 4 * * *")
@app.task(name="berichten.ruim_op", queue=services.WACHTRIJ, queueing_lock="berichten-ruim-op")
def ruim_op(timestamp: int) -> None:
    """Forget what is more than a year old."""
    services.ruim_op()
