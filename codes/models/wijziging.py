"""What changed from one version of a code to the next, per bepaling, and why."""

from collections.abc import Iterable
from typing import Self

from django.db import models
from django.db.models import Q

from acties.models import Actie
from basis.bronnen.models import IEDERE_WIJZIGING, Stempel, schuift_stempel
from basis.web.tekst import Tekstveld
from codes.models.bepaling import Bepaling
from codes.models.stand import is_leesbaar
from codes.models.tekst import staat_vast
from codes.models.versie import Versie


class Wijzigingsoort(models.TextChoices):
    """What happened to a bepaling."""

    NIEUW = "nieuw", "nieuw"
    GEWIJZIGD = "gewijzigd", "gewijzigd"
    VERPLAATST = "verplaatst", "verplaatst"
    GESPLITST = "gesplitst", "gesplitst"
    SAMENGEVOEGD = "samengevoegd", "samengevoegd"
    VERVALLEN = "vervallen", "vervallen"


# After these a bepaling says something else: what was said of the words before is about those.
INHOUDELIJK = (Wijzigingsoort.GEWIJZIGD, Wijzigingsoort.GESPLITST, Wijzigingsoort.SAMENGEVOEGD)


class WijzigingQuerySet(models.QuerySet["Wijziging"]):
    """The words of the domain for these rows."""

    def zichtbaar(self) -> Self:
        """What the public may see."""
        return self.filter(is_leesbaar("versie__"))

    def van_actie(self, actie: Actie) -> Self:
        """Those of the code of an actie, of the newest version first."""
        return self.filter(versie__code__actie=actie).order_by("-versie__volgorde", "pk")

    def van_versie(self, versie: Versie) -> Self:
        return self.filter(versie=versie)

    def van_bepaling(self, bepaling: Bepaling) -> Self:
        return self.filter(bepaling=bepaling)

    def van_versies(self, versies: Iterable[Versie]) -> Self:
        return self.filter(versie__in=versies)

    def over(self, bepaling: Bepaling) -> Self:
        """What happened to a bepaling, and what was made of it."""
        return self.filter(Q(bepaling=bepaling) | Q(uit=bepaling)).distinct()

    def inhoudelijk(self) -> Self:
        return self.filter(soort__in=INHOUDELIJK)

    def voor_lijst(self) -> Self:
        return (
            self.select_related("bepaling__soort", "versie__code__actie")
            .prefetch_related("uit__soort")
            .order_by("versie", "pk")
        )


class Wijziging(models.Model):
    """That a bepaling is otherwise in this version than in the one before, and why.

    `uit` are the bepalingen that it was made of, when one was split or some were put together; it can be one of those.
    What it says now stands in the version itself.
    """

    versie = models.ForeignKey(Versie, verbose_name="versie", on_delete=models.PROTECT, related_name="wijzigingen")
    bepaling = models.ForeignKey(
        Bepaling, verbose_name="bepaling", on_delete=models.PROTECT, related_name="wijzigingen"
    )
    soort = models.CharField("wat er gebeurde", max_length=20, choices=Wijzigingsoort)
    is_verplaatst = models.BooleanField("staat op een andere plaats", default=False)
    uit = models.ManyToManyField(Bepaling, verbose_name="gemaakt uit", blank=True, related_name="werden")
    reden = Tekstveld("waarom", max_length=2_000)

    objects = WijzigingQuerySet.as_manager()

    class Meta:
        verbose_name = "wijziging"
        verbose_name_plural = "wijzigingen"
        constraints = (
            models.UniqueConstraint(
                fields=["versie", "bepaling"],
                name="wijziging_uniek",
                violation_error_message="Van deze bepaling staat de wijziging er al.",
            ),
            models.CheckConstraint(
                condition=Q(soort__in=Wijzigingsoort.values),
                name="wijziging_soort_bestaat",
                violation_error_message="Kies wat er met de bepaling gebeurde.",
            ),
            models.CheckConstraint(
                condition=~Q(reden=""),
                name="wijziging_heeft_reden",
                violation_error_message="Vertel waarom dit verandert.",
            ),
        )
        triggers = (staat_vast("wijziging_blijft"), schuift_stempel(Stempel.Naam.INHOUD, IEDERE_WIJZIGING))

    def __str__(self) -> str:
        return f"{self.bepaling} {self.get_soort_display()} in {self.versie}"

    @property
    def wat(self) -> str:
        """What happened, in words: "gewijzigd en verplaatst"."""
        woord = str(Wijzigingsoort(self.soort).label)
        return f"{woord} en verplaatst" if self.is_verplaatst and self.soort != Wijzigingsoort.VERPLAATST else woord


class GemaaktUit(Wijziging.uit.through):  # type: ignore[name-defined, misc]  # Django makes this table
    """That a bepaling was made of another one: stays as the change does."""

    class Meta:
        proxy = True
        verbose_name = "herkomst van een bepaling"
        verbose_name_plural = "herkomst van bepalingen"
        triggers = (
            staat_vast("gemaakt_uit_blijft", "(SELECT versie_id FROM codes_wijziging WHERE id = {rij}.wijziging_id)"),
        )
