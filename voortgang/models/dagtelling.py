"""Counts that are kept, so that a page of the whole programme need not read the whole journal (docs/adr/0013).

Each row says how many things came into a class on a day, less how many left it: what is in the class on a later day is
the sum of its rows until then. `voortgang.dagtelling` keeps them.
"""

from collections.abc import Sequence
from datetime import date

from django.db import models
from django.db.models import Sum
from django.db.models.expressions import RawSQL


class DagtellingQuerySet(models.QuerySet["Dagtelling"]):
    """The words of the domain for these rows."""

    def op(self, wat: str, dag: date) -> "models.QuerySet[Dagtelling, tuple[str, str, int, int]]":
        """How many things were in each class on a day: what is counted, class, number, count."""
        klassen = self.filter(wat=wat, dag__lte=dag).order_by().values_list("wat", "waarde", "nummer")
        return klassen.annotate(totaal=Sum("aantal")).filter(totaal__gt=0)

    def stappen(self, wat: str, dagen: Sequence[date], op: date) -> "models.QuerySet[Dagtelling, tuple[int, str, int]]":
        """What each class gained by each of these days since the one before it, as it was on the day `op`.

        Of each the place of the day, the class and the gain.
        """
        plek = RawSQL("width_bucket(dag - 1, %s::date[])", [list(dagen)], models.IntegerField())
        klassen = self.filter(wat=wat, dag__lte=op).order_by().annotate(plek=plek).values_list("plek", "waarde")
        return klassen.annotate(totaal=Sum("aantal"))


class Dagtelling(models.Model):
    """Of one class (`wat`, `nummer`, `waarde`) what a day added to it."""

    wat = models.SlugField(max_length=20, db_index=False)
    nummer = models.IntegerField(help_text="Een jaar, of bij verschoven mijlpalen: min het aantal dagen.")
    waarde = models.SlugField(max_length=40, db_index=False)
    dag = models.DateField()
    aantal = models.IntegerField()

    objects = DagtellingQuerySet.as_manager()

    class Meta:
        verbose_name = "dagtelling"
        verbose_name_plural = "dagtellingen"
        constraints = (models.UniqueConstraint(fields=["wat", "nummer", "waarde", "dag"], name="dagtelling_uniek"),)

    def __str__(self) -> str:
        return f"{self.wat} {self.nummer} {self.waarde} {self.dag}: {self.aantal:+d}"


class Bijdrage(models.Model):
    """What one actie added to the counts, so that it can be taken off again when it changes."""

    actie = models.BigIntegerField(primary_key=True)  # no key to the table: nobody is told of it when an actie goes
    stappen = models.JSONField()

    class Meta:
        verbose_name = "bijdrage"
        verbose_name_plural = "bijdragen"

    def __str__(self) -> str:
        return f"actie {self.actie}: {len(self.stappen)} stappen"
