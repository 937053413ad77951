"""What a worker does with the security log by itself."""

from procrastinate.contrib.django import app

from basis.logboek import services


@app.periodic(cron="41 4 * * *")
@app.task(name="logboek.ruim_op", queueing_lock="logboek-ruim-op")
def ruim_op(timestamp: int) -> None:
    """Remove what was kept for as long as it may be."""
    services.ruim_op()
