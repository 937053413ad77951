"""A bepaling: one rule of a code, that keeps its key through all versions."""

from collections.abc import Iterable
from typing import Self

from django.db import models
from django.db.models import Q

from acties.models import Actie
from acties.models.te_zien import TeZien
from basis.bronnen.models import IEDERE_WIJZIGING, Stempel, schuift_stempel
from basis.web.adres import pad
from basis.web.geschiedenis import volg_tekst
from basis.web.tekst import Regelveld, Tekstveld
from codes.models.code import Code
from codes.models.stand import is_leesbaar

PAGINAS = ("verschil", "zelfcheck")  # under a code, where else the key of a bepaling stands


class Bepalingsoort(models.Model):
    """A kind of bepaling: a fundament, a principe, a waarde, an artikel or an aanbeveling."""

    slug = models.SlugField("adresnaam", max_length=40, unique=True)
    naam = Regelveld("naam", max_length=60)
    meervoud = Regelveld("naam van meer", max_length=60)
    uitleg = Regelveld("uitleg", max_length=200, blank=True)
    volgorde = models.PositiveIntegerField("volgorde", default=0)

    class Meta:
        verbose_name = "soort bepaling"
        verbose_name_plural = "soorten bepalingen"
        ordering = ("volgorde", "pk")
        triggers = (schuift_stempel(Stempel.Naam.INHOUD, IEDERE_WIJZIGING),)

    def __str__(self) -> str:
        return self.naam


class BepalingQuerySet(TeZien["Bepaling"]):
    """The words of the domain for these rows."""

    def zichtbaar(self) -> Self:
        """What the public may see: what stands in a version that it may read."""
        return self.filter(is_leesbaar("teksten__versie__")).distinct()

    def echt(self) -> Self:
        return self.filter(code__actie__is_demo=False)

    def van_code(self, code: Code) -> Self:
        return self.filter(code=code)

    def van_actie(self, actie: Actie) -> Self:
        return self.filter(code__actie=actie)

    def buiten_versie(self, versie: models.Model) -> Self:
        """Those that do not stand in a version."""
        return self.exclude(teksten__versie=versie)

    def met_sleutel(self, sleutels: Iterable[str]) -> Self:
        return self.filter(sleutel__in=sleutels)

    def voor_lijst(self) -> Self:
        return self.select_related("code__actie__programmalijn", "soort").order_by("code", "soort__volgorde", "pk")


@volg_tekst("betekenis", "trefwoorden")
class Bepaling(models.Model):
    """One rule of a code under a lasting key. What it says stands per version in `Bepalingstekst`.

    `betekenis` is what the redactie says that it means for public administration; `trefwoorden` are words by which
    people seek it and that the code itself uses for it.
    """

    code = models.ForeignKey(Code, verbose_name="code", on_delete=models.PROTECT, related_name="bepalingen")
    soort = models.ForeignKey(Bepalingsoort, verbose_name="soort", on_delete=models.PROTECT, related_name="bepalingen")
    sleutel = models.SlugField("vaste sleutel", max_length=80, help_text="Blijft in alle versies gelijk.")
    betekenis = Tekstveld("wat dit betekent voor het openbaar bestuur", max_length=2_000, blank=True)
    trefwoorden = Regelveld("ook te vinden als", max_length=300, blank=True)

    objects = BepalingQuerySet.as_manager()

    class Meta:
        verbose_name = "bepaling"
        verbose_name_plural = "bepalingen"
        constraints = (
            models.UniqueConstraint(
                fields=["code", "sleutel"],
                name="bepaling_sleutel_uniek",
                violation_error_message="Deze code heeft al een bepaling met deze sleutel.",
            ),
            models.CheckConstraint(
                condition=Q(sleutel__regex="^[a-z]") & ~Q(sleutel__in=PAGINAS),
                name="bepaling_sleutel_is_geen_versie",
                violation_error_message="Begin de sleutel met een letter: met een cijfer begint een versie.",
            ),
        )
        triggers = (schuift_stempel(Stempel.Naam.INHOUD, IEDERE_WIJZIGING),)

    def __str__(self) -> str:
        return f"{self.code.korte_naam}: {self.sleutel}"

    def get_absolute_url(self) -> str:
        """The page that leads to the version in force."""
        return pad("codes:versie", self.code.slug, self.sleutel)
