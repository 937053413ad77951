"""The one door to how promises stood, whatever they are about: `afspraakstanden(afspraken, moment)`.

Beside `acties.standen`, which reads whole acties: here a page asks for some promises, also those about the programme.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from acties.delen import Afspraakregel
from acties.journaal import Verteller, feitelijke, speel_af, staand
from acties.models import Afspraak, Gebeurtenis, Toezegging
from acties.models.afspraak import AfspraakQuerySet
from acties.onzeker import Onzeker, Onzekerheden, Weet, geen
from acties.stand import met_makers
from acties.standen import toezeggingen_toen, zet_toen
from acties.teksten import Teksten
from basis.tijd.moment import Moment


@dataclass(frozen=True)
class Afspraakstanden:
    """Those of the promises that there were, and what is not certain of each; `wacht_op` are slugs."""

    regels: Sequence[Afspraakregel]
    onzeker: Mapping[int, Onzekerheden]
    wacht_op: Mapping[int, Sequence[str]]

    @property
    def misschien(self) -> list[Onzeker]:
        """All that is not certain of them."""
        return [een for onzeker in self.onzeker.values() for een in onzeker.per_soort["afspraak"]]

    def regel(self, sleutel: int) -> Afspraakregel | None:
        return next((regel for regel in self.regels if regel.afspraak.pk == sleutel), None)


def afspraakstanden(afspraken: AfspraakQuerySet | Sequence[Afspraak], moment: Moment) -> Afspraakstanden:
    """How these promises stood, in their order. Of the past they are for reading: nobody saves them.

    Those that were read already have their holder and source (`met_houder`), and are asked of the present.
    """
    vraag = afspraken.met_houder().met_status_op(moment) if isinstance(afspraken, AfspraakQuerySet) else afspraken
    lijst: list[Any] = list(vraag)
    makers = list(Toezegging.objects.filter(afspraak__in=lijst).voor_lijst()) if lijst else []
    if moment.is_nu:
        regels = met_makers(lijst, makers, moment.op)
        return Afspraakstanden(regels, {een.pk: geen() for een in lijst}, {})
    rijen = _lees_journaal(lijst, moment)
    toen = [_speel_af(een, rijen[een.pk], makers, moment) for een in lijst]
    er_waren = [een for een in toen if een.feiten]
    regels = [regel for een in er_waren for regel in met_makers([een.afspraak], een.makers, moment.op)]
    wacht = {een.afspraak.pk: een.feiten.get("wacht_op") or () for een in er_waren}
    return Afspraakstanden(regels, {een.afspraak.pk: een.onzeker for een in toen}, wacht)


def _lees_journaal(afspraken: Sequence[Afspraak], moment: Moment) -> dict[int, list[Gebeurtenis]]:
    """By promise the rows that say how it was, in order, also those that are not certain."""
    per: dict[int, list[Gebeurtenis]] = {een.pk: [] for een in afspraken}
    rijen = Gebeurtenis.objects.filter(afspraak__in=afspraken).om_af_te_spelen(moment).in_volgorde()
    for rij in rijen.select_related("bron"):
        assert rij.afspraak_id is not None
        per[rij.afspraak_id].append(rij)
    return per


@dataclass(frozen=True)
class _Toen:
    afspraak: Afspraak
    makers: Sequence[Toezegging]
    feiten: Mapping[str, Any]  # nothing when it was not (certainly) there
    onzeker: Onzekerheden


def _speel_af(afspraak: Any, rijen: Sequence[Gebeurtenis], makers: Sequence[Toezegging], moment: Moment) -> _Toen:
    feitelijk = feitelijke(rijen)
    alle = staand(feitelijk)
    zeker = [rij for rij in alle if rij.is_zeker(moment.op)]
    feiten = speel_af(rij for rij in feitelijk if rij.is_zeker(moment.op))
    weet = Weet(zeker, feiten, {("afspraak", afspraak.pk): afspraak}, {}, Verteller({}))
    onzeker = weet.onzekerheden(rij for rij in alle if not rij.is_zeker(moment.op))
    eigen = [maker for maker in makers if maker.afspraak_id == afspraak.pk]
    verteld = feiten.get(("afspraak", afspraak.pk), {})
    Teksten(afspraak.houder, rijen, moment).zet(afspraak)
    if verteld:
        zet_toen(afspraak, verteld)
    if afspraak.actie:
        afspraak.actie.status = afspraak.status_op or ""
    return _Toen(afspraak, toezeggingen_toen(eigen, feiten, zeker), verteld, onzeker)
