"""The own afspraken on a card of the workplace: what is asked about each, and what this person can do about it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Q
from django.utils import timezone

from acties.models import Actie, Afspraak, Afspraakstand, Gebeurtenis, Gebeurtenissoort, Toezegging
from basis.tijd.perioden import dag, toon_periode
from partijen.models import Gebruiker
from partijen.rechten import leden_met
from partijen.rollen import ROLLEN, Recht
from werk.bevestigen import is_bevestigbaar, sleutel_van
from werk.redenbronnen import PROGRAMMA
from werk.redenen import Gevraagd, Reden
from werk.werkveld import Werkveld

# The maker itself answers these, by saying that it stands.
VRAAGT_BEVESTIGING = (Reden.OPNIEUW, Reden.VOORSTEL, Reden.GEVONDEN, Reden.AFSPRAAK_BEVESTIGEN)
BEVESTIG = {
    Reden.OPNIEUW: "Ja, dit geldt nog",
    Reden.VOORSTEL: "Ja, dit spreken wij ook af",
    Reden.GEVONDEN: "Ja, dit is onze afspraak",
}


@dataclass(frozen=True)
class Rechten:
    """For which parties this person may write and confirm, read once for a whole page.

    A role for the portal (`overal`) lets one write for every party, but nobody confirms for another.
    """

    overal: bool
    melden: frozenset[int]
    bevestigen: frozenset[int]

    def mag_melden(self, toezegging: Toezegging) -> bool:
        """Whether this person may say how it stands; of what was found also who writes for the portal."""
        return toezegging.partij_id in self.melden or (self.overal and toezegging.afspraak.is_gevonden)

    def mag_bevestigen(self, partij: int) -> bool:
        return partij in self.bevestigen


def lees_rechten(gebruiker: Gebruiker) -> Rechten:
    """What this person may do for which parties."""
    rollen = list(gebruiker.lidmaatschappen.values_list("partij_id", "rol"))
    per = {
        recht: frozenset(partij for partij, rol in rollen if rol in ROLLEN[recht])
        for recht in (Recht.MELDEN, Recht.BEVESTIGEN)
    }
    return Rechten(gebruiker.mag_overal(Recht.MELDEN), per[Recht.MELDEN], per[Recht.BEVESTIGEN])


@dataclass(frozen=True)
class Toegezegd:
    """One party's part in an afspraak, as a card shows it."""

    toezegging: Toezegging
    redenen: tuple[Reden, ...]
    mag_melden: bool
    mag_bevestigen: bool
    veranderd: Gebeurtenis | None = None  # by what it has to be confirmed anew
    bevestigers: tuple[str, ...] = ()  # who can, when this person cannot

    @property
    def afspraak(self) -> Afspraak:
        return self.toezegging.afspraak

    @property
    def sleutel(self) -> str:
        return sleutel_van(self.toezegging)

    @property
    def stand(self) -> str:
        """How it stands for the party, in words; empty when nobody told."""
        return str(self.toezegging.get_stand_display()) if self.toezegging.is_gezegd else ""

    @property
    def vraagt_bevestiging(self) -> bool:
        return any(reden in VRAAGT_BEVESTIGING for reden in self.redenen)

    @property
    def is_bevestigbaar(self) -> bool:
        """Whether this person confirms it here."""
        return self.mag_bevestigen and is_bevestigbaar(self.toezegging)

    @property
    def wacht_op_ander(self) -> bool:
        return self.mag_melden and not self.mag_bevestigen and self.vraagt_bevestiging

    @property
    def bevestigtekst(self) -> str:
        """What one says by confirming it."""
        klopt = f"De afspraak van {self.toezegging.partij.korte_naam} klopt nog"
        return next((BEVESTIG[reden] for reden in self.redenen if reden in BEVESTIG), klopt)

    @property
    def is_nieuw(self) -> bool:
        """Whether the party did not confirm it yet: then its button does not say "still"."""
        return any(reden in BEVESTIG for reden in self.redenen)

    @property
    def is_te_weerspreken(self) -> bool:
        """Whether the party can still say that what was found is wrong."""
        return self.mag_melden and self.mag_bevestigen and self.afspraak.is_gevonden

    @property
    def vragen(self) -> list[str]:
        """What is asked about it, in sentences."""
        return [tekst for reden in self.redenen if (tekst := self._vraag(reden))]

    def _vraag(self, reden: Reden) -> str:
        """A sentence; empty for a reason that its line on the card says already."""
        wie = self.afspraak.indiener.korte_naam if self.afspraak.indiener else ""
        aan = "u" if self.mag_melden else self.toezegging.partij.korte_naam
        return {
            Reden.OPNIEUW: _wat_veranderde(self.veranderd),
            Reden.VOORSTEL: f"{wie or 'Een andere partij'} vraagt of {aan} dit ook afspreekt.",
            Reden.GEVONDEN: "Wij vonden deze afspraak in een bron. Klopt zij?",
            Reden.WEERSPROKEN: f"{self.toezegging.partij.korte_naam}: {self.toezegging.onjuist}",
            Reden.AFSPRAAK_TE_LAAT: f"Te laat: uiterlijk {toon_periode(self.afspraak.uiterlijk)}.",
            Reden.BINNENKORT: f"De dag komt dichtbij: {toon_periode(self.afspraak.actuele_datum)}.",
        }.get(reden, "")


