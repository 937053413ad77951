"""The cards of the workplace: per actie why it asks something, and what this person can do about it on the spot."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import CharField, Exists, F, OuterRef, Value
from django.utils import timezone

from acties.actualiteit import BLIJFT_STAAN
from acties.dossier import net_gemeld
from acties.journaal import Journaalregel
from acties.models import Actie, Afspraak, Deelname, Fase, Fasedefinitie, Mijlpaal
from acties.models.deelname import TREKKERS
from partijen.models import Gebruiker, Lidmaatschap, Partij
from partijen.rollen import ROLLEN, Recht
from werk.concepten.models import Concept
from werk.redenen import WAARHEEN, Gevraagd, Reden, lees, vertel_redenen
from werk.werkveld import Werkveld, werkveld

MEESTE_PARTIJEN = 4  # with buttons on one card; the rest is on the page of the actie


@dataclass(frozen=True)
class Rechten:
    """For which parties this person may write and confirm, read once for a whole page."""

    overal: bool
    melden: frozenset[int] = frozenset()
    bevestigen: frozenset[int] = frozenset()

    def mag_melden(self, partij: int) -> bool:
        return self.overal or partij in self.melden

    def mag_bevestigen(self, partij: int) -> bool:
        return self.overal or partij in self.bevestigen


def lees_rechten(gebruiker: Gebruiker) -> Rechten:
    """What this person may do for which parties; with a role for the portal that is all of them."""
    if gebruiker.mag_overal(Recht.MELDEN):
        return Rechten(overal=True)
    rollen = list(gebruiker.lidmaatschappen.values_list("partij_id", "rol"))
    per = {
        recht: frozenset(partij for partij, rol in rollen if rol in ROLLEN[recht])
        for recht in (Recht.MELDEN, Recht.BEVESTIGEN)
    }
    return Rechten(overal=False, melden=per[Recht.MELDEN], bevestigen=per[Recht.BEVESTIGEN])


@dataclass(frozen=True)
class Eigen:
    """A party on a card: what came of its afspraak, and what this person may do with that."""

    partij: Partij
    stand: str  # empty: there is no afspraak
    doel: str  # what it says first
    mag_melden: bool
    mag_bevestigen: bool
    vraagt_bevestiging: bool
    bevestigers: tuple[str, ...] = ()  # who can, when this person cannot

    @property
    def is_bevestigbaar(self) -> bool:
        return self.mag_bevestigen and self.stand in BLIJFT_STAAN

    @property
    def wacht_op_ander(self) -> bool:
        return self.mag_melden and not self.mag_bevestigen and self.vraagt_bevestiging

    @property
    def wat_te_doen(self) -> str:
        return "aanpassen" if self.stand in BLIJFT_STAAN else "vastleggen"


@dataclass(frozen=True)
class Bevestigbaar:
    """Something on a card that one click confirms; `sleutel` names it in a form."""

    sleutel: str
    tekst: str
    inhoud: str = ""  # what stands there


@dataclass(frozen=True)
class Kaart:
    """One actie on the workplace."""

    actie: Any
    is_trekker: bool
    mag_gezamenlijk: bool
    gevraagd: tuple[Gevraagd, ...]
    redenen: tuple[str, ...]
    partijen: tuple[Eigen, ...]
    mijlpalen: tuple[Mijlpaal, ...] = ()
    net_gemeld: list[Journaalregel] = field(default_factory=list)  # by this person, to take back
    heeft_concept: bool = False  # published, with changes that are not
    heeft_fasen: bool = False  # its kind has phases
    is_in_fase: bool = False
    berichten: list[Any] = field(default_factory=list)
    bewerk: str = ""  # what is being filled in on it, as in the address

    @property
    def vraagt_iets(self) -> bool:
        return bool(self.gevraagd)

    @property
    def is_te_laat(self) -> bool:
        return any(gevraagd.reden == Reden.TE_LAAT for gevraagd in self.gevraagd)

    @property
    def verwijzingen(self) -> list[tuple[str, str]]:
        """Buttons to where a reason is answered elsewhere: what they say, and the address."""
        gevraagd = dict.fromkeys(g.reden for g in self.gevraagd if g.reden in WAARHEEN)
        return [(WAARHEEN[reden][0], WAARHEEN[reden][1](self.actie)) for reden in gevraagd]

    @property
    def schrijft(self) -> list[Eigen]:
        """The parties whose afspraak this person may write here."""
        return [eigen for eigen in self.partijen if eigen.mag_melden] if self.actie.loopt else []

    @property
    def wacht_op_ander(self) -> list[Eigen]:
        return [eigen for eigen in self.partijen if eigen.wacht_op_ander] if self.actie.loopt else []

    @property
    def bevestigbaar(self) -> list[Bevestigbaar]:
        if not self.actie.loopt:
            return []
        zelf = [Bevestigbaar(self.actie.slug, "Deze actie klopt nog")] if self.mag_gezamenlijk else []
        return zelf + [
            Bevestigbaar(
                f"{self.actie.slug}:{eigen.partij.slug}",
                f"De afspraak van {eigen.partij.korte_naam} klopt nog",
                eigen.doel,
            )
            for eigen in self.partijen
            if eigen.is_bevestigbaar
        ]

    @property
    def heeft_gemeld(self) -> bool:
        """Whether something stands in the journal that this person may mend."""
        return self.mag_gezamenlijk or any(eigen.stand for eigen in self.schrijft)

    @property
    def heeft_knoppen(self) -> bool:
        return self.actie.loopt and (self.mag_gezamenlijk or bool(self.schrijft))


@dataclass(frozen=True)
class Stof:
    """All that the cards of one page are made of, read for all of them at once."""

    rechten: Rechten
    gevraagd: dict[int, list[Gevraagd]]
    deelnames: dict[int, list[Deelname]]
    afspraken: dict[tuple[int, int], tuple[str, str]]
    mijlpalen: dict[int, list[Mijlpaal]]
    bevestigers: dict[int, list[str]]
    merken: Mapping[str, frozenset[int]]
    net_gemeld: Mapping[int, list[Journaalregel]]


def maak_kaarten(acties: Sequence[Actie], veld: Werkveld) -> list[Kaart]:
    """The cards of these acties, with their reasons."""
    if not acties:
        return []
    rechten = lees_rechten(veld.gebruiker)
    gevraagd = lees(veld.beperkt_tot(actie.pk for actie in acties))
    stof = Stof(
        rechten=rechten,
        gevraagd=gevraagd,
        deelnames=_deelnames(acties, veld),
        afspraken=_afspraken(acties),
        mijlpalen=_mijlpalen(acties),
        bevestigers=_bevestigers(gevraagd, rechten),
        merken=_merken(acties, veld.gebruiker),
        net_gemeld=net_gemeld(veld.gebruiker, acties),
    )
    return [_kaart(actie, stof) for actie in acties]


def _deelnames(acties: Iterable[Actie], veld: Werkveld) -> dict[int, list[Deelname]]:
    """The own parties in each actie, with a role for the portal all of them."""
    per: dict[int, list[Deelname]] = defaultdict(list)
    for deelname in Deelname.objects.van_acties(acties).van_partijen(veld.partijen.order_by()).voor_lijst():
        per[deelname.actie_id].append(deelname)
    return per


def _afspraken(acties: Iterable[Actie]) -> dict[tuple[int, int], tuple[str, str]]:
    """Of each actie and party how firm the afspraak is, and its own goal."""
    rijen = Afspraak.objects.filter(actie__in=acties).values_list("actie_id", "partij_id", "stand", "eigen_doel")
    return {(actie, partij): (stand, doel) for actie, partij, stand, doel in rijen}


def _mijlpalen(acties: Iterable[Actie]) -> dict[int, list[Mijlpaal]]:
    """Those not reached yet, in time."""
    per: dict[int, list[Mijlpaal]] = defaultdict(list)
    for mijlpaal in Mijlpaal.objects.geldend().nog_niet_bereikt().filter(actie__in=acties).voor_lijst():
        per[mijlpaal.actie_id].append(mijlpaal)
    return per


def _merken(acties: Sequence[Actie], gebruiker: Gebruiker) -> Mapping[str, frozenset[int]]:
    """Which of the acties have a draft, a kind with phases, and a present phase."""
    fasen = Fasedefinitie.objects.filter(soort=OuterRef("soort"))
    bronnen: dict[str, tuple[Any, str]] = {
        "concept": (Concept.objects.open_bij(acties).zichtbaar_voor(gebruiker), "actie_id"),
        "fasen": (Actie.objects.filter(Exists(fasen), pk__in=[actie.pk for actie in acties]), "pk"),
        "in_fase": (Fase.objects.filter(actie__in=acties, is_huidig=True), "actie_id"),
    }
    delen = [
        rijen.order_by().annotate(m_actie=F(sleutel), m_naam=Value(naam, CharField())).values_list("m_naam", "m_actie")
        for naam, (rijen, sleutel) in bronnen.items()
    ]
    per: dict[str, set[int]] = {naam: set() for naam in bronnen}
    for naam, actie in delen[0].union(*delen[1:]):
        per[naam].add(actie)
    return {naam: frozenset(acties) for naam, acties in per.items()}


def _bevestigers(gevraagd: dict[int, list[Gevraagd]], rechten: Rechten) -> dict[int, list[str]]:
    """By party who may confirm its afspraak, for those that wait for it and that this person may not confirm."""
    wachtend = {
        g.partij
        for rij in gevraagd.values()
        for g in rij
        if g.reden == Reden.AFSPRAAK_BEVESTIGEN and not rechten.mag_bevestigen(g.partij)
    }
    per: dict[int, list[str]] = defaultdict(list)
    bevoegd = Lidmaatschap.objects.met_rol(*ROLLEN[Recht.BEVESTIGEN])
    rijen = bevoegd.filter(partij__in=wachtend, gebruiker__is_active=True).voor_lijst()
    for lid in rijen if wachtend else ():
        per[lid.partij_id].append(lid.gebruiker.naam)
    return per


def _kaart(actie: Actie, stof: Stof) -> Kaart:
    rechten, gevraagd = stof.rechten, stof.gevraagd.get(actie.pk, [])
    deelnames = stof.deelnames.get(actie.pk, [])
    partijen = {deelname.partij_id: deelname.partij for deelname in deelnames}
    trekkend = {deelname.partij_id for deelname in deelnames if deelname.rol in TREKKERS}
    mag = rechten.overal or any(rechten.mag_melden(partij) for partij in trekkend)
    namen = {pk: partij.korte_naam for pk, partij in partijen.items()}
    gevraagde = {g.partij for g in gevraagd}
    getoond = [partij for pk, partij in partijen.items() if not rechten.overal or pk in gevraagde]
    return Kaart(
        actie=actie,
        is_trekker=bool(trekkend) and not rechten.overal,
        mag_gezamenlijk=mag,
        gevraagd=tuple(gevraagd),
        redenen=vertel_redenen(gevraagd, namen, enige=len(partijen) == 1 and not rechten.overal),
        partijen=tuple(_eigen(actie, partij, stof) for partij in getoond[:MEESTE_PARTIJEN]),
        mijlpalen=tuple(stof.mijlpalen.get(actie.pk, ())) if mag and actie.loopt else (),
        net_gemeld=stof.net_gemeld[actie.pk],
        heeft_concept=actie.pk in stof.merken["concept"],
        heeft_fasen=mag and actie.pk in stof.merken["fasen"],
        is_in_fase=actie.pk in stof.merken["in_fase"],
    )


def _eigen(actie: Actie, partij: Partij, stof: Stof) -> Eigen:
    gevraagd = stof.gevraagd.get(actie.pk, [])
    stand, doel = stof.afspraken.get((actie.pk, partij.pk), ("", ""))
    return Eigen(
        partij=partij,
        stand=stand,
        doel=doel,
        mag_melden=stof.rechten.mag_melden(partij.pk),
        mag_bevestigen=stof.rechten.mag_bevestigen(partij.pk),
        vraagt_bevestiging=any(g.reden == Reden.AFSPRAAK_BEVESTIGEN and g.partij == partij.pk for g in gevraagd),
        bevestigers=tuple(stof.bevestigers.get(partij.pk, ())),
    )


def werkvoorraad(gebruiker: Gebruiker, op: date | None = None) -> list[Kaart]:
    """The visible acties of the person's parties, those that need something first."""
    veld = werkveld(gebruiker, op or timezone.localdate())
    kaarten = maak_kaarten(list(veld.acties.voor_lijst()), veld)
    return sorted(kaarten, key=lambda kaart: (not kaart.vraagt_iets, not kaart.is_trekker, not kaart.actie.loopt))
