"""When: the phases that an actie went through, and its mijlpalen with their original date."""

from datetime import date
from typing import Self

import pgtrigger
from django.contrib.postgres.indexes import GistIndex
from django.db import models
from django.db.models import F, Func, Q, Value

from acties.models.actie import Actie, ActieQuerySet
from acties.models.gebeurtenis import tel_regels
from acties.models.soort import Fasedefinitie
from acties.models.status import Publicatie
from acties.models.te_zien import TeZien
from acties.models.tekst import MetTeksten
from basis.bronnen.models import Bron
from basis.tijd.perioden import DateRange, is_voorbij, verschil_in_dagen, verschil_in_maanden
from basis.web.geschiedenis import volg_tekst
from basis.web.tekst import Regelveld, Tekstveld
from basis.web.velden import PeriodeField


class FaseQuerySet(models.QuerySet["Fase"]):
    """The words of the domain for these rows."""

    def zichtbaar(self) -> Self:
        return self.filter(actie__publicatie=Publicatie.GEPUBLICEERD)


class Fase(models.Model):
    """A visit of an actie to a phase of its kind; the visit without an end is where it is now."""

    actie = models.ForeignKey(Actie, verbose_name="actie", on_delete=models.CASCADE, related_name="fasen")
    definitie = models.ForeignKey(Fasedefinitie, verbose_name="fase", on_delete=models.PROTECT, related_name="bezoeken")
    volgnummer = models.PositiveSmallIntegerField("volgnummer")
    begonnen = PeriodeField("begonnen", null=True, blank=True)
    is_huidig = models.BooleanField("nu", default=True)
    beeindigd = PeriodeField("beëindigd", null=True, blank=True)
    bron = models.ForeignKey(
        Bron, verbose_name="bron", null=True, blank=True, on_delete=models.PROTECT, related_name="fasen"
    )

    objects = FaseQuerySet.as_manager()

    class Meta:
        verbose_name = "fase"
        verbose_name_plural = "fasen"
        ordering = ("actie", "volgnummer")
        constraints = (
            models.UniqueConstraint(fields=["actie", "volgnummer"], name="fase_volgnummer_uniek"),
            models.UniqueConstraint(
                fields=["actie"],
                condition=Q(is_huidig=True),
                name="fase_een_tegelijk",
                violation_error_message="Een actie is in één fase tegelijk.",
            ),
            models.CheckConstraint(
                condition=Q(is_huidig=False) | Q(beeindigd__isnull=True),
                name="fase_huidig_heeft_geen_einde",
                violation_error_message="De fase van nu heeft nog geen einde.",
            ),
        )
        triggers = (
            pgtrigger.Trigger(
                name="fase_past_bij_soort",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update,
                func="""
                IF (SELECT soort_id FROM acties_fasedefinitie WHERE id = NEW.definitie_id)
                    <> (SELECT soort_id FROM acties_actie WHERE id = NEW.actie_id) THEN
                    RAISE EXCEPTION 'Deze fase hoort niet bij de soort van de actie.'
                        USING ERRCODE = 'check_violation', CONSTRAINT = 'fase_past_bij_soort';
                END IF;
                RETURN NEW;
                """,
            ),
        )

    def __str__(self) -> str:
        return self.definitie.naam


class Bereikt(models.TextChoices):
    """Whether a mijlpaal was reached; unknown stays unknown."""

    JA = "ja", "bereikt"
    NEE = "nee", "nog niet bereikt"
    ONBEKEND = "onbekend", "onbekend of dit is bereikt"


# By when it is expected, and the first day of that.
_WANNEER = models.functions.Coalesce("verwacht", "gepland")
_BEGINT = Func(_WANNEER, function="lower", output_field=models.DateField())


def afstand(periode: models.functions.Coalesce, op: date) -> Func:
    """How many days a period lies from a day, before or after it, by its `perioden.peildag`."""
    laatste = Func(periode, template="(upper(%(expressions)s) - 1)", output_field=models.DateField())
    eerste = Func(periode, function="lower", output_field=models.DateField())
    return Func(
        models.functions.Coalesce(laatste, eerste),
        Value(op, models.DateField()),
        template="abs(%(expressions)s)",
        arg_joiner=" - ",
        output_field=models.IntegerField(),
    )


