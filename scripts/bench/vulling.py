"""Filling the scratch database with acties and all that belongs to them, questions about some, and a large code."""

import json
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from tqdm import tqdm

from acties.models import (
    Actie,
    Afhankelijkheid,
    Afspraak,
    Afspraaksoort,
    Afspraakstand,
    Deelname,
    Deelnamerol,
    Document,
    Fase,
    Gebeurtenis,
    Gebeurtenissoort,
    Mijlpaal,
    Onderdeel,
    Publicatie,
    Status,
    Toezegging,
)
from scripts.bench.codes import Bundel
from scripts.bench.inspraak import Inspraak
from scripts.bench.kader import Kader
from scripts.bench.taal import REDENEN, Schrijver
from scripts.bench.tabel import Tabel, als_dag, als_jaren, als_maand, indexeer, sluit_af, zonder_dagtelling

PER_KEER = 1_000
ZELDZAAM, ZELDZAAM_IN = "muskusratten", frozenset({10, 100, 500, 700, 900})
STATUSSEN = {
    Status.OP_SCHEMA: 35,
    Status.AFGEROND: 22,
    Status.GEPLAND: 15,
    Status.AANDACHT: 12,
    Status.VERTRAAGD: 8,
    Status.GESTOPT: 4,
    Status.OVERGEGAAN: 4,
}
CONCEPT_DEEL = 0.02
BEREIKT_OP_TIJD = 0.95  # of the mijlpalen whose date has passed
AFSPRAKEN = 10  # of each actie
MAKERS, MET_DAG, WACHT = 4, 0.5, 0.2  # at most so many of one; parts of all
ROLLEN = (Deelnamerol.PARTNER, Deelnamerol.DEELNEMER, Deelnamerol.ONDERTEKENAAR, Deelnamerol.ADVISEUR)
RIJEN = 20  # of the journal of an actie, at the least
ONDERWERPEN = ("mijlpaal", "afspraak", "onderdeel", "document")
NIEUW = {"verwacht": None, "bereikt": None, "stand": "nee", "is_vervallen": False}
NIEUWE_AFSPRAAK = {"verwacht": None, "bedrag": None, "herkomst": "gemeld", "is_zeker": True}
S = Gebeurtenissoort


class Vulling:
    """Makes acties one by one and writes them a thousand at a time."""

    def __init__(self, kader: Kader) -> None:
        self.kader = kader
        self.acties = Tabel(
            Actie,
            "slug titel programmalijn_id soort_id doel samenvatting toelichting looptijd status publicatie"
            " gepubliceerd_op veranderd_op aangemaakt_op versie",
        )
        self.opgaven = Tabel(Actie.opgaven.through, "actie_id opgave_id")
        self.voorgangers = Tabel(Actie.voorgangers.through, "from_actie_id to_actie_id")
        self.deelnames = Tabel(Deelname, "actie_id partij_id rol")
        self.afspraken = Tabel(Afspraak, "actie_id slug indiener_id soort titel tekst gemaakt uiterlijk")
        self.toezeggingen = Tabel(Toezegging, "afspraak_id partij_id stand bevestigd_op in_journaal")
        self.wachten = Tabel(Afhankelijkheid, "afspraak_id op_id")
        self.fasen = Tabel(Fase, "actie_id definitie_id volgnummer begonnen is_huidig beeindigd")
        self.mijlpalen = Tabel(Mijlpaal, "actie_id slug titel gepland verwacht bereikt stand volgorde bron_id")
        self.onderdelen = Tabel(Onderdeel, "actie_id soort_id slug titel samenvatting vraag aanpak opbrengst stand")
        self.documenten = Tabel(Document, "actie_id slug titel soort nummer datum url")
        self.journaal = Tabel(
            Gebeurtenis,
            "actie_id soort mijlpaal_id afspraak_id onderdeel_id document_id van naar reden bron_id door_id namens_id"
            " datum versie",
        )

    @property
    def tabellen(self) -> list[Tabel]:
        return [tabel for tabel in vars(self).values() if isinstance(tabel, Tabel)]

    def vul_tot(self, aantal: int) -> None:
        """Add acties until there are `aantal`, then index them and gather statistics."""
        for tabel in self.tabellen:
            tabel.ga_verder()
        nodig = range(self.acties.sleutel, aantal, PER_KEER)
        if not nodig:
            return
        balk = tqdm(total=aantal - self.acties.sleutel, desc=f"{aantal} acties maken", unit="actie")
        with zonder_dagtelling(), balk:
            for begin in nodig:
                einde = min(begin + PER_KEER, aantal)
                self._vul(begin, einde)
                balk.update(einde - begin)
        vragen = Inspraak(self.kader).vul()
        indexeer(sum(tabel.sleutel for tabel in (self.acties, self.onderdelen, self.documenten)))
        sluit_af([*self.tabellen, *vragen])
        if Bundel().vul():  # the portal itself writes it, so only now
            sluit_af([*self.tabellen, *vragen])

    @transaction.atomic
    def _vul(self, begin: int, einde: int) -> None:
        schrijver = Schrijver(begin)
        for _ in range(begin, einde):
            EenActie(self, schrijver).maak()
        for tabel in self.tabellen:
            tabel.schrijf()


