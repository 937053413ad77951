"""What a person put together of the reactions to a question."""

from django.db import models

from basis.web.tekst import Regelveld, Tekstveld
from meedoen.models.vraag import Vraag


class Onderwerp(models.Model):
    """Reactions to one question that say something about the same, put together by a person, with a summary."""

    vraag = models.ForeignKey(Vraag, verbose_name="vraag", on_delete=models.CASCADE, related_name="onderwerpen")
    titel = Regelveld("onderwerp", max_length=120)
    samenvatting = Tekstveld("samenvatting", max_length=2_000, blank=True, help_text="Wat inwoners hierover zeggen.")
    volgorde = models.PositiveIntegerField("volgorde", default=0)

    class Meta:
        verbose_name = "onderwerp"
        verbose_name_plural = "onderwerpen"
        ordering = ("volgorde", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=["vraag", "titel"],
                name="onderwerp_titel_uniek",
                violation_error_message="Deze vraag heeft al een onderwerp met deze titel.",
            ),
        )

    def __str__(self) -> str:
        return self.titel
