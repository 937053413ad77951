"""Official sources: asking them, and proposals that none of them made, for tests of what people make of them."""

from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from acties.models import Actie
from basis.tijd.perioden import dag
from opendata.officieel import services
from opendata.officieel.models import Bronkoppeling, Bronstand, Fasevoorstel, Officielebron
from tests.factories import BronFactory

KAMER, KOOP = Officielebron.TWEEDE_KAMER, Officielebron.KOOP


def over(dagen: int = 0) -> None:
    """Ask what is due in so many days."""
    services.haal_op(timezone.now() + timedelta(days=dagen))


def stand(bron: Officielebron) -> Bronstand:
    """How a source is."""
    return Bronstand.objects.get(bron=bron)


def koppel(actie: Actie) -> Bronkoppeling:
    """A dossier of the actie, beside both sources."""
    for bron in Officielebron.values:
        Bronstand.objects.get_or_create(bron=bron)
    return services.koppel(actie=actie, dossier="35 513", bron=BronFactory(), door=None)


def stel_voor(actie: Actie, soort: str = "document", **anders: Any) -> Fasevoorstel:
    """One of a kind; of a phase the next one of the actie."""
    nummer = Fasevoorstel.objects.count()
    fase = actie.soort.fasedefinities.get(volgorde=2) if soort == "fase" else None
    velden = {
        "fase": fase,
        "bron": "koop",
        "dossier": "35513",
        "kenmerk": f"kst-35513-{nummer}",
        "afdruk": f"{nummer:064d}",
        "titel": f"Stuk {nummer}",
        "documentsoort": "Kamerstuk",
        "nummer": f"35 513, nr. {nummer}",
        "datum": dag(date(2021, 6, 1)),
        "url": f"https://zoek.officielebekendmakingen.nl/kst-35513-{nummer}.html",
        "ruw": {"identifier": f"kst-35513-{nummer}"},
        "waarom": "De Tweede Kamer nam het wetsvoorstel aan." if fase else "",
    }
    return Fasevoorstel.objects.create(actie=actie, soort=soort, **{**velden, **anders})
