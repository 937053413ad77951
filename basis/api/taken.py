"""What a worker forgets each night of who asked the API something."""

from procrastinate.contrib.django import app

from basis.api import rem


@app.periodic(cron="41 4 * * *")
@app.task(name="api.ruim_op", queueing_lock="api-ruim-op")
def ruim_op(timestamp: int) -> None:
    """Forget counts of before."""
    rem.ruim_op()
