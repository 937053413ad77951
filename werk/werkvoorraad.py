"""What a civil servant has to do: the acties of the own parties, and why they ask for attention."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, Exists, Max, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce, JSONObject, TruncDate
from django.utils import timezone

from acties.actualiteit import BLIJFT_STAAN, over_actie, over_afspraak, vraagt_bevestiging
from acties.models import Actie, Afspraak, Afspraakstand, Deelname, Mijlpaal
from partijen import rechten
from partijen.models import Gebruiker, Partij
from partijen.rechten import Recht

ZONDER_BELOFTE = ("", Afspraakstand.INGETROKKEN)


@dataclass(frozen=True)
class EigenPartij:
    """A party of this person that takes part in an actie, and what came of its afspraak there."""

    slug: str
    naam: str
    stand: str  # of its afspraak; empty when there is none
    stil: timedelta  # since the afspraak was recorded or confirmed
    bevestig_na: int  # days that it may be silent
    inzending: UUID = field(default_factory=uuid4)

    @property
    def mist_afspraak(self) -> bool:
        return self.stand in ZONDER_BELOFTE

    @property
    def bevestigt_niet(self) -> bool:
        """Whether it has been long since the party said that its promise still stands."""
        return self.stand in BLIJFT_STAAN and vraagt_bevestiging(self.stil.days, self.bevestig_na)

    def reden(self, *, enige: bool) -> str:
        """Why its afspraak asks for attention; empty when it does not. `enige`: the person acts for no other here."""
        if self.stand == Afspraakstand.INGETROKKEN:
            return f"de afspraak van {'uw organisatie' if enige else self.naam} is ingetrokken"
        if self.mist_afspraak:
            return f"de afspraak van {'uw organisatie' if enige else self.naam} is nog niet vastgelegd"
        if self.bevestigt_niet:
            van_wie = "uw afspraak" if enige else f"de afspraak van {self.naam}"
            return f"{van_wie} is {self.stil.days} dagen niet bevestigd"
        return ""


@dataclass(frozen=True)
class Taak:
    """One actie on the workplace: what this person is in it, and what it asks."""

    actie: Actie
    is_trekker: bool
    redenen: tuple[str, ...]
    partijen: tuple[EigenPartij, ...]
    laatste_bericht: date | None  # about the joint part; None when nobody ever reported
    inzending: UUID

    @property
    def vraagt_iets(self) -> bool:
        return bool(self.redenen)

    @property
    def zonder_afspraak(self) -> list[EigenPartij]:
        """The own parties to record an afspraak for."""
        return [partij for partij in self.partijen if self.actie.loopt and partij.mist_afspraak]

    @property
    def te_bevestigen(self) -> list[EigenPartij]:
        """The own parties to confirm the afspraak of."""
        return [partij for partij in self.partijen if self.actie.loopt and partij.bevestigt_niet]

    @property
    def heeft_knoppen(self) -> bool:
        return self.is_trekker or bool(self.zonder_afspraak or self.te_bevestigen)


def werkvoorraad(gebruiker: Gebruiker, op: date | None = None) -> list[Taak]:
    """The visible acties of the person's parties, those that need something first; one query."""
    vandaag = op or timezone.localdate()
    taken = [_taak(actie, vandaag) for actie in _acties(gebruiker, vandaag)]
    return sorted(taken, key=lambda taak: (not taak.vraagt_iets, not taak.is_trekker, not taak.actie.loopt))


def _acties(gebruiker: Gebruiker, vandaag: date) -> list[Actie]:
    eigen = rechten.eigen_partijen(gebruiker, Recht.MELDEN)
    trekt = Deelname.objects.filter(actie=OuterRef("pk"), partij__in=eigen).die_trekken()
    te_laat = Mijlpaal.objects.te_laat(vandaag).filter(actie=OuterRef("pk")).order_by().values("actie")
    berichten = over_actie().filter(actie=OuterRef("pk")).order_by().values("actie")
    return list(
        Actie.objects.zichtbaar()
        .van_partijen(eigen)
        .voor_lijst()
        .annotate(
            trekt=Exists(trekt),
            eigen_partijen=ArraySubquery(_partijen(eigen)),
            aantal_te_laat=Coalesce(Subquery(te_laat.values(n=Count("pk"))), 0),
            laatste_bericht=TruncDate(Subquery(berichten.values(m=Max("geregistreerd_op")))),
        )
    )


def _partijen(eigen: QuerySet[Any, Any]) -> QuerySet[Partij, Any]:
    """For a query of acties: the own parties in each, with the stand of the afspraak and the day of its last word."""
    hier = {"actie": OuterRef(OuterRef("pk")), "partij": OuterRef("pk")}
    afspraak = Afspraak.objects.filter(**hier)
    vastgelegd = over_afspraak().filter(afspraak=OuterRef("pk")).order_by().values("afspraak")
    gezegd = afspraak.annotate(
        op=Coalesce("bevestigd_op", Subquery(vastgelegd.values(m=Max("geregistreerd_op"))))
    ).values(dag=TruncDate("op"))
    return (
        Partij.objects.filter(Exists(Deelname.objects.filter(**hier)), pk__in=eigen)
        .voor_lijst()
        .values_list(
            JSONObject(slug="slug", naam="naam", stand=Subquery(afspraak.values("stand")), gezegd=Subquery(gezegd))
        )
    )


def _taak(actie: Any, vandaag: date) -> Taak:
    partijen = tuple(_partij(gegevens, vandaag, actie.soort.bevestig_na) for gegevens in actie.eigen_partijen)
    redenen = _van_trekker(actie, vandaag) if actie.trekt and actie.loopt else []
    if actie.loopt:
        redenen += filter(None, (partij.reden(enige=len(partijen) == 1) for partij in partijen))
    return Taak(actie, actie.trekt, tuple(redenen), partijen, actie.laatste_bericht, uuid4())


def _partij(gegevens: dict[str, Any], vandaag: date, bevestig_na: int) -> EigenPartij:
    gezegd = date.fromisoformat(gegevens["gezegd"]) if gegevens["gezegd"] else vandaag
    return EigenPartij(gegevens["slug"], gegevens["naam"], gegevens["stand"] or "", vandaag - gezegd, bevestig_na)


def _van_trekker(actie: Any, vandaag: date) -> list[str]:
    redenen = []
    if aantal := actie.aantal_te_laat:
        redenen.append("1 mijlpaal is te laat" if aantal == 1 else f"{aantal} mijlpalen zijn te laat")
    if actie.laatste_bericht is None:
        redenen.append("nog niets gemeld")
    elif vraagt_bevestiging((stil := vandaag - actie.laatste_bericht).days, actie.soort.bevestig_na):
        redenen.append(f"{stil.days} dagen niets gemeld of bevestigd")
    return redenen
