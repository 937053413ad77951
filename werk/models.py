"""What the workplace keeps: choices of the list under a name, and what was mailed to makers of afspraken."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.urls import reverse

from acties.models import Gebeurtenis, Toezegging
from basis.web.tekst import Regelveld
from partijen.models import Gebruiker, Partij
from partijen.rechten import eigen_partijen
from partijen.rollen import Recht


class BewaardFilterQuerySet(models.QuerySet["BewaardFilter"]):
    """The words of the domain for these rows."""

    def van(self, gebruiker: Gebruiker) -> Self:
        return self.filter(gebruiker=gebruiker)

    def zichtbaar_voor(self, gebruiker: Gebruiker) -> Self:
        """One's own, and what a colleague of the same party shared; read anew, so a lost role shows nothing more."""
        collega = Q(partij__in=eigen_partijen(gebruiker, Recht.WERKPLEK).order_by(), gebruiker__is_active=True)
        return self.filter(Q(gebruiker=gebruiker) | collega)

    def voor_lijst(self) -> Self:
        return self.select_related("gebruiker", "partij").order_by("naam", "pk")


class BewaardFilter(models.Model):
    """A choice of the list under a name; with a party it is there for the colleagues of that party too."""

    gebruiker = models.ForeignKey(
        Gebruiker, verbose_name="van wie", on_delete=models.CASCADE, related_name="bewaarde_filters"
    )
    naam = Regelveld("naam", max_length=60)
    vraag = Regelveld("keuze", max_length=2000, blank=True, help_text="Het deel van het adres na het vraagteken.")
    partij = models.ForeignKey(
        Partij,
        verbose_name="gedeeld met",
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="gedeelde_filters",
    )
    gemaakt_op = models.DateTimeField("bewaard op", auto_now_add=True)

    objects = BewaardFilterQuerySet.as_manager()

    class Meta:
        verbose_name = "bewaard filter"
        verbose_name_plural = "bewaarde filters"
        constraints = (
            models.UniqueConstraint(
                fields=["gebruiker", "naam"],
                name="bewaard_filter_naam_uniek",
                violation_error_message="U hebt al een filter met deze naam. Kies een andere naam.",
            ),
            models.CheckConstraint(
                condition=~Q(naam=""),
                name="bewaard_filter_heeft_naam",
                violation_error_message="Geef het filter een naam.",
            ),
        )

    def __str__(self) -> str:
        return self.naam

    @property
    def adres(self) -> str:
        pad = reverse("werk:overzicht")
        return f"{pad}?{self.vraag}" if self.vraag else pad


class Makersvraag(models.Model):
    """That a maker was mailed what a row of the journal asks of it."""

    toezegging = models.ForeignKey(
        Toezegging, verbose_name="toezegging", on_delete=models.CASCADE, related_name="makersvragen"
    )
    gebeurtenis = models.ForeignKey(
        Gebeurtenis, verbose_name="gebeurtenis", on_delete=models.CASCADE, related_name="makersvragen"
    )

    class Meta:
        verbose_name = "vraag aan een maker"
        verbose_name_plural = "vragen aan makers"
        constraints = (
            models.UniqueConstraint(
                fields=["toezegging", "gebeurtenis"],
                name="makersvraag_uniek",
                violation_error_message="Dit is al gevraagd.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.toezegging}: {self.gebeurtenis}"
