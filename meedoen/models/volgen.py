"""Following by e-mail without an account: an address, what it follows, and the windows of time that mails are about."""

from datetime import datetime
from typing import Self
from uuid import uuid4

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Lower
from django.utils import timezone

from basis.web.tekst import Emailveld, Regelveld, is_adres


class Ritme(models.TextChoices):
    """How often somebody gets a mail."""

    DAG = "dag", "elke dag"
    WEEK = "week", "elke week"


class VolgerQuerySet(models.QuerySet["Volger"]):
    """The words of the domain for these rows."""

    def met_adres(self, adres: str) -> Self:
        return self.filter(is_adres("adres", adres))

    def bevestigd(self) -> Self:
        return self.filter(bevestigd_op__isnull=False)

    def met_ritme(self, ritme: Ritme) -> Self:
        return self.filter(ritme=ritme)

    def die_volgen(self) -> Self:
        """Who confirmed, and follows something, with what that is (`vaste`)."""
        vaste = models.Prefetch("abonnementen", Abonnement.objects.bevestigd(), to_attr="vaste")
        volgt = Exists(Abonnement.objects.bevestigd().filter(volger=OuterRef("pk")))
        return self.bevestigd().filter(volgt).prefetch_related(vaste).order_by("pk")

    def te_vragen(self, voor: datetime) -> Self:
        """Who confirmed before a moment, and was not asked again since."""
        return self.filter(bevestigd_op__lt=voor, gevraagd_op__isnull=True, wissen_op__isnull=True)

    def zonder_antwoord(self, voor: datetime) -> Self:
        """Who was asked again before a moment, and did not answer."""
        return self.filter(gevraagd_op__lt=voor)

    def te_wissen(self, nu: datetime) -> Self:
        return self.filter(wissen_op__lte=nu)


class Volger(models.Model):
    """One address that follows things. `sleutel` stands in the links of its mails: who has it manages them.

    `gemaild_tot`: what was recorded before this was told, or was before its time; so nothing is told twice or left out
    when its rhythm changes. Contact data: no history table, no export, no log; erased when `wissen_op` has come.
    """

    adres = Emailveld("e-mailadres")
    sleutel = models.UUIDField("sleutel", unique=True, default=uuid4, editable=False)
    ritme = models.CharField("hoe vaak", max_length=10, choices=Ritme, default=Ritme.DAG)
    gemaakt_op = models.DateTimeField("gemaakt op", default=timezone.now)
    bevestigd_op = models.DateTimeField("bevestigd op", null=True, blank=True)
    gevraagd_op = models.DateTimeField("weer om bevestiging gevraagd op", null=True, blank=True)
    gemaild_tot = models.DateTimeField("gemaild tot", default=timezone.now)
    wissen_op = models.DateTimeField("wissen op", null=True, blank=True)

    objects = VolgerQuerySet.as_manager()

    class Meta:
        verbose_name = "volger"
        verbose_name_plural = "volgers"
        constraints = (
            models.UniqueConstraint(
                Lower("adres"), name="volger_adres_uniek", violation_error_message="Dit adres volgt al iets."
            ),
            models.CheckConstraint(
                condition=Q(ritme__in=Ritme.values),
                name="volger_ritme_bestaat",
                violation_error_message="Kies hoe vaak u een mail wilt.",
            ),
            models.CheckConstraint(
                condition=Q(bevestigd_op__isnull=False) | Q(wissen_op__isnull=False),
                name="volger_onbevestigd_verdwijnt",
                violation_error_message="Een adres dat niet is bevestigd, wordt gewist.",
            ),
        )

    def __str__(self) -> str:
        return f"volger {self.pk}"


class AbonnementQuerySet(models.QuerySet["Abonnement"]):
    """The words of the domain for these rows."""

    def bevestigd(self) -> Self:
        return self.filter(bevestigd_op__isnull=False)

    def onbevestigd(self) -> Self:
        return self.filter(bevestigd_op__isnull=True)

    def van_voor(self, moment: datetime) -> Self:
        return self.filter(gemaakt_op__lte=moment)


class Abonnement(models.Model):
    """One subject that an address follows, named as the feeds name it (`opendata.onderwerpen`): kind, slug, choice."""

    volger = models.ForeignKey(Volger, verbose_name="volger", on_delete=models.CASCADE, related_name="abonnementen")
    wat = Regelveld("soort onderwerp", max_length=20)
    slug = Regelveld("adresnaam", max_length=250, blank=True)
    keuze = Regelveld("keuze", max_length=500, blank=True)
    titel = Regelveld("wat u volgt", max_length=300)
    gemaakt_op = models.DateTimeField("gemaakt op", default=timezone.now)
    bevestigd_op = models.DateTimeField("bevestigd op", null=True, blank=True)

    objects = AbonnementQuerySet.as_manager()

    class Meta:
        verbose_name = "abonnement"
        verbose_name_plural = "abonnementen"
        ordering = ("titel", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=["volger", "wat", "slug", "keuze"],
                name="abonnement_uniek",
                violation_error_message="Dit volgt u al.",
            ),
        )

    def __str__(self) -> str:
        return self.titel


class Venster(models.Model):
    """A stretch of time that one round of mails is about; those of a rhythm follow each other without a gap."""

    ritme = models.CharField("hoe vaak", max_length=10, choices=Ritme)
    van = models.DateTimeField("van")
    tot = models.DateTimeField("tot")
    klaar_op = models.DateTimeField("alle mails klaargezet op", null=True, blank=True)

    class Meta:
        verbose_name = "venster"
        verbose_name_plural = "vensters"
        ordering = ("tot", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=["ritme", "van"], name="venster_begint_eens", violation_error_message="Dit venster is er al."
            ),
            models.UniqueConstraint(
                fields=["ritme", "tot"], name="venster_eindigt_eens", violation_error_message="Dit venster is er al."
            ),
            models.CheckConstraint(
                condition=Q(tot__gt=models.F("van")),
                name="venster_eindigt_na_begin",
                violation_error_message="Een venster eindigt na zijn begin.",
            ),
            models.CheckConstraint(
                condition=Q(ritme__in=Ritme.values),
                name="venster_ritme_bestaat",
                violation_error_message="Kies een bestaand ritme.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_ritme_display()} tot {self.tot:%d-%m-%Y %H:%M}"
