"""The one door to how acties stood: `standen(acties, moment, …)`. Now from the tables, in the past from the journal.

Of the past the tables give what there is, and the journal says which of it there was, how it was and in which words.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from copy import copy
from functools import cache
from typing import Any, cast

from django.db.models import QuerySet

from acties.actualiteit import actie_gezegd, toezegging_gezegd
from acties.delen import Deel, Statusmelding, Verblijf, sinds_van, verblijven
from acties.journaal import Feiten, Verteller, als_waarden, feitelijke, speel_af, staand
from acties.models import Actie, Deelname, Gebeurtenis, Gebeurtenissoort, MetTeksten, Mijlpaal, Toezegging
from acties.models.deelname import ROLVOLGORDE
from acties.models.gebeurtenissoort import NIET_INHOUDELIJK
from acties.onzeker import Weet, geen
from acties.stand import Stand
from acties.tabellen import Gelezen, VasteVraag, lees_delen
from acties.teksten import Teksten
from basis.tijd.moment import Moment
from partijen.models import Partij

ALLES = tuple(Deel)
# Of which the tables only know the present.
_VAN_HET_JOURNAAL = {Deel.VERBLIJVEN, Deel.SINDS, Deel.HERIJKINGEN, Deel.VERANDERING}
# Which rows of the journal are about which part; the others are about the actie itself.
_ONDERWERPEN = {
    Deel.MIJLPALEN: "mijlpaal",
    Deel.AFSPRAKEN: "afspraak",
    Deel.ONDERDELEN: "onderdeel",
    Deel.DOCUMENTEN: "document",
}


def standen(
    acties: Iterable[Actie] | VasteVraag, moment: Moment, *delen: Deel, teksten: bool = True
) -> dict[int, Stand]:
    """By key how each actie stood, with these parts of it.

    A query of acties is asked together with the parts. Without `teksten` there are no explanations and no sources.
    """
    nodig = [deel for deel in delen if moment.is_nu or deel not in _VAN_HET_JOURNAAL]
    if not moment.is_nu and not isinstance(acties, QuerySet | VasteVraag):
        acties = [copy(actie) for actie in acties]
    if Deel.AFSPRAKEN in nodig:
        nodig.append(Deel.TOEZEGGINGEN)
    lijst, gelezen = lees_delen(acties, nodig, teksten)
    if moment.is_nu:
        return {actie.pk: Stand(actie, moment, actie.publicatie, gelezen[actie.pk], geen()) for actie in lijst}
    rijen = _lees_journaal(lijst, moment, delen)
    alle = {actie.pk: _Herspeeld(actie, rijen[actie.pk], gelezen[actie.pk], moment) for actie in lijst}
    partijen = _partijen(alle.values()) if Deel.DEELNAMES in delen else {}
    fasen = {(actie.soort_id, f.slug): f.naam for actie in lijst for f in gelezen[actie.pk].get(Deel.FASEN, ())}
    verteller = Verteller(fasen if Deel.FASEN in delen else None)
    return {pk: een.stand(moment, delen, partijen, verteller) for pk, een in alle.items()}


def stand_van(actie: Actie, moment: Moment, *delen: Deel) -> Stand:
    """How one actie stood."""
    return standen([actie], moment, *delen)[actie.pk]


def _lees_journaal(acties: list[Actie], moment: Moment, delen: Sequence[Deel]) -> dict[int, list[Gebeurtenis]]:
    """Per actie the rows that say how it was at the moment, in order, also those that are not certain.

    Rows of parts not asked for only say when it changed.
    """
    rijen = Gebeurtenis.objects.van_acties(acties).om_af_te_spelen(moment).in_volgorde().select_related("bron")
    if Deel.VERANDERING not in delen:
        nodig = {naam for deel, naam in (_ONDERWERPEN | {Deel.HERIJKINGEN: "mijlpaal"}).items() if deel in delen}
        rijen = rijen.filter(**{f"{naam}__isnull": True for naam in _ONDERWERPEN.values() if naam not in nodig})
    per_actie: dict[int, list[Gebeurtenis]] = {actie.pk: [] for actie in acties}
    gelezen = {actie.pk: actie for actie in acties}
    for rij in rijen:
        rij.actie = gelezen[cast("int", rij.actie_id)]
        per_actie[rij.actie.pk].append(rij)
    return per_actie


def _partijen(alle: Iterable["_Herspeeld"]) -> dict[str, Partij]:
    """By slug who took part then; read only when somebody of then takes part no longer."""
    slugs = {slug for een in alle for slug in een.genoemd}
    nu = {deelname.partij.slug: deelname.partij for een in alle for deelname in een.gelezen[Deel.DEELNAMES]}
    weg = slugs - nu.keys()
    return nu | ({partij.slug: partij for partij in Partij.objects.met_slugs(weg)} if weg else {})


class _Herspeeld:
    """The rows of one actie (`rijen`, in order) played again over what the tables have of it (`gelezen`).

    Played are those that are certain on the day; the others are told beside them.
    """

    def __init__(self, actie: Actie, rijen: Sequence[Gebeurtenis], gelezen: Gelezen, moment: Moment) -> None:
        self.actie = actie
        self.gelezen = gelezen
        self._teksten = Teksten(actie, rijen, moment)
        op, feitelijk = moment.op, feitelijke(rijen)
        alle = staand(feitelijk)
        self._staand = [rij for rij in alle if rij.is_zeker(op)]
        self._vaag = [rij for rij in alle if not rij.is_zeker(op)]
        self._feiten = speel_af(rij for rij in feitelijk if rij.is_zeker(op))
        self._gezamenlijk = self._feiten.get(("actie", actie.pk), {})

    def stand(self, moment: Moment, delen: Sequence[Deel], partijen: dict[str, Partij], verteller: Verteller) -> Stand:
        dingen = {(naam, rij.pk): rij for deel, naam in _ONDERWERPEN.items() for rij in self.gelezen.get(deel, ())}
        self._zet_teksten(dingen.values())
        vaag = [rij for rij in self._vaag if Deel.VERBLIJVEN in delen or rij.soort != Gebeurtenissoort.FASE]
        onzeker = Weet(self._staand, self._feiten, dingen, partijen, verteller).onzekerheden(vaag)
        self.actie.status = self._gezamenlijk.get("status", "")
        self.actie.bevestigd_op = actie_gezegd(self._staand)
        gelezen = dict(self.gelezen)
        for deel, naam in _ONDERWERPEN.items():
            if deel in gelezen:
                gelezen[deel] = self._van_toen(naam, gelezen[deel])
        if Deel.MIJLPALEN in gelezen:
            gelezen[Deel.MIJLPALEN].sort(key=Mijlpaal.volgt_op)
        if Deel.TOEZEGGINGEN in gelezen:
            gelezen[Deel.TOEZEGGINGEN] = toezeggingen_toen(gelezen[Deel.TOEZEGGINGEN], self._feiten, self._staand)
        if Deel.DEELNAMES in delen:
            gelezen[Deel.DEELNAMES] = self._deelnames(partijen)
        verteld: dict[Deel, Callable[[], list[Any]]] = {
            Deel.VERBLIJVEN: self._verblijven,
            Deel.SINDS: self._sinds,
            Deel.HERIJKINGEN: self._herijkingen,
            Deel.VERANDERING: self._verandering,
        }
        gelezen |= {deel: vertel() for deel, vertel in verteld.items() if deel in delen}
        return Stand(self.actie, moment, self._gezamenlijk.get("publicatie", ""), gelezen, onzeker)

    def _zet_teksten(self, dingen: Iterable[Any]) -> None:
        for ding in (self.actie, *(ding for ding in dingen if isinstance(ding, MetTeksten))):
            self._teksten.zet(ding)

    @property
    def deelnames(self) -> list[tuple[str, str]]:
        """Party (its slug) and role."""
        return [tuple(tekst.split(":", 1)) for tekst in self._gezamenlijk.get("deelnames", [])]

    @property
    def genoemd(self) -> set[str]:
        """The parties (slugs) that took part, or may have."""
        vaag = [tekst for rij in self._vaag for tekst in rij.naar.get("deelnames") or ()]
        return {slug for slug, _ in self.deelnames} | {tekst.partition(":")[0] for tekst in vaag}

    def _deelnames(self, partijen: dict[str, Partij]) -> list[Deelname]:
        """With the source that stands there now."""
        nu = {(deelname.partij.slug, deelname.rol): deelname for deelname in self.gelezen[Deel.DEELNAMES]}
        toen = [
            nu.get((slug, rol)) or Deelname(actie=self.actie, partij=partijen[slug], rol=rol)
            for slug, rol in self.deelnames
            if slug in partijen
        ]
        for deelname in toen:
            self._teksten.zet_deelname(deelname)
        return sorted(toen, key=lambda d: (ROLVOLGORDE.get(d.rol, len(ROLVOLGORDE)), d.partij.sorteernaam))

    def _van_toen(self, naam: str, rijen: list[Any]) -> list[Any]:
        """Those rows that were there, as they were. They are for reading: nobody saves them.

        Of a fact that no certain row tells, as when the day on which the thing came is vague, nothing is known.
        """
        toen = [(rij, self._feiten[naam, rij.pk]) for rij in rijen if (naam, rij.pk) in self._feiten]
        for rij, feiten in toen:
            zet_toen(rij, feiten)
        return [rij for rij, _ in toen]

    def _verblijven(self) -> list[Verblijf]:
        return verblijven(self._staand)

    def _sinds(self) -> list[Any]:
        meldingen = [rij for rij in self._staand if "status" in rij.naar]
        return sinds_van(Statusmelding(m.pk, m.corrigeert_id, m.naar["status"], m.datum) for m in meldingen)

    def _herijkingen(self) -> list[tuple[int | None, str]]:
        herijkt = [rij for rij in self._staand if rij.soort == Gebeurtenissoort.MIJLPAAL_HERIJKT]
        return [(rij.mijlpaal_id, rij.reden) for rij in herijkt]

    def _verandering(self) -> list[Any]:
        """The period in which the last substantive change took effect; nothing when there was none."""
        rijen = [rij for rij in self._staand if rij.soort not in NIET_INHOUDELIJK]
        return [max(rijen, key=lambda rij: (rij.vanaf, rij.pk)).datum] if rijen else []


def zet_toen(rij: Any, feiten: Mapping[str, Any]) -> None:
    """Give a thing that belongs to an actie, or to the programme, the facts that certain rows told of it."""
    verteld = {veld: waarde for veld, waarde in feiten.items() if veld in rij.FEITEN}
    for veld, waarde in (_niets_bekend(rij._meta.model) | als_waarden(rij, verteld)).items():
        setattr(rij, veld, waarde)


def toezeggingen_toen(
    toezeggingen: Iterable[Toezegging], feiten: Feiten, staand: Sequence[Gebeurtenis]
) -> list[Toezegging]:
    """Those that there were, as the rows that stand tell them. They are for reading: nobody saves them."""
    toen = []
    for toezegging in toezeggingen:
        verteld = feiten.get(("afspraak", toezegging.afspraak_id), {})
        if stand := verteld.get(toezegging.in_journaal):
            rijen = [rij for rij in staand if rij.afspraak_id == toezegging.afspraak_id]
            toezegging.stand, toezegging.onjuist = stand, verteld.get(toezegging.onjuist_in_journaal) or ""
            toezegging.getekend_door = verteld.get(toezegging.functie_in_journaal) or ""
            toezegging.bevestigd_op = toezegging_gezegd(toezegging, rijen)
            toen.append(toezegging)
    return toen


@cache
def _niets_bekend(model: Any) -> dict[str, Any]:
    """The facts of a thing before anything is told of it; what it is called is no such fact."""
    velden = [model._meta.get_field(naam) for naam in model.FEITEN]
    return {veld.name: veld.get_default() for veld in velden if veld.null or veld.choices or veld.has_default()}
