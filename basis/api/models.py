"""How often visitors asked the API something."""

from django.db import models


class Verzoektelling(models.Model):
    """How many requests came from one network since `begin`; `sleutel` is a keyed print of which one."""

    sleutel = models.CharField("sleutel", max_length=64, primary_key=True)
    aantal = models.PositiveIntegerField("aantal")
    begin = models.DateTimeField("begin")

    class Meta:
        verbose_name = "telling van verzoeken"
        verbose_name_plural = "tellingen van verzoeken"

    def __str__(self) -> str:
        return f"{self.aantal} verzoeken"
