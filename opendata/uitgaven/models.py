"""An uitgave: the files of the open data that were made from one moment of the database, and so belong together."""

from collections.abc import Iterator
from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Q

from basis.web.tekst import Regelveld


class UitgaveQuerySet(models.QuerySet["Uitgave"]):
    """The words of the domain for these rows."""

    def laatste(self) -> "Uitgave | None":
        return self.order_by("-pk").first()

    def oude(self, voor: datetime, *, behoud: int) -> Self:
        """Those of before this moment, but for so many of the newest."""
        nieuwste = self.order_by("-pk").values_list("pk", flat=True)[:behoud]
        return self.filter(gemaakt_op__lt=voor).exclude(pk__in=list(nieuwste))


class Uitgave(models.Model):
    """One set of files. `merk` says what they were made from: with another one they are old."""

    merk = Regelveld("merk", max_length=120)
    stand = models.DateField("stand")
    positie = models.BigIntegerField("positie in het journaal")
    gemaakt_op = models.DateTimeField("gemaakt op")

    objects = UitgaveQuerySet.as_manager()

    class Meta:
        verbose_name = "uitgave"
        verbose_name_plural = "uitgaven"

    def __str__(self) -> str:
        return f"{self.stand} ({self.positie})"

    def bestand(self, naam: str) -> "Bestand | None":
        return self.bestanden.filter(naam=naam).first()


class Bestand(models.Model):
    """One file, kept in pieces: none is ever in memory as a whole, and every web machine has it."""

    uitgave = models.ForeignKey(
        Uitgave, verbose_name="uitgave", on_delete=models.CASCADE, related_name="bestanden", db_index=False
    )
    naam = Regelveld("naam", max_length=100)
    grootte = models.BigIntegerField("aantal bytes")
    sha256 = models.CharField("sha256", max_length=64)
    rijen = models.PositiveIntegerField(
        "aantal rijen", null=True, blank=True, help_text="Leeg: het bestand is geen tabel."
    )

    class Meta:
        verbose_name = "bestand van een uitgave"
        verbose_name_plural = "bestanden van een uitgave"
        constraints = (
            models.UniqueConstraint(
                fields=["uitgave", "naam"],
                name="bestand_uniek_in_uitgave",
                violation_error_message="Deze uitgave heeft al een bestand met deze naam.",
            ),
            models.CheckConstraint(
                condition=Q(sha256__regex=r"^[0-9a-f]{64}$"),
                name="bestand_heeft_sha256",
                violation_error_message="Een bestand heeft een sha256 van 64 tekens.",
            ),
        )

    def __str__(self) -> str:
        return self.naam

    def stukken(self) -> Iterator[bytes]:
        """Its content, one query a piece: whoever reads slowly holds no transaction."""
        nummer = 0
        while deel := self.delen.filter(nummer=nummer).values_list("inhoud", flat=True).first():
            yield bytes(deel)
            nummer += 1


class Bestandsdeel(models.Model):
    """A piece of a file, in the order of `nummer`."""

    bestand = models.ForeignKey(
        Bestand, verbose_name="bestand", on_delete=models.CASCADE, related_name="delen", db_index=False
    )
    nummer = models.PositiveIntegerField("nummer")
    inhoud = models.BinaryField("inhoud")

    class Meta:
        verbose_name = "deel van een bestand"
        verbose_name_plural = "delen van een bestand"
        constraints = (
            models.UniqueConstraint(
                fields=["bestand", "nummer"],
                name="bestandsdeel_uniek_in_bestand",
                violation_error_message="Dit bestand heeft al een deel met dit nummer.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.bestand_id}.{self.nummer}"
