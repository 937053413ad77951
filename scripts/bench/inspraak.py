"""Filling the scratch database with questions to citizens: three hundred, of which one has 10,000 reactions."""

from collections.abc import Sequence
from datetime import timedelta
from hashlib import sha256
from typing import Any

from django.db import transaction
from django.utils import timezone

from acties.models import Actie, Gebeurtenis
from meedoen.models import Antwoord, Gevolg, Inbreng, Inbrengstand, Onderwerp, Uitkomst, Vraag
from scripts.bench.kader import Kader
from scripts.bench.taal import Schrijver
from scripts.bench.tabel import Tabel, als_dag

VEEL, WEINIG = 10_000, 10  # reactions to the first question, and to each other one
DRUK = "drukste-vraag"  # what the first one is called in its address
# How many there are of each, with days from today: open from, up to, answer promised, closed.
SOORTEN: tuple[tuple[int, tuple[int, int, int, int | None]], ...] = (
    (20, (-60, -5, 30, None)),  # promised; the first of all is one of these
    (24, (-10, 20, 60, None)),
    (8, (-120, -90, -30, None)),
    (8, (20, 50, 90, None)),
    (240, (-400, -370, -340, -350)),
)
STANDEN = {Inbrengstand.ZICHTBAAR: 80, Inbrengstand.ONTVANGEN: 15, Inbrengstand.ACHTERGEHOUDEN: 5}
ONDERWERPEN, BEANTWOORD = 20, 8  # subjects of the first one, and how many of these have an answer
GEVOLGEN = 3  # rows of the journal to which an answer points


class Inspraak:
    """Makes the questions with what citizens wrote, when there are none yet."""

    def __init__(self, kader: Kader) -> None:
        self.kader, self.schrijver = kader, Schrijver(13)
        self.toeval, self.vandaag = self.schrijver.toeval, timezone.localdate()
        self.vragen = Tabel(
            Vraag,
            "actie_id slug titel toelichting wat_ermee periode antwoord_beloofd bewaren_tot beantwoorder_id"
            " gepubliceerd_op afgerond_op",
        )
        self.onderwerpen = Tabel(Onderwerp, "vraag_id titel samenvatting volgorde")
        self.reacties = Tabel(
            Inbreng,
            "vraag_id jaar volgnummer tekst mag_openbaar stand ontvangen_op lezen_voor gelezen_op onderwerp_id sleutel"
            " volgcode",
        )
        self.antwoorden = Tabel(Antwoord, "vraag_id partij_id uitkomst tekst reden gegeven_op")
        self.waarop = Tabel(Antwoord.onderwerpen.through, "antwoord_id onderwerp_id")
        self.gevolgen = Tabel(Gevolg, "antwoord_id gebeurtenis_id")

    @property
    def tabellen(self) -> list[Tabel]:
        """In the order in which one refers to another."""
        return [tabel for tabel in vars(self).values() if isinstance(tabel, Tabel)]

    @transaction.atomic
    def vul(self) -> list[Tabel]:
        """Make them about the first acties; the tables that were filled."""
        if Vraag.objects.exists():
            return self.tabellen
        dagen = [dagen for aantal, dagen in SOORTEN for _ in range(aantal)]
        acties = Actie.objects.zichtbaar().order_by("pk").values_list("pk", flat=True)[: len(dagen)]
        for nummer, (actie, dag) in enumerate(zip(acties, dagen, strict=True)):
            vraag = self._vraag(nummer, actie, dag)
            onderwerpen: Sequence[int | None] = [None] if nummer else self._onderwerpen(vraag)
            for _ in range(WEINIG if nummer else VEEL):
                self._reactie(vraag, dag[0], onderwerpen)
            self._antwoorden(vraag, actie, onderwerpen[:BEANTWOORD])
        for tabel in self.tabellen:
            tabel.schrijf()
        return self.tabellen

    def _vraag(self, nummer: int, actie: int, dagen: tuple[int, int, int, int | None]) -> int:
        open_, dicht, beloofd = (self.vandaag + timedelta(days=dag) for dag in dagen[:3])
        partij, _ = self.toeval.choice(self.kader.partijen)
        return self.vragen.zet(
            actie, f"vraag-{nummer}" if nummer else DRUK, self.schrijver.titel()[:160], self.schrijver.zin(),
            self.schrijver.zin(), f"[{open_},{dicht})", als_dag(beloofd),
            beloofd + timedelta(days=730), partij, self._moment(min(dagen[0], -1)),
            None if dagen[3] is None else self._moment(dagen[3]),
        )  # fmt: skip

    def _onderwerpen(self, vraag: int) -> list[int]:
        rijen = range(1, ONDERWERPEN + 1)
        return [
            self.onderwerpen.zet(vraag, f"{nummer}: {self.schrijver.onderwerp()}", self.schrijver.zin(), nummer)
            for nummer in rijen
        ]

    def _reactie(self, vraag: int, sinds: int, onderwerpen: Sequence[int | None]) -> None:
        """One of some day since the question opened; half of those on the site have a subject."""
        nummer = self.reacties.sleutel + 1
        stand = self.toeval.choices(list(STANDEN), list(STANDEN.values()))[0]
        op = self._moment(self.toeval.randrange(min(sinds, -1), 0))
        heeft_onderwerp = stand == Inbrengstand.ZICHTBAAR and self.toeval.random() < 0.5
        afdruk = sha256(str(nummer).encode()).hexdigest()
        self.reacties.zet(
            vraag, op.year, nummer, " ".join(self.schrijver.zinnen(self.toeval.randrange(1, 4))),
            self.toeval.random() < 0.9, stand, op, timezone.localdate(op) + timedelta(days=2),
            None if stand == Inbrengstand.ONTVANGEN else op,
            self.toeval.choice(onderwerpen) if heeft_onderwerp else None, afdruk, afdruk[::-1],
        )  # fmt: skip

    def _antwoorden(self, vraag: int, actie: int, onderwerpen: Sequence[int | None]) -> None:
        """To each of these subjects one, with rows of the journal that followed."""
        rijen = Gebeurtenis.objects.filter(actie=actie).order_by("-pk").values_list("pk", flat=True)[:GEVOLGEN]
        gevolgen = list(rijen) if any(onderwerpen) else []
        for onderwerp in filter(None, onderwerpen):
            partij, _ = self.toeval.choice(self.kader.partijen)
            uitkomst = self.toeval.choice(Uitkomst.values)
            antwoord = self.antwoorden.zet(
                vraag, partij, uitkomst, self.schrijver.zin(), self.schrijver.zin(), self._moment(-1)
            )
            self.waarop.zet(antwoord, onderwerp)
            for gebeurtenis in gevolgen:
                self.gevolgen.zet(antwoord, gebeurtenis)

    def _moment(self, dagen: int) -> Any:
        return timezone.now() + timedelta(days=dagen)
