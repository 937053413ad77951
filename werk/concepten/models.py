"""A report that is not published yet, and who must look at it first."""

from datetime import datetime
from typing import Any, Self

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from acties.handelingen import HANDELINGEN, Handeling
from acties.models import Actie, Gebeurtenis, Houder
from acties.models.gebeurtenis import van_houder
from basis.web.tekst import Regelveld, Tekstveld
from partijen import rechten
from partijen.models import Gebruiker, Partij
from partijen.rollen import Recht
from programmalijnen.models import Programma

SOORTEN = {soort: klasse.naam for soort, klasse in HANDELINGEN.items()}


class Conceptstand(models.TextChoices):
    """How far a draft is."""

    CONCEPT = "concept", "concept"
    TER_GOEDKEURING = "ter-goedkeuring", "wacht op goedkeuring"
    TERUGGEGEVEN = "teruggegeven", "teruggegeven"
    GEPUBLICEERD = "gepubliceerd", "gepubliceerd"
    WEGGEGOOID = "weggegooid", "weggegooid"


OPEN = (Conceptstand.CONCEPT, Conceptstand.TER_GOEDKEURING, Conceptstand.TERUGGEGEVEN)
BIJ_SCHRIJVER = (Conceptstand.CONCEPT, Conceptstand.TERUGGEGEVEN)


class ConceptQuerySet(models.QuerySet["Concept"]):
    """The words of the domain for these rows."""

    def open(self) -> Self:
        """What can still become a report."""
        return self.filter(stand__in=OPEN)

    def open_bij(self, acties: Any, *, met_programma: bool = False) -> Self:
        """What can still become a report about one of these acties, or also about the programme as a whole."""
        hier = Q(actie__in=acties)
        return self.open().filter(hier | Q(programma__isnull=False) if met_programma else hier)

    def weggegooid_voor(self, moment: datetime) -> Self:
        """What was thrown away before a moment."""
        return self.filter(stand=Conceptstand.WEGGEGOOID, gewijzigd_op__lt=moment)

    def van(self, gebruiker: Gebruiker) -> Self:
        """What this person wrote."""
        return self.filter(door=gebruiker)

    def van_anderen(self, gebruiker: Gebruiker) -> Self:
        """What colleagues of this person wrote."""
        return self.exclude(door=gebruiker)

    def zichtbaar_voor(self, gebruiker: Gebruiker) -> Self:
        """Those of the parties whose workplace this person sees; and the own ones on behalf of no party."""
        partijen = rechten.partijen_met(gebruiker, Recht.WERKPLEK)
        return self.filter(Q(door=gebruiker, namens__isnull=True) | Q(namens__in=partijen))

    def wacht_op(self, gebruiker: Gebruiker) -> Self:
        """What this person may approve or return: of a colleague, never the own ones."""
        partijen = rechten.partijen_met(gebruiker, Recht.GOEDKEUREN)
        return self.filter(stand=Conceptstand.TER_GOEDKEURING, namens__in=partijen).exclude(door=gebruiker)

    def vraagt_iets_van(self, gebruiker: Gebruiker) -> Self:
        """What waits for this person: to approve, or to write on."""
        eigen = Q(door=gebruiker, stand__in=BIJ_SCHRIJVER)
        return self.zichtbaar_voor(gebruiker).filter(eigen | Q(pk__in=self.wacht_op(gebruiker).values("pk")))

    def gelijk_aan(self, handeling: Handeling) -> Self:
        """What waits for the same kind of report, about the same thing, on behalf of the same party.

        On behalf of no party: only the own ones, nobody else sees those.
        """
        zelfde = self.open().filter(**van_houder(handeling.houder), soort=handeling.soort, welke=handeling.welke)
        if handeling.namens is None:
            return zelfde.filter(namens__isnull=True, door=handeling.gebruiker)
        return zelfde.filter(namens=handeling.namens)

    def voor_lijst(self) -> Self:
        alles = self.select_related("actie", "programma", "namens", "door", "beoordeeld_door")
        return alles.order_by("-gewijzigd_op", "-pk")


