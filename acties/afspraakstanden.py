"""The one door to how promises stood, whatever they are about: `afspraakstanden(afspraken, moment)`.

Beside `acties.standen`, which reads whole acties: here a page asks for some promises, also those about the programme.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from acties.delen import Afspraakregel
from acties.journaal import Verteller, feitelijke, speel_af, staand
from acties.models import Afspraak, Afspraakstand, Gebeurtenis, Toezegging
from acties.models.afspraak import AfspraakQuerySet
from acties.models.toezegging import ToezeggingQuerySet
from acties.onzeker import Onzeker, Onzekerheden, Weet, geen
from acties.stand import met_makers
from acties.standen import toezeggingen_toen, zet_toen
from acties.teksten import Teksten
from basis.postgres.vast import Vast
from basis.tijd.moment import Moment
from partijen.models import Partij


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


# -- which promises are asked for -----------------------------------------------------------------------------------


def kies_makers(keuze: Mapping[str, Collection[str]], moment: Moment) -> ToezeggingQuerySet:
    """The parts of makers in promises: whose layer it is, who, how it stands for them, and how it is known."""
    makers = Toezegging.objects.met_stand(moment, *keuze.get("afspraakstand", Afspraakstand.values))
    if lagen := keuze.get("laag"):
        makers = makers.van_lagen(lagen)
    if slugs := keuze.get("maker"):
        makers = makers.van_partijen(Partij.objects.met_slugs(slugs))
    if herkomsten := keuze.get("herkomst"):
        makers = makers.met_herkomst(*herkomsten)
    return makers


def kies(keuze: Mapping[str, Collection[str]], moment: Moment) -> AfspraakQuerySet:
    """The promises of which one maker meets all that is chosen of makers, and that meet all else."""
    afspraken = Afspraak.objects.met_maker(kies_makers(keuze, moment))
    if soorten := keuze.get("soort"):
        afspraken = afspraken.van_soort(*soorten)
    return afspraken.te_laat(moment) if keuze.get("te_laat") else afspraken


def van_programma(moment: Moment) -> Afspraakstanden:
    """How the promises about the whole programme stood."""
    return afspraakstanden(_nu_van_programma(moment.met_demo)() if moment.is_nu else _van_programma(moment), moment)


def _van_programma(moment: Moment) -> AfspraakQuerySet:
    return Afspraak.objects.te_zien(moment).van_programma().voor_lijst()


@lru_cache
def _nu_van_programma(met_demo: bool) -> Vast[Afspraak]:
    return Vast(lambda: _van_programma(Moment.nu(met_demo=met_demo)).met_houder())


def lees_wacht_op(afspraken: Collection[int], moment: Moment) -> dict[int, list[str]]:
    """By the key of a promise for which others (slugs) it waits, as the journal said last."""
    verteld: Any = Gebeurtenis.objects.filter(afspraak__in=afspraken).geldend_op(moment).staand()
    verteld = verteld.filter(naar__has_key="wacht_op").laatste_per("afspraak_id") if afspraken else ()
    return {rij.afspraak_id: list(rij.naar["wacht_op"] or ()) for rij in verteld}