class MijlpaalQuerySet(TeZien["Mijlpaal"]):
    """The words of the domain for these rows."""

    def geldend(self) -> Self:
        """Without those that were cancelled."""
        return self.filter(is_vervallen=False)

    def zichtbaar(self) -> Self:
        return self.geldend().filter(actie__publicatie=Publicatie.GEPUBLICEERD)

    def nog_niet_bereikt(self) -> Self:
        """Still to come, or of which nobody knows whether it was reached."""
        return self.exclude(stand=Bereikt.JA)

    def te_laat(self, op: date) -> Self:
        """Not reached, while the original date has passed."""
        return self.geldend().filter(stand=Bereikt.NEE, gepland__endswith__lte=op)

    def komend(self, op: date, aantal: int) -> Self:
        """The first `aantal` that are not reached and expected on or after the day `op`, soonest first.

        Those of which the period has begun come first. They are looked for apart, as each half is one step in an index:
        what is long overdue, and that may be much, is passed over by neither.
        """
        open_ = self.geldend().filter(stand=Bereikt.NEE).annotate(begint=_BEGINT).order_by("begint", "pk")
        begonnen = open_.alias(wanneer=_WANNEER).filter(wanneer__contains=op)[:aantal]
        straks = open_.filter(begint__gt=op)[:aantal]
        return begonnen.union(straks).order_by("begint", "pk")[:aantal]

    def van_acties(self, acties: ActieQuerySet) -> Self:
        return self.filter(actie__in=acties)

    def rond(self, op: date) -> Self:
        """Those with a date, the nearest to the day `op` first: before and after it, by what is known best.

        The date is the last day of the period, or the first of one without an end (`perioden.peildag`).
        """
        ver = afstand(models.functions.Coalesce("bereikt", "verwacht", "gepland"), op)
        return self.annotate(afstand=ver).filter(afstand__isnull=False).order_by("afstand", "pk")

    def voor_agenda(self) -> Self:
        """With what an event in a calendar says, and from the journal how often it changed and when last."""
        return self.select_related("bron", "actie__programmalijn").annotate(**tel_regels("mijlpaal"))

    def voor_lijst(self) -> Self:
        """In time, by what is known best; undated ones last."""
        wanneer = models.functions.Coalesce("bereikt", "verwacht", "gepland")
        return (
            self.select_related("bron")
            .alias(wanneer=Func(wanneer, function="lower", output_field=models.DateField()))
            .order_by(F("wanneer").asc(nulls_last=True), "volgorde", "pk")
        )


