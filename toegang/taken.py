"""What a worker forgets each night of who logs in."""

from procrastinate.contrib.django import app

from toegang import services


@app.periodic(cron="23 4 * * *")
@app.task(name="toegang.ruim_op", queueing_lock="toegang-ruim-op")
def ruim_op(timestamp: int) -> None:
    """Forget sessions that are over, attempts that no longer count and invitations of a while ago."""
    services.ruim_op()
