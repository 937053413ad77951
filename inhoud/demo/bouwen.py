"""Making the invented acties through the services, as the people of their parties would."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import singledispatchmethod
from typing import Any

from django.db import transaction
from django.utils import timezone

from acties import services
from acties.models import Actie, Afspraak, Deelname, Onderdeelsoort, Soort
from acties.services import Verantwoording
from basis.bronnen.services import sluit_aan
from basis.tijd.perioden import DateRange
from inhoud.demo.inhoud import ACTIES
from inhoud.demo.mensen import PROVINCIE, leg_mensen_vast, leg_partijen_vast, zet_vier_ogen_aan
from inhoud.demo.vormen import Belofte, Bereikt, Dag, Deel, Demoactie, Fase, Herijkt, Punt, Status
from partijen.models import Gebruiker, Partij
from programmalijnen.models import Opgave, Programmalijn

BEGIN = "Begin van deze verzonnen actie."


@transaction.atomic
def bouw_demo(*, wachtwoord: str, op: date | None = None) -> list[Actie]:
    """Make what is not there yet; the new acties. Dates are counted from the day `op` (None: today)."""
    sluit_aan()
    partijen = leg_partijen_vast()
    mensen = leg_mensen_vast(partijen, wachtwoord)
    bekend = {actie.slug: actie for actie in Actie.objects.filter(slug__in=[demo.slug for demo in ACTIES])}
    tweede = None if bekend else zet_vier_ogen_aan(partijen[PROVINCIE])  # later it is for the invented people to say
    nieuw: dict[str, Actie] = {}
    for demo in ACTIES:
        if demo.slug not in bekend:
            nieuw[demo.slug] = _Bouwer(demo, op or timezone.localdate(), partijen, mensen, tweede).bouw(bekend | nieuw)
    return list(nieuw.values())


@dataclass
class _Bouwer:
    """Makes one actie. A beheerder sets it up; then the people of the parties tell what happens."""

    demo: Demoactie
    vandaag: date
    partijen: dict[str, Partij]
    mensen: dict[str | None, Gebruiker]
    tweede: Gebruiker | None  # approves for a party that asks for four eyes

    def bouw(self, acties: Mapping[str, Actie]) -> Actie:
        self.actie = self._maak()
        self._zet_deelnames()
        for nummer, punt in enumerate(self.demo.mijlpalen):
            self._voeg_mijlpaal_toe(nummer, punt)
        for nummer, deel in enumerate(self.demo.onderdelen):
            self._leg_onderdeel_vast(nummer, deel)
        self._zet_verbanden(acties)
        if not self.demo.is_concept:
            services.publiceer(actie=self.actie, verantwoording=self._beheer("Opgenomen in het portaal."))
        for gebeurtenis in self.demo.gebeurt:
            self._laat_gebeuren(gebeurtenis)
        return self.actie

    def _beheer(self, reden: str) -> Verantwoording:
        return Verantwoording(reden=reden, door=self.mensen[None], datum=Dag(self.demo.begin).op(self.vandaag))

    def _namens(self, partij: str, reden: str, op: int) -> Verantwoording:
        datum = Dag(op).op(self.vandaag)
        namens = self.partijen[partij]
        tweede = self.tweede if namens.vier_ogen else None
        return Verantwoording(
            reden=reden, door=self.mensen[partij], namens=namens, datum=datum, goedgekeurd_door=tweede
        )

    def _trekker(self, gebeurtenis: Status | Fase | Bereikt | Herijkt) -> Verantwoording:
        return self._namens(self.demo.trekker, gebeurtenis.reden, gebeurtenis.dag)

    # -- how it begins --------------------------------------------------------------------------------------

    def _maak(self) -> Actie:
        begin, einde = (wanneer.op(self.vandaag) for wanneer in self.demo.looptijd)
        teksten = {naam: getattr(self.demo, naam) for naam in ("slug", "titel", "doel", "samenvatting", "toelichting")}
        return services.maak_actie(
            verantwoording=self._beheer(BEGIN),
            programmalijn=Programmalijn.objects.get(slug=self.demo.programmalijn),
            soort=Soort.objects.get(slug=self.demo.soort),
            looptijd=DateRange(begin.lower, einde.upper, "[)"),
            is_demo=True,
            **teksten,
        )

    def _zet_deelnames(self) -> None:
        deelnames = [
            Deelname(partij=self.partijen[partij], rol=rol, toelichting=toelichting)
            for partij, rol, toelichting in self.demo.deelnames
        ]
        services.zet_deelnames(actie=self.actie, deelnames=deelnames, verantwoording=self._beheer(BEGIN))

    def _voeg_mijlpaal_toe(self, nummer: int, punt: Punt) -> None:
        velden: dict[str, Any] = {naam: getattr(punt, naam) for naam in ("slug", "titel", "soort")}
        velden |= {"gepland": punt.gepland.op(self.vandaag), "volgorde": nummer}
        services.voeg_mijlpaal_toe(actie=self.actie, verantwoording=self._beheer(BEGIN), **velden)

    def _leg_onderdeel_vast(self, nummer: int, deel: Deel) -> None:
        namen = ("titel", "samenvatting", "stand", "vraag", "aanpak", "opbrengst", "betekenis")
        velden = {naam: getattr(deel, naam) for naam in namen}
        velden |= {"soort": Onderdeelsoort.objects.get(slug=deel.soort), "volgorde": nummer}
        services.leg_onderdeel_vast(actie=self.actie, slug=deel.slug, velden=velden, verantwoording=self._beheer(BEGIN))

    def _zet_verbanden(self, acties: Mapping[str, Actie]) -> None:
        opgaven = Opgave.objects.filter(slug__in=self.demo.opgaven)
        voorgangers = [acties[slug] for slug in self.demo.voorgangers]
        services.zet_verbanden(actie=self.actie, opgaven=opgaven, voorgangers=voorgangers, door=self.mensen[None])

    # -- what happens then ----------------------------------------------------------------------------------

    @singledispatchmethod
    def _laat_gebeuren(self, gebeurtenis: Any) -> None:
        raise TypeError(f"onbekende gebeurtenis {gebeurtenis!r}")

    @_laat_gebeuren.register
    def _(self, gebeurtenis: Status) -> None:
        waarom = self._trekker(gebeurtenis)
        services.meld_voortgang(actie=self.actie, status=gebeurtenis.status, verantwoording=waarom)

    @_laat_gebeuren.register
    def _(self, gebeurtenis: Fase) -> None:
        definitie = self.actie.soort.fasedefinities.get(slug=gebeurtenis.fase)
        services.ga_naar_fase(actie=self.actie, definitie=definitie, verantwoording=self._trekker(gebeurtenis))

    @_laat_gebeuren.register
    def _(self, gebeurtenis: Bereikt) -> None:
        services.meld_mijlpaal(
            mijlpaal=self.actie.mijlpalen.get(slug=gebeurtenis.mijlpaal),
            stand="ja",
            bereikt=Dag(gebeurtenis.dag).op(self.vandaag),
            verantwoording=self._trekker(gebeurtenis),
        )

    @_laat_gebeuren.register
    def _(self, gebeurtenis: Herijkt) -> None:
        services.herijk_mijlpaal(
            mijlpaal=self.actie.mijlpalen.get(slug=gebeurtenis.mijlpaal),
            verwacht=gebeurtenis.verwacht.op(self.vandaag),
            verantwoording=self._trekker(gebeurtenis),
        )

    @_laat_gebeuren.register
    def _(self, gebeurtenis: Belofte) -> None:
        velden = {naam: tekst for naam in Afspraak.FEITEN if (tekst := getattr(gebeurtenis, naam))}
        services.leg_afspraak_vast(
            actie=self.actie,
            partij=self.partijen[gebeurtenis.partij],
            velden=velden,
            verantwoording=self._namens(gebeurtenis.partij, gebeurtenis.reden, gebeurtenis.dag),
        )
