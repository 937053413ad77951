"""A self-check: what a party writes down of how it applies a code, until it makes that public."""

from typing import Self

from django.db import models
from django.db.models import F, Q

from acties.models import Gebeurtenis
from codes.models import Code, Versie
from partijen import rechten
from partijen.models import Gebruiker, Partij
from partijen.rollen import Recht


class Checkstand(models.TextChoices):
    """How far a self-check is."""

    CONCEPT = "concept", "concept"
    KLAAR = "klaar", "wacht op een collega"
    OPENBAAR = "openbaar", "openbaar gemaakt"
    WEGGEGOOID = "weggegooid", "weggegooid"


OPEN = (Checkstand.CONCEPT, Checkstand.KLAAR)


class ZelfcheckQuerySet(models.QuerySet["Zelfcheck"]):
    """The words of the domain for these rows."""

    def open(self) -> Self:
        """What can still be made public."""
        return self.filter(stand__in=OPEN)

    def van(self, partij: Partij, code: Code) -> Self:
        return self.filter(partij=partij, code=code)

    def van_partijen(self, partijen: models.QuerySet[Partij]) -> Self:
        return self.filter(partij__in=partijen)

    def wacht_op(self, gebruiker: Gebruiker) -> Self:
        """What this person may make public for a colleague."""
        eigen = rechten.eigen_partijen(gebruiker, Recht.BEVESTIGEN).order_by()
        return self.van_partijen(eigen).filter(stand=Checkstand.KLAAR).exclude(door=gebruiker)

    def voor_lijst(self) -> Self:
        return self.select_related("partij", "code__actie", "versie", "door").order_by("-gewijzigd_op", "-pk")


class Zelfcheck(models.Model):
    """What a party wrote down of how it applies a version of a code. Only its own people read it.

    `antwoorden` has by the key of a bepaling what was filled in, and under `stappen` the notes of the conversation.
    `door` is who saved it last, and so saw all of it.
    """

    partij = models.ForeignKey(Partij, verbose_name="partij", on_delete=models.PROTECT, related_name="zelfchecks")
    code = models.ForeignKey(Code, verbose_name="code", on_delete=models.PROTECT, related_name="zelfchecks")
    versie = models.ForeignKey(Versie, verbose_name="versie", on_delete=models.PROTECT, related_name="zelfchecks")
    antwoorden = models.JSONField("antwoorden", default=dict, blank=True)
    stand = models.CharField("stand", max_length=20, choices=Checkstand, default=Checkstand.CONCEPT)
    door = models.ForeignKey(
        Gebruiker, verbose_name="laatst bewaard door", on_delete=models.PROTECT, related_name="zelfchecks"
    )
    goedgekeurd_door = models.ForeignKey(
        Gebruiker,
        verbose_name="goedgekeurd door",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    gebeurtenis = models.OneToOneField(
        Gebeurtenis, verbose_name="melding", null=True, blank=True, on_delete=models.PROTECT, related_name="zelfcheck"
    )
    gemaakt_op = models.DateTimeField("gemaakt op", auto_now_add=True)
    gewijzigd_op = models.DateTimeField("gewijzigd op", auto_now=True)

    objects = ZelfcheckQuerySet.as_manager()

    class Meta:
        verbose_name = "zelfcheck"
        verbose_name_plural = "zelfchecks"
        constraints = (
            models.UniqueConstraint(
                fields=["partij", "code"],
                condition=Q(stand__in=["concept", "klaar"]),
                name="zelfcheck_een_tegelijk",
                violation_error_message="Uw organisatie heeft al een zelfcheck van deze code.",
            ),
            models.CheckConstraint(
                condition=Q(stand__in=Checkstand.values),
                name="zelfcheck_stand_bestaat",
                violation_error_message="Kies een bestaande stand.",
            ),
            models.CheckConstraint(
                condition=Q(stand="openbaar", gebeurtenis__isnull=False)
                | (~Q(stand="openbaar") & Q(gebeurtenis__isnull=True)),
                name="zelfcheck_openbaar_heeft_melding",
                violation_error_message="Een zelfcheck die openbaar is, is een melding.",
            ),
            models.CheckConstraint(
                condition=Q(goedgekeurd_door__isnull=True) | ~Q(goedgekeurd_door=F("door")),
                name="zelfcheck_tweede_is_een_ander",
                violation_error_message="Wie het laatst bewaarde, keurt het niet zelf goed.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.partij.korte_naam} over {self.code.korte_naam}"

    @property
    def merk(self) -> str:
        """Marks how it stands now; another one after each change."""
        return f"{self.pk}-{self.gewijzigd_op.timestamp()}"

    @property
    def wacht(self) -> bool:
        """Whether it waits for a colleague."""
        return self.stand == Checkstand.KLAAR

    @property
    def stappen(self) -> dict[str, str]:
        """The notes of the conversation, by the key of the step."""
        return {str(naam): str(tekst) for naam, tekst in self.antwoorden.get("stappen", {}).items()}
