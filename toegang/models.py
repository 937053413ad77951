"""Who was invited, and which login at an organisation belongs to whom."""

from datetime import datetime, timedelta
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone

from partijen.models import Gebruiker, Partij, Portaalrol, Rol

GELDIG = timedelta(days=7)


class UitnodigingQuerySet(models.QuerySet["Uitnodiging"]):
    """The words of the domain for these rows."""

    def open(self, op: datetime | None = None) -> Self:
        """What can still be used."""
        return self.filter(gebruikt_op__isnull=True, ingetrokken_op__isnull=True, geldig_tot__gt=op or timezone.now())

    def voor_lijst(self) -> Self:
        return self.select_related("partij", "door", "gebruiker").order_by("-gemaakt_op", "-pk")


class Uitnodiging(models.Model):
    """An invitation by e-mail, for one role of one party, or for a role for the whole portal. Used once."""

    email = models.EmailField("e-mailadres")
    naam = models.CharField("naam", max_length=150, blank=True)
    functie = models.CharField("functie", max_length=150, blank=True)
    partij = models.ForeignKey(
        Partij, verbose_name="partij", null=True, blank=True, on_delete=models.PROTECT, related_name="uitnodigingen"
    )
    rol = models.CharField("rol", max_length=20, choices=[*Rol.choices, *Portaalrol.choices])
    sleutel = models.CharField("afdruk van de sleutel", max_length=64, unique=True, editable=False)  # SHA-256
    door = models.ForeignKey(
        Gebruiker, verbose_name="uitgenodigd door", null=True, on_delete=models.PROTECT, related_name="uitgenodigden"
    )
    gemaakt_op = models.DateTimeField("gemaakt op", auto_now_add=True)
    geldig_tot = models.DateTimeField("geldig tot")
    gebruikt_op = models.DateTimeField("gebruikt op", null=True, blank=True)
    gebruiker = models.ForeignKey(
        Gebruiker, verbose_name="gebruikt door", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    ingetrokken_op = models.DateTimeField("ingetrokken op", null=True, blank=True)

    objects = UitnodigingQuerySet.as_manager()

    class Meta:
        verbose_name = "uitnodiging"
        verbose_name_plural = "uitnodigingen"
        constraints = (
            models.CheckConstraint(
                condition=Q(partij__isnull=False, rol__in=Rol.values)
                | Q(partij__isnull=True, rol__in=Portaalrol.values),
                name="uitnodiging_rol_past",
                violation_error_message="Kies een rol bij een partij, of een rol voor het hele portaal.",
            ),
            models.CheckConstraint(
                condition=Q(gebruikt_op__isnull=True) | Q(gebruiker__isnull=False),
                name="uitnodiging_gebruikt_door_iemand",
                violation_error_message="Een gebruikte uitnodiging is door iemand gebruikt.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.email} als {self.get_rol_display()}"

    @property
    def is_open(self) -> bool:
        """Whether it can still be used."""
        return self.gebruikt_op is None and self.ingetrokken_op is None and self.geldig_tot > timezone.now()


class Identiteit(models.Model):
    """A login at the organisation of a person: known by who says it (`iss`) and who it is there (`sub`)."""

    gebruiker = models.ForeignKey(
        Gebruiker, verbose_name="gebruiker", on_delete=models.CASCADE, related_name="identiteiten"
    )
    uitgever = models.CharField("uitgever (iss)", max_length=300)
    onderwerp = models.CharField("onderwerp (sub)", max_length=255)
    gekoppeld_op = models.DateTimeField("gekoppeld op", auto_now_add=True)

    class Meta:
        verbose_name = "identiteit"
        verbose_name_plural = "identiteiten"
        constraints = (
            models.UniqueConstraint(
                fields=["uitgever", "onderwerp"],
                name="identiteit_uniek",
                violation_error_message="Deze inlog hoort al bij iemand.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.gebruiker} bij {self.uitgever}"