def _wat_veranderde(rij: Gebeurtenis | None) -> str:
    """Who changed it, when and why."""
    if rij is None:
        return ""
    wanneer = toon_periode(dag(timezone.localdate(rij.geregistreerd_op)))
    return f"Veranderd door {rij.van_wie} op {wanneer}: {rij.reden}"


# -- reading them for all cards of a page --------------------------------------------------------------------------


def lees_toezeggingen(acties: Iterable[Actie], veld: Werkveld) -> dict[int, list[Toezegging]]:
    """Those of the own parties that stand, by the key of their actie; under `PROGRAMMA` those about the programme."""
    waar = Q(afspraak__actie__in=acties)
    if veld.met_programma:
        waar |= Q(afspraak__programma__isnull=False)
    rijen = Toezegging.objects.filter(waar).exclude(stand=Afspraakstand.INGETROKKEN)
    eigen = rijen.van_partijen(veld.partijen.order_by()).met_houder()
    per: dict[int, list[Toezegging]] = defaultdict(list)
    for toezegging in eigen.order_by("partij__sorteernaam", "afspraak__titel", "pk"):
        per[toezegging.afspraak.actie_id or PROGRAMMA].append(toezegging)
    return per


def lees_veranderd(gevraagd: Iterable[Gevraagd], toezeggingen: Iterable[Toezegging]) -> dict[int, Gebeurtenis]:
    """The row by which each toezegging has to be confirmed anew, by its key."""
    sleutels = {g.toezegging for g in gevraagd if g.reden == Reden.OPNIEUW}
    per: dict[int, list[Toezegging]] = defaultdict(list)
    for toezegging in toezeggingen:
        if toezegging.pk in sleutels:
            per[toezegging.afspraak_id].append(toezegging)
    if not per:
        return {}
    soorten = (Gebeurtenissoort.AFSPRAAK, Gebeurtenissoort.AFSPRAAK_HERIJKT)
    rijen = Gebeurtenis.objects.filter(afspraak__in=per).van_soort(*soorten).select_related("namens").order_by("pk")
    return {
        toezegging.pk: rij
        for rij in rijen
        for toezegging in per[rij.afspraak_id or 0]
        if rij.naar.get(toezegging.in_journaal) == Afspraakstand.OPNIEUW
    }


def lees_bevestigers(gevraagd: Iterable[Gevraagd], rechten: Rechten) -> dict[int, list[str]]:
    """By party who may confirm, for those that are asked to and for which this person may not."""
    wachtend = {g.partij for g in gevraagd if g.reden in VRAAGT_BEVESTIGING and not rechten.mag_bevestigen(g.partij)}
    per: dict[int, list[str]] = defaultdict(list)
    for lid in leden_met(Recht.BEVESTIGEN, wachtend) if wachtend else ():
        per[lid.partij_id].append(lid.gebruiker.naam)
    return per


def maak_toegezegd(
    toezeggingen: Iterable[Toezegging],
    gevraagd: Sequence[Gevraagd],
    rechten: Rechten,
    veranderd: Mapping[int, Gebeurtenis],
    bevestigers: Mapping[int, Sequence[str]],
) -> list[Toegezegd]:
    """Those of one card: what asks something first, the most pressing first."""
    redenen: dict[int, list[Reden]] = defaultdict(list)
    for een in gevraagd:
        redenen[een.toezegging].append(een.reden)
    volgorde = {sleutel: nummer for nummer, sleutel in enumerate(redenen)}
    alle = [
        Toegezegd(
            toezegging,
            tuple(redenen.get(toezegging.pk, ())),
            mag_melden=rechten.mag_melden(toezegging),
            mag_bevestigen=rechten.mag_bevestigen(toezegging.partij_id),
            veranderd=veranderd.get(toezegging.pk),
            bevestigers=tuple(bevestigers.get(toezegging.partij_id, ())),
        )
        for toezegging in toezeggingen
    ]
    return sorted(alle, key=lambda een: volgorde.get(een.toezegging.pk, len(volgorde)))
