"""The order in which rows of the journal became visible to others."""

from django.db import models

from acties.models.gebeurtenis import Gebeurtenis
from basis.tijd.moment import Moment


class PositieQuerySet(models.QuerySet["Positie"]):
    """The words of the domain for these rows."""

    def laatste(self, moment: Moment) -> int:
        """The position that the journal had reached, as far as it is read at this moment; 0 when it is empty."""
        rijen = self
        if moment.bekend_voor:
            rijen = self.filter(gebeurtenis__geregistreerd_op__lt=moment.bekend_voor)
        hoogste: int | None = rijen.aggregate(hoogste=models.Max("pk"))["hoogste"]
        return hoogste or 0


class Positie(models.Model):
    """The number of one row of the journal, in the order of commit: who read up to one, missed none below it.

    The key of a row can't say so: it is given when the row is written, and transactions end in another order. A trigger
    (migration 0017) writes the number under the lock of the stamp `inhoud`, which every change of an actie or of the
    programme takes anyway, and holds until the end.
    """

    nummer = models.BigAutoField("positie", primary_key=True)
    gebeurtenis = models.OneToOneField(Gebeurtenis, on_delete=models.DO_NOTHING, related_name="positie")  # neither goes

    objects = PositieQuerySet.as_manager()

    class Meta:
        verbose_name = "positie in het journaal"
        verbose_name_plural = "posities in het journaal"

    def __str__(self) -> str:
        return str(self.nummer)
