"""The promises about the programme as a whole, now and on a day."""

from collections.abc import Sequence
from dataclasses import dataclass

from acties.delen import Afspraakregel
from acties.journaal import Verteller, speel_af, staand, zonder_teksten
from acties.models import Afspraak, Gebeurtenis, Toezegging
from acties.onzeker import Onzekerheden, Weet, geen
from acties.stand import met_makers
from acties.standen import toezeggingen_toen, zet_toen
from basis.tijd.moment import Moment


@dataclass(frozen=True)
class Programmabreed:
    """What certainly stood, and what may have."""

    regels: list[Afspraakregel]
    onzeker: Onzekerheden


def programmabreed(moment: Moment) -> Programmabreed:
    """Two queries, and of the past a third: the journal of the programme played again over the tables."""
    afspraken = list(Afspraak.objects.van_programma().voor_lijst())
    makers = list(Toezegging.objects.filter(afspraak__in=afspraken).voor_lijst()) if afspraken else []
    if moment.is_nu or not afspraken:
        return Programmabreed(met_makers(afspraken, makers, moment.op), geen())
    rijen = Gebeurtenis.objects.filter(programma__isnull=False).denkbaar_op(moment).in_volgorde()
    return _speel_af(zonder_teksten(rijen), afspraken, makers, moment)


def _speel_af(
    rijen: Sequence[Gebeurtenis], afspraken: list[Afspraak], makers: list[Toezegging], moment: Moment
) -> Programmabreed:
    feiten = speel_af(rij for rij in rijen if rij.is_zeker(moment.op))
    alle = staand(rijen)
    zeker = [rij for rij in alle if rij.is_zeker(moment.op)]
    dingen = {("afspraak", afspraak.pk): afspraak for afspraak in afspraken}
    weet = Weet(zeker, feiten, dingen, {}, Verteller())
    onzeker = weet.onzekerheden(rij for rij in alle if not rij.is_zeker(moment.op))
    toen = [afspraak for afspraak in afspraken if ("afspraak", afspraak.pk) in feiten]
    for afspraak in toen:
        zet_toen(afspraak, feiten["afspraak", afspraak.pk])
    return Programmabreed(met_makers(toen, toezeggingen_toen(makers, feiten, zeker), moment.op), onzeker)
