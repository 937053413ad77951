"""What a worker does in the background (docs/adr/0016); `manage.py werker` runs them."""

import logging
from collections.abc import Callable
from typing import Any

from procrastinate.contrib.django import app

from basis.taken import bij_opgeven
from voortgang import services
from voortgang.models import Bestandsoort, Rapport
from voortgang.rapport import gegevens
from voortgang.rapport.pdf import maak_pdf
from voortgang.rapport.rekenblad import maak_csv, maak_ods

logboek = logging.getLogger("ibp_portal.rapport")

# The most difficult one last: when it takes the worker with it, the others are there.
BESTANDEN: dict[Bestandsoort, tuple[str, Callable[[Rapport], bytes]]] = {
    Bestandsoort.CSV: ("Tabel maken", maak_csv),
    Bestandsoort.ODS: ("Rekenblad maken", maak_ods),
    Bestandsoort.PDF: ("PDF maken", maak_pdf),
}


def maak(rapport_id: int) -> None:
    """Make the report of this key, and tell at each step how far it is.

    May be done more than once: what is ready stays, and content that was frozen before is not read again. Each file is
    made by itself: a report without its PDF has its numbers all the same, and says what is missing.
    """
    rapport = Rapport.objects.select_related("programmalijn", "partij", "namens").filter(pk=rapport_id).first()
    if rapport is None or rapport.is_klaar:
        return
    try:
        _maak(rapport)
    except Exception:
        logboek.exception("rapport mislukt", extra={"resultaat": "mislukt"})
        services.meld_mislukt(rapport=rapport)
        raise
    logboek.info("rapport gemaakt", extra={"resultaat": "gelukt"})


def _maak(rapport: Rapport) -> None:
    lijnen = len(gegevens.lijnen_van(rapport)) if rapport.gegevens is None else 0
    services.begin(rapport=rapport, stappen=lijnen + len(BESTANDEN))
    if rapport.gegevens is None:
        inhoud = gegevens.stel_samen(rapport, lambda tekst: services.zet_stap(rapport=rapport, bezig_met=tekst))
        services.leg_inhoud_vast(rapport=rapport, inhoud=inhoud)
    for soort, (tekst, maak_bestand) in BESTANDEN.items():
        services.zet_stap(rapport=rapport, bezig_met=tekst)
        try:
            services.bewaar_bestand(rapport=rapport, soort=soort, inhoud=maak_bestand(rapport))
        except Exception:
            logboek.exception("bestand van rapport mislukt", extra={"resultaat": "mislukt"})
    services.rond_af(rapport=rapport)


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
