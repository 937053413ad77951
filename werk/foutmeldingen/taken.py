"""What a worker forgets each night of reports of mistakes."""

from procrastinate.contrib.django import app

from werk.foutmeldingen import services


@app.periodic(cron="35 4 * * *")
@app.task(name="foutmeldingen.ruim_op", queueing_lock="foutmeldingen-ruim-op")
def ruim_op(timestamp: int) -> None:
    """Forget the address of who reported something that was handled a while ago."""
    services.ruim_op()
