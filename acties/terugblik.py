"""Looking back: how acties stood at a moment, from their journal, put on the objects that pages show.

What the journal does not tell of (texts such as a title, and sources of the frame) is as it is now.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeVar

from django.db.models import Model

from acties.actualiteit import actie_gezegd, afspraak_gezegd
from acties.journaal import Stand, als_waarden, speel_af
from acties.models import (
    Actie,
    Afspraak,
    Bereikt,
    Deelname,
    Fasedefinitie,
    Gebeurtenis,
    Gebeurtenissoort,
    Mijlpaal,
)
from acties.models.deelname import TREKKERS, Deelnamerol
from acties.models.gebeurtenissoort import NIET_INHOUDELIJK
from basis.tijd.moment import Moment
from basis.tijd.perioden import DateRange
from partijen.models import Partij

Rij = TypeVar("Rij", bound=Model)
_ROLVOLGORDE = {rol: nummer for nummer, rol in enumerate(Deelnamerol.values)}


def zet_terug(obj: Rij, velden: dict[str, Any]) -> Rij:
    """The object with these fields as the journal keeps them. It is for reading: nobody saves it."""
    for naam, waarde in als_waarden(obj, velden).items():
        setattr(obj, naam, waarde)
    return obj


@dataclass(frozen=True)
class Verblijf:
    """A stay in a phase, as the rows of the journal tell it."""

    fase: str
    begonnen: DateRange | None
    beeindigd: DateRange | None
    is_huidig: bool
    bron: Any


class Toen:
    """One actie at a moment; `rijen` are its rows of the journal up to then, in order."""

    def __init__(self, actie: Actie, rijen: Sequence[Gebeurtenis]) -> None:
        self.actie = actie
        self.rijen = rijen
        self.stand: Stand = speel_af(rijen)

    @property
    def gezamenlijk(self) -> dict[str, Any]:
        """What the journal tells of the joint part: status, phase, participants, publication."""
        return self.stand.get(("actie", self.actie.pk), {})

    @property
    def bestond(self) -> bool:
        return "status" in self.gezamenlijk

    @property
    def deelnames(self) -> list[tuple[str, str]]:
        """Party (its slug) and role, in the order of the roles."""
        paren = [tuple(tekst.split(":", 1)) for tekst in self.gezamenlijk.get("deelnames", [])]
        return sorted(paren, key=lambda paar: (_ROLVOLGORDE.get(paar[1], len(_ROLVOLGORDE)), paar[0]))

    @property
    def trekkers(self) -> list[str]:
        """The parties (their slugs) that carried it."""
        return [slug for slug, rol in self.deelnames if rol in TREKKERS]

    @property
    def verblijven(self) -> list[Verblijf]:
        """The stays in phases, in order; the last one is the present one unless the phases were ended."""
        rijen = [rij for rij in self._staand if rij.soort == Gebeurtenissoort.FASE]
        return [
            Verblijf(rij.naar["fase"], rij.datum, volgende.datum if volgende else None, volgende is None, rij.bron)
            for rij, volgende in zip(rijen, [*rijen[1:], None], strict=False)  # the last one has no next
            if rij.naar["fase"]
        ]

    @property
    def _inhoudelijk(self) -> list[Gebeurtenis]:
        return [rij for rij in self._staand if rij.soort not in NIET_INHOUDELIJK]

    @property
    def _staand(self) -> list[Gebeurtenis]:
        """Without what was taken back at once."""
        weg = {rij.corrigeert_id for rij in self.rijen if rij.soort == Gebeurtenissoort.TERUGGENOMEN}
        return [rij for rij in self.rijen if rij.pk not in weg and rij.soort != Gebeurtenissoort.TERUGGENOMEN]

    @property
    def is_veranderd(self) -> bool:
        return bool(self._inhoudelijk)

    @property
    def verandering(self) -> DateRange | None:
        """When the last substantive change took effect; None when there is none, or no date is known."""
        rijen = self._inhoudelijk
        return max(rijen, key=lambda rij: (rij.vanaf, rij.pk)).datum if rijen else None

    @property
    def bevestigd_op(self) -> datetime | None:
        """When somebody last reported or confirmed the joint part."""
        return actie_gezegd(self._staand)

    def velden(self, soort: str, sleutel: int) -> dict[str, Any] | None:
        """What the journal told of a mijlpaal, afspraak, onderdeel or document; None: it was not there yet."""
        return self.stand.get((soort, sleutel))

    def van_toen(self, rijen: Iterable[Rij]) -> list[Rij]:
        """Those objects that were there, as they were."""
        soort = [(rij, self.velden(str(rij._meta.model_name), rij.pk)) for rij in rijen]
        return [zet_terug(rij, velden) for rij, velden in soort if velden is not None]

    def mijlpalen(self) -> list[Mijlpaal]:
        """The mijlpalen with their dates only, for counting; no query."""
        return [
            zet_terug(Mijlpaal(pk=sleutel), velden)
            for (soort, sleutel), velden in self.stand.items()
            if soort == "mijlpaal" and not velden.get("is_vervallen")
        ]

    def afspraken(self, rijen: Iterable[Afspraak]) -> dict[int, Afspraak]:
        """By party those afspraken that were there, as they were."""
        afspraken = self.van_toen(rijen)
        for afspraak in afspraken:
            afspraak.bevestigd_op = afspraak_gezegd(rij for rij in self._staand if rij.afspraak_id == afspraak.pk)
        return {afspraak.partij_id: afspraak for afspraak in afspraken}


def kijk_terug(acties: Sequence[Actie], moment: Moment) -> dict[int, Toen]:
    """By key the acties as they stood; one query, which reads the journal of these acties up to the moment."""
    rijen = Gebeurtenis.objects.van_acties(acties).geldend_op(moment).in_volgorde().select_related("bron")
    per_actie: dict[int, list[Gebeurtenis]] = {actie.pk: [] for actie in acties}
    for rij in rijen:
        per_actie[rij.actie_id].append(rij)
    return {actie.pk: Toen(actie, per_actie[actie.pk]) for actie in acties}


def deelnames_toen(toen: Sequence[Toen]) -> dict[int, list[Deelname]]:
    """By actie the participants as they were, with the explanation and source that stand there now; two queries."""
    acties = [een.actie for een in toen]
    slugs = {slug for een in toen for slug, _ in een.deelnames}
    partijen = {partij.slug: partij for partij in Partij.objects.met_slugs(slugs)}
    nu = {(d.actie_id, d.partij_id, d.rol): d for d in Deelname.objects.filter(actie__in=acties).voor_lijst()}
    uit: dict[int, list[Deelname]] = {}
    for een in toen:
        paren = [(partijen[slug], rol) for slug, rol in een.deelnames if slug in partijen]
        uit[een.actie.pk] = [
            nu.get((een.actie.pk, partij.pk, rol)) or Deelname(actie=een.actie, partij=partij, rol=rol)
            for partij, rol in paren
        ]
    return uit


def voor_kaarten(acties: Sequence[Actie], moment: Moment) -> list[Actie]:
    """The acties with all that a card shows, as they stood; four queries, however many they are."""
    toen = kijk_terug(acties, moment)
    namen = Partij.objects.met_slugs({slug for een in toen.values() for slug in een.trekkers}).korte_namen()
    fasen: dict[int, list[Fasedefinitie]] = {}
    for fase in Fasedefinitie.objects.filter(soort__in={actie.soort_id for actie in acties}).order_by("volgorde"):
        fasen.setdefault(fase.soort_id, []).append(fase)
    for actie in acties:
        _beschrijf(actie, toen[actie.pk], moment.op, fasen.get(actie.soort_id, []), namen)
    return list(acties)


def _beschrijf(actie: Any, toen: Toen, op: date, fasen: list[Fasedefinitie], namen: dict[str, str]) -> None:
    mijlpalen = toen.mijlpalen()
    huidig = next((verblijf.fase for verblijf in toen.verblijven if verblijf.is_huidig), None)
    nummer = next((nummer for nummer, fase in enumerate(fasen, start=1) if fase.slug == huidig), 0)
    actie.status = toen.gezamenlijk.get("status", actie.status)
    actie.trekkers = sorted(namen[slug] for slug in toen.trekkers if slug in namen)
    actie.verandering = toen.verandering
    actie.mijlpalen_totaal = len(mijlpalen)
    actie.mijlpalen_bereikt = sum(mijlpaal.stand == Bereikt.JA for mijlpaal in mijlpalen)
    actie.mijlpalen_te_laat = sum(mijlpaal.is_te_laat(op) for mijlpaal in mijlpalen)
    actie.fase_nummer, actie.fasen_totaal = nummer, len(fasen)
    actie.fase_naam = fasen[nummer - 1].naam if nummer else ""