class Concept(models.Model):
    """What someone typed in a form about an actie or the programme, kept until it is published or thrown away."""

    actie = models.ForeignKey(
        Actie, verbose_name="actie", null=True, blank=True, on_delete=models.PROTECT, related_name="concepten"
    )
    programma = models.ForeignKey(
        Programma, verbose_name="programma", null=True, blank=True, on_delete=models.PROTECT, related_name="concepten"
    )
    soort = models.CharField("soort", max_length=20, choices=SOORTEN.items())
    welke = Regelveld(
        "welke",
        max_length=120,
        blank=True,
        help_text="De mijlpaal, de partij, de afspraak of de regel van het journaal.",
    )
    gegevens = models.JSONField("gegevens", default=dict, blank=True)
    door = models.ForeignKey(
        Gebruiker, verbose_name="geschreven door", on_delete=models.PROTECT, related_name="concepten"
    )
    namens = models.ForeignKey(
        Partij, verbose_name="namens", null=True, blank=True, on_delete=models.PROTECT, related_name="concepten"
    )
    stand = models.CharField("stand", max_length=20, choices=Conceptstand, default=Conceptstand.CONCEPT)
    indiening = models.PositiveIntegerField("keer ingediend", default=0)
    opmerking = Tekstveld("opmerking", blank=True)
    beoordeeld_door = models.ForeignKey(
        Gebruiker, verbose_name="beoordeeld door", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    gebeurtenis = models.OneToOneField(
        Gebeurtenis, verbose_name="melding", null=True, blank=True, on_delete=models.PROTECT, related_name="concept"
    )
    inzending = models.UUIDField("inzending", null=True, blank=True, unique=True)
    gemaakt_op = models.DateTimeField("gemaakt op", auto_now_add=True)
    gewijzigd_op = models.DateTimeField("gewijzigd op", auto_now=True)

    objects = ConceptQuerySet.as_manager()

    class Meta:
        verbose_name = "concept"
        verbose_name_plural = "concepten"
        indexes = (
            models.Index(fields=["actie"], name="concept_open", condition=Q(stand__in=[stand.value for stand in OPEN])),
        )
        constraints = (
            models.CheckConstraint(
                condition=Q(actie__isnull=False, programma__isnull=True)
                | Q(actie__isnull=True, programma__isnull=False),
                name="concept_van_actie_of_programma",
                violation_error_message="Een concept gaat over een actie, of over het hele programma.",
            ),
            models.CheckConstraint(
                condition=Q(soort__in=list(SOORTEN)),
                name="concept_soort_bestaat",
                violation_error_message="Kies een bestaande soort melding.",
            ),
            models.CheckConstraint(
                condition=Q(stand__in=Conceptstand.values),
                name="concept_stand_bestaat",
                violation_error_message="Kies een bestaande stand.",
            ),
            models.CheckConstraint(
                condition=Q(beoordeeld_door__isnull=True) | ~Q(beoordeeld_door=F("door")),
                name="concept_beoordeeld_door_ander",
                violation_error_message="Wie een concept schrijft, beoordeelt het niet zelf.",
            ),
            models.CheckConstraint(
                condition=~Q(stand="teruggegeven") | Q(opmerking__regex=r"\S"),
                name="concept_teruggegeven_met_opmerking",
                violation_error_message="Schrijf op waarom u het concept teruggeeft.",
            ),
            models.CheckConstraint(
                condition=~Q(stand="gepubliceerd") | Q(gebeurtenis__isnull=False),
                name="concept_gepubliceerd_heeft_melding",
                violation_error_message="Een gepubliceerd concept is een melding.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_soort_display()}: {self.houder}"

    def get_absolute_url(self) -> str:
        return reverse("concepten:concept", args=[self.pk])

    @property
    def houder(self) -> Houder:
        """What it is about: an actie, or the programme as a whole."""
        houder = self.actie or self.programma
        assert houder is not None
        return houder

    @property
    def merk(self) -> str:
        """Marks how the draft stands now; another one after each change."""
        return self.gewijzigd_op.isoformat()

    @property
    def is_open(self) -> bool:
        return self.stand in OPEN

    @property
    def is_bij_schrijver(self) -> bool:
        return self.stand in BIJ_SCHRIJVER

    @property
    def wacht(self) -> bool:
        """Whether it waits for a second person."""
        return self.stand == Conceptstand.TER_GOEDKEURING

    @property
    def is_teruggenomen(self) -> bool:
        """Whether its report was taken back at once."""
        if self.gebeurtenis_id is None:
            return False
        return not Gebeurtenis.objects.filter(pk=self.gebeurtenis_id).staand().exists()

    @property
    def vraagt_vier_ogen(self) -> bool:
        """Whether the party wants a second person to look at it."""
        return self.namens is not None and self.namens.vier_ogen
