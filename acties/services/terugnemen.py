"""Taking back at once what was reported by mistake: a row that mends the other one, never a deletion (ADR 29)."""

from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Max
from django.utils import timezone

from acties import zoekregels
from acties.actualiteit import actie_gezegd, toezegging_gezegd
from acties.journaal import als_waarden
from acties.models import Actie, Afspraak, Afspraakstand, Gebeurtenis, Gebeurtenissoort, Houder
from acties.models.afspraakstand import is_stand
from acties.services.actie import werk_fasen_bij
from acties.services.dienst import NIET_LAATSTE, dienst, melder
from acties.services.journaal import Verantwoording, boek, zet
from acties.services.toezegging import zet_feiten
from partijen.models import Gebruiker

REDEN = "Binnen vijf minuten teruggenomen door wie het meldde."
TE_LAAT = "Terugnemen kan tot vijf minuten na het opslaan. Meld opnieuw hoe het wel zit: het oude blijft dan staan."


@dienst(melder)
def neem_terug(*, rij: Gebeurtenis, door: Gebruiker, nu: datetime | None = None) -> Gebeurtenis:
    """Put back what stood there before this row; a second click gives the row of the first.

    Needs no second pair of eyes: what comes back stood there already. Raises PermissionDenied, or ValidationError when
    it is too late, or when it was reported again since.
    """
    houder = rij.houder
    if eerder := rij.correcties.van_soort(Gebeurtenissoort.TERUGGENOMEN).first():
        return eerder
    _controleer(houder, rij, door, nu or timezone.now())
    bij = _bij(houder, rij)
    terug = _vorige(rij)
    if isinstance(bij, Afspraak):
        zet_feiten(bij, als_waarden(bij, terug))
    elif rij.soort != Gebeurtenissoort.FASE:
        zet(bij or houder, **als_waarden(bij or houder, terug))
    waarom = Verantwoording(reden=REDEN, door=door, namens=rij.namens, datum=rij.datum, corrigeert=rij)
    van = {naam: rij.naar[naam] for naam in terug}
    soort = Gebeurtenissoort.TERUGGENOMEN
    weg = boek(houder=houder, soort=soort, verantwoording=waarom, van=van, naar=terug, bij=bij)
    if rij.soort == Gebeurtenissoort.FASE and isinstance(houder, Actie):
        werk_fasen_bij(houder)
    _herstel(houder, bij)
    return weg


def _controleer(houder: Houder, rij: Gebeurtenis, door: Gebruiker, nu: datetime) -> None:
    gemeld = houder.gebeurtenissen.terug_te_nemen(door, nu).filter(pk=rij.pk)
    if not gemeld.exists():
        raise ValidationError(TE_LAAT)
    if not gemeld.laatst_gemeld().exists():
        raise ValidationError(NIET_LAATSTE)


def _bij(houder: Houder, rij: Gebeurtenis) -> models.Model | None:
    """What the row is about, as it is now; None for the actie itself."""
    if rij.mijlpaal_id and isinstance(houder, Actie):
        return houder.mijlpalen.get(pk=rij.mijlpaal_id)
    return houder.afspraken.get(pk=rij.afspraak_id) if rij.afspraak_id else None


def _vorige(rij: Gebeurtenis) -> dict[str, Any]:
    """What stood there before; an afspraak that was not there yet can't go, the journal tells of it: withdrawn then.

    So can't a maker that was not there yet.
    """
    weg = Afspraakstand.INGETROKKEN.value
    if rij.soort == Gebeurtenissoort.AFSPRAAK and not rij.van:
        return {naam: weg for naam in rij.naar if is_stand(naam)}
    return {naam: weg if waarde is None and is_stand(naam) else waarde for naam, waarde in rij.van.items()}


def _herstel(houder: Houder, bij: models.Model | None) -> None:
    """Let what follows from the journal follow from the rows that stand: since when it is so, and who last said so."""
    rijen = houder.gebeurtenissen.staand().in_volgorde()
    if isinstance(bij, Afspraak):
        eigen = list(rijen.filter(afspraak=bij))
        for toezegging in bij.toezeggingen.all():
            zet(toezegging, bevestigd_op=toezegging_gezegd(toezegging, eigen))
        zoekregels.werk_afspraak_bij(bij)
    veranderd = houder.gebeurtenissen.inhoudelijk().aggregate(op=Max("vanaf"))["op"]
    zet(houder, veranderd_op=veranderd or date.min)
    if isinstance(houder, Actie):
        if bij is None:
            zet(houder, bevestigd_op=actie_gezegd(rijen))
        zoekregels.werk_bij(houder)
