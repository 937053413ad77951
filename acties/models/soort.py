"""Kinds of actie, each with its own phases: phases are data, so that a new kind needs no code."""

from typing import Self

from django.db import models

from basis.bronnen.models import IEDERE_WIJZIGING, Stempel, schuift_stempel
from basis.web.geschiedenis import volg_tekst
from basis.web.tekst import Regelveld, Tekstveld


class SoortQuerySet(models.QuerySet["Soort"]):
    """Words for kinds."""

    def voor_lijst(self) -> Self:
        return self.order_by("volgorde", "naam", "pk")


@volg_tekst("naam", "meervoud", "toelichting", "volgorde", "bevestig_na", "verouderd_na")
class Soort(models.Model):
    """A kind of actie, such as a change of law or a code."""

    slug = models.SlugField("adresnaam", max_length=60, unique=True)
    naam = Regelveld("naam", max_length=100)
    meervoud = Regelveld("meervoud", max_length=100)
    toelichting = Tekstveld("toelichting", blank=True)
    volgorde = models.PositiveSmallIntegerField("volgorde", default=0)
    bevestig_na = models.PositiveSmallIntegerField(
        "bevestigen na",
        default=90,
        help_text="Dagen. Zo lang na de laatste melding of bevestiging vraagt het portaal of alles nog klopt.",
    )
    verouderd_na = models.PositiveSmallIntegerField(
        "verouderd na", default=180, help_text="Dagen. Daarna noemt het portaal een actie of afspraak verouderd."
    )

    objects = SoortQuerySet.as_manager()

    class Meta:
        verbose_name = "soort actie"
        verbose_name_plural = "soorten acties"
        constraints = (
            models.CheckConstraint(
                condition=models.Q(bevestig_na__gte=1, verouderd_na__gt=models.F("bevestig_na")),
                name="soort_verouderd_na_bevestigen",
                violation_error_message="Verouderd is een actie later dan dat zij om bevestiging vraagt.",
            ),
        )
        triggers = (schuift_stempel(Stempel.Naam.KADER, IEDERE_WIJZIGING),)

    def __str__(self) -> str:
        return self.naam


@volg_tekst("soort", "naam", "uitleg", "volgorde", "optioneel", "inspraak_open")
class Fasedefinitie(models.Model):
    """One step in the course of a kind of actie."""

    soort = models.ForeignKey(Soort, verbose_name="soort", on_delete=models.CASCADE, related_name="fasedefinities")
    slug = models.SlugField("vaste naam", max_length=60)
    naam = Regelveld("naam", max_length=100)
    uitleg = Tekstveld("uitleg", blank=True, help_text="Wat gebeurt er in deze fase? In gewone taal.")
    volgorde = models.PositiveSmallIntegerField("volgorde")
    optioneel = models.BooleanField("mag worden overgeslagen", default=False)
    inspraak_open = models.BooleanField("inwoners kunnen meedoen", default=False)

    class Meta:
        verbose_name = "fase van een soort"
        verbose_name_plural = "fasen van een soort"
        ordering = ("soort", "volgorde", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=["soort", "slug"],
                name="fasedefinitie_slug_uniek",
                violation_error_message="Deze soort heeft al een fase met deze vaste naam.",
            ),
            models.UniqueConstraint(
                fields=["soort", "volgorde"],
                name="fasedefinitie_volgorde_uniek",
                deferrable=models.Deferrable.DEFERRED,
                violation_error_message="Elke fase van een soort heeft een eigen plaats in de volgorde.",
            ),
        )
        triggers = (schuift_stempel(Stempel.Naam.KADER, IEDERE_WIJZIGING),)

    def __str__(self) -> str:
        return f"{self.naam} ({self.soort})"
