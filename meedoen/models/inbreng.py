"""What citizens write: a reaction to a question."""

from datetime import date, timedelta

from django.db import models
from django.db.models import Q
from django.utils import timezone

from basis.web.tekst import Regelveld, Tekstveld
from meedoen.models.inbrengen import InbrengQuerySet
from meedoen.models.inbrengstand import TEGENGEHOUDEN, Inbrengstand
from meedoen.models.onderwerp import Onderwerp
from meedoen.models.vraag import Vraag
from partijen.models import Gebruiker

LEESTERMIJN = 2  # working days within which somebody reads it


def werkdagen_na(dag: date, aantal: int) -> date:
    """The day that lies so many working days after this one (Monday to Friday; holidays are not known here)."""
    while aantal:
        dag += timedelta(days=1)
        aantal -= dag.weekday() < 5
    return dag


def werkdagen_tussen(van: date, tot: date) -> int:
    """How many working days after `van` the day `tot` lies; 0 when it does not."""
    dagen = (van + timedelta(days=verder) for verder in range(1, (tot - van).days + 1))
    return sum(dag.weekday() < 5 for dag in dagen)


class Inbrengbron(models.TextChoices):
    """How it came to us."""

    SITE = "site", "via de site"
    BRIEF = "brief", "per brief"
    MAIL = "mail", "per e-mail"
    TELEFOON = "telefoon", "per telefoon"
    BIJEENKOMST = "bijeenkomst", "op een bijeenkomst"


class Vlag(models.TextChoices):
    """Why a person reads it first, although the question does not ask for that."""

    GEEN = "", "niets bijzonders"
    LOKVELD = "lokveld", "een veld ingevuld dat leeg moet blijven"
    VEEL = "veel", "veel reacties van één netwerk"


class Inbreng(models.Model):
    """One reaction to a question: plain text, that no history table keeps.

    `sleutel` marks one sending of one form (a second click gives the same), `volgcode` is a print of the code by which
    its writer follows it; neither can be turned back. What was left out before it came on the site (the name of a third
    person) is in `tekst` only, for who moderates; `op_de_site` is then what readers see.
    """

    vraag = models.ForeignKey(Vraag, verbose_name="vraag", on_delete=models.PROTECT, related_name="inbrengen")
    jaar = models.PositiveSmallIntegerField("jaar", editable=False)
    volgnummer = models.PositiveIntegerField("volgnummer", editable=False)
    tekst = Tekstveld("reactie", max_length=4_000, blank=True)
    op_de_site = Tekstveld("tekst op de site", max_length=4_000, blank=True)
    naam = Regelveld("naam erbij", max_length=80, blank=True)
    mag_openbaar = models.BooleanField("mag iedereen dit lezen?")
    bron = models.CharField("hoe kwam het binnen", max_length=20, choices=Inbrengbron, default=Inbrengbron.SITE)
    stand = models.CharField("stand", max_length=20, choices=Inbrengstand, default=Inbrengstand.ONTVANGEN)
    vlag = models.CharField("eerst lezen omdat", max_length=10, choices=Vlag, default=Vlag.GEEN, blank=True)
    ontvangen_op = models.DateTimeField("ontvangen op", default=timezone.now)
    lezen_voor = models.DateField("lezen uiterlijk op")
    gelezen_op = models.DateTimeField("gelezen op", null=True, blank=True)
    onderwerp = models.ForeignKey(
        Onderwerp, verbose_name="onderwerp", null=True, blank=True, on_delete=models.SET_NULL, related_name="inbrengen"
    )
    ingevoerd_door = models.ForeignKey(
        Gebruiker, verbose_name="ingevoerd door", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    sleutel = models.CharField("sleutel", max_length=64, unique=True, editable=False)
    volgcode = models.CharField("afdruk van de volgcode", max_length=64, unique=True, editable=False)
    gewist_op = models.DateTimeField("gewist op", null=True, blank=True)

    objects = InbrengQuerySet.as_manager()

    class Meta:
        verbose_name = "reactie"
        verbose_name_plural = "reacties"
        indexes = (
            models.Index(fields=["vraag", "-ontvangen_op", "-id"], name="inbreng_nieuwste"),
            models.Index(fields=["vraag", "stand", "lezen_voor", "id"], name="inbreng_stand"),
        )
        constraints = (
            models.UniqueConstraint(
                fields=["jaar", "volgnummer"],
                name="inbreng_nummer_uniek",
                violation_error_message="Dit nummer is al gebruikt.",
            ),
            models.CheckConstraint(
                condition=Q(stand__in=Inbrengstand.values),
                name="inbreng_stand_bestaat",
                violation_error_message="Kies een bestaande stand.",
            ),
            models.CheckConstraint(
                condition=Q(bron__in=Inbrengbron.values),
                name="inbreng_bron_bestaat",
                violation_error_message="Kies hoe de reactie binnenkwam.",
            ),
            models.CheckConstraint(
                condition=Q(vlag__in=Vlag.values),
                name="inbreng_vlag_bestaat",
                violation_error_message="Kies een bestaande vlag.",
            ),
            models.CheckConstraint(
                condition=~Q(tekst="") | Q(gewist_op__isnull=False),
                name="inbreng_heeft_tekst",
                violation_error_message="Schrijf uw reactie.",
            ),
            models.CheckConstraint(
                condition=Q(gewist_op__isnull=True) | Q(tekst="", op_de_site="", naam=""),
                name="inbreng_gewist_is_leeg",
                violation_error_message="Van een gewiste reactie blijft geen tekst staan.",
            ),
            models.CheckConstraint(
                condition=~Q(stand="ingetrokken") | Q(gewist_op__isnull=False),
                name="inbreng_ingetrokken_is_gewist",
                violation_error_message="Een ingetrokken reactie is gewist.",
            ),
            models.CheckConstraint(
                condition=Q(bron="site") | Q(ingevoerd_door__isnull=False),
                name="inbreng_niet_van_site_door_iemand",
                violation_error_message="Wie voerde deze reactie in?",
            ),
        )

    def __str__(self) -> str:
        return f"reactie {self.nummer}"

    @property
    def nummer(self) -> str:
        """Such as 2026-0415."""
        return f"{self.jaar}-{self.volgnummer:04}"

    @property
    def kort_nummer(self) -> str:
        """Within the year, as people say it."""
        return f"{self.volgnummer:04}"

    @property
    def getoonde_tekst(self) -> str:
        """What readers see."""
        return self.op_de_site or self.tekst

    @property
    def is_ingekort(self) -> bool:
        """Whether something was left out."""
        return bool(self.op_de_site)

    @property
    def getoonde_naam(self) -> str:
        return self.naam or "Een inwoner"

    @property
    def kwam_later(self) -> bool:
        """Whether its writer was typing when the question closed."""
        return self.bron == Inbrengbron.SITE and timezone.localdate(self.ontvangen_op) >= self.vraag.periode.upper

    @property
    def is_openbaar(self) -> bool:
        """Whether everyone may read it."""
        return self.stand == Inbrengstand.ZICHTBAAR and self.mag_openbaar and self.gewist_op is None

    @property
    def is_ongelezen(self) -> bool:
        """Whether nobody read it yet; says of one row what `ONGELEZEN` says of many."""
        wacht = self.stand == Inbrengstand.ZICHTBAAR and self.gelezen_op is None
        return self.gewist_op is None and (wacht or self.stand == Inbrengstand.ONTVANGEN)

    @property
    def is_tegengehouden(self) -> bool:
        return self.stand in TEGENGEHOUDEN
