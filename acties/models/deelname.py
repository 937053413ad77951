"""Who takes part in an actie, in which role, and what each party promised."""

from collections.abc import Iterable
from typing import Self

from django.db import models
from django.db.models import Q

from acties.models.actie import Actie
from acties.models.gebeurtenis import Gebeurtenis
from acties.models.journaalvragen import GebeurtenisQuerySet
from acties.models.tekst import MetTeksten
from basis.bronnen.models import Bron
from basis.tijd.moment import Moment
from basis.web.geschiedenis import volg_tekst
from basis.web.tekst import Regelveld, Tekstveld
from partijen.models import Partij
from partijen.models.partij import PartijQuerySet


class Deelnamerol(models.TextChoices):
    """What a party is in an actie; the role belongs to the pair."""

    TREKKER = "trekker", "leidt de actie"
    INDIENER = "indiener", "indiener"
    OPDRACHTGEVER = "opdrachtgever", "opdrachtgever"
    KERNPARTNER = "kernpartner", "kernpartner"
    ONDERTEKENAAR = "ondertekenaar", "ondertekenaar"
    MEDE_OPSTELLER = "mede-opsteller", "mede-opsteller"
    OPSTELLER = "opsteller", "opsteller"
    PARTNER = "partner", "partner"
    PROGRAMMATEAM = "programmateam", "lid van het programmateam"
    MEDEWETGEVER = "medewetgever", "medewetgever"
    TOEZICHTHOUDER = "toezichthouder", "toezichthouder"
    ADVISEUR = "adviseur", "adviseur"
    GECONSULTEERD = "geconsulteerd", "geconsulteerd"
    KENNISPARTNER = "kennispartner", "kennispartner"
    ONDERZOEKER = "onderzoeker", "onderzoeker"
    EVALUATOR = "evaluator", "evaluator"
    OPRICHTER = "oprichter", "oprichter"
    ORGANISATOR = "organisator", "organisator"
    ONTWIKKELAAR = "ontwikkelaar", "ontwikkelaar"
    OPDRACHTNEMER = "opdrachtnemer", "opdrachtnemer"
    BEGELEIDER = "begeleider", "begeleider"
    UITVOERDER = "uitvoerder", "uitvoerder"
    TOEPASSER = "toepasser", "toepasser"
    PROEFDEELNEMER = "proefdeelnemer", "deelnemer aan de proef"
    WINNAAR = "winnaar", "winnaar"
    DEELNEMER = "deelnemer", "deelnemer"


# Who carries the actie and so reports on the joint part of it. A law has an indiener, an assignment a client; some
# programmes are carried by kernpartners or a team together.
TREKKERS = (
    Deelnamerol.TREKKER,
    Deelnamerol.INDIENER,
    Deelnamerol.OPDRACHTGEVER,
    Deelnamerol.KERNPARTNER,
    Deelnamerol.PROGRAMMATEAM,
)


class DeelnameQuerySet(models.QuerySet["Deelname"]):
    """The words of the domain for these rows."""

    def van_acties(self, acties: Iterable[Actie]) -> Self:
        return self.filter(actie__in=acties)

    def van_partijen(self, partijen: PartijQuerySet) -> Self:
        return self.filter(partij__in=partijen)

    def slugs_van_partijen(self) -> set[str]:
        """Which parties there are among these."""
        return set(self.order_by().values_list("partij__slug", flat=True).distinct())

    def die_trekken(self) -> Self:
        return self.filter(rol__in=TREKKERS)

    def voor_lijst(self) -> Self:
        """In the order of the roles: who carries the actie first."""
        volgorde = models.Case(
            *(models.When(rol=rol, then=nummer) for nummer, rol in enumerate(Deelnamerol.values)),
            output_field=models.SmallIntegerField(),
        )
        return self.select_related("partij", "bron").order_by(volgorde, "partij__sorteernaam", "pk")


