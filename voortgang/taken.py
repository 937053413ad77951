"""What a worker does in the background (docs/adr/0016); `manage.py werker` runs them."""

from typing import Any

from procrastinate.contrib.django import app

from basis.taken import bij_opgeven
from voortgang import services
from voortgang.models import Rapport
from voortgang.rapport.maken import maak


@app.task(name=services.TAAK, queue=services.WACHTRIJ)
def maak_rapport(rapport_id: int) -> None:
    """Make the report of this key."""
    maak(rapport_id)


def _geef_op(gegevens: dict[str, Any]) -> None:
    """Tell who waits for the report of a job that is given up."""
    rapport = Rapport.objects.filter(pk=gegevens["rapport_id"]).first()
    if rapport is not None and rapport.wordt_gemaakt:
        services.meld_mislukt(rapport=rapport)


bij_opgeven(services.TAAK, _geef_op)
