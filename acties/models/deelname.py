"""Who takes part in an actie, and in which role."""

from collections.abc import Iterable
from typing import Self

from django.db import models
from django.db.models import Q

from acties.models.actie import Actie
from acties.models.status import Publicatie
from acties.models.te_zien import TeZien
from acties.models.tekst import MetTeksten
from basis.bronnen.models import Bron
from basis.web.tekst import Regelveld
from partijen.models import Partij
from partijen.models.partij import PartijQuerySet


class Deelnamerol(models.TextChoices):
    """What a party is in an actie; the role belongs to the pair."""

    TREKKER = "trekker", "leidt de actie"
    INDIENER = "indiener", "indiener"
    OPDRACHTGEVER = "opdrachtgever", "opdrachtgever"
    KERNPARTNER = "kernpartner", "kernpartner"
    ONDERTEKENAAR = "ondertekenaar", "ondertekenaar"
    MEDE_OPSTELLER = "mede-opsteller", "mede-opsteller"
    OPSTELLER = "opsteller", "opsteller"
    PARTNER = "partner", "partner"
    PROGRAMMATEAM = "programmateam", "lid van het programmateam"
    MEDEWETGEVER = "medewetgever", "medewetgever"
    TOEZICHTHOUDER = "toezichthouder", "toezichthouder"
    ADVISEUR = "adviseur", "adviseur"
    GECONSULTEERD = "geconsulteerd", "geconsulteerd"
    KENNISPARTNER = "kennispartner", "kennispartner"
    ONDERZOEKER = "onderzoeker", "onderzoeker"
    EVALUATOR = "evaluator", "evaluator"
    OPRICHTER = "oprichter", "oprichter"
    ORGANISATOR = "organisator", "organisator"
    ONTWIKKELAAR = "ontwikkelaar", "ontwikkelaar"
    OPDRACHTNEMER = "opdrachtnemer", "opdrachtnemer"
    BEGELEIDER = "begeleider", "begeleider"
    UITVOERDER = "uitvoerder", "uitvoerder"
    TOEPASSER = "toepasser", "toepasser"
    PROEFDEELNEMER = "proefdeelnemer", "deelnemer aan de proef"
    WINNAAR = "winnaar", "winnaar"
    DEELNEMER = "deelnemer", "deelnemer"

    @property
    def van_toen(self) -> str:
        """What it is called in an actie that has ended."""
        return "leidde de actie" if self == Deelnamerol.TREKKER else str(self.label)


ROLVOLGORDE = {rol: nummer for nummer, rol in enumerate(Deelnamerol.values)}
# Who carries the actie and so reports on the joint part of it. A law has an indiener, an assignment a client; some
# programmes are carried by kernpartners together. A member of a programmateam helps and leads nothing.
TREKKERS = (
    Deelnamerol.TREKKER,
    Deelnamerol.INDIENER,
    Deelnamerol.OPDRACHTGEVER,
    Deelnamerol.KERNPARTNER,
)


class DeelnameQuerySet(TeZien["Deelname"]):
    """The words of the domain for these rows."""

    def zichtbaar(self) -> Self:
        return self.filter(actie__publicatie=Publicatie.GEPUBLICEERD)

    def van_acties(self, acties: Iterable[Actie]) -> Self:
        return self.filter(actie__in=acties)

    def van_partijen(self, partijen: PartijQuerySet) -> Self:
        return self.filter(partij__in=partijen)

    def slugs_van_partijen(self) -> set[str]:
        """Which parties there are among these."""
        return set(self.order_by().values_list("partij__slug", flat=True).distinct())

    def die_trekken(self) -> Self:
        return self.filter(rol__in=TREKKERS)

    def voor_lijst(self) -> Self:
        """In the order of the roles: who carries the actie first."""
        volgorde = models.Case(
            *(models.When(rol=rol, then=nummer) for rol, nummer in ROLVOLGORDE.items()),
            output_field=models.SmallIntegerField(),
        )
        return self.select_related("partij", "bron").order_by(volgorde, "partij__sorteernaam", "pk")


class Deelname(MetTeksten, models.Model):
    """A party takes part in an actie in a role."""

    actie = models.ForeignKey(Actie, verbose_name="actie", on_delete=models.CASCADE, related_name="deelnames")
    partij = models.ForeignKey(Partij, verbose_name="partij", on_delete=models.PROTECT, related_name="deelnames")
    rol = models.CharField("rol", max_length=20, choices=Deelnamerol)
    toelichting = Regelveld("toelichting", max_length=300, blank=True)
    bron = models.ForeignKey(
        Bron, verbose_name="bron", null=True, blank=True, on_delete=models.PROTECT, related_name="deelnames"
    )

    TEKSTVELDEN = ("toelichting",)

    objects = DeelnameQuerySet.as_manager()

    class Meta:
        verbose_name = "deelname"
        verbose_name_plural = "deelnames"
        indexes = (models.Index(fields=["partij", "actie"], name="deelname_partij_actie"),)
        constraints = (
            models.UniqueConstraint(
                fields=["actie", "partij", "rol"],
                name="deelname_uniek",
                violation_error_message="Deze partij heeft deze rol al in deze actie.",
            ),
            models.CheckConstraint(
                condition=Q(rol__in=Deelnamerol.values),
                name="deelname_rol_bestaat",
                violation_error_message="Kies een bestaande rol.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.partij.korte_naam}, {self.get_rol_display()}"

    @property
    def in_journaal(self) -> str:
        """As the journal keeps it: the party (its slug) and the role."""
        return f"{self.partij.slug}:{self.rol}"

    @property
    def naam_van_toelichting(self) -> str:
        """Under which the journal tells that its explanation changed."""
        return f"toelichting:{self.in_journaal}"
