"""Who was invited, and which login at an organisation belongs to whom."""

from datetime import datetime, timedelta
from hashlib import sha256
from typing import Self

from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.utils import timezone

from basis.web.adres import als_sleutel
from basis.web.tekst import Emailveld, Regelveld
from partijen.models import Gebruiker, Partij
from partijen.rollen import Portaalrol, Rol

GELDIG = timedelta(days=7)
NET = timedelta(minutes=1)  # within it, sending again is a second click
STIL, LANGST = timedelta(hours=3), timedelta(hours=12)  # how long a session may do nothing, and may last at all


def afdruk(token: str) -> str:
    """What we keep of a secret link: who reads the database can't use it."""
    return sha256(token.encode()).hexdigest()


class UitnodigingQuerySet(models.QuerySet["Uitnodiging"]):
    """The words of the domain for these rows."""

    def open(self, op: datetime | None = None) -> Self:
        """What can still be used."""
        return self.filter(gebruikt_op__isnull=True, ingetrokken_op__isnull=True, geldig_tot__gt=op or timezone.now())

    def geeindigd_voor(self, moment: datetime) -> Self:
        """What was used, withdrawn or too old before a moment."""
        einde = Coalesce("gebruikt_op", "ingetrokken_op", "geldig_tot")
        return self.alias(einde=einde).filter(einde__lt=moment)

    def voor(self, partij: Partij | None) -> Self:
        """For a role of this party; None: for a role for the whole portal."""
        return self.filter(partij=partij)

    def met_token(self, token: str) -> Self:
        return self.filter(sleutel=afdruk(token))

    def voor_lijst(self) -> Self:
        return self.select_related("partij", "door", "gebruiker").order_by("-gemaakt_op", "-pk")


class Uitnodiging(models.Model):
    """An invitation by e-mail, for one role of one party, or for a role for the whole portal. Used once."""

    email = Emailveld("e-mailadres")
    naam = Regelveld("naam", max_length=150, blank=True)
    functie = Regelveld("functie", max_length=150, blank=True)
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
    # The mark of the form that was sent, so that a double click invites once.
    inzending = models.UUIDField("inzending", null=True, blank=True, unique=True, editable=False)

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
    def verstuurd_op(self) -> datetime:
        """When the link that works was made."""
        return self.geldig_tot - GELDIG

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


class SessieQuerySet(models.QuerySet["Sessie"]):
    """The words of the domain for these rows."""

    def van(self, gebruiker: Gebruiker) -> Self:
        return self.filter(gebruiker=gebruiker)

    def levend(self, op: datetime | None = None) -> Self:
        """What was not ended by time."""
        nu = op or timezone.now()
        return self.filter(laatst_op__gt=nu - STIL, begonnen_op__gt=nu - LANGST)

    def voorbij(self, op: datetime | None = None) -> Self:
        """What was ended by time."""
        return self.exclude(pk__in=self.model.objects.levend(op))

    def deze_alleen(self, pk: str) -> Self:
        return self.filter(pk=als_sleutel(pk))

    def behalve(self, sleutel: str | None) -> Self:
        return self.exclude(sleutel=sleutel or "")

    def voor_lijst(self) -> Self:
        return self.order_by("-laatst_op", "-pk")


class Sessie(models.Model):
    """A login of someone that goes on: where and on what, so that the person knows it and can end it."""

    gebruiker = models.ForeignKey(Gebruiker, verbose_name="gebruiker", on_delete=models.CASCADE, related_name="sessies")
    sleutel = models.CharField("sleutel", max_length=40, unique=True, editable=False)
    begonnen_op = models.DateTimeField("begonnen op")
    laatst_op = models.DateTimeField("laatst gebruikt op")
    herkomst = models.GenericIPAddressField("herkomst", null=True, blank=True)
    apparaat = Regelveld("apparaat", max_length=100, blank=True)

    objects = SessieQuerySet.as_manager()

    class Meta:
        verbose_name = "sessie"
        verbose_name_plural = "sessies"

    def __str__(self) -> str:
        return f"{self.gebruiker}: {self.apparaat}"


class Poging(models.Model):
    """How often something was tried since `begin`, for one account or from one address (ADR 18).

    `sleutel` is a keyed print of which one, so no address of anybody stands here.
    """

    sleutel = models.CharField("sleutel", max_length=64, primary_key=True)
    aantal = models.PositiveIntegerField("aantal", default=0)
    begin = models.DateTimeField("begin")

    class Meta:
        verbose_name = "poging"
        verbose_name_plural = "pogingen"
        indexes = (models.Index(fields=["begin"], name="poging_begin"),)

    def __str__(self) -> str:
        return f"{self.aantal} pogingen"
