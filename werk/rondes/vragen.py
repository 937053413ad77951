"""Who a ronde asks, which people can answer, and what open rondes ask of one person.

Asked about the joint part is every party that carries the actie; about each of its afspraken every party
that takes part, as long as it can still grow old. Parties that no longer exist can't answer and are not asked.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any
from uuid import UUID, uuid4

from django.db.models import Exists, OuterRef
from django.utils import timezone

from acties.journaal import Journaalregel, net_gemeld
from acties.models import Actie, Deelname, Toezegging
from acties.models.actie import ActieQuerySet
from acties.models.afspraakstand import BLIJFT_STAAN
from acties.models.gebeurtenissoort import Gebeurtenissoort
from partijen import rechten
from partijen.models import Gebruiker, Lidmaatschap, Partij
from partijen.models.partij import PartijQuerySet
from partijen.rollen import ROLLEN, Recht
from werk.bevestigen import WEERSPROKEN, is_bevestigbaar, sleutel_van
from werk.rondes.models import Ronde, Rondevraag, Waarover


@dataclass(frozen=True)
class Voorbeeld:
    """How much a ronde would ask when it were opened now."""

    acties: int
    partijen: int
    vragen: int
    mensen: int
    onbereikbaar: list[Partij]  # asked, while nobody can answer for them

    @property
    def kan_open(self) -> bool:
        return self.vragen > 0


def te_vragen(ronde: Ronde) -> list[Rondevraag]:
    """The questions that the ronde would ask now, not saved."""
    acties = ronde.acties()
    samen = [
        Rondevraag(ronde=ronde, actie_id=actie, partij_id=partij, waarover=Waarover.GEZAMENLIJK)
        for actie, partij in _trekkers(acties)
    ]
    eigen = [
        Rondevraag(ronde=ronde, actie_id=actie, partij_id=partij, waarover=Waarover.AFSPRAAK, toezegging_id=sleutel)
        for actie, partij, sleutel in _met_afspraak(acties)
    ]
    return samen + eigen


def _bestaat() -> PartijQuerySet:
    return Partij.objects.geldig(timezone.localdate())


def _trekkers(acties: ActieQuerySet) -> Iterable[tuple[int, int]]:
    deelnames = Deelname.objects.die_trekken().filter(actie__in=acties, partij__in=_bestaat())
    return deelnames.order_by("actie", "partij").values_list("actie", "partij").distinct()


def _met_afspraak(acties: ActieQuerySet) -> Iterable[tuple[int, int, int]]:
    doet_mee = Deelname.objects.filter(actie=OuterRef("afspraak__actie"), partij=OuterRef("partij"))
    staan = Toezegging.objects.filter(stand__in=BLIJFT_STAAN, afspraak__actie__in=acties, partij__in=_bestaat())
    rijen = staan.filter(Exists(doet_mee)).order_by("afspraak__actie", "partij", "pk")
    return rijen.values_list("afspraak__actie", "partij", "pk")


def mensen_van(partijen: Iterable[int]) -> dict[Gebruiker, list[Partij]]:
    """Everyone with a role to report for one of these parties (their keys), and for which."""
    per_mens: dict[Gebruiker, list[Partij]] = {}
    for lid in rechten.leden_met(Recht.MELDEN, partijen):
        per_mens.setdefault(lid.gebruiker, []).append(lid.partij)
    return per_mens


def leden_van(partijen: Iterable[int]) -> dict[int, list[Lidmaatschap]]:
    """By party (its key) everyone with a role to report for it, who may confirm first."""
    per_partij: dict[int, list[Lidmaatschap]] = {}
    leden = rechten.leden_met(Recht.MELDEN, partijen)
    for lid in sorted(leden, key=lambda lid: lid.rol not in ROLLEN[Recht.BEVESTIGEN]):
        per_partij.setdefault(lid.partij_id, []).append(lid)
    return per_partij


def voorbeeld(ronde: Ronde) -> Voorbeeld:
    """What opening the ronde now would ask, of whom, and which parties nobody would hear of it."""
    vragen = te_vragen(ronde)
    gevraagd = {vraag.partij_id for vraag in vragen}
    mensen = mensen_van(gevraagd)
    bereikt = {partij.pk for partijen in mensen.values() for partij in partijen}
    stil = Partij.objects.filter(pk__in=gevraagd - bereikt).voor_lijst()
    acties = {vraag.actie_id for vraag in vragen}
    return Voorbeeld(len(acties), len(gevraagd), len(vragen), len(mensen), list(stil))


# -- what is asked of one person: of the parties for which that person can answer ---------------------------------


@dataclass(frozen=True)
class Tussenstand:
    """How many questions a ronde asks of this person's parties, and how many were answered."""

    vragen: int
    gedaan: int

    @property
    def te_doen(self) -> int:
        return self.vragen - self.gedaan


