"""What a worker does with files that were sent (docs/adr/0016, 0024)."""

from procrastinate.contrib.django import app

from werk.uitwisseling import services, verwerken


@app.task(name=services.LEESTAAK, queue=services.WACHTRIJ)
def lees_invoer(invoer_id: int) -> None:
    """Read the file of this key."""
    verwerken.lees_invoer(invoer_id)


@app.task(name=services.DOORVOERTAAK, queue=services.WACHTRIJ)
def voer_invoer_door(invoer_id: int) -> None:
    """Carry the file of this key through."""
    verwerken.voer_invoer_door(invoer_id)


@app.periodic(cron="*/5 * * * *")
@app.task(name="uitwisseling.ruim_op", queueing_lock="uitwisseling-opruimen")
def ruim_op(timestamp: int) -> None:
    """Remove old files, and tell who waits for a job that was given up."""
    services.meld_gestrande()
    services.ruim_op()
