"""Kept counts of acties: triggers move them."""

from typing import Any, Self

from django.db import models
from django.db.models import Q

from acties.models.soort import Soort
from acties.models.status import Status
from programmalijnen.models import Programmalijn


class TellingQuerySet(models.QuerySet["Telling"]):
    """The words of the domain for these rows."""

    def voor_lijst(self) -> Self:
        return self.filter(aantal__gt=0).order_by("programmalijn", "soort", "status")

    def als_rijen(self) -> models.QuerySet[Any, Any]:
        """Named values instead of objects: there can be hundreds."""
        rijen: models.QuerySet[Any, Any] = self.voor_lijst().order_by()
        return rijen.values_list("programmalijn_id", "soort_id", "status", "aantal", named=True)


class Telling(models.Model):
    """How many visible, real acties there are of each line, kind and status; a trigger keeps it."""

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


class DeeltellingQuerySet(models.QuerySet["Deeltelling"]):
    """The words of the domain for these rows."""

    def per_keuze(self) -> models.QuerySet[Any, tuple[str, str, int]]:
        """Of each filter and choice how many acties these rows count."""
        rijen: Any = self.order_by().values_list("naam", "keuze")
        som: models.QuerySet[Any, tuple[str, str, int]] = rijen.annotate(som=models.Sum("aantal")).filter(som__gt=0)
        return som


class Deeltelling(models.Model):
    """How many visible, real acties of a line, kind and status have one choice of a filter: a party, layer or opgave.

    `keuze` is a key, of a layer its value. Triggers keep it (migration 0003), so lists need not count.
    """

    programmalijn = models.ForeignKey(Programmalijn, on_delete=models.CASCADE, related_name="deeltellingen")
    soort = models.ForeignKey(Soort, on_delete=models.CASCADE, related_name="deeltellingen")
    status = models.SlugField("status", max_length=20, db_index=False)
    naam = models.SlugField("filter", max_length=10, db_index=False)
    keuze = models.SlugField("keuze", max_length=50, db_index=False)
    aantal = models.IntegerField("aantal")

    objects = DeeltellingQuerySet.as_manager()

    class Meta:
        verbose_name = "deeltelling"
        verbose_name_plural = "deeltellingen"
        constraints = (
            models.UniqueConstraint(
                fields=["programmalijn", "status", "soort", "naam", "keuze"], name="deeltelling_uniek"
            ),
        )

    def __str__(self) -> str:
        return f"{self.programmalijn_id}/{self.soort_id}/{self.status} {self.naam} {self.keuze}: {self.aantal}"
