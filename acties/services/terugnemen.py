"""Taking back at once what was reported by mistake: a row that mends the other one, never a deletion (ADR 29)."""

from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Max
from django.utils import timezone

from acties import zoekregels
from acties.actualiteit import actie_gezegd, afspraak_gezegd
from acties.journaal import als_waarden
from acties.models import Actie, Afspraak, Afspraakstand, Gebeurtenis, Gebeurtenissoort
from acties.services.actie import werk_fasen_bij
from acties.services.dienst import dienst, melder
from acties.services.journaal import NIET_LAATSTE, Verantwoording, boek, zet
from partijen.models import Gebruiker

REDEN = "Binnen vijf minuten teruggenomen door wie het meldde."
TE_LAAT = "Terugnemen kan tot vijf minuten na het opslaan. Meld opnieuw hoe het wel zit: het oude blijft dan staan."


@dienst(melder)
def neem_terug(*, rij: Gebeurtenis, door: Gebruiker, nu: datetime | None = None) -> Gebeurtenis:
    """Put back what stood there before this row; a second click gives the row of the first.

    Needs no second pair of eyes: what comes back stood there already. Raises PermissionDenied, or ValidationError when
    it is too late, or when it was reported again since.
    """
    actie = rij.actie
    if eerder := rij.correcties.van_soort(Gebeurtenissoort.TERUGGENOMEN).first():
        return eerder
    _controleer(actie, rij, door, nu or timezone.now())
    bij = _bij(actie, rij)
    terug = _vorige(rij)
    if rij.soort != Gebeurtenissoort.FASE:
        zet(bij or actie, **als_waarden(bij or actie, terug))
    waarom = Verantwoording(reden=REDEN, door=door, namens=rij.namens, datum=rij.datum, corrigeert=rij)
    van = {naam: rij.naar[naam] for naam in terug}
    soort = Gebeurtenissoort.TERUGGENOMEN
    weg = boek(actie=actie, soort=soort, verantwoording=waarom, van=van, naar=terug, bij=bij)
    if rij.soort == Gebeurtenissoort.FASE:
        werk_fasen_bij(actie)
    _herstel(actie, bij)
    return weg


def _controleer(actie: Actie, rij: Gebeurtenis, door: Gebruiker, nu: datetime) -> None:
    gemeld = actie.gebeurtenissen.terug_te_nemen(door, nu).filter(pk=rij.pk)
    if not gemeld.exists():
        raise ValidationError(TE_LAAT)
    if not gemeld.laatst_gemeld().exists():
        raise ValidationError(NIET_LAATSTE)


def _bij(actie: Actie, rij: Gebeurtenis) -> models.Model | None:
    """What the row is about, as it is now; None for the actie itself."""
    if rij.mijlpaal_id:
        return actie.mijlpalen.get(pk=rij.mijlpaal_id)
    return actie.afspraken.get(pk=rij.afspraak_id) if rij.afspraak_id else None


def _vorige(rij: Gebeurtenis) -> dict[str, Any]:
    """What stood there before; an afspraak that was not there yet can't go, the journal tells of it: withdrawn then."""
    if rij.soort == Gebeurtenissoort.AFSPRAAK and not rij.van:
        return {"stand": Afspraakstand.INGETROKKEN.value}
    return rij.van


def _herstel(actie: Actie, bij: models.Model | None) -> None:
    """Let what follows from the journal follow from the rows that stand: since when it is so, and who last said so."""
    rijen = actie.gebeurtenissen.staand().in_volgorde()
    if isinstance(bij, Afspraak):
        eigen = list(rijen.filter(afspraak=bij).select_related("bron"))
        bron = next((rij.bron for rij in reversed(eigen) if rij.bron), None)
        zet(bij, bevestigd_op=afspraak_gezegd(eigen), bron=bron)
    veranderd = actie.gebeurtenissen.inhoudelijk().aggregate(op=Max("vanaf"))["op"]
    bevestigd_op = actie.bevestigd_op if bij else actie_gezegd(rijen)
    zet(actie, veranderd_op=veranderd or date.min, bevestigd_op=bevestigd_op)
    zoekregels.werk_bij(actie)
