"""The security log: one append-only row for every login, failure, right given or taken, and change of a second step."""

from datetime import datetime, timedelta
from typing import Self

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.db import models
from django.db.models import Q
from django.utils import timezone

from basis.web.tekst import Regelveld

# How long a row is kept: long enough for an inquiry after a yearly review, no longer, for it has personal data in it.
# The trigger in the database knows this term too, and lets nothing younger go.
BEWAARTERMIJN = timedelta(days=548)  # 18 months


class Loghandeling(models.TextChoices):
    """What was tried."""

    INLOGGEN = "inloggen", "inloggen"
    UITLOGGEN = "uitloggen", "uitloggen"
    GEBLOKKEERD = "geblokkeerd", "inloggen geblokkeerd na te veel pogingen"
    TWEEDE_STAP = "tweede-stap", "tweede stap bij het inloggen"
    TWEEDE_STAP_ERBIJ = "tweede-stap-erbij", "tweede stap toegevoegd"
    TWEEDE_STAP_WEG = "tweede-stap-weg", "tweede stap verwijderd"
    WACHTWOORD = "wachtwoord", "wachtwoord veranderd"
    WACHTWOORD_GEVRAAGD = "wachtwoord-gevraagd", "nieuw wachtwoord gevraagd"
    SESSIE_BEEINDIGD = "sessie-beeindigd", "sessie beëindigd"
    UITNODIGING = "uitnodiging", "uitnodiging verstuurd"
    UITNODIGING_GEBRUIKT = "uitnodiging-gebruikt", "uitnodiging gebruikt"
    UITNODIGING_INGETROKKEN = "uitnodiging-ingetrokken", "uitnodiging ingetrokken"
    RECHT_GEGEVEN = "recht-gegeven", "recht gegeven"
    RECHT_AFGENOMEN = "recht-afgenomen", "recht afgenomen"
    ACCOUNT = "account", "account gewijzigd"
    IDENTITEIT = "identiteit", "inlog van een organisatie gekoppeld"
    RONDE = "ronde", "updateronde geopend of gesloten"
    WEBHOOK = "webhook", "webhook geregistreerd of gewijzigd"
    GEWIST = "gewist", "gegevens van een persoon gewist"


class Resultaat(models.TextChoices):
    """How it ended."""

    GELUKT = "gelukt", "gelukt"
    MISLUKT = "mislukt", "mislukt"
    GEWEIGERD = "geweigerd", "geweigerd"


class LogregelQuerySet(models.QuerySet["Logregel"]):
    """The words of the domain for these rows."""

    def verlopen(self, op: datetime | None = None) -> Self:
        """What was kept for as long as it may be."""
        return self.filter(moment__lt=(op or timezone.now()) - BEWAARTERMIJN)

    def gedaan(self, handeling: Loghandeling, door: AbstractBaseUser, sinds: datetime) -> Self:
        """What this person did of this kind since then."""
        return self.filter(handeling=handeling, door=door, moment__gte=sinds)

    def voor_lijst(self) -> Self:
        return self.select_related("door").order_by("-moment", "-pk")


class Logregel(models.Model):
    """Who (`door`) did what to what (`object`), from where, and how it ended. Never a secret, never a password.

    Triggers refuse every change, and removing what is younger than `BEWAARTERMIJN`.
    """

    moment = models.DateTimeField("moment", auto_now_add=True)
    handeling = models.CharField("handeling", max_length=40, choices=Loghandeling)
    resultaat = models.CharField("resultaat", max_length=20, choices=Resultaat, default=Resultaat.GELUKT)
    door = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="door",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="logregels",
    )
    object = Regelveld("object", max_length=300, blank=True, help_text="Wie of wat het betreft.")
    herkomst = models.GenericIPAddressField("herkomst", null=True, blank=True)
    bijzonderheden = models.JSONField("bijzonderheden", default=dict, blank=True)

    objects = LogregelQuerySet.as_manager()

    class Meta:
        verbose_name = "logregel"
        verbose_name_plural = "logregels"
        indexes = (models.Index(fields=["-moment", "-id"], name="logregel_nieuwste"),)
        constraints = (
            models.CheckConstraint(
                condition=Q(handeling__in=Loghandeling.values),
                name="logregel_handeling_bestaat",
                violation_error_message="Kies een bestaande handeling.",
            ),
            models.CheckConstraint(
                condition=Q(resultaat__in=Resultaat.values),
                name="logregel_resultaat_bestaat",
                violation_error_message="Kies een bestaand resultaat.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_handeling_display()}: {self.get_resultaat_display()}"
