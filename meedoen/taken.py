"""What a worker does in the background for taking part."""

from procrastinate.contrib.django import app

from meedoen import services


@app.periodic(cron="45 4 * * *")
@app.task(name="meedoen.ruim_op", queueing_lock="meedoen-ruim-op")
def ruim_op(timestamp: int) -> None:
    """Forget texts whose term has ended, and addresses after the last message."""
    services.ruim_op()