@volg_tekst("titel", "soort", "toelichting", "nummer", "gepland", "volgorde", "bron")
class Mijlpaal(MetTeksten, models.Model):
    """A point that an actie must reach: when it was planned, is expected, was reached."""

    actie = models.ForeignKey(Actie, verbose_name="actie", on_delete=models.CASCADE, related_name="mijlpalen")
    slug = models.SlugField("vaste naam", max_length=120)
    titel = Regelveld("titel", max_length=250)
    soort = Regelveld("soort", max_length=40, blank=True, help_text="Bijvoorbeeld advies, stemming of start.")
    toelichting = Tekstveld("toelichting", blank=True)
    nummer = Regelveld("officieel nummer", max_length=100, blank=True)
    gepland = PeriodeField(
        "oorspronkelijk gepland",
        null=True,
        blank=True,
        help_text="De eerste afspraak. Na publicatie verandert deze datum nooit meer; herijk dan de verwachting.",
    )
    verwacht = PeriodeField("nu verwacht", null=True, blank=True)
    bereikt = PeriodeField("bereikt", null=True, blank=True)
    stand = models.CharField("bereikt?", max_length=10, choices=Bereikt, default=Bereikt.NEE)
    is_vervallen = models.BooleanField("vervallen", default=False)
    volgorde = models.PositiveSmallIntegerField("volgorde", default=0)
    bron = models.ForeignKey(
        Bron, verbose_name="bron", null=True, blank=True, on_delete=models.PROTECT, related_name="mijlpalen"
    )

    FEITEN = ("gepland", "verwacht", "bereikt", "stand", "is_vervallen")  # what the journal tells of it
    TEKSTVELDEN = ("titel", "soort", "toelichting", "nummer")

    objects = MijlpaalQuerySet.as_manager()

    class Meta:
        verbose_name = "mijlpaal"
        verbose_name_plural = "mijlpalen"
        indexes = (
            models.Index(
                Func(_WANNEER, function="lower"),
                "id",
                name="mijlpaal_komend",
                condition=Q(stand="nee", is_vervallen=False),
            ),
            GistIndex(_WANNEER, name="mijlpaal_nu", condition=Q(stand="nee", is_vervallen=False)),
        )
        constraints = (
            models.UniqueConstraint(
                fields=["actie", "slug"],
                name="mijlpaal_slug_uniek",
                violation_error_message="Deze actie heeft al een mijlpaal met deze vaste naam.",
            ),
            models.CheckConstraint(
                condition=Q(stand__in=Bereikt.values),
                name="mijlpaal_stand_bestaat",
                violation_error_message="Kies of de mijlpaal is bereikt: ja, nee of onbekend.",
            ),
            models.CheckConstraint(
                condition=Q(bereikt__isnull=True) | Q(stand="ja"),
                name="mijlpaal_bereikt_past_bij_stand",
                violation_error_message="Alleen een bereikte mijlpaal heeft een datum waarop die is bereikt.",
            ),
            *(
                models.CheckConstraint(
                    condition=Q(**{f"{veld}__isnull": True}) | Q(**{f"{veld}__isempty": False}),
                    name=f"mijlpaal_{veld}_niet_leeg",
                    violation_error_message="Een periode eindigt niet voor het begin.",
                )
                for veld in ("gepland", "verwacht", "bereikt")
            ),
        )
        triggers = (
            pgtrigger.Trigger(
                name="oorspronkelijke_datum_blijft",
                when=pgtrigger.Before,
                operation=pgtrigger.UpdateOf("gepland"),  # type: ignore[no-untyped-call]
                condition=pgtrigger.Q(old__gepland__df=pgtrigger.F("new__gepland"), old__gepland__isnull=False),
                func="""
                IF EXISTS (SELECT 1 FROM acties_actie WHERE id = OLD.actie_id AND gepubliceerd_op IS NOT NULL) THEN
                    RAISE EXCEPTION 'De oorspronkelijke datum van een mijlpaal verandert niet na publicatie.'
                        USING ERRCODE = 'check_violation', CONSTRAINT = 'mijlpaal_oorspronkelijke_datum_blijft';
                END IF;
                RETURN NEW;
                """,
            ),
        )

    def __str__(self) -> str:
        return self.titel

    @property
    def actuele_datum(self) -> DateRange | None:
        """What is known best about when: reached, else expected, else planned."""
        return self.bereikt or self.verwacht or self.gepland

    def volgt_op(self) -> tuple[date, int, int]:
        """What sorts mijlpalen as `voor_lijst` does: in time, undated ones last."""
        datum = self.actuele_datum
        return (datum.lower if datum and datum.lower else date.max), self.volgorde, self.pk

    @property
    def afwijking(self) -> int | None:
        """Days from the original date to the present one (positive: later); None when one is not known."""
        nieuw = self.bereikt or self.verwacht
        return verschil_in_dagen(self.gepland, nieuw) if self.gepland and nieuw else None

    @property
    def afwijking_in_maanden(self) -> int | None:
        """Months from the original date to the present one, when both are known as a month; else None."""
        nieuw = self.bereikt or self.verwacht
        return verschil_in_maanden(self.gepland, nieuw) if self.gepland and nieuw else None

    def is_te_laat(self, op: date) -> bool:
        """Whether it is not reached on the day `op`, while its original date has passed."""
        open_ = self.stand == Bereikt.NEE and not self.is_vervallen
        return open_ and self.gepland is not None and is_voorbij(self.gepland, op)
