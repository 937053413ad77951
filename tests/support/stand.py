"""How an actie stands, said twice: by its tables, and by its journal replayed to this very day."""

from datetime import date, datetime
from typing import Any

from django.utils import timezone

from acties.journaal import Feiten, als_waarden, speel_af
from acties.models import Actie, MetTeksten
from acties.services.afspraak import feiten_van
from acties.stand import Stand
from acties.standen import ALLES, stand_van
from basis.tijd.moment import Moment
from programmalijnen.models import Programma


def feiten(actie: Actie, op: date | None = None) -> Feiten:
    """What the journal tells of, on a day; without a day as the tables have it."""
    return stand_van(actie, Moment(op) if op else Moment.nu(), *ALLES).feiten


def is_heel(actie: Actie) -> bool:
    """Whether the tables and the journal say the same."""
    actie = Actie.objects.get(pk=actie.pk)
    nu, herspeeld = (stand_van(actie, moment, *ALLES) for moment in (Moment.nu(), Moment(timezone.localdate())))
    return alles(nu) == alles(herspeeld)


def programma_is_heel() -> bool:
    """Whether, of each promise about the programme as a whole, the tables and the journal say the same."""
    programma = Programma.objects.get()
    verteld = speel_af(programma.gebeurtenissen.in_volgorde())
    return all(
        (als_waarden(afspraak, verteld["afspraak", afspraak.pk])) == feiten_van(afspraak)
        for afspraak in programma.afspraken.all()
    )


def alles(stand: Stand) -> dict[str, Any]:
    """All that a Stand says, to compare; of a confirmation the day, for a table and the journal read other clocks."""
    makers = [maker for regel in stand.afspraken for maker in regel.makers]
    return {
        "feiten": stand.feiten,
        "deelnames": [(d.partij_id, d.rol, d.bron_id) for d in stand.deelnames],
        "verblijven": list(stand.verblijven),
        "mijlpalen": [(r.mijlpaal.pk, r.is_te_laat, r.mijlpaal.bron) for r in stand.mijlpalen],
        "redenen": stand.redenen,
        "veranderd": (stand.is_veranderd, stand.verandering),
        "bevestigd": [_dag(stand.actie.bevestigd_op), *(_dag(maker.bevestigd_op) for maker in makers)],
        "makers": [(maker.pk, maker.stand, maker.onjuist, maker.namens_laag) for maker in makers],
        "teksten": [[getattr(ding, veld) for veld in ding.TEKSTVELDEN] for ding in _met_teksten(stand)],
        "onderdelen": [(o.pk, o.titel) for o in stand.onderdelen],
        "documenten": [d.pk for d in stand.documenten],
    }


def _met_teksten(stand: Stand) -> list[MetTeksten]:
    mijlpalen = [regel.mijlpaal for regel in stand.mijlpalen]
    afspraken = [regel.afspraak for regel in stand.afspraken]
    return [stand.actie, *stand.deelnames, *mijlpalen, *afspraken, *stand.onderdelen, *stand.documenten]


def _dag(moment: datetime | None) -> date | None:
    return timezone.localdate(moment) if moment else None
