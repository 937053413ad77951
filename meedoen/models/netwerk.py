"""How many reactions come from one network, without keeping which."""

from django.db import models

from meedoen.models.vraag import Vraag


class Netwerktelling(models.Model):
    """How many reactions to a question came from one network today: of the network only a print, salted anew daily."""

    vraag = models.ForeignKey(Vraag, verbose_name="vraag", on_delete=models.CASCADE, related_name="+")
    afdruk = models.CharField("afdruk", max_length=64)
    dag = models.DateField("dag")
    aantal = models.PositiveIntegerField("aantal", default=0)

    class Meta:
        verbose_name = "telling per netwerk"
        verbose_name_plural = "tellingen per netwerk"
        constraints = (models.UniqueConstraint(fields=["vraag", "afdruk"], name="netwerktelling_uniek"),)

    def __str__(self) -> str:
        return f"{self.vraag}: {self.aantal}"


class Dagzout(models.Model):
    """What prints of networks are salted with on one day; when it is gone, so is the way back."""

    dag = models.DateField("dag", primary_key=True)
    zout = models.CharField("zout", max_length=64)

    class Meta:
        verbose_name = "zout van de dag"
        verbose_name_plural = "zout van de dag"

    def __str__(self) -> str:
        return str(self.dag)