class Deelname(MetTeksten, models.Model):
    """A party takes part in an actie in a role."""

    actie = models.ForeignKey(Actie, verbose_name="actie", on_delete=models.CASCADE, related_name="deelnames")
    partij = models.ForeignKey(Partij, verbose_name="partij", on_delete=models.PROTECT, related_name="deelnames")
    rol = models.CharField("rol", max_length=20, choices=Deelnamerol)
    toelichting = Regelveld("toelichting", max_length=300, blank=True)
    bron = models.ForeignKey(
        Bron, verbose_name="bron", null=True, blank=True, on_delete=models.PROTECT, related_name="deelnames"
    )

    TEKSTVELDEN = ("toelichting",)

    objects = DeelnameQuerySet.as_manager()

    class Meta:
        verbose_name = "deelname"
        verbose_name_plural = "deelnames"
        indexes = (models.Index(fields=["partij", "actie"], name="deelname_partij_actie"),)
        constraints = (
            models.UniqueConstraint(
                fields=["actie", "partij", "rol"],
                name="deelname_uniek",
                violation_error_message="Deze partij heeft deze rol al in deze actie.",
            ),
            models.CheckConstraint(
                condition=Q(rol__in=Deelnamerol.values),
                name="deelname_rol_bestaat",
                violation_error_message="Kies een bestaande rol.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.partij.korte_naam}, {self.get_rol_display()}"

    @property
    def in_journaal(self) -> str:
        """As the journal keeps it: the party (its slug) and the role."""
        return f"{self.partij.slug}:{self.rol}"

    @property
    def naam_van_toelichting(self) -> str:
        """Under which the journal tells that its explanation changed."""
        return f"toelichting:{self.in_journaal}"


class Afspraakstand(models.TextChoices):
    """How firm a promise is."""

    VOORGENOMEN = "voorgenomen", "voorgenomen"
    BEVESTIGD = "bevestigd", "bevestigd"
    AANGEPAST = "aangepast", "aangepast"
    INGETROKKEN = "ingetrokken", "ingetrokken"
    NAGEKOMEN = "nagekomen", "nagekomen"


# A promise that does not (yet, or any more) stand needs no date of confirmation.
ZONDER_MOMENT = (Afspraakstand.VOORGENOMEN, Afspraakstand.INGETROKKEN)


class AfspraakQuerySet(models.QuerySet["Afspraak"]):
    """The words of the domain for these rows."""

    def van_acties(self, acties: Iterable[Actie]) -> Self:
        return self.filter(actie__in=acties).select_related("bron")

    def vastgelegd_op(self, moment: Moment) -> Self:
        """Those that there were at a moment."""
        if moment.is_nu:
            return self.all()
        return self.filter(models.Exists(_journaal(moment)))

    def die_staan(self, moment: Moment) -> Self:
        """Promises that were confirmed and are not withdrawn, now or at a moment."""
        if moment.is_nu:
            return self.exclude(stand__in=ZONDER_MOMENT)
        return (
            self.alias(stand_toen=_journaal(moment).laatste_woord("stand"))
            .filter(stand_toen__isnull=False)
            .exclude(stand_toen__in=ZONDER_MOMENT)
        )

    def van_lagen(self, lagen: Iterable[str]) -> Self:
        return self.filter(partij__bestuurslaag__in=lagen)

    def voor_lijst(self) -> Self:
        return self.select_related("partij", "bron").order_by("partij__sorteernaam", "pk")


def _journaal(moment: Moment) -> GebeurtenisQuerySet:
    """The rows about the afspraak of the outer query."""
    return Gebeurtenis.objects.geldend_op(moment).filter(afspraak=models.OuterRef("pk"))


@volg_tekst("eigen_doel", "middelen", "bestuursafspraak", "managementafspraak", "bron")
class Afspraak(models.Model):
    """What one party promises within an actie: its own goal, means and arrangements."""

    actie = models.ForeignKey(Actie, verbose_name="actie", on_delete=models.CASCADE, related_name="afspraken")
    partij = models.ForeignKey(Partij, verbose_name="partij", on_delete=models.PROTECT, related_name="afspraken")
    eigen_doel = Tekstveld("eigen doel", help_text="Wat wil deze partij zelf bereiken?")
    middelen = Tekstveld("middelen", blank=True, help_text="Geld, mensen of tijd.")
    bestuursafspraak = Tekstveld("bestuursafspraak", blank=True, help_text="Wat spraken de bestuurders af?")
    managementafspraak = Tekstveld(
        "managementafspraak", blank=True, help_text="Wat spraken de leidinggevenden af over de uitvoering?"
    )
    stand = models.CharField("stand", max_length=20, choices=Afspraakstand, default=Afspraakstand.VOORGENOMEN)
    bevestigd_op = models.DateTimeField("laatst bevestigd op", null=True, blank=True, editable=False)
    bron = models.ForeignKey(
        Bron, verbose_name="bron", null=True, blank=True, on_delete=models.PROTECT, related_name="afspraken"
    )

    TEKSTEN = ("eigen_doel", "middelen", "bestuursafspraak", "managementafspraak")
    FEITEN = (*TEKSTEN, "stand")  # what the journal tells of it

    objects = AfspraakQuerySet.as_manager()

    class Meta:
        verbose_name = "afspraak"
        verbose_name_plural = "afspraken"
        constraints = (
            models.UniqueConstraint(
                fields=["actie", "partij"],
                name="afspraak_uniek",
                violation_error_message="Deze partij heeft al een afspraak in deze actie. Pas die aan.",
            ),
            models.CheckConstraint(
                condition=Q(stand__in=Afspraakstand.values),
                name="afspraak_stand_bestaat",
                violation_error_message="Kies een bestaande stand.",
            ),
            models.CheckConstraint(
                condition=Q(stand__in=["voorgenomen", "ingetrokken"]) | Q(bevestigd_op__isnull=False),
                name="afspraak_bevestigd_heeft_moment",
                violation_error_message="Een bevestigde afspraak heeft een datum van bevestiging.",
            ),
            models.CheckConstraint(
                condition=~Q(eigen_doel=""),
                name="afspraak_heeft_doel",
                violation_error_message="Een afspraak heeft een eigen doel.",
            ),
        )

    def __str__(self) -> str:
        return f"afspraak van {self.partij.korte_naam}"
