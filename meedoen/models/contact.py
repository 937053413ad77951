"""How to reach who wrote a reaction, apart from it."""

from datetime import datetime, timedelta
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone

from basis.web.tekst import Emailveld, is_adres
from meedoen.models.inbreng import Inbreng

BEWAAR_ADRES = timedelta(days=28)  # after the last message


class ContactQuerySet(models.QuerySet["Contact"]):
    """The words of the domain for these rows."""

    def met_adres(self, adres: str) -> Self:
        return self.filter(is_adres("adres", adres))

    def bij_antwoord(self, antwoord: int) -> Self:
        """Of the reactions that count which this answer is about."""
        return self.filter(inbreng__in=Inbreng.objects.telt_mee().bij_antwoord(antwoord))

    def klaar(self, voor: datetime) -> Self:
        """Whose last message was before a moment: the question was closed, and no answer points at what may change."""
        kan_nog = Q(inbreng__antwoorden__gevolgen__isnull=False)
        kan_nog |= Q(inbreng__onderwerp__antwoorden__gevolgen__isnull=False)
        return self.filter(inbreng__vraag__afgerond_op__isnull=False, laatste_bericht_op__lt=voor).exclude(kan_nog)


class Contact(models.Model):
    """How to reach who wrote a reaction. In a table of its own: no history, no export, gone after its term."""

    inbreng = models.OneToOneField(Inbreng, verbose_name="reactie", on_delete=models.CASCADE, related_name="contact")
    adres = Emailveld("e-mailadres")
    laatste_bericht_op = models.DateTimeField("laatste bericht op", default=timezone.now)

    objects = ContactQuerySet.as_manager()

    class Meta:
        verbose_name = "e-mailadres bij een reactie"
        verbose_name_plural = "e-mailadressen bij reacties"

    def __str__(self) -> str:
        return f"adres bij {self.inbreng}"
