"""People who can log in, and the parties that they act for."""

from typing import Any, Self

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.db.models import Prefetch, Q
from django.db.models.functions import Lower
from django.utils import timezone

from basis.web.tekst import Emailveld, Regelveld, is_adres
from partijen.models.partij import Partij
from partijen.rollen import ROLLEN, Portaalrol, Recht, Rol

ANONIEM = "@anoniem.invalid"  # nobody's, ever (RFC 2606)
PORTAALVELDEN = {Portaalrol.BEHEERDER: "is_staff", Portaalrol.PROGRAMMABUREAU: "is_programmabureau"}


class GebruikerQuerySet(models.QuerySet["Gebruiker"]):
    """The words of the domain for these rows."""

    def met_lidmaatschappen(self, partijen: "models.QuerySet[Partij] | None" = None) -> Self:
        """With what each may do for parties (these, or all), read ahead."""
        rijen = Lidmaatschap.objects.voor_lijst()
        rijen = rijen if partijen is None else rijen.van_partijen(partijen)
        return self.prefetch_related(Prefetch("lidmaatschappen", rijen))

    def van_partijen(self, partijen: "models.QuerySet[Partij]", rol: str = "") -> Self:
        """Who acts for one of these parties, in this role if one is named."""
        rijen = Lidmaatschap.objects.van_partijen(partijen)
        return self.filter(pk__in=(rijen.met_rol(rol) if rol else rijen).values("gebruiker"))

    def actief(self) -> Self:
        """Who may come in."""
        return self.filter(is_active=True)

    def met_adres(self, email: str) -> Self:
        """Whose e-mail address this is."""
        return self.filter(is_adres("email", email))

    def met_rol(self, rol: str) -> Self:
        """Who has this role, for a party or for the portal."""
        if rol in Portaalrol.values:
            return self.filter(**{PORTAALVELDEN[Portaalrol(rol)]: True})
        return self.filter(pk__in=Lidmaatschap.objects.met_rol(rol).values("gebruiker"))


class GebruikerManager(BaseUserManager["Gebruiker"]):
    """Makes people, and finds them by e-mail address."""

    def get_queryset(self) -> GebruikerQuerySet:
        return GebruikerQuerySet(self.model, using=self._db)

    def actief(self) -> GebruikerQuerySet:
        return self.get_queryset().actief()

    def met_adres(self, email: str) -> GebruikerQuerySet:
        return self.get_queryset().met_adres(email)

    def beheerders(self) -> "models.QuerySet[Gebruiker]":
        """Who may enter the beheer."""
        return self.filter(is_active=True, is_staff=True)

    def get_by_natural_key(self, username: str | None) -> "Gebruiker":
        """An e-mail address is the same in capitals."""
        return self.met_adres(username or "").get()

    def create_user(self, email: str, password: str | None = None, **velden: Any) -> "Gebruiker":
        gebruiker = self.model(email=self.normalize_email(email), **velden)
        gebruiker.set_password(password)
        gebruiker.save()
        return gebruiker

    def create_superuser(self, email: str, password: str | None = None, **velden: Any) -> "Gebruiker":
        return self.create_user(email, password, **{"is_staff": True, "is_superuser": True, **velden})