def tel_eigen(gebruiker: Gebruiker, rondes: Sequence[Ronde]) -> dict[int, Tussenstand]:
    """By ronde (its key) what it asks of this person's parties."""
    eigen = rechten.eigen_partijen(gebruiker, Recht.WERKPLEK)
    geteld = Rondevraag.objects.filter(ronde__in=rondes).van_partijen(eigen).tel_per_ronde()
    return {sleutel: Tussenstand(rij["vragen"], rij["vragen"] - rij["open"]) for sleutel, rij in geteld.items()}


@dataclass(frozen=True)
class Eigenvraag:
    """One question as this person sees it, with what there is to do about it."""

    vraag: Any
    mag_melden: bool
    mag_bevestigen: bool
    inzending: UUID

    @property
    def is_afspraak(self) -> bool:
        return bool(self.vraag.waarover == Waarover.AFSPRAAK)

    @property
    def is_bevestigd(self) -> bool:
        """Whether the answer was that nothing changed."""
        return bool(self.vraag.antwoord_soort == Gebeurtenissoort.BEVESTIGD)

    @property
    def kan_melden(self) -> bool:
        return self.mag_melden and self.vraag.ronde.is_open

    @property
    def kan_bevestigen(self) -> bool:
        """Whether this person may say that all is still true; an afspraak is for who may confirm those."""
        if self.toezegging is not None:
            return self.kan_melden and self.mag_bevestigen and is_bevestigbaar(self.toezegging)
        return self.kan_melden and not self.is_afspraak

    @property
    def waarom_niet(self) -> str:
        """Why who may report does not confirm it here; empty when that can be done."""
        if self.kan_bevestigen:
            return ""
        if self.toezegging and self.toezegging.onjuist:
            return WEERSPROKEN.format(self.vraag.partij.korte_naam)
        return "Een redacteur van uw organisatie bevestigt de afspraak."

    @property
    def toezegging(self) -> Toezegging | None:
        """The own part in an afspraak that it is about."""
        toezegging: Toezegging | None = self.vraag.toezegging
        return toezegging

    @property
    def titel(self) -> str:
        """Of what is asked about."""
        return str(self.toezegging.afspraak if self.toezegging else self.vraag.actie)

    @property
    def sleutel(self) -> str:
        """What names it in the form that confirms it."""
        return sleutel_van(self.toezegging or self.vraag.actie)

    @property
    def meldadres(self) -> str:
        """Where the form to report opens."""
        if self.toezegging is not None:
            return f"{self.toezegging.afspraak.get_absolute_url()}?bewerk=toezegging:{self.toezegging.pk}"
        actie = self.vraag.actie.get_absolute_url()
        return f"{actie}#afspraken" if self.is_afspraak else f"{actie}?bewerk=voortgang"


@dataclass(frozen=True)
class Actieblok:
    """One actie, what is asked about it, and what this person reported a moment ago and can still take back."""

    actie: Actie
    regels: list[Eigenvraag]
    net_gemeld: Sequence[Journaalregel] = ()


@dataclass(frozen=True)
class Partijblok:
    """One party of this person, and what is asked of it; what must be done first."""

    partij: Partij
    acties: list[Actieblok]

    @property
    def aantal(self) -> int:
        return sum(len(blok.regels) for blok in self.acties)

    @property
    def gedaan(self) -> int:
        return sum(regel.vraag.is_gedaan for blok in self.acties for regel in blok.regels)


def eigen_vragen(gebruiker: Gebruiker, ronde: Ronde) -> list[Partijblok]:
    """What the ronde asks of this person's parties, by party and actie."""
    schrijft = rechten.sleutels_van_eigen(gebruiker, Recht.MELDEN)
    bevestigt = rechten.sleutels_van_eigen(gebruiker, Recht.BEVESTIGEN)
    eigen = ronde.vragen.van_partijen(rechten.eigen_partijen(gebruiker)).geldend()
    rijen = eigen.met_soort_antwoord().voor_lijst()
    vragen: list[Any] = list(rijen.select_related("toezegging__partij", "toezegging__afspraak__actie"))
    regels = [Eigenvraag(v, v.partij_id in schrijft, v.partij_id in bevestigt, uuid4()) for v in vragen]
    net = net_gemeld(gebruiker, [vraag.actie for vraag in vragen]) if ronde.is_open and vragen else {}
    return [
        Partijblok(partij, _per_actie(partij, groep, net))
        for partij, groep in groupby(regels, lambda regel: regel.vraag.partij)
    ]


def _per_actie(
    partij: Partij, regels: Iterable[Eigenvraag], net: Mapping[int, Sequence[Journaalregel]]
) -> list[Actieblok]:
    """By actie, those that are done last; with what was reported on behalf of this party or of none."""
    blokken = [
        Actieblok(
            actie, list(deel), [gemeld for gemeld in net.get(actie.pk, ()) if gemeld.rij.namens in (None, partij)]
        )
        for actie, deel in groupby(regels, lambda regel: regel.vraag.actie)
    ]
    return sorted(blokken, key=lambda blok: all(regel.vraag.is_gedaan for regel in blok.regels))
