"""What a worker does for rondes (docs/adr/0034)."""

from procrastinate.contrib.django import app

from werk.rondes.services import waarschuw_voor_sluiten


@app.periodic(cron="35 * * * *")
@app.task(name="rondes.waarschuw", queue="berichten", queueing_lock="rondes-waarschuw")
def waarschuw(timestamp: int) -> None:
    """Every hour, because a tick may be missed; who was warned of a ronde is not warned again."""
    waarschuw_voor_sluiten()
