"""Where systems of parties want to be told what the journal says, and what came of telling them."""

from datetime import datetime, timedelta
from typing import Self
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import reverse

from basis.web.kluis import Kluis
from basis.web.tekst import Regelveld
from opendata.webhooks.adres import LANGSTE, Geweigerd, lees_doel
from partijen.models import Gebruiker, Partij

BEWAAR = timedelta(days=30)  # of a delivery what came of it: time to find out why a system missed something
KLUIS = Kluis("webhooks")


class Waarover(models.TextChoices):
    """What a webhook tells of, by what a subject of `opendata.onderwerpen` is called."""

    ALLES = "alles", "alle acties en afspraken"
    LIJN = "programmalijn", "één programmalijn"
    ACTIE = "actie", "één actie"
    PARTIJ = "partij", "waar mijn organisatie aan meedoet"


class Hookstand(models.TextChoices):
    """Whether it sends."""

    AAN = "aan", "aan"
    UIT = "uit", "uit"
    GESTOPT = "gestopt", "gestopt na fouten"


class WebhookQuerySet(models.QuerySet["Webhook"]):
    """The words of the domain for these rows."""

    def aan(self) -> Self:
        return self.filter(stand=Hookstand.AAN)

    def van(self, partijen: models.QuerySet[Partij]) -> Self:
        return self.filter(partij__in=partijen)

    def achter(self, positie: int, nu: datetime) -> Self:
        """Those that were not told all up to this position, and may be told at this moment."""
        return self.aan().filter(Q(niet_voor=None) | Q(niet_voor__lte=nu), positie__lt=positie)

    def vrij(self, nu: datetime) -> Self:
        """That no worker has in hand, or one that died."""
        return self.filter(Q(bezig_tot=None) | Q(bezig_tot__lt=nu))

    def voor_lijst(self) -> Self:
        return self.select_related("partij", "door").order_by("partij__sorteernaam", "pk")


class Webhook(models.Model):
    """One address of a party. `positie` is up to where in the journal it was told everything.

    The secret is kept encrypted, since each delivery is signed with it. After a change the one before it
    (`vorig_geheim`) signs too, until `vorig_tot`.
    """

    partij = models.ForeignKey(Partij, verbose_name="organisatie", on_delete=models.PROTECT, related_name="webhooks")
    adres = Regelveld("adres", max_length=LANGSTE)
    waarover = models.CharField("waarover", max_length=20, choices=Waarover)
    slug = models.SlugField("welke", max_length=200, blank=True)
    geheim = models.TextField("geheim", editable=False)
    vorig_geheim = models.TextField("vorig geheim", blank=True, editable=False)
    vorig_tot = models.DateTimeField("vorig geheim geldig tot", null=True, blank=True)
    stand = models.CharField("stand", max_length=20, choices=Hookstand, default=Hookstand.AAN)
    positie = models.PositiveBigIntegerField("positie", default=0)
    pogingen = models.PositiveSmallIntegerField("mislukte pogingen op rij", default=0)
    niet_voor = models.DateTimeField("niet opnieuw voor", null=True, blank=True)
    bezig_tot = models.DateTimeField("in bewerking tot", null=True, blank=True)
    door = models.ForeignKey(Gebruiker, verbose_name="geregistreerd door", on_delete=models.PROTECT, related_name="+")
    gemaakt_op = models.DateTimeField("geregistreerd op", auto_now_add=True)

    objects = WebhookQuerySet.as_manager()

    class Meta:
        verbose_name = "webhook"
        verbose_name_plural = "webhooks"
        constraints = (
            models.CheckConstraint(
                condition=Q(waarover__in=Waarover.values),
                name="webhook_waarover_bestaat",
                violation_error_message="Kies waarover u iets wilt horen.",
            ),
            models.CheckConstraint(
                condition=Q(stand__in=Hookstand.values),
                name="webhook_stand_bestaat",
                violation_error_message="Kies een bestaande stand.",
            ),
            models.CheckConstraint(
                condition=Q(waarover="alles", slug="") | ~Q(waarover="alles") & ~Q(slug=""),
                name="webhook_zegt_welke",
                violation_error_message="Kies welke programmalijn of actie.",
            ),
            models.UniqueConstraint(
                fields=["partij", "adres", "waarover", "slug"],
                name="webhook_een_keer",
                violation_error_message="Deze webhook is er al.",
            ),
        )

    def __str__(self) -> str:
        return self.adres

    def get_absolute_url(self) -> str:
        return reverse("webhooks:webhook", args=[self.pk])

    def clean(self) -> None:
        """Raises ValidationError for an address that we never send to."""
        try:
            lees_doel(self.adres)
        except Geweigerd as mis:
            raise ValidationError({"adres": str(mis)}) from mis

    @property
    def host(self) -> str:
        """The address for others: the rest of it may hold something secret."""
        return urlsplit(self.adres).hostname or ""

    @property
    def is_aan(self) -> bool:
        return self.stand == Hookstand.AAN

    @property
    def hapert(self) -> bool:
        """Whether the last delivery did not arrive, and is tried again."""
        return self.is_aan and self.pogingen > 0

    def geheimen(self, nu: datetime) -> list[str]:
        """What a delivery at this moment is signed with. Raises `basis.web.kluis.Onleesbaar`."""
        geldend = [self.geheim]
        if self.vorig_tot and self.vorig_tot > nu:
            geldend.append(self.vorig_geheim)
        return [KLUIS.ontsleutel(geheim) for geheim in geldend]


class AfleveringQuerySet(models.QuerySet["Aflevering"]):
    """The words of the domain for these rows."""

    def verlopen(self, nu: datetime) -> Self:
        """What was kept for as long as it is."""
        return self.filter(begonnen_op__lt=nu - BEWAAR)

    def voor_lijst(self) -> Self:
        return self.order_by("-begonnen_op", "-pk")


class Aflevering(models.Model):
    """One time that something was sent, or could not be: what, when, how long it took, and what was answered."""

    webhook = models.ForeignKey(Webhook, on_delete=models.CASCADE, related_name="afleveringen")
    kenmerk = models.CharField("kenmerk", max_length=60)
    begonnen_op = models.DateTimeField("begonnen op")
    duur = models.PositiveIntegerField("duur in milliseconden")
    aantal = models.PositiveSmallIntegerField("gebeurtenissen")
    tot = models.PositiveBigIntegerField("tot positie")
    status = models.PositiveSmallIntegerField("status", null=True)
    antwoord = Regelveld("antwoord", max_length=300, blank=True)
    uitleg = Regelveld("wat er misging", max_length=300, blank=True)
    is_proef = models.BooleanField("proef", default=False)

    objects = AfleveringQuerySet.as_manager()

    class Meta:
        verbose_name = "aflevering"
        verbose_name_plural = "afleveringen"
        indexes = (
            models.Index(fields=["webhook", "-begonnen_op"], name="aflevering_nieuwste"),
            models.Index(fields=["begonnen_op"], name="aflevering_oudste"),
        )

    def __str__(self) -> str:
        return self.kenmerk

    @property
    def is_gelukt(self) -> bool:
        return not self.uitleg