class Gebruiker(AbstractBaseUser, PermissionsMixin):
    """A person with an account; logs in with an e-mail address. Shown to citizens as function and party only."""

    email = Emailveld("e-mailadres", unique=True)
    naam = Regelveld("naam", max_length=150)
    functie = Regelveld("functie", max_length=150, blank=True, help_text="Zo ziet het publiek deze persoon.")
    is_active = models.BooleanField("actief", default=True, help_text="Zet uit om iemand de toegang te ontzeggen.")
    is_staff = models.BooleanField("beheerder", default=False, help_text="Mag in het beheer.")
    is_programmabureau = models.BooleanField(
        "programmabureau", default=False, help_text="Werkt aan alle acties en opent updaterondes."
    )
    is_demo = models.BooleanField("verzonnen, voor de demo", default=False)
    date_joined = models.DateTimeField("aangemaakt op", default=timezone.now)

    objects = GebruikerManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["naam"]  # a list in Django's base class

    class Meta:
        verbose_name = "gebruiker"
        verbose_name_plural = "gebruikers"
        constraints = (
            models.UniqueConstraint(
                Lower("email"),
                name="gebruiker_email_uniek",
                violation_error_message="Er is al een gebruiker met dit e-mailadres.",
            ),
        )

    def __str__(self) -> str:
        return self.naam or self.email

    def get_full_name(self) -> str:
        return self.naam

    def get_short_name(self) -> str:
        return self.naam.split(" ")[0]

    def has_perm(self, perm: str, obj: Any = None) -> bool:
        """The admin asks so; the table of rights answers. Any other name is a right that nobody has."""
        return perm in Recht.values and self.mag(Recht(perm), obj)

    def mag_overal(self, recht: Recht) -> bool:
        """Whether a role for the whole portal gives this person the right, whatever the party."""
        return any(rol in ROLLEN[recht] for rol in self.portaalrollen)

    def mag(self, recht: Recht, partij: Partij | None = None) -> bool:
        """Whether this person has the right for `partij`; without a party: for any at all."""
        if self.mag_overal(recht):
            return True
        if not any(isinstance(rol, Rol) for rol in ROLLEN[recht]):
            return False  # no party can give it, so there is nothing to ask
        rijen = self.lidmaatschappen.met_rol(*ROLLEN[recht])
        return self.is_active and (rijen.filter(partij=partij) if partij else rijen).exists()

    @property
    def portaalrollen(self) -> list[Portaalrol]:
        """The roles for the whole portal; none for who may not come in."""
        return [rol for rol, veld in PORTAALVELDEN.items() if getattr(self, veld) and self.is_active]

    @property
    def is_anoniem(self) -> bool:
        """Whether it was forgotten who this is."""
        return self.email.endswith(ANONIEM)

    @property
    def rolteksten(self) -> list[str]:
        """All roles of this person in words; read ahead by `met_lidmaatschappen`."""
        van_partijen = [f"{lid.get_rol_display()} bij {lid.partij.korte_naam}" for lid in self.lidmaatschappen.all()]
        return [*(str(rol.label) for rol in self.portaalrollen), *van_partijen]


class LidmaatschapQuerySet(models.QuerySet["Lidmaatschap"]):
    """The words of the domain for these rows."""

    def van(self, gebruiker: Gebruiker) -> Self:
        return self.filter(gebruiker=gebruiker, gebruiker__is_active=True)

    def met_rol(self, *rollen: str) -> Self:
        return self.filter(rol__in=rollen)

    def van_partijen(self, partijen: "models.QuerySet[Partij]") -> Self:
        return self.filter(partij__in=partijen)

    def voor_lijst(self) -> Self:
        return self.select_related("gebruiker", "partij").order_by("partij__sorteernaam", "gebruiker__naam", "pk")


class Lidmaatschap(models.Model):
    """A person acts for a party in a role."""

    gebruiker = models.ForeignKey(
        Gebruiker, verbose_name="gebruiker", on_delete=models.CASCADE, related_name="lidmaatschappen"
    )
    partij = models.ForeignKey(Partij, verbose_name="partij", on_delete=models.PROTECT, related_name="lidmaatschappen")
    rol = models.CharField("rol", max_length=20, choices=Rol, default=Rol.MEDEWERKER)

    objects = LidmaatschapQuerySet.as_manager()

    class Meta:
        verbose_name = "lidmaatschap"
        verbose_name_plural = "lidmaatschappen"
        constraints = (
            models.UniqueConstraint(
                fields=["gebruiker", "partij"],
                name="lidmaatschap_uniek",
                violation_error_message="Deze persoon is al lid van deze partij.",
            ),
            models.CheckConstraint(
                condition=Q(rol__in=Rol.values),
                name="lidmaatschap_rol_bestaat",
                violation_error_message="Kies een bestaande rol.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.gebruiker} voor {self.partij.korte_naam}"
