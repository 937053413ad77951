"""Mail to people: one row per person and occasion, from waiting to sent."""

from typing import Self

from django.db import models
from django.db.models import Q

from partijen.models import Gebruiker


class Berichtsoort(models.TextChoices):
    """What a message is about."""

    UITNODIGING = "uitnodiging", "uitnodiging"
    WACHTWOORD = "wachtwoord", "nieuw wachtwoord"
    BEVEILIGING = "beveiliging", "wijziging van uw beveiliging"
    HERINNERING = "herinnering", "wekelijkse herinnering"
    RONDE_OPEN = "ronde-open", "updateronde geopend"
    RONDE_DICHT = "ronde-dicht", "updateronde gesloten"
    GOEDKEUREN = "goedkeuren", "concept wacht op goedkeuring"
    TERUGGEGEVEN = "teruggegeven", "concept teruggegeven"


class Stand(models.TextChoices):
    """What became of a message."""

    WACHT = "wacht", "wacht op verzending"
    VERZONDEN = "verzonden", "verzonden"
    VERVALLEN = "vervallen", "niet meer nodig"
    MISLUKT = "mislukt", "niet aangenomen"


class BerichtQuerySet(models.QuerySet["Bericht"]):
    """The words of the domain for these rows."""

    def wachtend(self) -> Self:
        return self.filter(stand=Stand.WACHT)

    def voor_lijst(self) -> Self:
        return self.select_related("aan").order_by("-gemaakt_op", "-pk")


class Bericht(models.Model):
    """One message to one person (`aan`), or to an address that has no account yet, about one occasion.

    `gelegenheid` names the occasion, as `ronde-open:12`. `gegevens` is what its text needs, and is emptied when it was
    sent: it may hold a link that is meant for this person alone.
    """

    soort = models.CharField("soort", max_length=20, choices=Berichtsoort)
    gelegenheid = models.CharField("gelegenheid", max_length=200)
    aan = models.ForeignKey(
        Gebruiker, verbose_name="aan", null=True, blank=True, on_delete=models.CASCADE, related_name="berichten"
    )
    adres = models.EmailField("e-mailadres")
    gegevens = models.JSONField("gegevens", default=dict, blank=True)
    stand = models.CharField("stand", max_length=20, choices=Stand, default=Stand.WACHT)
    pogingen = models.PositiveIntegerField("pogingen", default=0)
    fout = models.CharField("laatste fout", max_length=300, blank=True)
    gemaakt_op = models.DateTimeField("gemaakt op", auto_now_add=True)
    verzonden_op = models.DateTimeField("verzonden op", null=True, blank=True)

    objects = BerichtQuerySet.as_manager()

    class Meta:
        verbose_name = "bericht"
        verbose_name_plural = "berichten"
        indexes = (models.Index(fields=["gemaakt_op"], name="bericht_wacht", condition=Q(stand="wacht")),)
        constraints = (
            models.UniqueConstraint(
                fields=["adres", "gelegenheid"],
                name="bericht_een_per_gelegenheid",
                violation_error_message="Dit bericht is er al.",
            ),
            models.CheckConstraint(
                condition=Q(soort__in=Berichtsoort.values),
                name="bericht_soort_bestaat",
                violation_error_message="Kies een bestaande soort bericht.",
            ),
            models.CheckConstraint(
                condition=Q(stand__in=Stand.values),
                name="bericht_stand_bestaat",
                violation_error_message="Kies een bestaande stand.",
            ),
            models.CheckConstraint(
                condition=~Q(stand="verzonden") | Q(verzonden_op__isnull=False),
                name="bericht_verzonden_heeft_moment",
                violation_error_message="Een verzonden bericht heeft een moment.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_soort_display()} aan {self.aan or self.adres}"
