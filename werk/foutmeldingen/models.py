"""What a reader says is wrong on a page, and what became of it."""

from datetime import datetime
from typing import Self
from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.urls import reverse

from basis.web.tekst import Emailveld, Regelveld, Tekstveld
from basis.web.toegang import binnen
from partijen.models import Gebruiker


class Foutstand(models.TextChoices):
    """What became of a report of a mistake."""

    OPEN = "open", "open"
    BEANTWOORD = "beantwoord", "beantwoord"
    AFGEWEZEN = "afgewezen", "afgewezen"


class FoutmeldingQuerySet(models.QuerySet["Foutmelding"]):
    """The words of the domain for these rows."""

    def open(self) -> Self:
        return self.filter(stand=Foutstand.OPEN)

    def met_mail_van_voor(self, moment: datetime) -> Self:
        """Those that were handled before a moment, and whose sender can still be reached."""
        return self.exclude(mail="").filter(afgehandeld_op__lt=moment)

    def voor_lijst(self) -> Self:
        """Open ones come first: `plek` is the moment of being handled, and for them one that never comes."""
        nooit = models.Value(datetime.fromisoformat("9999-01-01T00:00:00+00:00"))
        return self.select_related("afgehandeld_door").annotate(plek=Coalesce("afgehandeld_op", nooit))


class Foutmelding(models.Model):
    """One report of a mistake. `sleutel` stands in the address of its receipt: who has it can read the answer."""

    sleutel = models.UUIDField("sleutel", unique=True, default=uuid4, editable=False)
    pagina = Regelveld("pagina", max_length=500)
    tekst = Tekstveld("wat er niet klopt", max_length=5_000)
    feit = Regelveld("welk feit", max_length=300, blank=True)
    mail = Emailveld("e-mailadres", blank=True)
    ontvangen_op = models.DateTimeField("ontvangen op", auto_now_add=True)
    stand = models.CharField("stand", max_length=20, choices=Foutstand, default=Foutstand.OPEN)
    antwoord = Tekstveld("antwoord", max_length=5_000, blank=True)
    afgehandeld_op = models.DateTimeField("afgehandeld op", null=True, blank=True)
    afgehandeld_door = models.ForeignKey(
        Gebruiker, verbose_name="afgehandeld door", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = FoutmeldingQuerySet.as_manager()

    class Meta:
        verbose_name = "foutmelding"
        verbose_name_plural = "foutmeldingen"
        indexes = (models.Index(fields=["ontvangen_op"], name="foutmelding_open", condition=Q(stand="open")),)
        constraints = (
            models.CheckConstraint(
                condition=Q(stand__in=Foutstand.values),
                name="foutmelding_stand_bestaat",
                violation_error_message="Kies een bestaande stand.",
            ),
            models.CheckConstraint(
                condition=Q(stand="open", afgehandeld_op=None, afgehandeld_door=None)
                | ~Q(stand="open") & Q(afgehandeld_op__isnull=False, afgehandeld_door__isnull=False),
                name="foutmelding_afgehandeld_door_iemand",
                violation_error_message="Een afgehandelde melding zegt wie dat deed en wanneer.",
            ),
            models.CheckConstraint(
                condition=Q(stand="open") | ~Q(antwoord=""),
                name="foutmelding_afgehandeld_met_antwoord",
                violation_error_message="Schrijf een antwoord of een reden.",
            ),
        )

    def __str__(self) -> str:
        return f"foutmelding {self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("foutmeldingen:melding", args=[self.pk])

    @property
    def is_open(self) -> bool:
        return self.stand == Foutstand.OPEN

    @property
    def pagina_adres(self) -> str:
        """Where the page is, when its reader named one of ours; else empty."""
        return binnen(self.pagina)

    @property
    def bewijs(self) -> str:
        """Where the receipt is."""
        return reverse("fout_gezien:ontvangen", args=[self.sleutel])
