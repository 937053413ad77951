"""What a worker asks of official sources."""

from procrastinate.contrib.django import app

from opendata.officieel import services


@app.periodic(cron="*/15 * * * *")
@app.task(name="officieel.haal_op", queueing_lock="officieel-haal-op")
def haal_op(timestamp: int) -> None:
    """Every quarter of an hour, of which each dossier has its turn once a day."""
    services.haal_op()
