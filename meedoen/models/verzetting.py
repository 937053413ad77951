"""Another day on which the answer to a question is expected."""

from django.db import models
from django.db.models import Q

from basis.bronnen.models import IEDERE_WIJZIGING, Stempel, schuift_stempel
from basis.postgres.triggers import blijft
from basis.tijd.perioden import toon_periode
from basis.web.tekst import Tekstveld
from basis.web.velden import PeriodeField
from meedoen.models.vraag import Vraag
from partijen.models import Gebruiker


class Verzetting(models.Model):
    """That the answer is expected on another day than was promised, and why. Rows only come (docs/adr/0041)."""

    vraag = models.ForeignKey(Vraag, verbose_name="vraag", on_delete=models.CASCADE, related_name="verzettingen")
    verwacht = PeriodeField("antwoord nu verwacht")
    reden = Tekstveld("reden", max_length=2_000)
    op = models.DateTimeField("gezegd op", auto_now_add=True)
    door = models.ForeignKey(
        Gebruiker, verbose_name="door", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = "nieuwe dag van een antwoord"
        verbose_name_plural = "nieuwe dagen van een antwoord"
        ordering = ("op", "pk")
        constraints = (
            models.CheckConstraint(
                condition=~Q(reden=""),
                name="verzetting_heeft_reden",
                violation_error_message="Vertel waarom het antwoord op een andere dag komt.",
            ),
        )
        triggers = (
            blijft("verzetting_blijft", "Wat over de dag van een antwoord is gezegd, blijft staan."),
            schuift_stempel(Stempel.Naam.INHOUD, IEDERE_WIJZIGING),
        )

    def __str__(self) -> str:
        return f"{self.vraag}: {self.verwacht}"

    @property
    def zinnen(self) -> tuple[str, str]:
        """Which day it is now, and why."""
        return f"Nu verwacht: {toon_periode(self.verwacht)}.", f"Reden: {self.reden}"
