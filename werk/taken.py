"""What a worker does for the workplace: the weekly reminder (docs/adr/0023), and asking makers of afspraken."""

from procrastinate.contrib.django import app

from acties.services.vragen import VRAAG_MAKERS
from berichten.taken import SteedsLater
from werk import makersvragen
from werk.herinneringen import herinner_allen


@app.periodic(cron="5 * * * *")
@app.task(name="werk.herinner", queue="berichten", queueing_lock="werk-herinner")
def herinner(timestamp: int) -> None:
    """Every hour, because a tick may be missed; who got one this week gets no other."""
    herinner_allen()


@app.task(name=VRAAG_MAKERS, queue="berichten", retry=SteedsLater())
def vraag_makers(vanaf: int) -> None:
    """Tell who is asked something about an afspraak; set ready with the change itself, for when it is final."""
    makersvragen.vraag_makers(vanaf=vanaf)
