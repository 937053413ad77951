"""What a worker does in the background for taking part."""

from procrastinate.contrib.django import app

from meedoen import services


@app.periodic(cron="45 4 * * *")
@app.task(name="meedoen.ruim_op", queueing_lock="meedoen-ruim-op")
def ruim_op(timestamp: int) -> None:
    """Forget texts whose term has ended, and addresses after the last message; ask each year who goes on."""
    services.ruim_op()
    services.vraag_nog_volgen()
    services.ruim_volgers_op()


@app.periodic(cron="*/10 * * * *")
@app.task(name="meedoen.stel_samenvattingen_op", queue="berichten", queueing_lock="meedoen-samenvattingen")
def stel_samenvattingen_op(timestamp: int) -> None:
    """Often, because a tick may be missed; each window is made once."""
    services.maak_vensters()
