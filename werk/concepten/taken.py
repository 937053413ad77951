"""What a worker forgets each night of drafts."""

from procrastinate.contrib.django import app

from werk.concepten import services


@app.periodic(cron="29 4 * * *")
@app.task(name="concepten.ruim_op", queueing_lock="concepten-ruim-op")
def ruim_op(timestamp: int) -> None:
    """Forget what was thrown away a while ago."""
    services.ruim_op()
