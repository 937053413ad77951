"""What a worker does for the workplace: the weekly reminder (docs/adr/0023)."""

from procrastinate.contrib.django import app

from werk.herinneringen import herinner_allen


@app.periodic(cron="5 * * * *")
@app.task(name="werk.herinner", queue="berichten", queueing_lock="werk-herinner")
def herinner(timestamp: int) -> None:
    """Every hour, because a tick may be missed; who got one this week gets no other."""
    herinner_allen()
