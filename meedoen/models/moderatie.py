"""What is decided about a reaction by our rules, and what people say is wrong with it."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone

from basis.postgres.triggers import blijft
from basis.web.tekst import Tekstveld
from meedoen.models.inbreng import Inbreng
from meedoen.models.inbrengstand import Inbrengstand
from partijen.models import Gebruiker


class Grond(models.TextChoices):
    """Our rules: for nothing else is a reaction held."""

    GEEN = "", "geen"
    SCHELDEN = "schelden", "geen schelden of dreigen"
    GEGEVENS = "gegevens", "geen gegevens van een ander"
    RECLAME = "reclame", "geen reclame"
    ANDERS = "anders", "over deze vraag"


_ALLEEN_DE_UITLEG_WEG = """
    TG_OP = 'UPDATE' AND NEW.uitleg = ''
    AND to_jsonb(OLD) - 'uitleg' = to_jsonb(NEW) - 'uitleg'
"""


class Moderatiebesluit(models.Model):
    """One step of a reaction, with our rule and the explanation that its writer reads. Rows only come.

    After the term of the question the explanation goes, as it may quote the reaction.
    """

    inbreng = models.ForeignKey(Inbreng, verbose_name="reactie", on_delete=models.CASCADE, related_name="besluiten")
    van = models.CharField("van", max_length=20, choices=Inbrengstand)
    naar = models.CharField("naar", max_length=20, choices=Inbrengstand)
    grond = models.CharField("onze regel", max_length=20, choices=Grond, default=Grond.GEEN, blank=True)
    uitleg = Tekstveld("uitleg aan de schrijver", max_length=2_000, blank=True)
    door = models.ForeignKey(
        Gebruiker, verbose_name="door", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    op = models.DateTimeField("op", default=timezone.now)

    class Meta:
        verbose_name = "moderatiebesluit"
        verbose_name_plural = "moderatiebesluiten"
        ordering = ("op", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(van__in=Inbrengstand.values, naar__in=Inbrengstand.values),
                name="besluit_standen_bestaan",
                violation_error_message="Kies een bestaande stand.",
            ),
            models.CheckConstraint(
                condition=Q(grond__in=Grond.values),
                name="besluit_grond_bestaat",
                violation_error_message="Kies een van onze regels.",
            ),
            models.CheckConstraint(
                condition=~Q(naar__in=["achtergehouden", "verborgen"]) | ~Q(grond="") | Q(door__isnull=True),
                name="besluit_tegenhouden_heeft_grond",
                violation_error_message="Kies volgens welke regel u deze reactie tegenhoudt.",
            ),
        )
        triggers = (
            blijft("besluit_blijft", "Een besluit over een reactie blijft staan.", tenzij=_ALLEEN_DE_UITLEG_WEG),
        )

    def __str__(self) -> str:
        return f"{self.inbreng}: {self.get_naar_display()}"


class Meldingsoort(models.TextChoices):
    """Who says that something is wrong."""

    MISBRUIK = "misbruik", "melding van een lezer"
    BEZWAAR = "bezwaar", "de schrijver is het niet eens"


class MeldingQuerySet(models.QuerySet["Melding"]):
    """The words of the domain for these rows."""

    def open(self) -> Self:
        """Those that nobody handled yet."""
        return self.filter(afgehandeld_op__isnull=True)


class Melding(models.Model):
    """Somebody says why a reaction should not stand there, or its writer why it should."""

    inbreng = models.ForeignKey(Inbreng, verbose_name="reactie", on_delete=models.CASCADE, related_name="meldingen")
    soort = models.CharField("soort", max_length=10, choices=Meldingsoort)
    tekst = Tekstveld("waarom", max_length=2_000)
    op = models.DateTimeField("gemeld op", default=timezone.now)
    afgehandeld_op = models.DateTimeField("afgehandeld op", null=True, blank=True)
    afgehandeld_door = models.ForeignKey(
        Gebruiker, verbose_name="afgehandeld door", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = MeldingQuerySet.as_manager()

    class Meta:
        verbose_name = "melding over een reactie"
        verbose_name_plural = "meldingen over reacties"
        ordering = ("op", "pk")
        indexes = (models.Index(fields=["inbreng"], name="melding_open", condition=Q(afgehandeld_op__isnull=True)),)
        constraints = (
            models.CheckConstraint(
                condition=Q(soort__in=Meldingsoort.values),
                name="melding_soort_bestaat",
                violation_error_message="Kies een bestaande soort melding.",
            ),
            models.CheckConstraint(
                condition=Q(afgehandeld_op__isnull=True, afgehandeld_door__isnull=True)
                | Q(afgehandeld_op__isnull=False, afgehandeld_door__isnull=False),
                name="melding_afgehandeld_door_iemand",
                violation_error_message="Een afgehandelde melding zegt wie dat deed en wanneer.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_soort_display()} over {self.inbreng}"
