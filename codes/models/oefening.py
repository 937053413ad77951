"""Where a bepaling is exercised: an actie, or a part of it such as a challenge, that says how."""

from typing import Self

from django.db import models
from django.db.models import Q

from acties.models import Actie, Onderdeel
from acties.models.te_zien import TeZien
from basis.bronnen.models import IEDERE_WIJZIGING, Bron, Stempel, schuift_stempel
from basis.web.geschiedenis import volg_tekst
from basis.web.tekst import Tekstveld
from codes.models.bepaling import Bepaling
from codes.models.code import Code


class OefeningQuerySet(TeZien["Oefening"]):
    """The words of the domain for these rows."""

    def zichtbaar(self) -> Self:
        """What the public may see: of acties and bepalingen that it may see."""
        acties = Actie.objects.zichtbaar()
        waar = Q(actie__in=acties) | Q(onderdeel__actie__in=acties)
        return self.filter(waar, bepaling__in=Bepaling.objects.zichtbaar())

    def echt(self) -> Self:
        return self.exclude(actie__is_demo=True).exclude(onderdeel__actie__is_demo=True)

    def van_bepaling(self, bepaling: Bepaling) -> Self:
        return self.filter(bepaling=bepaling)

    def van_code(self, code: Code) -> Self:
        return self.filter(bepaling__code=code)

    def van_actie(self, actie: Actie) -> Self:
        """Those of an actie and of all that is in it."""
        return self.filter(Q(actie=actie) | Q(onderdeel__actie=actie))

    def van_onderdeel(self, onderdeel: Onderdeel) -> Self:
        return self.filter(onderdeel=onderdeel)

    def voor_lijst(self) -> Self:
        rijen = self.select_related("bepaling__code", "bepaling__soort", "actie", "onderdeel__actie", "bron")
        return rijen.order_by("bepaling", "pk")


@volg_tekst("hoe", "bron")
class Oefening(models.Model):
    """That an actie or a part of it exercises a bepaling, and how, as a source says it."""

    bepaling = models.ForeignKey(Bepaling, verbose_name="bepaling", on_delete=models.PROTECT, related_name="oefeningen")
    actie = models.ForeignKey(
        Actie, verbose_name="actie", null=True, blank=True, on_delete=models.PROTECT, related_name="oefeningen"
    )
    onderdeel = models.ForeignKey(
        Onderdeel, verbose_name="onderdeel", null=True, blank=True, on_delete=models.PROTECT, related_name="oefeningen"
    )
    hoe = Tekstveld("hoe", max_length=1_000)
    bron = models.ForeignKey(
        Bron, verbose_name="bron", null=True, blank=True, on_delete=models.PROTECT, related_name="oefeningen"
    )

    objects = OefeningQuerySet.as_manager()

    class Meta:
        verbose_name = "oefening"
        verbose_name_plural = "oefeningen"
        constraints = (
            models.CheckConstraint(
                condition=Q(actie__isnull=False, onderdeel__isnull=True)
                | Q(actie__isnull=True, onderdeel__isnull=False),
                name="oefening_van_actie_of_onderdeel",
                violation_error_message="Een oefening is een actie, of een onderdeel daarvan.",
            ),
            models.UniqueConstraint(
                fields=["bepaling", "actie", "onderdeel"],
                nulls_distinct=False,
                name="oefening_uniek",
                violation_error_message="Deze oefening staat er al.",
            ),
            models.CheckConstraint(
                condition=~Q(hoe=""),
                name="oefening_zegt_hoe",
                violation_error_message="Vertel hoe deze bepaling wordt geoefend.",
            ),
        )
        triggers = (schuift_stempel(Stempel.Naam.INHOUD, IEDERE_WIJZIGING),)

    def __str__(self) -> str:
        return f"{self.waar}: {self.bepaling}"

    @property
    def waar(self) -> Actie | Onderdeel:
        """What exercises it."""
        waar: Actie | Onderdeel | None = self.onderdeel or self.actie
        assert waar is not None
        return waar

    @property
    def is_demo(self) -> bool:
        """Whether it was invented: of an actie that was."""
        actie = self.onderdeel.actie if self.onderdeel else self.actie
        return bool(actie and actie.is_demo)
