"""A random course of one actie through the services, for what must hold whatever happens."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from hypothesis import strategies as st

from acties import services
from acties.models import (
    Actie,
    Bereikt,
    Deelname,
    Deelnamerol,
    Gebeurtenissoort,
    Onderdeelsoort,
    Onderdeelstand,
    Status,
    Toezegging,
)
from acties.models.afspraakstand import MET_MOMENT, TE_ZEGGEN
from acties.services import Maker, Verantwoording
from acties.services.dienst import vergrendel
from acties.services.journaal import boek
from basis.bronnen.models import Bron
from basis.tijd.perioden import DateRange, dag, jaar, maand, periode
from partijen.models import Gebruiker, Partij
from tests.factories import (
    BronFactory,
    GebruikerFactory,
    LidmaatschapFactory,
    OnderdeelsoortFactory,
    PartijFactory,
    ProgrammalijnFactory,
    SoortFactory,
)

EERSTE_DAG = date(2020, 1, 1)
PRECISIES = ("dag", "dag", "dag", "maand", "jaar", "span", "onbekend")


@dataclass
class Stap:
    """One call of a service: which, two numbers to choose with, days since the step before, and how exact its date."""

    naam: str
    een: int
    twee: int
    dagen: int
    precisie: str


def _kies(keuzes: Any, nummer: int) -> Any:
    rij = list(keuzes)
    return rij[nummer % len(rij)] if rij else None


@dataclass
class Verloop:
    """The actie that is being changed, and the day it is."""

    actie: Actie
    partijen: Sequence[Partij]
    deelsoort: Onderdeelsoort
    mens: Gebruiker
    lid: Gebruiker
    bron: Bron
    vandaag: date = EERSTE_DAG
    gedaan: list[str] = field(default_factory=list)

    @classmethod
    def begin(cls) -> "Verloop":
        actie = services.maak_actie(
            verantwoording=Verantwoording(reden="Begin.", datum=dag(EERSTE_DAG)),
            slug="verloop",
            titel="Verloop",
            programmalijn=ProgrammalijnFactory(),
            soort=SoortFactory(),
            doel="Doel.",
            samenvatting="Samengevat.",
        )
        mens, partijen = GebruikerFactory(beheerder=True), PartijFactory.create_batch(3)
        lid = LidmaatschapFactory(partij=partijen[0]).gebruiker
        return cls(actie, partijen, OnderdeelsoortFactory(), mens, lid, BronFactory())

    def zet(self, stap: Stap) -> None:
        """Do the step; a step that is refused, as nonsense can be, must change nothing."""
        self.vandaag += timedelta(days=stap.dagen)
        waarom = Verantwoording(reden=stap.naam, datum=self._datum(stap))
        try:
            getattr(self, stap.naam)(stap.een, stap.twee, waarom)
        except ValidationError:
            return
        self.gedaan.append(stap.naam)

    def _datum(self, stap: Stap) -> DateRange | None:
        """The present day, as exactly as it is told."""
        if stap.precisie == "jaar":
            return jaar(self.vandaag.year)
        if stap.precisie == "maand":
            return maand(self.vandaag.year, self.vandaag.month)
        if stap.precisie == "span":
            return periode(self.vandaag, self.vandaag + timedelta(days=10 * stap.een))
        return dag(self.vandaag) if stap.precisie == "dag" else None

    def _door_mens(self, waarom: Verantwoording, twee: int) -> Verantwoording:
        """By a person or by a command."""
        return replace(waarom, door=self.mens if twee % 2 else None)

    def _zegt(self, waarom: Verantwoording, toezegging: Toezegging, nummer: int) -> Verantwoording:
        """On behalf of the maker; for the first party sometimes by a person."""
        is_eigen = toezegging.partij == self.partijen[0] and nummer % 2
        return replace(waarom, namens=toezegging.partij, door=self.lid if is_eigen else None)

    def terug(self, een: int, twee: int, waarom: Verantwoording) -> None:
        """The last thing that a person told."""
        rij = self.actie.gebeurtenissen.filter(door__in=(self.mens, self.lid)).order_by("pk").last()
        if rij and rij.door:
            services.neem_terug(rij=rij, door=rij.door)

    def voortgang(self, een: int, twee: int, waarom: Verantwoording) -> None:
        waarom = self._door_mens(waarom, twee)
        services.meld_voortgang(actie=self.actie, status=_kies(Status.values, een), verantwoording=waarom)

    def fase(self, een: int, twee: int, waarom: Verantwoording) -> None:
        definitie = _kies(self.actie.soort.fasedefinities.all(), een)
        services.ga_naar_fase(actie=self.actie, definitie=definitie, verantwoording=waarom)

    def geen_fase(self, een: int, twee: int, waarom: Verantwoording) -> None:
        services.rond_fasen_af(actie=self.actie, verantwoording=waarom)

    def mijlpaal(self, een: int, twee: int, waarom: Verantwoording) -> None:
        velden = {"gepland": jaar(2020 + twee)} if twee else {}
        services.voeg_mijlpaal_toe(
            actie=self.actie, slug=f"m{een}", titel=f"Mijlpaal {een}", verantwoording=waarom, **velden
        )

    def bereikt(self, een: int, twee: int, waarom: Verantwoording) -> None:
        if mijlpaal := _kies(self.actie.mijlpalen.all(), een):
            stand = _kies(Bereikt.values, twee)
            bereikt = waarom.datum if stand == Bereikt.JA else None
            services.meld_mijlpaal(mijlpaal=mijlpaal, stand=str(stand), bereikt=bereikt, verantwoording=waarom)

    def herijkt(self, een: int, twee: int, waarom: Verantwoording) -> None:
        if mijlpaal := _kies(self.actie.mijlpalen.all(), een):
            services.herijk_mijlpaal(mijlpaal=mijlpaal, verwacht=maand(2100, twee + 1), verantwoording=waarom)

    def vervallen(self, een: int, twee: int, waarom: Verantwoording) -> None:
        if mijlpaal := _kies(self.actie.mijlpalen.all(), een):
            services.laat_mijlpaal_vervallen(mijlpaal=mijlpaal, verantwoording=waarom)

    def gepland(self, een: int, twee: int, waarom: Verantwoording) -> None:
        if mijlpaal := _kies(self.actie.mijlpalen.all(), een):
            velden = {"gepland": jaar(2020 + twee), "titel": f"Titel {twee}"}
            services.wijzig_mijlpaal(mijlpaal=mijlpaal, velden=velden, door=None, verantwoording=waarom)

    def afspraak(self, een: int, twee: int, waarom: Verantwoording) -> None:
        meedoen = [deelname.partij for deelname in self.actie.deelnames.order_by("pk")] or self.partijen
        partij, anders = _kies(meedoen, een), _kies(meedoen, twee)
        velden = {"titel": f"Afspraak {een}", "soort": "middelen", "tekst": f"Tekst {twee}", "uiterlijk": jaar(2030)}
        services.maak_afspraak(
            houder=self.actie,
            indiener=partij,
            makers=[Maker(partij=partij, stand=str(_kies(TE_ZEGGEN, twee))), Maker(partij=anders)],
            velden=velden,
            verantwoording=waarom,
        )

    def gevonden(self, een: int, twee: int, waarom: Verantwoording) -> None:
        meedoen = [deelname.partij for deelname in self.actie.deelnames.order_by("pk")]
        waarom = replace(waarom, bron=self.bron)
        velden = {"titel": "Gevonden", "soort": "middelen", "tekst": f"Tekst {twee}", "uiterlijk": jaar(2020 + een)}
        services.maak_afspraak(
            houder=self.actie,
            indiener=None,
            makers=[Maker(partij=partij, namens_laag=bool(een % 2)) for partij in meedoen[:twee]],
            velden=velden | {"herkomst": "gevonden", "is_zeker": bool(twee % 2)},
            verantwoording=waarom,
        )

    def weersproken(self, een: int, twee: int, waarom: Verantwoording) -> None:
        gevonden = Toezegging.objects.van_acties([self.actie]).filter(afspraak__herkomst="gevonden")
        if toezegging := _kies(gevonden.order_by("pk"), een):
            services.weerspreek_toezegging(toezegging=toezegging, onjuist=f"Niet {twee}.", verantwoording=waarom)

    @transaction.atomic
    def van_vroeger(self, een: int, twee: int, waarom: Verantwoording) -> None:
        """A promise as it was told before version 0.6, with what the migration made of it."""
        if not (deelname := _kies(self.actie.deelnames.order_by("pk"), een)):
            raise ValidationError("Er is nog niemand die iets kan beloven.")
        tekst, stand, naam = f"Doel {twee}", str(_kies(TE_ZEGGEN, twee)), f"vroeger-{self.actie.afspraken.count()}"
        afspraak = self.actie.afspraken.create(slug=naam, titel=naam, soort="eigen-doel", tekst=tekst)
        gezegd = timezone.now() if stand in MET_MOMENT else None
        afspraak.toezeggingen.create(partij=deelname.partij, stand=stand, in_journaal="stand", bevestigd_op=gezegd)
        boek(
            houder=vergrendel(self.actie),
            soort=Gebeurtenissoort.AFSPRAAK,
            verantwoording=waarom,
            naar={"eigen_doel": tekst, "stand": stand},
            bij=afspraak,
        )

    def afspraak_anders(self, een: int, twee: int, waarom: Verantwoording) -> None:
        if afspraak := _kies(self.actie.afspraken.all(), een):
            waarom = self._door_mens(waarom, twee) if een % 2 else replace(waarom, namens=_kies(self.partijen, twee))
            velden: list[dict[str, Any]] = [{"tekst": f"Tekst {twee}"}, {"titel": f"Titel {twee}"}]
            velden += [{"bedrag": twee, "bedrag_voor": "een proef"}, {"uiterlijk": jaar(2031)}]
            services.wijzig_afspraak(afspraak=afspraak, velden=_kies(velden, twee), verantwoording=waarom)

    def afspraak_herijkt(self, een: int, twee: int, waarom: Verantwoording) -> None:
        if afspraak := _kies(self.actie.afspraken.all(), een):
            waarom = self._door_mens(waarom, twee)
            services.herijk_afspraak(afspraak=afspraak, verwacht=jaar(2100 + twee), verantwoording=waarom)

    def afspraak_samen(self, een: int, twee: int, waarom: Verantwoording) -> None:
        if afspraak := _kies(self.actie.afspraken.all(), een):
            maker = Maker(partij=_kies(self.partijen, twee), namens_laag=bool(twee % 2))
            services.voeg_makers_toe(afspraak=afspraak, makers=[maker], verantwoording=waarom)

    def afspraak_wacht(self, een: int, twee: int, waarom: Verantwoording) -> None:
        afspraken = self.actie.afspraken.all()
        if (afspraak := _kies(afspraken, een)) and (op := _kies(afspraken, twee)):
            op_wie = [op] if (een + twee) % 3 else []
            services.zet_wacht_op(afspraak=afspraak, op=op_wie, verantwoording=waarom)

    def toezegging(self, een: int, twee: int, waarom: Verantwoording) -> None:
        if toezegging := _kies(Toezegging.objects.van_acties([self.actie]).order_by("pk"), een):
            waarom = self._zegt(waarom, toezegging, twee)
            stand = str(_kies(TE_ZEGGEN, twee))
            services.meld_toezegging(toezegging=toezegging, stand=stand, verantwoording=waarom)

    def bevestigd(self, een: int, twee: int, waarom: Verantwoording) -> None:
        toezegging = _kies(Toezegging.objects.van_acties([self.actie]).order_by("pk"), een) if twee % 2 else None
        if toezegging:
            waarom = self._zegt(waarom, toezegging, een)
            services.bevestig_toezegging(toezegging=toezegging, verantwoording=waarom)
        else:  # a command confirms nothing
            services.bevestig_actie(actie=self.actie, verantwoording=replace(waarom, door=self.mens))

    def deelnames(self, een: int, twee: int, waarom: Verantwoording) -> None:
        rollen = (Deelnamerol.TREKKER, Deelnamerol.PARTNER, Deelnamerol.ADVISEUR)
        wie = enumerate(self.partijen[: twee % 4], start=een)
        nieuw = [Deelname(partij=partij, rol=rollen[n % 3]) for n, partij in wie]
        services.zet_deelnames(actie=self.actie, deelnames=nieuw, verantwoording=waarom)

    def onderdeel(self, een: int, twee: int, waarom: Verantwoording) -> None:
        velden = {"titel": f"Deel {twee}", "stand": _kies(Onderdeelstand.values, twee), "soort": self.deelsoort}
        velden |= {"looptijd": jaar(2020 + twee)} if twee % 2 else {}
        services.leg_onderdeel_vast(actie=self.actie, slug=f"o{een % 2}", velden=velden, verantwoording=waarom)

    def document(self, een: int, twee: int, waarom: Verantwoording) -> None:
        velden = {"titel": f"Brief {een}", "soort": "brief", "nummer": "1", "datum": waarom.datum}
        services.voeg_document_toe(actie=self.actie, slug=f"d{een}", verantwoording=waarom, **velden)

    def document_anders(self, een: int, twee: int, waarom: Verantwoording) -> None:
        if document := _kies(self.actie.documenten.all(), een):
            velden: list[dict[str, Any]] = [{"nummer": str(twee)}, {"is_vervallen": True}, {"soort": "x"}]
            velden.append({"titel": "Nieuw", "datum": jaar(2020)})
            services.wijzig_document(document=document, velden=_kies(velden, twee), verantwoording=waarom)

    def tekst(self, een: int, twee: int, waarom: Verantwoording) -> None:
        waarom, tekst = replace(waarom, reden=""), f"Tekst {twee}"
        wat = _kies(("actie", "mijlpaal", "onderdeel"), een)
        if wat == "actie":
            velden = {"titel": tekst, "looptijd": jaar(2020 + twee)}
            services.wijzig_actie(actie=self.actie, velden=velden, door=None, verantwoording=waarom)
        elif wat == "mijlpaal" and (mijlpaal := _kies(self.actie.mijlpalen.all(), twee)):
            services.wijzig_mijlpaal(mijlpaal=mijlpaal, velden={"toelichting": tekst}, door=None, verantwoording=waarom)
        elif wat == "onderdeel" and (deel := _kies(self.actie.onderdelen.all(), twee)):
            velden = {"vraag": tekst}
            services.leg_onderdeel_vast(actie=self.actie, slug=deel.slug, velden=velden, verantwoording=waarom)

    def publiceren(self, een: int, twee: int, waarom: Verantwoording) -> None:
        doe = services.publiceer if een % 2 else services.trek_publicatie_in
        doe(actie=self.actie, verantwoording=waarom)


NAMEN = """
    voortgang fase geen_fase mijlpaal bereikt herijkt vervallen gepland afspraak afspraak_anders
    van_vroeger afspraak_herijkt afspraak_samen afspraak_wacht gevonden weersproken toezegging bevestigd deelnames terug
    onderdeel document document_anders publiceren tekst
""".split()

STAPPEN = st.lists(
    st.builds(
        Stap,
        naam=st.sampled_from(NAMEN),
        een=st.integers(0, 5),
        twee=st.integers(0, 5),
        dagen=st.integers(0, 40),
        precisie=st.sampled_from(PRECISIES),
    ),
    min_size=4,
    max_size=16,
)
