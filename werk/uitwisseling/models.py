"""A file that someone sent to be carried through: how far the reading is, and what it would change."""

import uuid
from datetime import datetime
from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.urls import reverse

from basis.web.tekst import Regelveld, Tekstveld
from partijen.models import Gebruiker
from werk.uitwisseling.kolommen import Blad


class Invoerstand(models.TextChoices):
    """How far it is."""

    WACHT = "wacht", "wacht op lezen"
    LEZEN = "lezen", "wordt gelezen"
    GELEZEN = "gelezen", "gelezen"
    DOORVOEREN = "doorvoeren", "wordt doorgevoerd"
    KLAAR = "klaar", "doorgevoerd"
    MISLUKT = "mislukt", "mislukt"


BEZIG = (Invoerstand.WACHT, Invoerstand.LEZEN, Invoerstand.DOORVOEREN)


class InvoerQuerySet(models.QuerySet["Invoer"]):
    """The words of the domain for these rows."""

    def van(self, gebruiker: Gebruiker) -> Self:
        """Only one's own: a file may hold what others must not see."""
        return self.filter(door=gebruiker)

    def bezig(self) -> Self:
        return self.filter(stand__in=BEZIG)

    def van_voor(self, moment: datetime) -> Self:
        return self.filter(aangemaakt_op__lt=moment)

    def voor_lijst(self) -> Self:
        """Without the file and what was found in it, which may be large; the newest first."""
        return self.defer("inhoud", "voorbeeld").order_by("-aangemaakt_op", "-pk")


class Invoer(models.Model):
    """One file. `voorbeeld` holds what came out of comparing it (werk/uitwisseling/uitkomst.py)."""

    sleutel = models.UUIDField("sleutel", default=uuid.uuid4, unique=True, editable=False)
    door = models.ForeignKey(
        Gebruiker, verbose_name="van", on_delete=models.CASCADE, related_name="invoeren", editable=False
    )
    naam = Regelveld("bestand", max_length=200)
    inhoud = models.BinaryField("inhoud", null=True, blank=True)
    stand = models.CharField("stand", max_length=12, choices=Invoerstand, default=Invoerstand.WACHT)
    stap = models.PositiveIntegerField("gelezen rijen", default=0)
    stappen = models.PositiveIntegerField("aantal rijen", default=0)
    voorbeeld: "models.JSONField[dict[str, Any], dict[str, Any]]" = models.JSONField(
        "wat er verandert", default=dict, blank=True
    )
    keuzes: "models.JSONField[dict[str, str], dict[str, str]]" = models.JSONField(
        "gekozen bij botsingen", default=dict, blank=True
    )
    reden = Tekstveld("reden voor rijen zonder reden", blank=True, max_length=2000)
    fout = Tekstveld("wat er misging", blank=True)
    aantal = models.PositiveIntegerField("aantal veranderde rijen", default=0)
    inzending = models.UUIDField("inzending", null=True, blank=True, unique=True, editable=False)
    aangemaakt_op = models.DateTimeField("verstuurd op", auto_now_add=True)

    objects = InvoerQuerySet.as_manager()

    class Meta:
        verbose_name = "bestand met wijzigingen"
        verbose_name_plural = "bestanden met wijzigingen"
        indexes = (models.Index(fields=["door", "-aangemaakt_op"], name="invoer_van"),)
        constraints = (
            models.CheckConstraint(
                condition=Q(stand__in=Invoerstand.values),
                name="invoer_stand_bestaat",
                violation_error_message="Kies een bestaande stand.",
            ),
            models.CheckConstraint(
                condition=Q(stand="klaar", inhoud__isnull=True) | (~Q(stand="klaar") & Q(inhoud__isnull=False)),
                name="invoer_bewaart_bestand_tot_klaar",
                violation_error_message="Een bestand dat is doorgevoerd, wordt niet bewaard.",
            ),
        )

    def __str__(self) -> str:
        return self.naam

    def get_absolute_url(self) -> str:
        return reverse("uitwisseling:invoer", args=[self.sleutel])

    @property
    def is_bezig(self) -> bool:
        return self.stand in BEZIG

    @property
    def is_gelezen(self) -> bool:
        return self.stand == Invoerstand.GELEZEN

    @property
    def is_klaar(self) -> bool:
        return self.stand == Invoerstand.KLAAR

    @property
    def is_mislukt(self) -> bool:
        return self.stand == Invoerstand.MISLUKT

    @property
    def wijzigingen(self) -> list[dict[str, Any]]:
        gevonden: list[dict[str, Any]] = self.voorbeeld.get("wijzigingen", [])
        return gevonden

    @property
    def fouten(self) -> list[dict[str, Any]]:
        gevonden: list[dict[str, Any]] = self.voorbeeld.get("fouten", [])
        return gevonden

    @property
    def waarschuwingen(self) -> list[dict[str, Any]]:
        gevonden: list[dict[str, Any]] = self.voorbeeld.get("waarschuwingen", [])
        return gevonden

    @property
    def botsingen(self) -> list[dict[str, Any]]:
        """The rows in which someone changed the same cell in the portal."""
        return [wijziging for wijziging in self.wijzigingen if wijziging.get("botsingen")]

    @property
    def zonder_keuze(self) -> list[dict[str, Any]]:
        return [wijziging for wijziging in self.botsingen if not wijziging["keuze"]]

    @property
    def goede(self) -> list[dict[str, Any]]:
        """The rows that change something and of which nothing is wrong or still to be chosen."""
        fout = {(fout["blad"], fout["rij"]) for fout in self.fouten}
        open_ = {wijziging["kenmerk"] for wijziging in self.zonder_keuze}
        return [
            rij
            for rij in self.wijzigingen
            if rij["velden"] and (rij["blad"], rij["rij"]) not in fout and rij.get("kenmerk") not in open_
        ]

    @property
    def is_deels_goed(self) -> bool:
        """Whether some rows can't be carried through as they are."""
        return bool(self.fouten or self.zonder_keuze)

    def rest_van(self, blad: Blad) -> list[list[str]]:
        """The rows of this sheet that are not good yet, as they were filled in."""
        rijen = [cellen for naam, cellen in self.voorbeeld.get("rest", []) if naam == blad.naam]
        return [[cellen.get(kolom.naam, "") for kolom in blad.kolommen] for cellen in rijen]

    @property
    def zonder_reden(self) -> int:
        """How many of the good rows give no reason themselves."""
        return sum(not wijziging["reden"] for wijziging in self.goede)
