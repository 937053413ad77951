"""Kept counts of acties: a trigger on `Actie` moves them."""

from typing import Self

from django.db import models
from django.db.models import Q

from acties.models.soort import Soort
from acties.models.status import Status
from programmalijnen.models import Programmalijn


class TellingQuerySet(models.QuerySet["Telling"]):
    """The words of the domain for these rows."""

    def voor_lijst(self) -> Self:
        return self.filter(aantal__gt=0).order_by("programmalijn", "soort", "status")


class Telling(models.Model):
    """How many visible acties there are of each line, kind and status; a trigger keeps it, so lists need not count."""

    programmalijn = models.ForeignKey(Programmalijn, on_delete=models.CASCADE, related_name="tellingen")
    soort = models.ForeignKey(Soort, on_delete=models.CASCADE, related_name="tellingen")
    status = models.CharField("status", max_length=20, choices=Status)
    aantal = models.IntegerField("aantal", default=0)

    objects = TellingQuerySet.as_manager()

    class Meta:
        verbose_name = "telling"
        verbose_name_plural = "tellingen"
        constraints = (
            models.UniqueConstraint(fields=["programmalijn", "soort", "status"], name="telling_uniek"),
            models.CheckConstraint(condition=Q(aantal__gte=0), name="telling_niet_negatief"),
        )

    def __str__(self) -> str:
        return f"{self.programmalijn_id}/{self.soort_id}/{self.status}: {self.aantal}"
