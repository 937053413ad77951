"""Making a report, step by step: what the job in the background does."""

import logging
from collections.abc import Callable

from voortgang import services
from voortgang.models import Bestandsoort, Rapport
from voortgang.rapport import gegevens
from voortgang.rapport.pdf import maak_pdf
from voortgang.rapport.rekenblad import maak_csv, maak_ods

logboek = logging.getLogger("ibp_portal.rapport")

BESTANDEN: dict[Bestandsoort, tuple[str, Callable[[Rapport], bytes]]] = {
    Bestandsoort.PDF: ("PDF maken", maak_pdf),
    Bestandsoort.ODS: ("Rekenblad maken", maak_ods),
    Bestandsoort.CSV: ("Tabel maken", maak_csv),
}


def maak(rapport_id: int) -> None:
    """Make the report of this key, and tell at each step how far it is.

    May be done more than once: what is ready stays, and content that was frozen before is not read again.
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
        services.bewaar_bestand(rapport=rapport, soort=soort, inhoud=maak_bestand(rapport))
    services.rond_af(rapport=rapport)