class EenActie:
    """One actie with its parts, in the order in which things happen."""

    def __init__(self, vulling: Vulling, schrijver: Schrijver) -> None:
        self.bij, self.kader = vulling, vulling.kader
        self.schrijver, self.toeval = schrijver, schrijver.toeval
        self.pk = vulling.acties.sleutel + 1
        self.dag = date(2016, 1, 1) + timedelta(days=self.toeval.randrange(3_600))
        self.versie, self.vandaag = 0, timezone.localdate()
        self.soort = self.kader.soorten[int(len(self.kader.soorten) * self.toeval.random() ** 1.5)]
        self.status = self.toeval.choices(list(STATUSSEN), list(STATUSSEN.values()))[0]
        self.is_concept = self.toeval.random() < CONCEPT_DEEL

    def maak(self) -> None:
        """All rows of the actie; its own row last, when its version and its last change are known."""
        begin = self.dag
        self.partijen = self._kies_partijen()
        self._boek(S.AANGEMAAKT, {"status": Status.GEPLAND, "publicatie": Publicatie.CONCEPT})
        self._deelnames()
        if not self.is_concept:
            self._boek(S.GEPUBLICEERD, {"publicatie": Publicatie.GEPUBLICEERD}, {"publicatie": Publicatie.CONCEPT})
        self._fasen()
        self._mijlpalen()
        self._afspraken()
        self._papieren()
        if self.status != Status.GEPLAND:
            self._boek(S.STATUS, {"status": self.status}, {"status": Status.GEPLAND})
        while self.versie < RIJEN:
            self._boek(S.BEVESTIGD, {})
        self._schrijf(begin)

    def _schrijf(self, begin: date) -> None:
        schrijver, titel = self.schrijver, self.schrijver.titel()
        samenvatting = " ".join(schrijver.zinnen(3))
        if self.pk in ZELDZAAM_IN:
            samenvatting += f" Het gaat ook over {ZELDZAAM}."
        moment = _moment(begin)
        lijn = self.kader.lijnen[int(len(self.kader.lijnen) * self.toeval.random() ** 1.4)]
        self.bij.acties.zet(
            f"{slugify(titel)[:100]}-{self.pk}", titel, lijn, self.soort, schrijver.zin(), samenvatting,
            "\n\n".join(schrijver.zinnen(self.toeval.randrange(4))),
            None if self.toeval.random() < 0.06 else als_jaren(begin.year, begin.year + self.toeval.randrange(1, 6)),
            self.status, Publicatie.CONCEPT if self.is_concept else Publicatie.GEPUBLICEERD,
            None if self.is_concept else moment, self.dag, moment, self.versie,
        )  # fmt: skip
        for opgave in {self.toeval.choice(self.kader.opgaven) for _ in range(self.toeval.randrange(1, 3))}:
            self.bij.opgaven.zet(self.pk, opgave)
        if self.pk > 50 and self.toeval.random() < 0.03:
            self.bij.voorgangers.zet(self.pk, self.pk - self.toeval.randrange(1, 50))

    def _kies_partijen(self) -> list[tuple[int, str]]:
        """The parties that take part, the one that carries the actie first."""
        alle = self.kader.partijen
        gekozen = (alle[int(len(alle) * self.toeval.random() ** 1.8)] for _ in range(self.toeval.randrange(2, 9)))
        return list(dict.fromkeys(gekozen))

    def _deelnames(self) -> None:
        rollen = [Deelnamerol.TREKKER, *(self.toeval.choice(ROLLEN) for _ in self.partijen[1:])]
        for (pk, _), rol in zip(self.partijen, rollen, strict=True):
            self.bij.deelnames.zet(self.pk, pk, rol)
        deelnames = sorted(f"{slug}:{rol}" for (_, slug), rol in zip(self.partijen, rollen, strict=True))
        self._boek(S.DEELNAME, {"deelnames": deelnames}, {"deelnames": []})

    def _fasen(self) -> None:
        fasen = self.kader.fasen[self.soort]
        gehad = self.toeval.randrange(1, len(fasen) + 1)
        vorige = None
        for nummer, (definitie, slug) in enumerate(fasen[:gehad], start=1):
            begonnen = self._boek(S.FASE, {"fase": slug}, {"fase": vorige}) if nummer == gehad else self._vooruit()
            klaar = None if nummer == gehad else als_dag(self.dag)
            self.bij.fasen.zet(self.pk, definitie, nummer, als_dag(begonnen), nummer == gehad, klaar)
            vorige = slug

    def _mijlpalen(self) -> None:
        for nummer in range(self.toeval.randrange(2, 7)):
            gepland = self.dag + timedelta(days=self.toeval.randrange(30, 900))
            is_bereikt = self.toeval.random() < (BEREIKT_OP_TIJD if gepland < self.vandaag else 0)
            verwacht = gepland + timedelta(days=180) if not is_bereikt and self.toeval.random() < 0.3 else None
            bereikt = als_maand(gepland + timedelta(days=self.toeval.randrange(-30, 90))) if is_bereikt else None
            mijlpaal = self.bij.mijlpalen.zet(
                self.pk, f"mijlpaal-{nummer}", self.schrijver.titel(), als_maand(gepland),
                als_maand(verwacht) if verwacht else None, bereikt, "ja" if is_bereikt else "nee", nummer,
                self.toeval.choice(self.kader.bronnen),
            )  # fmt: skip
            self._boek(S.MIJLPAAL_TOEGEVOEGD, {**NIEUW, "gepland": f"{gepland:%Y-%m}"}, mijlpaal_id=mijlpaal)
            if verwacht:
                naar = {"verwacht": f"{verwacht:%Y-%m}"}
                self._boek(S.MIJLPAAL_HERIJKT, naar, {"verwacht": None}, mijlpaal_id=mijlpaal)
            if is_bereikt:
                naar = {"stand": "ja", "bereikt": f"{gepland:%Y-%m}"}
                self._boek(S.MIJLPAAL_BEREIKT, naar, {"stand": "nee", "bereikt": None}, mijlpaal_id=mijlpaal)

    def _afspraken(self) -> None:
        vorige = ""
        for nummer in range(AFSPRAKEN):
            slug = f"afspraak-{self.pk}-{nummer}"
            self._afspraak(slug, vorige if self.toeval.random() < WACHT else "")
            vorige = slug

    def _afspraak(self, slug: str, wacht_op: str) -> None:
        """A promise of some of the parties; `wacht_op` is the one before it, when it waits for that."""
        makers = self.toeval.sample(self.partijen, min(len(self.partijen), self.toeval.randrange(1, MAKERS + 1)))
        uiterlijk = (
            self.dag + timedelta(days=self.toeval.randrange(30, 900)) if self.toeval.random() < MET_DAG else None
        )
        tekst, indiener = self.schrijver.zin(), makers[0][0]
        afspraak = self.bij.afspraken.zet(
            self.pk, slug, indiener, self.toeval.choice(Afspraaksoort.values), self.schrijver.titel(), tekst,
            als_dag(self.dag), als_maand(uiterlijk) if uiterlijk else None,
        )  # fmt: skip
        naar: dict[str, Any] = NIEUWE_AFSPRAAK | {"tekst": tekst, "gemaakt": f"{self.dag}", "uiterlijk": None}
        if uiterlijk:
            naar["uiterlijk"] = f"{uiterlijk:%Y-%m}"
        if wacht_op:
            naar["wacht_op"] = [wacht_op]
            self.bij.wachten.zet(afspraak, afspraak - 1)
        is_voorbij = uiterlijk is not None and uiterlijk < self.vandaag
        standen = [self._stand(afspraak, partij, is_voorbij=is_voorbij) for partij in makers]
        gezegd = {f"stand:{maker}": stand for (_, maker), stand in zip(makers, standen, strict=True)}
        self._boek(S.AFSPRAAK, naar | gezegd, afspraak_id=afspraak, namens_id=indiener)

    def _stand(self, afspraak: int, partij: tuple[int, str], *, is_voorbij: bool) -> str:
        """How firm it is for one of its makers; most promises were kept by their day."""
        keuzes = {Afspraakstand.NAGEKOMEN: 9, Afspraakstand.BEVESTIGD: 1}
        if not is_voorbij:
            keuzes = {Afspraakstand.BEVESTIGD: 6, Afspraakstand.VOORGENOMEN: 3, Afspraakstand.INGETROKKEN: 1}
        stand = self.toeval.choices(list(keuzes), list(keuzes.values()))[0]
        self.bij.toezeggingen.zet(afspraak, partij[0], stand, _moment(self.dag), f"stand:{partij[1]}")
        return stand

    def _papieren(self) -> None:
        """Onderdelen in one of three acties, and up to two documents."""
        schrijver = self.schrijver
        for nummer in range(self.toeval.randrange(1, 4) if self.toeval.random() < 0.3 else 0):
            soort = self.toeval.choice(self.kader.onderdeelsoorten)
            teksten = [" ".join(schrijver.zinnen(2)) for _ in range(4)]
            deel = self.bij.onderdelen.zet(self.pk, soort, f"onderdeel-{nummer}", schrijver.titel(), *teksten, "loopt")
            self._boek(S.ONDERDEEL, {"stand": "loopt", "looptijd": None}, onderdeel_id=deel)
        for nummer in range(self.toeval.randrange(3)):
            kenmerk, titel = f"{self.pk}-{nummer}", schrijver.titel()
            document = self.bij.documenten.zet(
                self.pk, f"document-{nummer}", titel, "rapport", kenmerk, als_dag(self.dag),
                f"https://voorbeeld.nl/document/{kenmerk}",
            )  # fmt: skip
            naar = {"titel": titel, "nummer": kenmerk, "datum": None, "is_vervallen": False}
            self._boek(S.DOCUMENT, naar, document_id=document)

    def _vooruit(self) -> date:
        """The next day on which something happens; never after today."""
        self.dag = min(self.dag + timedelta(days=self.toeval.randrange(90)), self.vandaag)
        return self.dag

    def _boek(
        self,
        soort: Gebeurtenissoort,
        naar: dict[str, Any],
        van: dict[str, Any] | None = None,
        **bij: int,
    ) -> date:
        """A row of the journal; `bij` says what it is about and for whom, when not the actie and its trekker."""
        self.versie += 1
        dag = self._vooruit()
        self.bij.journaal.zet(
            self.pk, soort, *(bij.get(f"{wat}_id") for wat in ONDERWERPEN), json.dumps(van or {}), json.dumps(naar),
            self.toeval.choice(REDENEN), self.toeval.choice(self.kader.bronnen), self.toeval.choice(self.kader.mensen),
            bij.get("namens_id", self.partijen[0][0]), als_dag(dag), self.versie,
        )  # fmt: skip
        return dag


def _moment(dag: date) -> datetime:
    return datetime(dag.year, dag.month, dag.day, 10, tzinfo=UTC)
