"""What a worker does for webhooks: telling those that are behind, and forgetting what came of it."""

from procrastinate.contrib.django import app

from opendata.webhooks import services


@app.task(name=services.TAAK, queue=services.WACHTRIJ)
def bezorg(webhook_id: int) -> None:
    """Send this webhook what comes next. When to try again stands in its row: see `veeg`."""
    services.bezorg_volgende(webhook_id)


@app.task(name=services.PROEF, queue=services.WACHTRIJ)
def proef(webhook_id: int) -> None:
    """Send this webhook a test."""
    services.bezorg_proef(webhook_id)


@app.periodic(cron="* * * * *")
@app.task(name="webhooks.veeg", queue=services.WACHTRIJ, queueing_lock="webhooks-veeg")
def veeg(timestamp: int) -> None:
    """Each minute: whoever is behind the journal, is told."""
    services.veeg_bijeen()


@app.periodic(cron="47 4 * * *")
@app.task(name="webhooks.ruim_op", queue=services.WACHTRIJ, queueing_lock="webhooks-ruim-op")
def ruim_op(timestamp: int) -> None:
    """Forget what came of deliveries of a month ago."""
    services.ruim_op()
