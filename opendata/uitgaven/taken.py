"""What a worker does for the open data (docs/adr/0016, 0044)."""

import logging

from procrastinate.contrib.django import app

from opendata.uitgaven import services

logboek = logging.getLogger("ibp_portal.opendata")


@app.periodic(cron="*/10 * * * *")
@app.task(name="opendata.werk_uitgave_bij", queueing_lock="opendata-uitgave", lock="opendata-uitgave")
def werk_uitgave_bij(timestamp: int) -> None:
    """Make the files anew when the content changed: so at most once in ten minutes, and at least once a day."""
    if uitgave := services.werk_bij():
        logboek.info("open data gemaakt", extra={"resultaat": str(uitgave)})
